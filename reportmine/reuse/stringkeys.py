"""The strings of raw texts as keys: every string of eight characters, say, of many texts at once.

Most of what numpy does with one report of two thousand characters is setting out, so some dozens are gone through
together; what is looked at closely, sorted and told apart is only what few of them hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from reportmine.reuse.longstrings import Selection, Sort
from reportmine.reuse.rising import Flags, new
from reportmine.text.comparable import Codes, comparable
from reportmine.verbs import Index, Keys

PLACE_BITS = 20  # low bits of a key that are left for the place in a text: 44 tell strings apart
TOGETHER = 64  # texts gone through together: more gains nothing

_PLACE = np.uint64((1 << PLACE_BITS) - 1)
# odd numbers without a pattern: for joining two strings to one of twice the length, again and again, and for the end
_JOIN = tuple(np.uint64(n) for n in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB, 0xD6E8FEB86659FD93))
_SPREAD = np.uint64(0xFF51AFD7ED558CCD)

Places = npt.NDArray[np.int32]


class Strings(NamedTuple):
    """Distinct strings of a document, rising, and where each stands first, counted in compared characters."""

    keys: Keys
    at: Places


class Kept(NamedTuple):
    """Strings of documents one after the other: those of document d are `indptr[d]:indptr[d + 1]`.

    `sizes` are the compared characters of every document.
    """

    indptr: Index
    keys: Keys
    at: Places
    sizes: Index

    def of(self, d: int) -> Strings:
        """Those of one document."""
        part = slice(self.indptr[d], self.indptr[d + 1])
        return Strings(self.keys[part], self.at[part])


class Found(NamedTuple):
    """All strings of one sort in texts, as they stand there: those of text d are `bounds[d]:bounds[d + 1]`.

    `at` is where each stands, counted in compared characters of all texts, of which text d begins at `begins[d]`.
    """

    keys: Keys
    at: Index
    bounds: Index
    begins: Index

    def kept(self, flags: Flags) -> Kept:
        """Those flagged, the distinct ones of every text."""
        keys, at, n = self.keys[flags], self.at[flags], len(self.bounds) - 1
        bounds = np.searchsorted(at, self.begins)
        text = np.repeat(np.arange(n), np.diff(bounds))
        at -= self.begins[text]
        if len(at) and at.max() >= 1 << PLACE_BITS:
            order = np.lexsort((at, keys, text))
            rising, places = keys[order], at[order]
        else:  # one number of key and place is sorted several times as fast as by an index
            packed = keys | at.astype(np.uint64)
            for low, high in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
                packed[low:high].sort()
            rising, places = packed & ~_PLACE, (packed & _PLACE).astype(np.int64)
        first = new(rising) | new(text)
        indptr = np.searchsorted(text[first], np.arange(n + 1))
        return Kept(indptr, rising[first], places[first].astype(np.int32), np.diff(self.begins))


def together(texts: Sequence[str]) -> list[Sequence[str]]:
    """The texts in blocks that are gone through together."""
    return [texts[low : low + TOGETHER] for low in range(0, len(texts), TOGETHER)]


def number(keys: Keys, size: int) -> Index:
    """A number below `size`, a power of two, for every key: the lowest bits that it has."""
    return ((keys >> np.uint64(PLACE_BITS)) & np.uint64(size - 1)).view(np.int64)


def found_in(texts: Sequence[str], chosen: Selection) -> tuple[Found, ...]:
    """The strings of raw texts, of each sort; at best `TOGETHER` texts at once.

    >>> from reportmine.reuse.longstrings import selection
    >>> long, short = found_in(["开展活动效果很好", "活动，效果"], selection(500))
    >>> len(long.keys), short.bounds.tolist()
    (1, [0, 6, 6])
    """
    codes, at = comparable("\n".join(texts))
    starts = np.cumsum([0, *(len(text) + 1 for text in texts)])
    begins = np.searchsorted(at, starts)
    return tuple(_found(codes, at, begins, sort) for sort in chosen.sorts)


def _found(codes: Codes, at: Index, begins: Index, sort: Sort) -> Found:
    keys = _hashed(codes, sort.length)
    kept = _within(begins, sort.length, len(keys))
    if sort.sample > 1:
        kept &= keys & np.uint64(sort.sample - 1) == 0  # a power of two
    if not sort.across:
        kept &= at[sort.length - 1 :] - at[: len(keys)] == sort.length - 1
    where = np.flatnonzero(kept)
    return Found(keys[where] & ~_PLACE, where, np.searchsorted(where, begins), begins)


def _hashed(codes: Codes, length: int) -> Keys:
    """A key for the string of so many characters from every place on.

    A polynomial of the characters, by doubling: two of one make one of two, two of two one of four; the end spreads it.
    """
    keys, n, level = codes.astype(np.uint64), 1, 0
    if len(keys) < length:
        return keys[:0]
    while n < length:
        step = min(n, length - n)  # the second half may reach back into the first
        joined = keys[:-step] * _JOIN[level % len(_JOIN)]
        joined += keys[step:]
        keys, n, level = joined, n + step, level + 1
    keys *= _SPREAD
    keys ^= keys >> np.uint64(32)
    return keys


def _within(begins: Index, length: int, n: int) -> Flags:
    """Which of n strings do not reach into the next text."""
    flags = np.ones(n, dtype=bool)
    late = (begins[1:, None] - np.arange(1, length)).ravel()
    flags[late[(late >= 0) & (late < n)]] = False
    return flags
