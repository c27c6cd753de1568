"""Sequences of words (or characters) and how often they occur, as arrays.

A stream is all reports one after another, every word as a number, with -1 after each line: no sequence runs over a
punctuation mark. Sequences grow by one word at a time, and only where both of the shorter ones occur often enough,
so the long ones cost little.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Lines = Iterable[Sequence[str]]
EXACT = 9  # decimal places of what is compared with a limit: the last bits differ between numerical libraries


@dataclass(frozen=True, slots=True, eq=False)
class Stream:
    """`ids` and `owner` have the same shape: the word's number or -1, and the number of the report."""

    words: tuple[str, ...]
    ids: Ints
    owner: Ints

    def text(self, place: int, n: int) -> str:
        """The string of n words from a place on."""
        return "".join([self.words[word] for word in self.ids[place : place + n].tolist()])


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """All sequences of n words.

    `at[i]` is the number of the sequence that begins at i or -1; by number its count and the first place of it.
    """

    n: int
    at: Ints
    counts: Ints
    first: Ints


def stream(reports: Iterable[Lines]) -> Stream:
    """Number the words of all reports, in order of appearance."""
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    ids: list[int] = []
    sizes: list[int] = []
    for lines in reports:
        before = len(ids)
        for line in lines:
            ids.extend(map(numbers.__getitem__, line))
            ids.append(-1)
        sizes.append(len(ids) - before)
    owner = np.repeat(np.arange(len(sizes)), sizes)
    return Stream(tuple(numbers), np.array(ids, dtype=np.int64), owner.astype(np.int64))


def levels(source: Stream, longest: int, fewest: int) -> list[Level]:
    """The sequences of 1 to `longest` words; those of two words and more that occur at least `fewest` times.

    >>> two = levels(stream([[["送", "温暖"], ["送", "温暖", "活动"]]]), 2, 2)[1]
    >>> two.counts.tolist(), two.first.tolist()
    ([2], [0])
    """
    grown = [_level(1, source.ids, len(source.words))]
    size = len(source.ids)
    for n in range(2, min(longest, size) + 1):
        before = grown[-1]
        head, tail, word = before.at[: size - n + 1], before.at[1 : size - n + 2], source.ids[n - 1 :]
        places = np.flatnonzero((head >= 0) & (tail >= 0) & (word >= 0))
        often = (before.counts[head[places]] >= fewest) & (before.counts[tail[places]] >= fewest)
        places = places[often]
        _, number, seen = np.unique(
            head[places] * len(source.words) + word[places], return_inverse=True, return_counts=True
        )
        kept = seen >= fewest
        renumbered = np.where(kept, np.cumsum(kept) - 1, -1)
        at = np.full(size, -1, dtype=np.int64)
        at[places] = renumbered[number]
        grown.append(_level(n, at, int(kept.sum())))
    return grown


def _level(n: int, at: Ints, size: int) -> Level:
    places = np.flatnonzero(at >= 0)
    first = np.zeros(size, dtype=np.int64)
    first[at[places][::-1]] = places[::-1]
    return Level(n, at, np.bincount(at[places], minlength=size).astype(np.int64), first)


def cohesion(grown: Sequence[Level], n: int) -> Floats:
    """How much the parts of each sequence of n words belong together: the NPMI of its weakest split, -1 to 1.

    A single word is 1.
    """
    level = grown[n - 1]
    best = np.ones(len(level.counts))
    total = float(grown[0].counts.sum())
    share = level.counts / total
    for left in range(1, n):
        head, tail = grown[left - 1], grown[n - left - 1]
        a = head.counts[head.at[level.first]] / total
        b = tail.counts[tail.at[level.first + left]] / total
        best = np.minimum(best, np.log(share / (a * b)) / -np.log(np.minimum(share, 1 - 1e-12)))
    return np.round(best, EXACT)


def boundaries(source: Stream, level: Level, free: tuple[Flags, Flags]) -> tuple[Floats, Floats]:
    """How free each sequence is at its sides: neighbour entropy (nats, the smaller side) and largest neighbour (0-1).

    The second is the largest share that one neighbour has on one side. A punctuation mark is a fresh neighbour every
    time, and so is a word flagged in `free` (left, right): no phrase begins or ends with it, so it ties nothing.
    """
    places = np.flatnonzero(level.at >= 0)
    number = level.at[places]
    least = np.full(len(level.counts), np.inf)
    largest = np.zeros(len(level.counts))
    width = len(source.words) + len(places) + 1
    for side, loose in zip((-1, level.n), free, strict=True):
        where = places + side
        inside = (where >= 0) & (where < len(source.ids))
        neighbour = np.where(inside, source.ids[np.clip(where, 0, len(source.ids) - 1)], -1)
        fresh = (neighbour < 0) | loose[neighbour]
        neighbour = np.where(fresh, len(source.words) + np.arange(len(places)), neighbour)
        key, seen = np.unique(number * width + neighbour, return_counts=True)
        owner = key // width
        share = seen / level.counts[owner]
        entropy = np.bincount(owner, weights=-share * np.log(share), minlength=len(level.counts))
        least = np.minimum(least, entropy)
        named = key % width < len(source.words)
        np.maximum.at(largest, owner[named], share[named])
    return np.round(least, EXACT), largest
