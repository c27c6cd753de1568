"""The reference says what the program says: every command is documented and helped, every glossary term exists."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate_docs", ROOT / "docs" / "generate.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_generated_pages_are_up_to_date(generator: ModuleType) -> None:
    assert generator.stale() == [], "run `make docs`"


def test_every_command_has_help_and_a_section(generator: ModuleType) -> None:
    written = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    commands = generator.commands()
    assert {"mine", "reuse", "activities", "themes", "compare", "doctor"} <= set(commands)
    assert [name for name, command in commands.items() if not command.help] == []
    assert [name for name in commands if f"\n## {name}\n" not in written] == []


def test_every_help_ends_in_an_example(generator: ModuleType) -> None:
    """The last thing a reader of `--help` sees before the options is a line to copy."""
    missing = [
        name for name, command in generator.commands().items() if f"reportmine {name}" not in (command.help or "")
    ]
    assert missing == []


def test_every_option_has_help(generator: ModuleType) -> None:
    silent = [
        f"{name} {option.opts[0]}"
        for name, command in generator.commands().items()
        for option in command.params
        if option.param_type_name == "option" and not getattr(option, "help", None)
    ]
    assert silent == []


def test_every_name_in_the_glossary_is_in_the_code() -> None:
    words = {
        word
        for path in (ROOT / "reportmine").rglob("*")
        if path.suffix in (".py", ".toml", ".sql")
        for word in re.findall(r"[A-Za-z_][A-Za-z_0-9]*", path.read_text(encoding="utf-8"))
    }
    rows = [line for line in (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines() if "|" in line]
    names = [name for row in rows for name in re.findall(r"`([^`]+)`", row)]
    assert len(names) > 40
    missing = [name for name in names if not set(re.findall(r"[A-Za-z_][A-Za-z_0-9]*", name)) <= words]
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    targets = [target for target in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in target]
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_commands_that_are_not_there_yet_are_named_as_such(generator: ModuleType) -> None:
    """Once one of them is written, the page must no longer say that it is missing."""
    design = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    lines = [line for line in design.splitlines() if "command" in line and "not there yet" in line]
    promised = set(re.findall(r"`([a-z]+)`", " ".join(lines)))
    assert promised & set(generator.commands()) == set()
