"""The kind of a match, from how its two passages differ.

The limits are shares of compared characters (Han, letters, digits): 0.98 leaves room for one slip in fifty,
0.80 is where readers of the development set still called two paragraphs "the same with a few words changed".
"""

from __future__ import annotations

import re

from reportmine.findings import Basis, MatchKind
from reportmine.reuse.judging import RangeBasis
from reportmine.reuse.likeness import compared, similarity

VERBATIM, LIGHT = 0.98, 0.80
CONDENSED = 0.60  # length of the shorter over the longer
FORMULA = 0.80  # share of formula characters that makes a whole match formula

_NUMBER = re.compile(r"\d+(?:\.\d+)?|[〇零一二三四五六七八九十百千万亿两]+")


def match_kind(a: str, b: str, alike: float, *, basis: RangeBasis, formula_ratio: float) -> MatchKind:
    """The kind of a match between clean passages a and b, `alike` in so far (`likeness.py`), 0-1.

    >>> match_kind("全年慰问职工6户。", "全年慰问职工5户。", 0.875, basis="words", formula_ratio=0.0)
    'numbers_changed'
    """
    if basis == "event":
        return "same_event"
    if formula_ratio >= FORMULA:
        return "formula"
    if alike >= VERBATIM:
        return "verbatim" if _NUMBER.findall(a) == _NUMBER.findall(b) else "numbers_changed"
    if similarity(_NUMBER.sub("0", a), _NUMBER.sub("0", b), VERBATIM) >= VERBATIM:
        return "numbers_changed"
    if alike >= LIGHT:
        return "light"
    short, long = sorted((len(compared(a)), len(compared(b))))
    return "condensed" if short < CONDENSED * long else "reworded"


def reported_basis(basis: RangeBasis) -> Basis:
    """The column `basis`: an event shares facts."""
    return "facts" if basis == "event" else basis
