"""What the documentation shows is what the program prints: console blocks and `>>>` examples are run.

In a ```console block every line that begins with `$ ` is a command, what follows is its output, standard error
included. `...` stands for any text within a line, and alone on a line for any number of lines.
"""

from __future__ import annotations

import doctest
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("README*.md"), *(ROOT / "docs").glob("*.md")])
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
WIDTH = "100"


def _examples(text: str) -> list[tuple[str, str]]:
    """Command and expected output of every example of a page, in order."""
    found = []
    for block in BLOCK.findall(text):
        for piece in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = piece.partition("\n")
            found.append((command, output))
    return found


def _pattern(expected: str) -> re.Pattern[str]:
    lines = []
    for line in expected.rstrip("\n").split("\n") if expected.strip() else []:
        inside = ".*".join(re.escape(part) for part in line.rstrip().split("..."))
        lines.append(r"(?:.*\n)*" if line.strip() == "..." else inside + r"\n")
    return re.compile("".join(lines))


def _printed(command: str, folder: Path) -> str:
    if command == "make demo":  # what its recipe calls; the environment is the one that runs this test
        mined = _printed("reportmine mine corpus/reports -o demo", folder)
        return mined + "Open in a browser: demo/report.html\n"
    program, *arguments = shlex.split(command)
    assert program == "reportmine", f"only reportmine and make demo can be run: $ {command}"
    done = subprocess.run(
        [sys.executable, "-m", "reportmine", *arguments],
        cwd=folder,
        env=os.environ | {"COLUMNS": WIDTH, "PYTHONUTF8": "1", "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reader")
    shutil.copytree(ROOT / "corpus", folder / "corpus")
    return folder


@pytest.mark.slow
@pytest.mark.parametrize(
    ("command", "expected"),
    [
        pytest.param(command, expected, id=f"{page.relative_to(ROOT).as_posix()}: {command}")
        for page in PAGES
        for command, expected in _examples(page.read_text(encoding="utf-8"))
    ],
)
def test_the_example_prints_what_the_page_shows(workplace: Path, command: str, expected: str) -> None:
    printed = _printed(command, workplace)
    assert _pattern(expected).fullmatch(printed), f"$ {command}\n{printed}"


def test_the_first_screen_has_examples() -> None:
    for name in ("README.md", "README.zh-CN.md"):
        commands = [command for command, _ in _examples((ROOT / name).read_text(encoding="utf-8"))]
        assert any("mine" in command or command == "make demo" for command in commands)


def test_the_demo_of_the_makefile_is_the_one_shown() -> None:
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "reportmine mine corpus/reports -o demo\n" in recipe
    assert 'echo "Open in a browser: demo/report.html"' in recipe


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_python_examples_run(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert result.failed == 0, capsys.readouterr().out
    assert result.attempted > 0 or ">>>" not in page.read_text(encoding="utf-8")


def test_the_pattern_sees_a_changed_line() -> None:
    pattern = _pattern("甲 1\n...\n丙 ... 秒\n")
    assert pattern.fullmatch("甲 1\n乙\n乙\n丙 0.3 秒\n")
    assert pattern.fullmatch("甲 1\n丙 0.3 秒\n")
    assert not pattern.fullmatch("甲 2\n丙 0.3 秒\n")
    assert not pattern.fullmatch("甲 1\n丙 0.3 分\n")
    assert not pattern.fullmatch("甲 1\n丙 0.3 秒\n丁\n")
