"""The shape of the source: small modules, no catch-all names, encodings named, everything packed."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "reportmine"
LONGEST_MODULE = 300  # lines
LONGEST_TEST_MODULE = 500  # sample values make them long
LONGEST_FUNCTION = 50  # lines; 40 is what one aims at
MOST_PARAMETERS = 6
CATCH_ALL = frozenset({"utils", "util", "helpers", "helper", "common", "misc", "manager", "tools"})
TEXT_CALLS = frozenset({"open", "read_text", "write_text"})
Function = ast.FunctionDef | ast.AsyncFunctionDef


def _sources(*folders: str) -> list[Path]:
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    assert found
    return found


def _functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, Function):
            yield node


def test_modules_are_short() -> None:
    limits = {"reportmine": LONGEST_MODULE, "tests": LONGEST_TEST_MODULE, "docs": LONGEST_MODULE}
    long = {
        str(path.relative_to(ROOT)): n
        for folder, limit in limits.items()
        for path in _sources(folder)
        if (n := len(path.read_text(encoding="utf-8").splitlines())) > limit
    }
    assert long == {}


def test_functions_are_short() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}: {n} lines"
        for path in _sources("reportmine")
        for node in _functions(path)
        if (n := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
    ]
    assert long == []


def test_functions_take_few_parameters() -> None:
    many = []
    for path in _sources("reportmine"):
        if path.relative_to(PACKAGE).parts[0] == "cli":
            continue  # a click command has one parameter an option
        for node in _functions(path):
            names = [arg.arg for arg in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
            if len([name for name in names if name not in ("self", "cls")]) > MOST_PARAMETERS:
                many.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}")
    assert many == []


def test_no_module_is_a_drawer_for_everything() -> None:
    assert [str(path.relative_to(ROOT)) for path in _sources("reportmine") if path.stem in CATCH_ALL] == []


def test_test_modules_have_names_of_their_own() -> None:
    names = [path.name for path in _sources("tests")]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []


def _without_encoding(path: Path) -> Iterator[int]:
    """Lines that open a text without saying in which encoding; a binary mode has none."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or any(keyword.arg == "encoding" for keyword in node.keywords):
            continue
        function = node.func
        method = isinstance(function, ast.Attribute) and getattr(function.value, "id", "") != "io"
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        place = 0 if method else 1  # of the mode among the arguments
        modes = [node.args[place]] if len(node.args) > place else [k.value for k in node.keywords if k.arg == "mode"]
        if name == "open" and any(not isinstance(mode, ast.Constant) or "b" in str(mode.value) for mode in modes):
            continue  # binary, or somebody else's method of the same name
        if name in TEXT_CALLS:
            yield node.lineno


def test_every_text_is_opened_with_its_encoding() -> None:
    found = [
        f"{p.relative_to(ROOT)}:{n}" for p in _sources("reportmine", "tests", "docs") for n in _without_encoding(p)
    ]
    assert found == []


def test_the_encoding_rule_sees_a_bare_open(tmp_path: Path) -> None:
    path = tmp_path / "bare.py"
    lines = (
        "open('a')",
        "open('a', 'rb')",
        "p.read_text()",
        "p.read_text(encoding='utf-8')",
        "p.open()",
        "tree.open(x)",
    )
    path.write_text("\n".join(lines), encoding="utf-8")
    assert list(_without_encoding(path)) == [1, 3, 5]


def test_every_package_is_named_in_pyproject() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = set(project["tool"]["setuptools"]["packages"])
    held = {".".join(path.parent.relative_to(ROOT).parts) for path in _sources("reportmine")}
    assert held - named == set()
    assert {"reportmine.stopwords", "reportmine.corpus"} <= named


def test_every_data_file_is_packed() -> None:
    """A suffix that is not in package-data would be missing from the wheel without a word."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packed = {Path(pattern).suffix for pattern in project["tool"]["setuptools"]["package-data"]["reportmine"]}
    data = [p for p in sorted(PACKAGE.rglob("*")) if p.is_file() and p.suffix not in (".py", ".pyc")]
    assert data
    assert [str(p.relative_to(ROOT)) for p in data if p.suffix not in packed and p.name != "py.typed"] == []


def _declared() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lists = [project["dependencies"], *project["optional-dependencies"].values()]
    return {re.split(r"[^\w.-]", line, maxsplit=1)[0].lower() for lines in lists for line in lines}


def test_every_library_that_is_imported_is_declared() -> None:
    """What is only there because something else needs it may be gone after the next update."""
    imported = set()
    for path in _sources("reportmine"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                imported.add(node.module.split(".")[0])
    held_by = packages_distributions()
    foreign = sorted(imported - sys.stdlib_module_names - {"reportmine"})
    assert "numpy" in foreign
    part_of = {"markupsafe": "jinja2", "py4j": "pyspark"}  # parts of the other's own interface: a string type, errors
    declared = _declared()
    missing = []
    for name in foreign:
        names = {dist.lower() for dist in held_by.get(name, [name])} | {part_of.get(name, name)}
        if not names & declared:
            missing.append(name)
    assert missing == []
