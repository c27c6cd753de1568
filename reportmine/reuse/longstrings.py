"""Strings of a raw text by which reports of a large collection are told apart: long ones, and rare short ones.

Where ten thousand reports are compared, hardly a word is rare any more, but strings of eight characters are, and those
that reach over a comma or a full stop most of all: two reports may use the same clauses, seldom the same clauses in the
same order. What was reworded thoroughly keeps no eight characters, but names and figures: strings of three that hardly
anybody else has.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

LARGE = 500  # documents from which a collection is screened first
MANY = 5_000  # documents from which a string that forty hold is still rare
HUGE = 30_000  # documents from which half of the long strings are taken: of two that overlap in seven one tells enough


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of strings, and what of them makes two reports candidates.

    `window`: documents that hold a rare string; `score` as in `Engine.pair`: 1 for a string that only two hold;
    `places` near each other, or the `extent` in characters that two in the same distance span, make a pair a candidate,
    but no more than two places only from a score of `two` on; a score of `sure` makes it one wherever they are. Of
    either report so many eighths must have a shared string, of one at least the first number of `spread`, of the other
    the second.
    """

    length: int
    across: bool  # may reach over punctuation
    window: tuple[int, int]
    score: float
    places: int
    extent: int
    sure: float
    two: float = 0.0
    spread: tuple[int, int] = (0, 0)
    sample: int = 1  # one string in so many is taken, a power of two


@dataclass(frozen=True, slots=True)
class Selection:
    """How candidates of a large collection are chosen; follows its size. Without `short` by the long strings alone."""

    long: Sort
    short: Sort | None

    @property
    def sorts(self) -> tuple[Sort, ...]:
        """The sorts of strings there are, long ones first."""
        return (self.long,) if self.short is None else (self.long, self.short)


SHORT = Sort(3, across=False, window=(2, 10), score=2.0, places=2, extent=0, sure=1000.0)
LONG = Sort(8, across=True, window=(2, 20), score=1.5, places=4, extent=60, sure=16.0, two=3.0)
LONG_OF_MANY = replace(LONG, window=(2, 40))
LONGER = Sort(10, across=True, window=(2, 30), score=2.0, places=3, extent=50, sure=16.0, sample=2)
# a copy of a whole report shares strings all over: a part of them is enough, and where they stand tells it from a
# passage
WHOLE = Sort(8, across=True, window=(2, 30), score=6.0, places=2, extent=0, sure=1000.0, sample=4, spread=(2, 4))
WHOLE_OF_HUGE = replace(WHOLE, length=10, score=4.0, sample=2, spread=(2, 3))


def selection(n_documents: int, *, whole: bool = False) -> Selection | None:
    """The selection for so many documents, by which only `whole` reports are found; None where all are read closely.

    >>> selection(499), selection(10_000).long.length, selection(100_000).long.length
    (None, 8, 10)
    """
    if n_documents < LARGE:
        return None
    if whole:
        return Selection(WHOLE if n_documents < HUGE else WHOLE_OF_HUGE, None)
    if n_documents < HUGE:
        return Selection(LONG if n_documents < MANY else LONG_OF_MANY, SHORT)
    return Selection(LONGER, SHORT)
