"""Imports go down only: every room has a rank, and what it imports lies lower.

The files are read, never imported, so that a cycle shows as a message and not as a crash.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "reportmine"
GROUND = frozenset({"model", "findings", "settings", "errors", "resources", "verbs"})
RANKS = {
    **dict.fromkeys(GROUND, 0),
    "dates": 1,
    "text": 2,
    "segment": 3,
    **dict.fromkeys(("reuse", "activities", "themes", "validation", "checks"), 4),
    "evidence": 5,
    **dict.fromkeys(("engine", "store"), 6),
    "study": 7,
    "reports": 8,
    "results": 9,
    "web": 10,
    "cli": 11,
}
# reports are handed tables and know nothing of how they came about; results bring the two together
GROUND_ONLY = frozenset({"reports", "dates", "engine"})
OUTSIDE = frozenset({"__init__", "__main__"})  # the package's own front, above all rooms


def _room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _imports(path: Path) -> Iterator[tuple[int, str]]:
    """Line and dotted name below `reportmine` of every import of the package, relative ones included."""
    here = ("reportmine", *path.relative_to(PACKAGE).with_suffix("").parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(here[: -node.level]) if node.level else ""
            module = ".".join(part for part in (base, node.module) if part)
            names = [f"{module}.{alias.name}" for alias in node.names] if module == "reportmine" else [module]
        else:
            continue
        yield from ((node.lineno, name.split(".")[1]) for name in names if name.startswith("reportmine."))


def _allowed(source: str, target: str) -> bool:
    if source == target or (source in GROUND and target in GROUND):
        return True
    return RANKS[target] < RANKS[source] and (source not in GROUND_ONLY or target in GROUND)


def _modules() -> list[Path]:
    return [path for path in sorted(PACKAGE.rglob("*.py")) if _room(path) not in OUTSIDE]


def _files(name: str) -> list[Path]:
    """The module of that name, or the modules of the folder of that name."""
    folder = PACKAGE / name
    return sorted(folder.glob("*.py")) if folder.is_dir() else [PACKAGE / f"{name}.py"]


def test_every_room_has_a_rank() -> None:
    rooms = {_room(path) for path in _modules()}
    assert rooms and rooms <= set(RANKS)


def test_imports_go_down_only() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports reportmine.{target}"
        for path in _modules()
        for line, target in _imports(path)
        if target in RANKS and not _allowed(_room(path), target)
    ]
    assert wrong == []


def test_the_rule_sees_what_it_forbids() -> None:
    assert not _allowed("reuse", "themes")
    assert not _allowed("engine", "store")
    assert not _allowed("reports", "study")
    assert not _allowed("text", "segment")
    assert not _allowed("model", "text")
    assert _allowed("results", "reports")
    assert _allowed("cli", "study")
    assert _allowed("findings", "model")


def test_the_ground_floor_has_no_cycle() -> None:
    graph = {
        name: {target for path in _files(name) for _, target in _imports(path)} & (GROUND - {name}) for name in GROUND
    }
    while free := {name for name, needed in graph.items() if not needed & graph.keys()}:
        graph = {name: needed for name, needed in graph.items() if name not in free}
    assert graph == {}


@pytest.mark.parametrize("name", ["corpus", "stopwords"])
def test_data_folders_have_no_namesake_in_the_package(name: str) -> None:
    """Both are mapped into the package when a wheel is built and would be hidden."""
    assert not (PACKAGE / name).exists() and not (PACKAGE / f"{name}.py").exists()
