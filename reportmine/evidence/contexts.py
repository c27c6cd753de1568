"""Legitimate sameness: circumstances that explain an overlap, each from what is known of the two reports.

A pair with a context leaves the default ranking and stays visible beside it. An unknown unit explains nothing, and
neither does a report that speaks of another unit than the one that handed it in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from reportmine.findings import Match, Pair
from reportmine.model import Document, Metadata
from reportmine.reuse.ratios import is_reuse
from reportmine.text.register import speaks_of_itself
from reportmine.text.unitnames import short_names

NAMED = 120  # characters before a passage in which a compilation names the unit it speaks of
_SUPERIOR = re.compile(r"总工会|教育工会|工会联合会|产业工会|局工会")
_HALF = 200  # days: a period up to so long is a half-year at most


def context_of(a: Metadata, b: Metadata) -> str:
    """The context of two reports by their metadata; "none" where nothing explains the overlap.

    >>> context_of(Metadata("甲", year=2014, unit="一小工会"), Metadata("乙", year=2015, unit="一小工会"))
    'own_earlier_year'
    """
    if a.unit is None or a.unit != b.unit or not (speaks_of_itself(a) and speaks_of_itself(b)):
        return "none"
    if a.year is not None and b.year is not None and a.year != b.year:
        return "own_earlier_year"
    if a.year is None or a.year != b.year:
        return "none"
    if {a.kind, b.kind} == {"计划", "总结"}:
        return "plan_and_report"
    if _is_half(a) != _is_half(b):
        return "half_year_full_year"
    return "none"


def is_same_report(pair: Pair, a: Document, b: Document) -> bool:
    """Whether two files are one report in two forms: same unit, year and kind, and nearly the same text.

    Equal texts in files of one format are two copies, and are told as what they are: identical.
    """
    one, two = a.meta, b.meta
    same = one.unit is not None and (one.unit, one.year, one.kind) == (two.unit, two.year, two.kind)
    if not same or _is_half(one) != _is_half(two):
        return False
    if pair.relation == "identical":
        return a.format != b.format
    return pair.relation == "near_identical" or min(pair.a_copied_ratio, pair.b_copied_ratio) == 1


def is_compilation(a: Document, b: Document, matches: Iterable[Match]) -> bool:
    """Whether what two reports share is what a superior body tells of the other unit, under that unit's name.

    The superior is named by the register (上级) or by its own name (总工会, 教育工会, 工会联合会); most of the shared
    characters must stand within `NAMED` characters after the unit's name, in a report of the same or no known year.
    """
    if a.meta.year is not None and b.meta.year is not None and a.meta.year != b.meta.year:
        return False
    counted = [match for match in matches if is_reuse(match)]
    for upper, lower, spans in (
        (a, b, [(m.a_start, m.a_end) for m in counted]),
        (b, a, [(m.b_start, m.b_end) for m in counted]),
    ):
        if not (spans and _is_above(upper.meta, lower.meta) and lower.meta.unit):
            continue
        names = short_names(lower.meta.unit)
        named = [(s, e) for s, e in spans if any(name in upper.raw[max(0, s - NAMED) : e] for name in names)]
        if 2 * sum(e - s for s, e in named) >= sum(e - s for s, e in spans):
            return True
    return False


def _is_above(upper: Metadata, lower: Metadata) -> bool:
    if upper.unit is None or lower.unit is None or upper.unit == lower.unit:
        return False
    if lower.extra.get("parent"):
        return lower.extra["parent"] == upper.unit
    return _SUPERIOR.search(upper.unit) is not None and _SUPERIOR.search(lower.unit) is None


def _is_half(meta: Metadata) -> bool:
    if not (meta.period_start and meta.period_end):
        return False
    return (date.fromisoformat(meta.period_end) - date.fromisoformat(meta.period_start)).days <= _HALF
