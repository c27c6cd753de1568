"""Finds the time phrases of a text and resolves them, never inventing a year."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from reportmine.dates import numerals, resolving, singular
from reportmine.dates.patterns import anywhere, by_kind
from reportmine.dates.values import TimeExpression

# A whole year in the place of an adverbial (2015年，我们将…; 新的一年里，…) governs the months after it.
_UNTIL = ("到", "至")  # 到2017年底 is a term set, and no time the text goes on from
_ADVERBIAL_BEFORE = re.compile(r"(?:^|[。；;，,：:、\s(（])(?:在|到|进入|展望|自)?$")
_ADVERBIAL_AFTER = re.compile(r"[里中内]?(?:[，,、\s]|$|我|将|工会|全|学校|公司|医院)")
_SAME_YEAR = ("同年", "当年")
_REPEATED = re.compile(r"每(?:个)?年的?$|每逢$|逢$|历年$")
_RESOLVERS: dict[str, resolving.Resolver] = {
    "ISO": singular.iso,
    "POINTED": singular.pointed,
    "YEARS": singular.years,
    "SCHOOL": singular.school_year,
    "LUNAR": singular.lunar,
    "FESTIVAL": resolving.festival,
    "NEIGHBOURS": resolving.months,
    "DAYS": resolving.days,
    "MONTHS": resolving.months,
    "RANGE": resolving.date_range,
    "SINGLE": resolving.single,
    "IN_YEAR": resolving.in_year,
    "PERIOD": resolving.period,
    "RECURRING": singular.recurring,
    "VAGUE": singular.vague,
    "SHORT": singular.short_year,
}
_DATED = ("LUNAR", "FESTIVAL", "NEIGHBOURS", "DAYS", "MONTHS", "RANGE", "SINGLE")
_NEXT_YEAR_MONTHS = range(1, 9)  # of a school year


class _Hit(NamedTuple):
    kind: str
    start: int
    end: int
    resolved: resolving.Resolved


class _Context(NamedTuple):
    """The year the text speaks of, whether it is a school year, and what was last named."""

    year: int | None
    school: bool
    named: resolving.Resolved | None = None


def find(text: str, year: int | None, school: bool) -> list[TimeExpression]:
    """All time phrases of `text` in order, without overlap; see `reportmine.dates.find_dates`."""
    squeezed = numerals.squeeze(text)
    folded = numerals.fold(squeezed.text)
    found: list[TimeExpression] = []
    context, at = _Context(year, school), 0
    begins = anywhere(folded)
    while start := begins.search(folded, at):
        at = start.start()
        hit = _at(folded, at, context)
        if hit is None or _in_title(folded, hit):
            at = at + 1 if hit is None else hit.end
            continue
        at = hit.end
        found.append(hit.resolved.expression(text, squeezed.places[hit.start], squeezed.places[hit.end - 1] + 1))
        if hit.resolved.date:
            context = context._replace(named=hit.resolved)
        if _governs(folded, hit):
            context = context._replace(year=hit.resolved.year, school=False)
    return _share_bounds(text, found)


def _at(folded: str, at: int, context: _Context) -> _Hit | None:
    """What begins at a position: 每年 and a date after it are one recurring phrase."""
    hit = _one_at(folded, at, context)
    if hit is None or hit.kind != "RECURRING" or not _REPEATED.search(folded[at : hit.end]):
        return hit
    following = _one_at(folded, hit.end, context)
    if following is not None and following.kind in _DATED:
        return _Hit("RECURRING", at, following.end, hit.resolved)
    return None if hit.resolved.recurrence == "每逢" else hit


def _one_at(folded: str, at: int, context: _Context) -> _Hit | None:
    for kind, pattern in by_kind().items():
        match = pattern.match(folded, at)
        if match is None or match.end() == at:
            continue
        resolved = _resolve(kind, match, context)
        if resolved is not None:
            return _Hit(kind, match.start(), match.end(), resolved)
    return None


def _resolve(kind: str, match: re.Match[str], context: _Context) -> resolving.Resolved | None:
    if kind == "TERM":
        return singular.term(match, context.year) if context.school else None
    if kind == "BACK":
        return singular.back(match, context.named)
    year = context.year
    relative = match["r1"] if "r1" in match.re.groupindex else None
    if relative and relative.startswith(_SAME_YEAR) and context.named is not None and context.named.year:
        year = context.named.year
    resolved = _RESOLVERS[kind](match, year)
    if context.school and year is not None and resolved is not None and not resolved.own_year:
        month = re.match(rf"{year:04d}-(\d\d)", resolved.date)
        if month and int(month[1]) in _NEXT_YEAR_MONTHS:  # a school year's March is in the next year
            later = _RESOLVERS[kind](match, year + 1)
            return None if later is None else replace(later, own_year=False)
    return resolved


def _in_title(folded: str, hit: _Hit) -> bool:
    """Whether the phrase stands inside 《…》: 《五月的鲜花》, 《2013年工作计划》."""
    opening = folded.rfind("《", max(0, hit.start - 40), hit.start)
    if opening < 0 or "》" in folded[opening : hit.start]:
        return False
    return "》" in folded[hit.end : hit.end + 40]


def _share_bounds(text: str, found: list[TimeExpression]) -> list[TimeExpression]:
    """元旦、春节期间: what bounds the last festival of a row bounds the others too."""
    for i in range(len(found) - 2, -1, -1):
        this, following = found[i], found[i + 1]
        bounded = following.festival and following.approximate and not following.date
        if this.festival and bounded and text[this.end : following.start] in ("", "、", "和", "及"):
            found[i] = TimeExpression(this.start, this.end, this.text, "", approximate=True, festival=True)
    return found


def _governs(folded: str, hit: _Hit) -> bool:
    """Whether the months that follow take the year of this phrase."""
    resolved, written = hit.resolved, folded[hit.start : hit.end]
    if resolved.year is None:
        return False
    if written.endswith(("底", "末")) and folded[max(0, hit.start - 1) : hit.start] in _UNTIL:
        return False
    if resolved.granularity in ("day", "month"):
        return resolved.own_year
    if resolved.granularity != "year" or written.endswith(("以来", "前", "度")):
        return False
    before = _ADVERBIAL_BEFORE.search(folded, max(0, hit.start - 4), hit.start)
    return before is not None and _ADVERBIAL_AFTER.match(folded, hit.end) is not None
