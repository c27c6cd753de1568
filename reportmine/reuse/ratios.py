"""Shares of overlap, with numerator and denominator: of a pair, of a document, of its sections and sentences.

Characters are those of the clean view without white space. A copied ratio leaves formula out above and below
the line; spans that several matches cover count once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from reportmine.findings import Match, SentenceWeight
from reportmine.model import Segmented
from reportmine.settings import ReuseSettings

Mask = npt.NDArray[np.bool_]

_QUOTE = re.compile(r"《[^《》\n]{1,80}》|“[^“”\n]{1,200}”")


@dataclass(frozen=True, slots=True, eq=False)
class Ruler:
    """One document ready for measuring; masks over its clean characters, shape (len(clean),)."""

    segmented: Segmented
    counted: Mask  # not white space
    formula: Mask  # in a formula clause
    quoted: Mask  # inside “…” or 《…》, whether counted or not

    @property
    def plain(self) -> Mask:
        """Counted and not formula."""
        kept: Mask = self.counted & ~self.formula
        return kept

    def covered(self, spans: Iterable[tuple[int, int]]) -> Mask:
        """The characters inside any of the raw spans."""
        ends = np.array(list(spans), dtype=np.int64).reshape(-1, 2)
        mask = np.zeros(len(self.counted), dtype=bool)
        for low, high in np.searchsorted(self.segmented.document.offsets[:-1], ends).tolist():
            mask[low:high] = True
        return mask


def ruler(segmented: Segmented, formula_clauses: Sequence[bool] | Mask, settings: ReuseSettings) -> Ruler:
    """The ruler of a document whose formula clauses are given, one flag a clause.

    With `settings.exclude_quotes` text in quotation marks and book-title marks is not counted at all.
    """
    clean = segmented.document.clean
    codes = np.frombuffer(clean.encode("utf-32-le"), dtype=np.uint32)
    blank = ((codes >= 9) & (codes <= 13)) | (codes == 32) | (codes == 0xA0) | (codes == 0x3000)
    formula = np.zeros(len(clean), dtype=bool)
    for clause in segmented.clauses:
        if formula_clauses[clause.index]:
            formula[clause.start : clause.end] = True
    quoted = np.zeros(len(clean), dtype=bool)
    for quote in _QUOTE.finditer(clean):
        quoted[quote.start() : quote.end()] = True
    quoted &= ~blank
    return Ruler(segmented, ~blank & ~quoted if settings.exclude_quotes else ~blank, formula, quoted)


def without_rows(rule: Ruler, spans: Iterable[tuple[int, int]]) -> Ruler:
    """The ruler with the given raw spans no longer formula: their order of clauses is shared with another report."""
    return replace(rule, formula=rule.formula & ~rule.covered(spans))


def count(mask: Mask) -> int:
    """How many characters a mask holds."""
    return int(np.count_nonzero(mask))


def share(part: int, whole: int) -> float:
    """Part of the whole, 0-1; 0 where there is no whole.

    >>> share(1, 4), share(0, 0)
    (0.25, 0.0)
    """
    return part / whole if whole else 0.0


def spans_of(matches: Iterable[Match], doc: str) -> list[tuple[int, int]]:
    """The raw spans that matches cover in one document."""
    return [(m.a_start, m.a_end) if m.doc_a == doc else (m.b_start, m.b_end) for m in matches]


def is_reuse(match: Match) -> bool:
    """Whether a match counts as overlap: formula and shared events never do."""
    return match.kind not in ("formula", "same_event")


def sentence_weights(rule: Ruler, reused: Mask, carried: Mask) -> tuple[SentenceWeight, ...]:
    """For every sentence: its formula share, and whether most of it is reused, and stood in an earlier report."""
    weights = []
    for sentence in rule.segmented.sentences:
        part = slice(sentence.start, sentence.end)
        n = count(rule.counted[part])
        weights.append(
            SentenceWeight(
                formula_ratio=round(share(count(rule.counted[part] & rule.formula[part]), n), 4),
                reused=2 * count(rule.counted[part] & reused[part]) > n,
                carried=2 * count(rule.counted[part] & carried[part]) > n,
            )
        )
    return tuple(weights)
