"""Finds the time phrases of a text and resolves them, never inventing a year."""

from __future__ import annotations

import re
from collections.abc import Callable

from reportmine.dates import numerals, resolving
from reportmine.dates.patterns import anywhere, by_kind
from reportmine.dates.values import TimeExpression

Resolver = Callable[[re.Match[str], int | None], resolving.Resolved | None]
# A whole year in the place of an adverbial (2015年，我们将…; 新的一年里，…) governs the months after it.
_UNTIL = ("到", "至")  # 到2017年底 is a term set, and no time the text goes on from
_ADVERBIAL_BEFORE = re.compile(r"(?:^|[。；;，,：:、\s(（])(?:在|到|进入|展望|自)?$")
_ADVERBIAL_AFTER = re.compile(r"[里中内]?(?:[，,、\s]|$|我|将|工会|全|学校|公司|医院)")
_RESOLVERS: dict[str, Resolver] = {
    "ISO": resolving.iso,
    "YEARS": resolving.years,
    "SCHOOL": resolving.school_year,
    "FESTIVAL": resolving.festival,
    "MONTHS": resolving.months,
    "RANGE": resolving.date_range,
    "IN_YEAR": resolving.in_year,
    "PERIOD": resolving.period,
    "RECURRING": resolving.recurring,
    "VAGUE": resolving.vague,
}


def find(text: str, year: int | None) -> list[TimeExpression]:
    """All time phrases of `text` in order, without overlap; see `reportmine.dates.find_dates`."""
    folded = numerals.fold(text)
    found: list[TimeExpression] = []
    current, at = year, 0
    while start := anywhere().search(folded, at):
        at = start.start()
        hit = _at(folded, at, current)
        if hit is None:
            at += 1
            continue
        match, resolved = hit
        at = match.end()
        found.append(resolved.expression(text, match.start(), match.end()))
        if _governs(folded, match, resolved):
            current = resolved.year
    return _share_bounds(text, found)


def _share_bounds(text: str, found: list[TimeExpression]) -> list[TimeExpression]:
    """元旦、春节期间: what bounds the last festival of a row bounds the others too."""
    for i in range(len(found) - 2, -1, -1):
        this, following = found[i], found[i + 1]
        bounded = following.festival and following.approximate and not following.date
        if this.festival and bounded and text[this.end : following.start] in ("", "、", "和", "及"):
            found[i] = TimeExpression(this.start, this.end, this.text, "", approximate=True, festival=True)
    return found


def _at(folded: str, at: int, year: int | None) -> tuple[re.Match[str], resolving.Resolved] | None:
    for kind, pattern in by_kind().items():
        match = pattern.match(folded, at)
        if match is None or match.end() == at:
            continue
        resolved = _RESOLVERS[kind](match, year)
        if resolved is not None:
            return match, resolved
    return None


def _governs(folded: str, match: re.Match[str], resolved: resolving.Resolved) -> bool:
    """Whether the months that follow take the year of this phrase."""
    if resolved.year is None:
        return False
    if match.group().endswith(("底", "末")) and folded[max(0, match.start() - 1) : match.start()] in _UNTIL:
        return False
    if resolved.granularity in ("day", "month"):
        return resolved.own_year
    if resolved.granularity != "year" or match.group().endswith(("以来", "前", "度")):
        return False
    before = _ADVERBIAL_BEFORE.search(folded, max(0, match.start() - 4), match.start())
    return before is not None and _ADVERBIAL_AFTER.match(folded, match.end()) is not None
