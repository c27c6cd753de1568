"""Verbatim overlap of two whole texts: a floor that does not move when the corpus does.

No statistics enter here: equal runs of `n` characters, and the longest equal run; white space does not count.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

_BASE = np.uint64(1_000_003)  # odd, so that multiplication modulo 2^64 keeps every bit
_MIX_A, _MIX_B = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9)  # spread neighbouring code points


class Runs(NamedTuple):
    """Characters of a that lie in runs of at least n characters which b holds as well, and the longest equal run."""

    shared: int
    longest: int


def equal_runs(a: str, b: str, n: int) -> Runs:
    """The equal runs of two texts, `n` at least 1.

    >>> equal_runs("全心全意为职工服务是工会的宗旨", "工会的宗旨是全心全意为职工服务", 8)
    Runs(shared=9, longest=9)
    """
    one, other = _windows(a, b)
    hits = _met(one.of(n), other.of(n))
    starts = np.flatnonzero(hits.at >= 0)
    ends = np.zeros(one.size + 1, dtype=np.int64)
    np.add.at(ends, starts, 1)
    np.add.at(ends, starts + n, -1)
    shared = int(np.count_nonzero(np.cumsum(ends) > 0))
    if not len(starts):
        return Runs(shared, _longest(one, other, 0, min(n - 1, one.size, other.size)))
    in_a = np.diff(starts) == 1
    known = _most(in_a & (np.diff(hits.at[starts]) == 1)) + n - 1
    # a longer run begins with shared windows one after the other, wherever they stand in b
    return Runs(shared, known if hits.once else _longest(one, other, known, _most(in_a) + n - 1))


def _most(goes_on: npt.NDArray[np.bool_]) -> int:
    """The most places in a row of which each goes on into the next."""
    breaks = np.concatenate(([-1], np.flatnonzero(~goes_on), [len(goes_on)]))
    return int(np.diff(breaks).max())


def _longest(one: _Windows, other: _Windows, low: int, high: int) -> int:
    """The longest equal run of `low` to `high` characters: further while there is one, then by bisection."""
    step = 1
    while low < high:
        middle = min(low + step, high) if step else (low + high + 1) // 2
        if bool((_met(one.of(middle), other.of(middle)).at >= 0).any()):
            low, step = middle, 2 * step
        else:
            high, step = middle - 1, 0
    return low


class _Windows:
    """A polynomial hash modulo 2^64 of every window of a text, by prefix sums of codes times powers.

    Every window sum is multiplied up to the power `reach` (the longer text), so equal windows are equal in both.
    """

    def __init__(self, codes: npt.NDArray[np.uint64], powers: npt.NDArray[np.uint64]) -> None:
        self.size = len(codes)
        mixed = (codes + _MIX_A) * (codes ^ _MIX_B)
        summed = np.cumsum(mixed * powers[: len(codes)], dtype=np.uint64)
        self._prefix = np.concatenate((np.zeros(1, np.uint64), summed))
        self._up = powers[::-1][: len(codes)]

    def of(self, n: int) -> npt.NDArray[np.uint64]:
        """The hashes of all windows of n codes, by start."""
        if self.size < n or n == 0:
            return np.empty(0, dtype=np.uint64)
        windows: npt.NDArray[np.uint64] = (self._prefix[n:] - self._prefix[:-n]) * self._up[: self.size - n + 1]
        return windows


def _windows(a: str, b: str) -> tuple[_Windows, _Windows]:
    one, other = _codes(a), _codes(b)
    reach = max(len(one), len(other))
    powers = np.cumprod(np.concatenate((np.ones(1, np.uint64), np.full(reach, _BASE))), dtype=np.uint64)
    return _Windows(one, powers), _Windows(other, powers)


class _Met(NamedTuple):
    """Where the others hold each hash, -1 for nowhere; and whether none of these stands there `once` more."""

    at: npt.NDArray[np.int64]
    once: bool


def _met(some: npt.NDArray[np.uint64], others: npt.NDArray[np.uint64]) -> _Met:
    if not len(others):
        return _Met(np.full(len(some), -1, dtype=np.int64), once=True)
    order = np.argsort(others)
    rising = others[order]
    at = np.minimum(np.searchsorted(rising, some), len(rising) - 1)
    found = rising[at] == some
    again = found & (rising[np.minimum(at + 1, len(rising) - 1)] == some) & (at + 1 < len(rising))
    return _Met(np.where(found, order[at], -1), once=not bool(again.any()))


def _codes(text: str) -> npt.NDArray[np.uint64]:
    return np.frombuffer("".join(text.split()).encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
