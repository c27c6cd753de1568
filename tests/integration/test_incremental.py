"""Second runs: what did not change is not read again, and the tables are those of a fresh run, to the byte."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportmine.model import Reading
from reportmine.settings import ReadingSettings
from reportmine.text import FileEntry, read

if TYPE_CHECKING:
    from conftest import Outcome, Run

COMMAND = (sys.executable, "-m", "reportmine")


def tables(out: Path) -> dict[str, bytes]:
    """Every table of a result folder, as bytes."""
    found = {path.name: path.read_bytes() for path in sorted(out.iterdir()) if path.suffix in (".csv", ".jsonl")}
    assert len(found) >= 26
    return found


def unequal(a: Path, b: Path) -> list[str]:
    """Names of the tables that differ."""
    one, other = tables(a), tables(b)
    assert set(one) == set(other)
    return [name for name in one if one[name] != other[name]]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are opened from now on."""
    names: list[str] = []

    def counted(entry: FileEntry, settings: ReadingSettings) -> tuple[Reading, ...]:
        names.append(entry.doc)
        return read(entry, settings)

    monkeypatch.setattr("reportmine.study.corpus.read", counted)
    return names


def mined(run: Run, folder: Path, out: Path, *more: object) -> Outcome:
    ended = run("mine", folder, "-o", out, *more)
    assert ended.code == 0, ended.err
    return ended


def test_an_unchanged_folder_is_not_read_again(
    run: Run, reports: Callable[[Path, int], Path], tmp_path: Path, opened: list[str]
) -> None:
    folder, out = reports(tmp_path / "in", 12), tmp_path / "out"
    mined(run, folder, out)
    assert len(opened) == 12
    before = tables(out)
    opened.clear()
    ended = mined(run, folder, out)
    assert opened == []
    assert tables(out) == before
    assert "结果沿用上一次的" in ended.err


def test_what_changed_is_read_and_nothing_else(
    run: Run, reports: Callable[[Path, int], Path], tmp_path: Path, opened: list[str]
) -> None:
    """One file changed, one added, one gone: with --rebuild all tables are those of a fresh run."""
    folder, out = reports(tmp_path / "in", 8), tmp_path / "out"
    mined(run, folder, out)
    changed, gone = folder / "报告003.txt", folder / "报告007.txt"
    changed.write_bytes(changed.read_bytes() + "此外，还开展了4月书画展活动，共有21人参加。\r\n".encode())
    gone.unlink()
    (folder / "新.txt").write_bytes("红旗机械厂工会2015年工作总结\n3月，红旗机械厂工会举办了读书会。\n".encode())
    opened.clear()
    mined(run, folder, out, "--rebuild")
    assert sorted(opened) == ["报告003.txt", "新.txt"]
    mined(run, folder, tmp_path / "fresh")
    assert unequal(out, tmp_path / "fresh") == []


@pytest.mark.slow
def test_within_an_epoch_what_depends_on_nothing_else_is_as_fresh(
    run: Run, reports: Callable[[Path, int], Path], tmp_path: Path, opened: list[str]
) -> None:
    """Under a tenth changed: the statistics stay, and what is found in single documents is that of a fresh run."""
    folder, out = reports(tmp_path / "in", 20), tmp_path / "out"
    for path in folder.iterdir():  # title, heading and two activities are enough
        path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:4]))
    mined(run, folder, out)
    epoch = _epoch(out)
    changed = folder / "报告003.txt"
    changed.write_bytes(changed.read_bytes() + "此外，还开展了4月书画展活动，共有21人参加。\r\n".encode())
    opened.clear()
    mined(run, folder, out)
    assert opened == ["报告003.txt"]
    assert _epoch(out) == epoch
    mined(run, folder, tmp_path / "fresh")
    assert {"figures.csv", "figures.jsonl"}.isdisjoint(unequal(out, tmp_path / "fresh"))
    mined(run, folder, out, "--rebuild")
    assert _epoch(out) != epoch
    assert unequal(out, tmp_path / "fresh") == []


def _epoch(out: Path) -> str:
    with sqlite3.connect(out / "reportmine.db") as db:
        (name,) = db.execute("SELECT name FROM epoch").fetchone()
    db.close()
    return str(name)


def test_an_unchanged_table_of_texts_is_not_read_again(run: Run, tmp_path: Path, opened: list[str]) -> None:
    table, store = tmp_path / "in" / "报告.csv", tmp_path / "s.db"
    table.parent.mkdir()
    table.write_text("doc,text\n甲,一月举办了读书会。\n乙,二月慰问困难职工。\n", encoding="utf-8")
    first = run("reuse", table.parent, "--store", store)
    again = run("reuse", table.parent, "--store", store)
    assert opened.count("报告.csv") == 1  # the sample reports that lend their counts are read as well
    assert (first.code, first.out) == (again.code, again.out) == (0, b"")


def test_a_lexicon_of_ones_own_begins_an_epoch_of_its_own(
    run: Run, reports: Callable[[Path, int], Path], tmp_path: Path
) -> None:
    folder, out, lexicon = reports(tmp_path / "in", 12), tmp_path / "out", tmp_path / "词.txt"
    lexicon.write_text("读书会活动\n", encoding="utf-8")
    mined(run, folder, out)
    before = _epoch(out)
    mined(run, folder, out, "--lexicon", lexicon)
    with_own = _epoch(out)
    lexicon.write_text("读书会活动\n困难职工家庭\n", encoding="utf-8")
    mined(run, folder, out, "--lexicon", lexicon)
    assert len({before, with_own, _epoch(out)}) == 3
    assert before.rpartition("-")[2] == with_own.rpartition("-")[2]  # a check goes by the rest


def test_a_touched_file_gives_the_same_tables(run: Run, reports: Callable[[Path, int], Path], tmp_path: Path) -> None:
    folder, out = reports(tmp_path / "in", 6), tmp_path / "out"
    mined(run, folder, out)
    before = tables(out)
    os.utime(folder / "报告001.txt", (1, 1))
    mined(run, folder, out)
    assert tables(out) == before


def test_a_result_file_that_was_lost_comes_back(run: Run, reports: Callable[[Path, int], Path], tmp_path: Path) -> None:
    folder, out = reports(tmp_path / "in", 6), tmp_path / "out"
    mined(run, folder, out)
    before = tables(out)
    (out / "pairs.csv").unlink()
    mined(run, folder, out)
    assert tables(out) == before


def test_results_inside_the_folder_are_not_read(
    run: Run, reports: Callable[[Path, int], Path], tmp_path: Path, opened: list[str]
) -> None:
    folder = reports(tmp_path / "in", 5)
    out = folder / "结果"
    mined(run, folder, out)
    before = tables(out)
    opened.clear()
    mined(run, folder, out, "--rebuild")
    assert (opened, tables(out) == before) == ([], True)


def test_unfinished_results_inside_the_folder_are_not_read(
    run: Run, reports: Callable[[Path, int], Path], tmp_path: Path, opened: list[str]
) -> None:
    """A run that was killed while it wrote left tables and no manifest."""
    folder = reports(tmp_path / "in", 5)
    out = folder / "结果"
    mined(run, folder, out)
    before = tables(out)
    (out / "manifest.json").unlink()
    opened.clear()
    mined(run, folder, out, "--rebuild")
    assert (opened, tables(out) == before) == ([], True)


def test_the_folder_itself_as_result_folder(
    run: Run, reports: Callable[[Path, int], Path], tmp_path: Path, opened: list[str]
) -> None:
    """OUT is the folder that is mined: the tables in it are no reports."""
    folder = reports(tmp_path / "in", 5)
    mined(run, folder, folder)
    before = tables(folder)
    opened.clear()
    mined(run, folder, folder, "--rebuild")
    assert (opened, tables(folder) == before) == ([], True)


@pytest.mark.slow
def test_tables_depend_on_neither_hash_seed_nor_order(reports: Callable[[Path, int], Path], tmp_path: Path) -> None:
    """Two seeds, the files named in two orders, one process and two."""
    folder = reports(tmp_path / "in", 12)
    names = sorted(str(path) for path in folder.iterdir())
    for seed, order, workers, out in (("1", names, "1", "a"), ("77", names[::-1], "2", "b")):
        call = [*COMMAND, "mine", *order, "-o", str(tmp_path / out), "-q", "--workers", workers]
        subprocess.run(call, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed}, timeout=60)
    assert unequal(tmp_path / "a", tmp_path / "b") == []


@pytest.fixture
def heeding_interrupts() -> Iterator[None]:
    """Where the tests run in the background, Ctrl-C is ignored by whatever they start; here it must not be."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


INTERRUPTED_WHILE_FORKING = """
import os, signal
from reportmine.engine import LocalEngine

def upper(shared, item):
    return item.upper()

os.register_at_fork(before=lambda: os.kill(os.getpid(), signal.SIGINT))
try:
    list(LocalEngine(2).map(upper, ["a"] * 500, None))
except KeyboardInterrupt:
    print("interrupted")
"""


@pytest.mark.usefixtures("heeding_interrupts")
def test_ctrl_c_while_the_pool_is_made_is_not_lost() -> None:
    """What is raised inside a hook of fork() is printed and forgotten; Ctrl-C has to wait until the fork is over."""
    call = [sys.executable, "-c", INTERRUPTED_WHILE_FORKING]
    ended = subprocess.run(call, capture_output=True, timeout=60, text=True)
    assert (ended.stdout, ended.stderr) == ("interrupted\n", "")


def wait_for_rows(store: Path, table: str, process: subprocess.Popen[bytes]) -> None:
    """Returns as soon as the running process has put something into a table of its store."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        assert process.poll() is None, "ended before it could be interrupted"
        if store.exists():
            with closing(sqlite3.connect(store)) as db, suppress(sqlite3.OperationalError):  # being made just now
                if db.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone():
                    return
        time.sleep(0.02)
    pytest.fail(f"nothing in {table} after a minute")


@pytest.mark.slow
@pytest.mark.usefixtures("heeding_interrupts")
@pytest.mark.parametrize(
    ("count", "table"),  # enough reports (and then pairs of reports) for a pool of processes
    [pytest.param(72, "readings", id="reading"), pytest.param(16, "epoch", id="comparing")],
)
def test_interrupted_and_run_again(
    run: Run, reports: Callable[[Path, int], Path], tmp_path: Path, count: int, table: str
) -> None:
    """Ctrl-C while reading or comparing: exit 130, one line, a store that opens; the next run equals a clean one."""
    folder, out = reports(tmp_path / "in", count), tmp_path / "out"
    call = [*COMMAND, "mine", str(folder), "-o", str(out), "--workers", "2"]
    process = subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True)
    try:
        wait_for_rows(out / "reportmine.db", table, process)
        os.killpg(process.pid, signal.SIGINT)
        said = process.communicate(timeout=30)[1].decode("utf-8")
    finally:
        process.kill()
        process.wait()
    assert process.returncode == 130
    assert not (out / "manifest.json").exists()
    with closing(sqlite3.connect(out / "reportmine.db")) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert said.splitlines()[-1] == "已中断；已完成的部分保存在结果库中，再运行一次即可继续。"
    assert "Traceback" not in said
    if table == "epoch":
        mined(run, folder, out)
        mined(run, folder, tmp_path / "clean")
        assert unequal(out, tmp_path / "clean") == []


def test_a_grouping_looked_at_in_passing_leaves_the_tables_of_mine_alone(
    run: Run, reports: Callable[[Path, int], Path], tmp_path: Path
) -> None:
    folder, out = reports(tmp_path / "in", 6), tmp_path / "out"
    mined(run, folder, out)
    page = (out / "report.html").read_bytes()
    store = out / "reportmine.db"
    assert run("themes", folder, "--by", "unit", "--store", store, "-o", tmp_path / "t.csv").code == 0
    assert "没有变化" in mined(run, folder, out).err
    assert run("report", store, "-o", tmp_path / "again.html").code == 0
    assert (tmp_path / "again.html").read_bytes() == page
