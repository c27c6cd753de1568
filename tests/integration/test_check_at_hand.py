"""What is kept ready for checks changes no result: statistics beside a store, and the desk of a server."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from reportmine.engine import LocalEngine
from reportmine.findings import Correction
from reportmine.reports.table import Table
from reportmine.results.comparing import new_file
from reportmine.reuse import Statistics
from reportmine.reuse.equivalents import Equivalents
from reportmine.settings import Settings
from reportmine.store import Store
from reportmine.study import Desk, Remembering, check_against, checking, epochs, load, near_index, receive, reuse_of
from reportmine.study.alone import alone_if_few
from reportmine.study.reusestudy import ReuseStudy

ROOT = Path(__file__).resolve().parents[2]
REPORTS = ROOT / "corpus" / "reports"
NEW = REPORTS / "清溪县春芽幼儿园工会" / "2017年工作总结.txt"


class Counting(LocalEngine):
    """An engine that notes how many items each step worked on."""

    def __init__(self) -> None:
        super().__init__(workers=1)
        self.worked: dict[str, int] = {}

    def map(
        self, kernel: Callable[..., Any], items: Sequence[Any], shared: Any, *, label: str = "", **more: Any
    ) -> Iterator[Any]:
        """As always, counted by label."""
        self.worked[label] = self.worked.get(label, 0) + len(items)
        return super().map(kernel, items, shared, label=label, **more)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the sample corpus with an epoch."""
    path = tmp_path_factory.mktemp("hand") / "往年.db"
    with Store(path) as store:
        reuse_of(load([REPORTS], Settings(), LocalEngine(), store), Settings(), LocalEngine(), store)
    return path


@pytest.fixture
def kept(made: Path, tmp_path: Path) -> Iterator[Store]:
    shutil.copy(made, tmp_path / "往年.db")
    with Store(tmp_path / "往年.db") as store:
        yield store


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    path = tmp_path / "新.txt"
    path.write_text(NEW.read_text(encoding="utf-8"), encoding="utf-8")
    return path


def told(found: ReuseStudy) -> object:
    return found.pairs, found.reuse.matches, found.families, dict(found.standings), found.epoch


def tables(found: dict[str, Table]) -> object:
    return {name: (table.columns, table.rows) for name, table in found.items()}


def equal(one: object, other: object) -> bool:
    """Whether two results are the same; standings hold arrays."""
    return repr(one) == repr(other)


def test_mapped_statistics_are_those_of_the_store(kept: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = kept.path.with_name("往年.epoch")
    plain = epochs.kept_statistics(kept)
    assert plain is not None and not folder.exists()  # of a small store they are unpacked at once
    monkeypatch.setattr(epochs, "WORTH", 0)
    assert epochs.kept_statistics(kept) is not None
    assert (folder / "about.json").is_file()
    monkeypatch.setattr(Statistics, "from_bytes", None)  # not asked for any more
    mapped = epochs.kept_statistics(kept)
    assert mapped is not None
    assert mapped.to_bytes() == plain.to_bytes()
    assert mapped.equivalents == plain.equivalents
    assert type(mapped.keys) is np.ndarray and not mapped.keys.flags.owndata


@pytest.mark.parametrize("harm", ["another epoch", "a torn file", "no array", "a file in its place"])
def test_what_is_not_whole_or_of_another_epoch_is_passed_over(
    kept: Store, monkeypatch: pytest.MonkeyPatch, harm: str
) -> None:
    monkeypatch.setattr(epochs, "WORTH", 0)
    plain = epochs.kept_statistics(kept)
    folder = kept.path.with_name("往年.epoch")
    name = kept.epoch_name()
    if harm == "another epoch":
        wrong = kept.epoch()
        assert wrong is not None
        kept.put_epoch("other-12345678", wrong[1], wrong[2])
    elif harm == "a torn file":
        array = folder / f"{name}-keys.npy"
        array.write_bytes(array.read_bytes()[:200])
    elif harm == "no array":
        (folder / f"{name}-shapes.npy").unlink()
    else:
        shutil.rmtree(folder)
        folder.write_text("", encoding="utf-8")
    again = epochs.kept_statistics(kept)
    assert plain is not None and again is not None
    assert again.to_bytes() == plain.to_bytes()
    if folder.is_dir():
        assert {path.name.rsplit("-", 1)[0].removesuffix("-index") for path in folder.glob("*.npy")} == {
            kept.epoch_name()
        }


def test_a_check_with_mapped_statistics_gives_the_same(
    kept: Store, fresh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine, settings = LocalEngine(workers=1), Settings()
    plain = told(check_against(receive([fresh], settings.reading, engine), kept, settings, engine).reuse)
    monkeypatch.setattr(epochs, "WORTH", 0)
    for _ in range(2):
        found = check_against(receive([fresh], settings.reading, engine), kept, settings, engine)
        assert equal(told(found.reuse), plain)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small collections are treated as large ones."""
    monkeypatch.setattr(checking, "FEW", 1)
    monkeypatch.setattr(checking, "NEAREST", 8)


@pytest.mark.usefixtures("few")
def test_a_desk_makes_nothing_of_a_reference_twice_and_changes_no_result(kept: Store, fresh: Path) -> None:
    epoch = kept.epoch()
    assert epoch is not None
    taught = replace(Statistics.from_bytes(epoch[2]), equivalents=Equivalents((("举办", "开展"), ("活动", "工作"))))
    kept.put_epoch(epoch[0], epoch[1], taught.to_bytes())
    data = fresh.read_bytes()
    plain = new_file(kept, "新.txt", data, {})
    engine = Counting()
    desk = Desk(Remembering(engine), near_index(kept))
    first = new_file(kept, "新.txt", data, {}, desk)
    cold, engine.worked = engine.worked, {}
    second = new_file(kept, "新.txt", data, {}, desk)
    assert tables(dict(first.tables)) == tables(dict(second.tables)) == tables(dict(plain.tables))
    assert first.texts == second.texts == plain.texts
    steps = ("整理", "提取特征", "替换同义词", "计算权重")
    assert all(cold[step] > 5 for step in steps)
    assert [engine.worked[step] for step in steps] == [1, 1, 1, 1]  # the new report


@pytest.mark.usefixtures("few")
def test_a_desk_keeps_nothing_of_a_new_report(kept: Store, fresh: Path) -> None:
    desk = Desk(Remembering(LocalEngine(workers=1)), near_index(kept))
    for name in ("新.txt", "又新.txt"):
        new_file(kept, name, fresh.read_bytes(), {}, desk)
    held = [value for _, (of, result) in desk.engine._results.items() for value in (*of, result)]
    assert held
    docs = {str(getattr(getattr(value, "document", value), "doc", "")) for value in held}
    assert not docs & {"新.txt", "又新.txt"}


@pytest.mark.usefixtures("few")
def test_a_desk_sees_a_correction(kept: Store, fresh: Path) -> None:
    desk = Desk(Remembering(LocalEngine(workers=1)), near_index(kept))
    before = new_file(kept, "新.txt", fresh.read_bytes(), {}, desk)
    row = next(row for row in before.tables["documents"].records() if row["doc"] != "新.txt")
    kept.put_corrections([Correction(str(row["sha256"]), "year", "1999", "张", "2020-01-01")])
    after = new_file(kept, "新.txt", fresh.read_bytes(), {}, desk)
    years = {row["doc"]: row["year"] for row in after.tables["documents"].records()}
    assert years[row["doc"]] == 1999


def test_the_oldest_is_forgotten(monkeypatch: pytest.MonkeyPatch, kept: Store) -> None:
    from reportmine.study import desk as at

    monkeypatch.setattr(at, "REFERENCES", 2)
    engine = Remembering(LocalEngine(workers=1))
    readings = kept.readings()[:4]
    for reading in readings:
        assert engine.known(reading) is reading
        list(engine.map(_told, [reading], None, label="整理"))
    again = kept.readings()[:4]
    assert [engine.known(reading) is reading for reading in again[3:1:-1]] == [False, False]
    assert engine.known(again[0]) is again[0]
    assert len(engine._results) <= at.STEPS * 2 and len(engine._own) <= 2 + at.STEPS * 2


def _told(_: None, reading: object) -> tuple[object, ...]:
    return ([reading],)


def test_few_documents_are_worked_on_in_this_process() -> None:
    engine = LocalEngine(workers=2)
    few, many = alone_if_few(engine, 100), alone_if_few(engine, 1000)
    assert isinstance(few, LocalEngine) and few.workers == 1 and few.progress is engine.progress
    assert many is engine
    remembering = Remembering(engine)
    assert alone_if_few(remembering, 1) is remembering
