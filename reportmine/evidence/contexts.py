"""Legitimate sameness: circumstances that explain an overlap, each from what is known of the two reports.

A pair with a context leaves the default ranking and stays visible beside it. An unknown unit explains nothing.
"""

from __future__ import annotations

from datetime import date

from reportmine.findings import Pair
from reportmine.model import Document, Metadata

_HALF = 200  # days: a period up to so long is a half-year at most


def context_of(a: Metadata, b: Metadata) -> str:
    """The context of two reports by their metadata; "none" where nothing explains the overlap.

    >>> context_of(Metadata("甲", year=2014, unit="一小工会"), Metadata("乙", year=2015, unit="一小工会"))
    'own_earlier_year'
    """
    if a.unit is None or a.unit != b.unit:
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


def _is_half(meta: Metadata) -> bool:
    if not (meta.period_start and meta.period_end):
        return False
    return (date.fromisoformat(meta.period_end) - date.fromisoformat(meta.period_start)).days <= _HALF
