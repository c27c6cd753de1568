"""Strings of a raw text by which reports of a large collection are told apart: long ones, and rare short ones.

Where ten thousand reports are compared, hardly a word is rare any more, but strings of eight characters are, and those
that reach over a comma or a full stop most of all: two reports may use the same clauses, seldom the same clauses in the
same order. What was reworded thoroughly keeps no eight characters, but names and figures: strings of three that hardly
anybody else has.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from reportmine.reuse.rising import new
from reportmine.text.comparable import comparable
from reportmine.verbs import Index, Keys

LARGE = 500  # documents from which a collection is screened first
MANY = 5_000  # documents from which a string that forty hold is still rare
HUGE = 30_000  # documents from which half of the long strings are taken: of two that overlap in seven one tells enough

PLACE_BITS = 20  # low bits of a key that are left for the place in a text: 44 tell strings apart
_PLACE = np.uint64((1 << PLACE_BITS) - 1)
_SPREAD = np.uint64(0x9E3779B97F4A7C15)

Places = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of strings, and what of them makes two reports candidates.

    `window`: documents that hold a rare string; `score` as in `Engine.pair`: 1 for a string that only two hold;
    `places` near each other, or the `extent` in characters that two in the same distance span, make a pair a candidate,
    but no more than two places only from a score of `two` on; a score of `sure` makes it one wherever they are.
    """

    length: int
    across: bool  # may reach over punctuation
    window: tuple[int, int]
    score: float
    places: int
    extent: int
    sure: float
    two: float = 0.0
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
# a copy of a whole report shares strings all over: one in four is enough, and many more of them are asked for
WHOLE = Sort(8, across=True, window=(2, 30), score=10.0, places=2, extent=0, sure=1000.0, sample=4)
WHOLE_OF_HUGE = Sort(10, across=True, window=(2, 30), score=4.0, places=2, extent=0, sure=1000.0, sample=2)


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


class Strings(NamedTuple):
    """The distinct strings of a document, rising, and where each stands first, counted in compared characters."""

    keys: Keys
    at: Places


def strings(text: str, chosen: Selection) -> tuple[Strings, ...]:
    """The strings of a raw text, of each sort."""
    codes, at = comparable(text)
    pairs = _joined(codes.astype(np.uint64), 1)
    return tuple(_distinct(_long(pairs, sort.length), at, sort) for sort in chosen.sorts)


def keys_of(codes: npt.NDArray[np.uint32], at: Index, length: int) -> Keys:
    """The keys of the strings of so many characters at some places, as `strings` gives them."""
    windows = codes[at[:, None] + np.arange(length)].astype(np.uint64)
    return _long(_joined(windows, 1), length)[:, 0] & ~_PLACE


def _long(pairs: Keys, length: int) -> Keys:
    """A key for every string of so many from those of two: two of two make one of four, two of four one of eight."""
    keys, n = pairs, 2
    while n < length:
        step = min(n, length - n)  # the second half may reach back into the first
        keys, n = _joined(keys, step), n + step
    return keys


def _joined(keys: Keys, step: int) -> Keys:
    """Every key mixed with the one `step` places on, along the last axis."""
    other = keys[..., step:]
    mixed: Keys = (keys[..., : other.shape[-1]] ^ (other << np.uint64(17)) ^ (other >> np.uint64(9))) * _SPREAD
    mixed ^= mixed >> np.uint64(31)
    return mixed


def _distinct(keys: Keys, at: Index, sort: Sort) -> Strings:
    where = _taken(keys, at, sort)
    keys = (keys if len(where) == len(keys) else keys[where]) & ~_PLACE
    if len(at) < 1 << PLACE_BITS:  # one number of key and place is sorted several times as fast as by an index
        packed = np.sort(keys | where.astype(np.uint64))
        rising = packed & ~_PLACE
        first = new(rising)
        return Strings(rising[first], (packed[first] & _PLACE).astype(np.int32))
    order = np.argsort(keys, kind="stable")
    rising = keys[order]
    first = new(rising)
    return Strings(rising[first], where[order][first].astype(np.int32))


def _taken(keys: Keys, at: Index, sort: Sort) -> Index:
    """Where the strings stand that are taken: the sample, within punctuation marks if they may not reach over them."""
    if sort.across and sort.sample == 1:
        return np.arange(len(keys))
    kept = (keys & np.uint64(sort.sample - 1)) == 0  # a power of two
    if not sort.across and len(keys):
        kept &= at[sort.length - 1 :] - at[: len(keys)] == sort.length - 1
    return np.flatnonzero(kept)
