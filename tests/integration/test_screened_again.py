"""A large collection that changed a little: what is new is compared, the rest kept, and the tables are those of all."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from large_collection import Row, collection_rows, reworded, tables, written

from reportmine.engine import LocalEngine
from reportmine.settings import ReuseSettings, Settings
from reportmine.store import Store
from reportmine.study import ReuseStudy, load, reuse_of

if TYPE_CHECKING:
    from conftest import Run

ENGINE, SETTINGS = LocalEngine(2), Settings()
WHOLE = Settings(reuse=ReuseSettings(whole=True))
TABLES = ("pairs", "matches", "families", "documents")


def changed(rows: list[Row]) -> list[Row]:
    """A copy of report 20 in place of 30, a passage of 200 in 40, the copy 10 gone, three sentences more in 3, one new.

    And one handed in by four units, of which one was there before.
    """
    now = {row["doc"]: dict(row) for row in rows if row["doc"] != "r0010"}
    now["r0030"]["text"] = "\n".join(["某处工会总结", *reworded(now["r0020"]["text"]).split("\n")[1:]])
    lines, source = now["r0040"]["text"].split("\n"), now["r0200"]["text"].split("\n")
    now["r0040"]["text"] = "\n".join([*lines[:4], *source[4:7], *lines[7:]])
    now["r0003"]["text"] += "\n补记：走访困难职工12户。又到三家企业看望职工。年底作了小结。"
    now["new"] = {"doc": "new", "text": now["r0050"]["text"].replace("职工", "员工")}
    now |= {f"same{n}": {"doc": f"same{n}", "text": now["r0060"]["text"]} for n in range(3)}
    return list(now.values())


def studied(path: Path, store: Path, settings: Settings = SETTINGS) -> tuple[ReuseStudy, dict[str, list[object]]]:
    with Store(store) as kept:
        corpus = load([path], settings, ENGINE, kept, on_demand=True)
        study = reuse_of(corpus, settings, ENGINE, kept)
        return study, tables(corpus, study, *TABLES)


def forgotten(store: Path, *names: str) -> None:
    """Drops what was kept of pairs and screenings, but not the epoch."""
    with closing(sqlite3.connect(store)) as db:
        for name in names or ("aligned", "measured", "screened", "rare"):
            db.execute(f"DELETE FROM {name}")
        db.commit()


@pytest.fixture(scope="module", params=[SETTINGS, WHOLE], ids=["all", "whole"])
def kept(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> tuple[Settings, Path, Path]:
    """Settings, a store that knows the collection under them, and the collection changed a little."""
    folder = tmp_path_factory.mktemp("again")
    table = written(folder / "reports.jsonl", collection_rows())
    first, _ = studied(table, folder / "kept.db", request.param)
    assert first.n_kept == 0
    assert first.screened is not None
    return request.param, folder / "kept.db", written(table, changed(collection_rows()))


def copied(store: Path, to: Path) -> Path:
    shutil.copy(store, to)
    return to


def test_what_is_new_is_found_as_if_all_were_compared(kept: tuple[Settings, Path, Path], tmp_path: Path) -> None:
    settings, store, table = kept
    again, of_again = studied(table, copied(store, tmp_path / "again.db"), settings)
    forgotten(copied(store, tmp_path / "anew.db"))
    anew, of_anew = studied(table, tmp_path / "anew.db", settings)
    assert again.n_kept > 0
    assert anew.n_kept == 0
    assert again.epoch == anew.epoch
    pairs = {(pair.doc_a, pair.doc_b) for pair in again.pairs}
    assert {("r0020", "r0030"), ("new", "r0050"), ("same0", "same2"), ("r0060", "same0")} <= pairs
    assert (("r0040", "r0200") in pairs) is not settings.reuse.whole
    assert not any("r0010" in pair for pair in pairs)
    for name in TABLES:
        assert of_again[name] == of_anew[name], name


def test_a_third_run_over_the_same_gives_the_same(kept: tuple[Settings, Path, Path], tmp_path: Path) -> None:
    settings, store, table = kept
    place = copied(store, tmp_path / "again.db")
    _, second = studied(table, place, settings)
    with closing(sqlite3.connect(place)) as db:
        (n_screened,) = db.execute("SELECT count(*) FROM screened").fetchone()
        before = dict(db.execute("SELECT pair, payload FROM measured"))
    third, of_third = studied(table, place, settings)
    assert of_third == second
    assert n_screened == len(changed(collection_rows())) - 1  # one was handed in twice
    assert third.n_kept == third.reuse.n_candidates  # nothing was compared
    with closing(sqlite3.connect(place)) as db:
        assert dict(db.execute("SELECT pair, payload FROM measured")) == before


@pytest.mark.parametrize("lost", [("screened", "measured"), ("screened", "measured", "aligned"), ("rare",)])
def test_a_run_that_was_killed_is_finished_by_the_next(
    kept: tuple[Settings, Path, Path], tmp_path: Path, lost: tuple[str, ...]
) -> None:
    settings, store, table = kept
    _, wanted = studied(table, copied(store, tmp_path / "whole.db"), settings)
    torn = copied(store, tmp_path / "torn.db")
    forgotten(torn, *lost)
    study, found = studied(table, torn, settings)
    assert study.n_kept == 0  # who was screened is told last: without it all are screened
    assert found == wanted


def test_a_collection_that_changed_much_is_compared_anew(kept: tuple[Settings, Path, Path], tmp_path: Path) -> None:
    settings, store, _ = kept
    rows = collection_rows()
    for row in rows[: len(rows) // 5]:
        row["text"] += "\n另有一段新写的文字。"
    study, _ = studied(written(tmp_path / "reports.jsonl", rows), copied(store, tmp_path / "much.db"), settings)
    assert study.n_kept == 0


def test_a_new_number_of_reports_has_candidates_of_its_own(
    kept: tuple[Settings, Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, store, table = kept
    if settings.reuse.whole:
        pytest.skip("whole reports are chosen alike until there are very many")
    _, wanted = studied(table, copied(store, tmp_path / "same.db"), settings)
    monkeypatch.setattr("reportmine.reuse.longstrings.MANY", 500)
    study, found = studied(table, copied(store, tmp_path / "more.db"), settings)
    assert study.n_kept == 0
    assert found["pairs"] == wanted["pairs"]


def test_the_command_says_how_many_pairs_were_kept(kept: tuple[Settings, Path, Path], tmp_path: Path, run: Run) -> None:
    settings, store, table = kept
    place = copied(store, tmp_path / "told.db")
    more = ["--whole"] if settings.reuse.whole else []
    first, again = (run("reuse", table, "--store", place, *more) for _ in range(2))
    assert (first.code, again.code) == (0, 0)
    assert "上次已比对" in first.err
    assert first.out == again.out
