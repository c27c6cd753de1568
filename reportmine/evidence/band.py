"""One overlap under every reasonable rule of counting: a finding that holds under all of them does not hang on one.

With and without formula, with and without quotations, passages from 13, 30 or 50 characters, all wording or only runs
of equal characters: 24 readings of a ratio.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from reportmine.findings import Match
from reportmine.reuse.matching import verbatim_spans
from reportmine.reuse.ratios import Mask, Ruler, count, is_reuse, share

MINIMA = (13, 30, 50)  # characters a passage must have to count


@dataclass(frozen=True, slots=True)
class Reading:
    """One rule of counting and what it gives for one side: characters counted, and all that could be."""

    formula: bool  # formula counts
    quotes: bool  # quotations count
    minimum: int
    verbatim: bool  # runs of equal characters only
    chars: int
    whole: int

    @property
    def ratio(self) -> float:
        """The ratio under this rule, 0-1."""
        return share(self.chars, self.whole)


def band(rule: Ruler, matches: Sequence[Match]) -> tuple[Reading, ...]:
    """The readings for the document of a ruler, the lowest ratio first."""
    doc = rule.segmented.document.doc
    counted = [match for match in matches if is_reuse(match)]
    spans = [_span(match, doc) for match in counted], [run for match in counted for run in verbatim_spans(match, doc)]
    bases = [_base(rule, formula, quotes) for formula, quotes in product((False, True), (False, True))]
    found = []
    for verbatim, minimum in product((False, True), MINIMA):
        covered = rule.covered(span for span in spans[verbatim] if span[1] - span[0] >= minimum)
        for (formula, quotes), base, whole in bases:
            found.append(Reading(formula, quotes, minimum, verbatim, count(covered & base), whole))
    return tuple(sorted(found, key=lambda one: (one.ratio, one.verbatim, one.minimum, one.formula, one.quotes)))


def _base(rule: Ruler, formula: bool, quotes: bool) -> tuple[tuple[bool, bool], Mask, int]:
    """The characters that can be counted with or without formula and quotations, and how many these are."""
    base = rule.counted
    if not formula:
        base = base & ~rule.formula
    if not quotes:
        base = base & ~rule.quoted
    return (formula, quotes), base, count(base)


def _span(match: Match, doc: str) -> tuple[int, int]:
    return (match.a_start, match.a_end) if match.doc_a == doc else (match.b_start, match.b_end)
