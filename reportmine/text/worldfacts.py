"""Dates a text by the world it speaks of: the 28th Teachers' Day is 2012, nobody knew the 18th congress before 2012."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from reportmine.resources import data_file
from reportmine.text.compilations import numeral


class Fact(NamedTuple):
    """A dated phrase of a text: the words, and the first and last year that go with them."""

    text: str
    first: int
    last: int


_SIGN = re.compile(r"十[一二三四五六七八九]?[大届五]")  # a congress, a plenum, a five-year plan


@dataclass(frozen=True, slots=True)
class _Facts:
    anniversaries: tuple[tuple[re.Pattern[str], int], ...]
    events: tuple[tuple[re.Pattern[str], int, int], ...]
    plans: tuple[tuple[re.Pattern[str], int, int], ...]


@cache
def _facts() -> _Facts:
    data = tomllib.loads(data_file("text", "worldfacts.toml").read_text(encoding="utf-8"))
    # 十八大 of the Party is not 中国工会十八大, and 二十大 not 二〇二十大道
    plain = r"(?<!工会)(?<!工运)(?<![一二三四五六七八九十])"
    return _Facts(
        tuple((re.compile(one["pattern"]), one["base"]) for one in data["anniversary"]),
        tuple(
            (re.compile(("" if "工会" in one["pattern"] else plain) + one["pattern"]), one["year"], one["fades"])
            for one in data["event"]
        ),
        tuple(
            (re.compile(r"(?<![一二三四五六七八九十])" + one["pattern"]), one["from"], one["to"])
            for one in data["plan"]
        ),
    )


def anniversaries(text: str) -> list[Fact]:
    """The anniversaries a text counts, each with its year, in order.

    >>> anniversaries("庆祝第28个教师节")
    [Fact(text='第28个教师节', first=2012, last=2012)]
    """
    return [fact for _, fact in dated_anniversaries(text)]


def dated_anniversaries(text: str) -> list[tuple[int, Fact]]:
    """As `anniversaries`, each with its place in the text."""
    found = []
    for pattern, base in _facts().anniversaries:
        for one in pattern.finditer(text):
            year = base + numeral(one["number"])
            found.append((one.start(), Fact(one.group(), year, year)))
    return sorted(found)


def dated_events(text: str) -> list[tuple[int, Fact]]:
    """The events a text names, each with its place, the year it took place and the year its successor came.

    >>> dated_events("学习贯彻党的十八大精神")
    [(6, Fact(text='十八大', first=2012, last=2017))]
    """
    if _SIGN.search(text) is None:
        return []
    return sorted(
        (hit.start(), Fact(hit.group(), year, fades))
        for pattern, year, fades in _facts().events
        for hit in pattern.finditer(text)
    )


def _spoken_of(text: str) -> str:
    """The few places of a text that can hold an event or a plan, one a line: a scan in place of forty."""
    return "\n".join(dict.fromkeys(text[max(0, at.start() - 6) : at.end() + 16] for at in _SIGN.finditer(text)))


def latest_event(text: str) -> Fact | None:
    """The newest event a text names, with its year and the year its successor came; None where it names none."""
    text = _spoken_of(text)
    newest: Fact | None = None
    for pattern, year, fades in _facts().events:
        if (newest is None or year > newest.first) and (found := pattern.search(text)):
            newest = Fact(found.group(), year, fades)
    return newest


def year_range(text: str) -> tuple[int, int] | None:
    """First and last year that a text without a year can speak of, by what it names; None where nothing tells.

    >>> year_range("学习十七届六中全会精神，为“十二五”规划建功立业")
    (2011, 2012)
    """
    newest = latest_event(text)
    places = _spoken_of(text)
    plans = [(first - 1, last) for pattern, first, last in _facts().plans if pattern.search(places)]
    first, last = max(plans, default=(0, 9999))  # the newest plan: the older one is looked back upon
    if newest is not None:
        first = max(first, newest.first)
        last = max(first, min(last, newest.last))
    return (first, last) if first and last != 9999 else None
