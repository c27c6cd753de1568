"""What a store remembers of a screened collection after detours: other sizes, halves of two states, killed runs."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from large_collection import Row, report, reworded, tables, written

from reportmine.engine import LocalEngine
from reportmine.settings import Settings
from reportmine.store import Store
from reportmine.study import ReuseStudy, load, reuse_of

ENGINE, SETTINGS = LocalEngine(2), Settings()
SIGNS = [chr(code) for code in range(0x4E00, 0x9000)]
N = 120


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Collections of a hundred are screened, and most reports are in no sample."""
    monkeypatch.setattr("reportmine.reuse.longstrings.LARGE", 100)
    monkeypatch.setattr("reportmine.study.corpus.LARGE", 100)
    monkeypatch.setattr("reportmine.study.screening.SAMPLE", 5)
    monkeypatch.setattr("reportmine.study.screening.TAUGHT", 3)


def strange(rng: random.Random, lines: int = 24) -> str:
    """A report that shares nothing with others."""

    def words(n: int) -> str:
        return "".join(rng.choices(SIGNS, k=n))

    body = [f"{words(21)}。{words(8)}，{words(11)}。{words(30)}。" for _ in range(lines)]
    return "\n".join([f"{words(4)}工会总结", *body])


def strangers(n: int = N) -> list[Row]:
    rng = random.Random(3)
    return [{"doc": f"r{i:04d}", "text": strange(rng)} for i in range(n)]


def with_passage(rows: list[Row], source: int, target: int) -> None:
    """Lines 4 to 7 of one report in another."""
    taken, lines = rows[source]["text"].split("\n"), rows[target]["text"].split("\n")
    rows[target]["text"] = "\n".join([*lines[:3], *taken[3:7], *lines[7:]])


def studied(rows: list[Row], store: Path) -> tuple[ReuseStudy, dict[str, list[object]]]:
    with Store(store) as kept:
        corpus = load([written(store.with_suffix(".jsonl"), rows)], SETTINGS, ENGINE, kept, on_demand=True)
        study = reuse_of(corpus, SETTINGS, ENGINE, kept)
        return study, tables(corpus, study, "pairs", "matches", "families")


def named(study: ReuseStudy) -> set[tuple[str, str]]:
    return {(pair.doc_a, pair.doc_b) for pair in study.pairs}


def from_nothing(rows: list[Row], store: Path) -> dict[str, list[object]]:
    """The tables under the epoch of a store of which all else is forgotten."""
    with closing(sqlite3.connect(store)) as db:
        for name in ("aligned", "scripts", "measured", "screened", "rare"):
            db.execute(f"DELETE FROM {name}")
        db.commit()
    return studied(rows, store)[1]


def test_where_the_first_of_many_alike_is_gone_the_others_still_meet(tmp_path: Path) -> None:
    rows = strangers()
    common = strange(random.Random(5)).split("\n")[1:11]
    for row in rows[:45]:
        lines = row["text"].split("\n")
        row["text"] = "\n".join([lines[0], *common, *lines[11:]])
    first, _ = studied(rows, tmp_path / "s.db")
    again, found = studied(rows[1:], tmp_path / "s.db")
    assert again.n_kept > 0
    assert len(first.pairs) > len(again.pairs) > 40
    assert found == from_nothing(rows[1:], tmp_path / "s.db")


def test_reports_of_two_states_that_never_met_are_compared(tmp_path: Path) -> None:
    rows, rng = strangers(), random.Random(99)
    one, other = ({n: report(rng) for n in part} for part in (range(6), range(6, 12)))
    other[6] = reworded(one[0])

    def state(*changes: dict[int, str]) -> list[Row]:
        texts = {n: text for change in changes for n, text in change.items()}
        return [row | {"text": texts.get(n, row["text"])} for n, row in enumerate(rows)]

    for now in (state(), state(one), state(other)):
        study, _ = studied(now, tmp_path / "s.db")
        assert ("r0000", "r0006") not in named(study)
    both = state({n: one[n] for n in range(3)}, {n: other[n] for n in range(6, 9)})
    study, _ = studied(both, tmp_path / "s.db")
    assert ("r0000", "r0006") in named(study)


def test_a_collection_that_changes_its_size_forgets_other_candidates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportmine.reuse.longstrings.MANY", N)
    rows = strangers()
    with_passage(rows, 60, 70)
    source = rows[20]["text"].split("\n")
    for row in rows[20:50]:  # what thirty hold is rare among many only
        lines = row["text"].split("\n")
        half = [line[:22] + other[22:31] + line[31:] for line, other in zip(source[3:8], lines[3:8], strict=True)]
        row["text"] = "\n".join([*lines[:3], *half, *lines[8:]])
    many, _ = studied(rows, tmp_path / "s.db")
    fewer, _ = studied(rows[:-1], tmp_path / "s.db")
    assert many.epoch == fewer.epoch
    assert len(fewer.pairs) < len(many.pairs)
    assert fewer.n_kept == 0
    again, _ = studied(rows[:-1], tmp_path / "s.db")
    assert named(again) == named(fewer)
    assert again.n_kept == again.reuse.n_candidates


def test_a_run_that_is_killed_at_its_end_hides_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = strangers()
    studied(rows, tmp_path / "s.db")
    copy = {"doc": "y", "text": rows[80]["text"] + "\n补记。"}

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    for step in ("forget_reports", "put_screened"):
        with monkeypatch.context() as patch:
            patch.setattr(Store, step, killed)
            with pytest.raises(KeyboardInterrupt):
                studied([row for row in rows if row["doc"] != "r0080"] + [copy], tmp_path / "s.db")
    study, _ = studied([*rows, copy], tmp_path / "s.db")
    assert ("r0080", "y") in named(study)


@pytest.mark.parametrize("lost", ["aligned", "scripts", "measured", "screened", "rare"])
def test_whatever_is_lost_of_an_epoch_is_made_again(tmp_path: Path, lost: str) -> None:
    rows = strangers()
    with_passage(rows, 60, 70)
    rows[81]["text"] = rows[80]["text"] + "\n补记。"
    _, wanted = studied(rows, tmp_path / "s.db")
    assert len(wanted["pairs"]) == 2
    with closing(sqlite3.connect(tmp_path / "s.db")) as db:
        db.execute(f"DELETE FROM {lost}")
        db.commit()
    assert studied(rows, tmp_path / "s.db")[1] == wanted
