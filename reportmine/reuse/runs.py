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
    codes = _codes(a)
    others = _codes(b)
    reach = max(len(codes), len(others))
    hits = np.isin(_hashes(codes, n, reach), _hashes(others, n, reach))
    covered = np.zeros(len(codes), dtype=bool)
    for start in np.flatnonzero(hits):
        covered[start : start + n] = True
    return int(np.count_nonzero(covered))


def longest_run(a: str, b: str) -> int:
    """Length of the longest equal run, by bisection over run lengths.

    >>> longest_run("全心全意为职工服务", "真心为职工服务好")
    5
    """
    codes_a, codes_b = _codes(a), _codes(b)
    low, high = 0, min(len(codes_a), len(codes_b))
    reach = max(len(codes_a), len(codes_b))
    while low < high:
        middle = (low + high + 1) // 2
        if np.isin(_hashes(codes_a, middle, reach), _hashes(codes_b, middle, reach)).any():
            low = middle
        else:
            high = middle - 1
    return low


def _codes(text: str) -> npt.NDArray[np.uint64]:
    return np.frombuffer("".join(text.split()).encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)


def _hashes(codes: npt.NDArray[np.uint64], n: int, reach: int) -> npt.NDArray[np.uint64]:
    """A polynomial hash modulo 2^64 of every window of n codes, by prefix sums of codes times powers.

    Every window sum is multiplied up to the power `reach` (the longer text), so equal windows are equal in both.
    """
    if len(codes) < n or n == 0:
        return np.empty(0, dtype=np.uint64)
    powers = np.cumprod(np.concatenate(([np.uint64(1)], np.full(reach, _BASE))), dtype=np.uint64)
    with np.errstate(over="ignore"):
        mixed = (codes + _MIX_A) * (codes ^ _MIX_B)
        prefix = np.concatenate(([np.uint64(0)], np.cumsum(mixed * powers[: len(codes)], dtype=np.uint64)))
        starts = np.arange(len(codes) - n + 1)
        windows: npt.NDArray[np.uint64] = (prefix[n:] - prefix[:-n]) * powers[reach - starts]
    return windows
