"""`reportmine --help` is instant: heavy libraries are imported by the work that needs them, not by the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from reportmine.engine import LocalEngine
from reportmine.settings import Settings
from reportmine.store import Store
from reportmine.study import load, reuse_of

HEAVY = (
    "jieba",
    "rjieba",
    "sklearn",
    "scipy",
    "docx",
    "openpyxl",
    "xlsxwriter",
    "lxml",
    "opencc",
    "pyarrow",
    "pandas",
    "pyspark",
)
BUDGET_SECONDS = 0.4
# of the program itself and of others, what a check of texts against a store has no use for
UNUSED = (
    *(name for name in HEAVY if name not in ("scipy", "opencc")),
    "jinja2",
    "rich.table",
    "starlette",
    *(f"reportmine.{name}" for name in ("activities", "themes", "checks", "web", "reports.page", "reports.workbook")),
    *(f"reportmine.{name}" for name in ("results.folder", "results.pages", "study.mining", "study.analysing")),
)
PROBE = """
import json, sys
from reportmine.cli.main import main
sys.argv = ["reportmine", *json.loads(sys.argv[1])]
try:
    main()
except SystemExit as stop:
    code = stop.code or 0
else:
    code = 0
print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""


def _help(*arguments: str) -> tuple[int, set[str], str]:
    """Exit code, modules imported, and what was printed."""
    return _run(*arguments, "--help")


def _run(*arguments: str) -> tuple[int, set[str], str]:
    command: Sequence[str] = [sys.executable, "-c", PROBE, json.dumps(arguments)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    code, modules = json.loads(done.stderr.splitlines()[-1])
    return code, set(modules), done.stdout


@pytest.mark.parametrize("arguments", [(), ("mine",), ("reuse",), ("check",), ("serve",), ("themes",)])
def test_help_imports_nothing_heavy(arguments: tuple[str, ...]) -> None:
    code, modules, printed = _help(*arguments)
    assert code == 0
    assert "--help" in printed
    assert [name for name in HEAVY if name in modules] == []


@pytest.mark.skipif(sys.platform == "win32", reason="no times of child processes on Windows")
def test_help_takes_under_four_tenths_of_a_second() -> None:
    """Processor time, the best of five: other work on the machine must not decide."""
    spent = []
    for _ in range(5):
        before = os.times()
        subprocess.run([sys.executable, "-m", "reportmine", "--help"], capture_output=True, check=True)
        after = os.times()
        spent.append(after.children_user + after.children_system - before.children_user - before.children_system)
    assert min(spent) < BUDGET_SECONDS


def test_a_check_imports_only_what_it_uses(tmp_path: Path) -> None:
    references = tmp_path / "往年"
    references.mkdir()
    for year in range(2003, 2015):  # enough of them that none of our sample reports is borrowed
        text = f"{year}年工会工作总结\n举办{year}年职工篮球赛，参加{year - 1900}人。\n慰问困难职工{year - 1990}户。\n"
        (references / f"{year}.txt").write_text(text, encoding="utf-8")
    settings, engine = Settings(), LocalEngine(workers=1)
    with Store(tmp_path / "往年.db") as store:
        reuse_of(load([references], settings, engine, store), settings, engine, store)
    (tmp_path / "新.txt").write_text("医院药房的值班表已经贴在走廊里，请各科室自行查看。\n", encoding="utf-8")
    code, modules, printed = _run("check", str(tmp_path / "新.txt"), "--against", str(tmp_path / "往年.db"))
    assert (code, printed) == (0, "")
    assert [name for name in UNUSED if name in modules] == []
