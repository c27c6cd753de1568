"""A sentence as the grammar of names sees it: its text, its elements, its times, its clauses.

Kinds of elements: `W` words a name may hold, `Q` “…”, `B` 《…》, `P` （…）, `C` 、和与及, `D` 的, `E` 等,
`S` words that no name runs over (verbs, adverbs, prepositions), `N` a figure with its measure, `T` a time,
`X` a mark that ends a clause. Positions are in the sentence.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import partial
from operator import itemgetter
from typing import NamedTuple

from reportmine.dates import TimeExpression

MARKS = frozenset("，；：。！？,;:!?\n…—")


class Element(NamedTuple):
    """One piece of a sentence; `frame` is the class of an S word (host, attend, aim, found, stop)."""

    kind: str
    start: int
    end: int
    frame: str = ""


# From a tuple of all four values: the constructor that takes them by name needs twice as long, for every word read.
element = partial(tuple.__new__, Element)
_START = itemgetter(1)  # of an element


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with its elements and times; `masked` hides what stands inside quotes and brackets."""

    text: str
    masked: str
    elements: tuple[Element, ...]
    times: tuple[TimeExpression, ...]
    marks: tuple[Element, ...]
    _clauses: dict[int, tuple[int, int]] = field(default_factory=dict, repr=False, compare=False)

    def word(self, element: Element) -> str:
        """The text of an element."""
        return self.text[element.start : element.end]

    def clause(self, at: int) -> tuple[int, int]:
        """Start and end of the clause around a position."""
        known = self._clauses.get(at)  # most rules ask for the clause of the name they look at
        if known is None:
            known = self._clauses[at] = self._clause(at)
        return known

    def _clause(self, at: int) -> tuple[int, int]:
        start = 0
        for mark in self.marks:
            if mark.end <= at:
                start = mark.end
            elif mark.start >= at:
                return start, mark.start
        return start, len(self.text)

    def first_at(self, at: int) -> int:
        """The index of the first element that begins at a position or after it."""
        return bisect_left(self.elements, at, key=_START)

    def verbs(self, start: int, end: int) -> list[str]:
        """The `S` words that begin in a stretch of the text."""
        inside = self.elements[self.first_at(start) : self.first_at(end)]
        return [self.text[e.start : e.end] for e in inside if e.kind == "S"]
