"""`reportmine --help` is instant: heavy libraries are imported by the work that needs them, not by the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence

import pytest

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
print(json.dumps([code, sorted({name.split(".")[0] for name in sys.modules})]), file=sys.stderr)
"""


def _help(*arguments: str) -> tuple[int, set[str], str]:
    """Exit code, top-level modules imported, and what was printed."""
    command: Sequence[str] = [sys.executable, "-c", PROBE, json.dumps([*arguments, "--help"])]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    code, modules = json.loads(done.stderr.splitlines()[-1])
    return code, set(modules), done.stdout


@pytest.mark.parametrize("arguments", [(), ("mine",), ("reuse",), ("themes",)])
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
