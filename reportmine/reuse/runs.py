"""Verbatim overlap of two whole texts: a floor that does not move when the corpus does.

No statistics enter here: equal runs of `n` characters, and the longest equal run; white space does not count.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

_BASE = np.uint64(1_000_003)  # odd, so that multiplication modulo 2^64 keeps every bit
_MIX_A, _MIX_B = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9)  # spread neighbouring code points


def shared_chars(a: str, b: str, n: int) -> int:
    """Characters of a that lie in runs of at least n characters which b holds as well.

    >>> shared_chars("全心全意为职工服务是工会的宗旨", "工会的宗旨是全心全意为职工服务", 8)
    9
    """
    one, other = _windows(a, b)
    hits = _held(one.of(n), other.of(n))
    ends = np.zeros(one.size + 1, dtype=np.int64)
    starts = np.flatnonzero(hits)
    np.add.at(ends, starts, 1)
    np.add.at(ends, starts + n, -1)
    return int(np.count_nonzero(np.cumsum(ends) > 0))


def longest_run(a: str, b: str) -> int:
    """Length of the longest equal run: doubled while there is one so long, then by bisection.

    >>> longest_run("全心全意为职工服务", "真心为职工服务好")
    5
    """
    one, other = _windows(a, b)
    low, high = 0, min(one.size, other.size)
    step = 8
    while low < high:
        middle = min(low + step, high) if step else (low + high + 1) // 2
        if bool(_held(one.of(middle), other.of(middle)).any()):
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


def _held(some: npt.NDArray[np.uint64], others: npt.NDArray[np.uint64]) -> npt.NDArray[np.bool_]:
    """Which of some hashes are among the others."""
    if not len(others):
        return np.zeros(len(some), dtype=bool)
    rising = np.sort(others)
    at = np.minimum(np.searchsorted(rising, some), len(rising) - 1)
    found: npt.NDArray[np.bool_] = rising[at] == some
    return found


def _codes(text: str) -> npt.NDArray[np.uint64]:
    return np.frombuffer("".join(text.split()).encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
