"""What the documentation shows is what the program prints: console blocks and `>>>` examples are run.

`docs/examples.py` says how a block is read and brings the pages up to date (`make docs`).
"""

from __future__ import annotations

import doctest
import importlib.util
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def _examples() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_examples", ROOT / "docs" / "examples.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


console = _examples()


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reader")
    shutil.copytree(ROOT / "corpus", folder / "corpus")
    return folder


@pytest.mark.slow
@pytest.mark.parametrize(
    ("command", "expected"),
    [
        pytest.param(command, expected, id=f"{page.name}-{number}")
        for page in console.PAGES
        for number, (command, expected) in enumerate(console.page_examples(page), 1)
    ],
)
def test_the_example_prints_what_the_page_shows(workplace: Path, command: str, expected: list[str]) -> None:
    now = console.printed(command, workplace)
    assert console.holds(expected, now), "\n".join([f"$ {command}  (to bring pages up to date: make docs)", *now])


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_first_screen_begins_with_the_demo(name: str) -> None:
    (first, expected), *others = console.page_examples(ROOT / name)
    assert first == "make demo"
    assert len(expected) > 3
    assert len(others) >= 3


def test_the_demo_of_the_makefile_is_the_one_shown() -> None:
    assert "reportmine mine corpus/reports -o demo\n" in (ROOT / "Makefile").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", console.PAGES, ids=lambda page: page.name)
def test_python_examples_run(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert result.failed == 0, capsys.readouterr().out
    assert result.attempted > 0 or ">>>" not in page.read_text(encoding="utf-8")


def test_a_changed_line_is_seen() -> None:
    expected = ["甲 1", "...", "丙 ... 秒"]
    assert console.holds(expected, ["甲 1", "乙", "乙", "丙 0.3 秒"])
    assert console.holds(expected, ["甲 1", "丙 0.3 秒"])
    assert not console.holds(expected, ["甲 2", "丙 0.3 秒"])
    assert not console.holds(expected, ["甲 1", "丙 0.3 分"])
    assert not console.holds(expected, ["甲 1", "丙 0.3 秒", "丁"])


def test_a_refreshed_example_keeps_its_cuts() -> None:
    now = ["收到 9 份", "甲件 12%", "乙件 30%", "没有别的", "报告页"]
    assert console.refreshed(["...", "乙件 20%", "...", "报告页"], now) == ["...", "乙件 30%", "...", "报告页"]
    assert console.refreshed(["收到 8 份", "..."], now) == ["收到 9 份", "..."]
    assert console.refreshed(["收到 ... 份", "..."], now) == ["收到 ... 份", "..."]
    assert console.refreshed(["一行"], now) == now


def test_only_our_own_commands_are_run(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"only reportmine and make demo can be run: \$ rm -r x"):
        console.printed("rm -r x", tmp_path)
