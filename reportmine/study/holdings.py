"""How many texts hold a string, asked thousands of times: only those with its rarest pair of signs are searched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

MANY = 500  # texts from which on an index pays
_SHIFT = np.uint64(21)  # bits of a code point


def counter_of(texts: Sequence[str]) -> Callable[[str], int]:
    """A function from a string to the number of texts that hold it.

    >>> counter_of(["开展活动", "展开讨论", "开展检查"])("开展")
    2
    """
    pairs, owners = _index(texts) if len(texts) >= MANY else (None, None)

    @cache
    def held(string: str) -> int:
        if pairs is None or owners is None or len(string) < 2:
            return sum(string in text for text in texts)
        wanted = _pairs(string)
        low, high = np.searchsorted(pairs, wanted, "left"), np.searchsorted(pairs, wanted, "right")
        rarest = int(np.argmin(high - low))
        return sum(string in texts[owner] for owner in owners[low[rarest] : high[rarest]])

    return held


def _index(texts: Sequence[str]) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.int64]]:
    """Pairs of neighbouring characters, rising, and the text each stands in, once a text."""
    found = [np.unique(_pairs(text)) for text in texts]
    pairs = np.concatenate([np.empty(0, np.uint64), *found])
    owners = np.repeat(np.arange(len(texts)), [len(one) for one in found])
    order = np.argsort(pairs, kind="stable")
    return pairs[order], owners[order]


def _pairs(text: str) -> npt.NDArray[np.uint64]:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    return (codes[:-1] << _SHIFT) | codes[1:]
