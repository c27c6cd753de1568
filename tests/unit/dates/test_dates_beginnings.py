"""With what a time phrase begins: the characters listed beside the patterns are those of the patterns."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import Any

import pytest

from reportmine.dates import find_dates, patterns
from reportmine.dates.numerals import fold
from reportmine.dates.patterns import BEGINS, FIRST, anywhere, by_kind

REPORTS = Path(__file__).resolve().parents[3] / "corpus" / "reports"
PARSER: Any = importlib.import_module("re._parser")
EMPTY = ("AT", "ASSERT", "ASSERT_NOT")  # take no character


def beginnings(tree: Any) -> tuple[set[str], bool]:
    """The characters a pattern can begin with, and whether it can match nothing; a digit stands for all digits."""
    found: set[str] = set()
    for op, value in tree:
        if str(op) in EMPTY:
            continue
        more, empty = _of(str(op), value)
        found |= more
        if not empty:
            return found, False
    return found, True


def _of(op: str, value: Any) -> tuple[set[str], bool]:
    if op == "LITERAL":
        return {chr(value)}, False
    if op == "IN":
        return {char for kind, at in value for char in _in_set(str(kind), at)}, False
    if op == "SUBPATTERN":
        return beginnings(value[3])
    if op == "BRANCH":
        parts = [beginnings(part) for part in value[1]]
        return {char for chars, _ in parts for char in chars}, any(empty for _, empty in parts)
    assert op in ("MAX_REPEAT", "MIN_REPEAT")
    chars, empty = beginnings(value[2])
    return chars, empty or value[0] == 0


def _in_set(kind: str, at: Any) -> set[str]:
    if kind == "LITERAL":
        return {chr(at)}
    if kind == "RANGE":
        return {chr(code) for code in range(at[0], at[1] + 1)}
    assert kind == "CATEGORY" and str(at) == "CATEGORY_DIGIT"
    return set("0123456789")


@pytest.mark.parametrize("kind", sorted(BEGINS))
def test_every_beginning_is_listed(kind: str) -> None:
    chars, empty = beginnings(PARSER.parse(by_kind()[kind].pattern))
    assert not empty
    missing = {c for c in chars if re.fullmatch(FIRST, c) and not re.fullmatch(f"[{BEGINS[kind]}]", c)}
    assert not missing


def test_kinds_without_a_list_begin_with_a_single_date() -> None:
    assert set(by_kind()) - set(BEGINS) == {"DAYS", "RANGE"}
    assert [t.date for t in find_dates("9月25、26日比赛，3月5日至4月1日展出", 2014)] == [
        "2014-09-25/2014-09-26",
        "2014-03-05/2014-04-01",
    ]


def test_no_kind_is_left_out_that_a_text_holds() -> None:
    lines = [
        fold(line)
        for path in sorted(REPORTS.rglob("*.txt"))
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines()
    ]
    whole = patterns._anywhere(())
    assert any(anywhere(line) is not whole for line in lines)
    for line in lines:
        assert [m.start() for m in anywhere(line).finditer(line)] == [m.start() for m in whole.finditer(line)]
