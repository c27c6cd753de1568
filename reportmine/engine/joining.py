"""Counting and joining on arrays: the verbs `count` and `pair` on one machine.

Keys are sorted once; who holds a key is then one number, position of the key above holder, and sorts again as such.
The product that joins owners is made in blocks of rows, so that memory does not grow with the square of a collection.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from reportmine.engine.rarity import least_sum, scores, weights
from reportmine.verbs import Index, Keys

_MOST_SHORT = (1 << 31) - 1  # entries of a matrix that scipy counts in 32 bits

CELLS = 4_000_000  # of the product held at once, at most, where one row has not more

_32, _32_BITS = np.uint64(32), np.uint64((1 << 32) - 1)
_Pairs = tuple[Index, Index, npt.NDArray[np.float64]]

Runner = Callable[[Callable[[Any, Any], Any], Sequence[Any], Any], Iterable[Any]]  # kernel, items, shared: results


def _one_by_one(kernel: Callable[[Any, Any], Any], items: Sequence[Any], shared: Any) -> Iterable[Any]:
    return (kernel(shared, item) for item in items)


def count(keys: Keys, origins: Index) -> tuple[Keys, Index]:
    """Distinct keys, rising, and how many different origins hold each."""
    vocabulary, held, _ = _holdings(keys, origins, 1)
    return vocabulary, held


def pair(keys: Keys, owners: Index, window: tuple[int, int], least: float = 0.0, run: Runner = _one_by_one) -> _Pairs:
    """Pairs of owners that share keys of the window, with the sum of 1 / (holders - 1), where it is at least that.

    `run` does the blocks of rows, in whatever processes, and gives their results in order.
    """
    from scipy.sparse import csc_matrix, csr_matrix

    _, held, owner = _holdings(keys, owners, window[0])
    use = (held >= window[0]) & (held <= window[1])
    owner, held = owner[np.repeat(use, held)], held[use]
    n = int(owners.max()) + 1 if len(owners) else 0
    indptr = np.concatenate(([0], np.cumsum(held)))
    if len(owner) <= _MOST_SHORT:  # as scipy wants them, made once and not for either matrix
        owner, indptr = owner.astype(np.int32), indptr.astype(np.int32)
    # whole numbers: float sums depend on the order of adding, and every engine has an order of its own
    matrix = csc_matrix((np.ones(len(owner), dtype=np.int64), owner, indptr), shape=(n, len(held))).tocsr()
    across = csr_matrix((np.repeat(weights(held), held), owner, indptr), shape=(len(held), n))
    reached = np.concatenate(([0], np.cumsum(held[matrix.indices])))[matrix.indptr]
    nothing: _Pairs = (np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0))
    found = run(_block, list(_blocks(np.diff(reached))), (matrix, across, least_sum(least)))
    a, b, score = (np.concatenate(part) for part in zip(nothing, *found, strict=True))
    return a, b, score


def _block(shared: tuple[Any, Any, int], rows: tuple[int, int]) -> _Pairs:
    matrix, across, least = shared
    joined = (matrix[slice(*rows)] @ across).tocoo()
    row = joined.row.astype(np.int64) + rows[0]
    kept = (joined.col > row) & (joined.data >= least)
    row, column, score = row[kept], joined.col[kept].astype(np.int64), scores(joined.data[kept])
    order = np.argsort(row * across.shape[1] + column)
    return row[order], column[order], score[order]


def _holdings(keys: Keys, holders: Index, least: int) -> tuple[Keys, Index, Index]:
    """Distinct keys that occur `least` times or more, rising, how many hold each, and who, rising, key after key."""
    bits = np.uint64(int(holders.max(initial=0)).bit_length())
    if int(np.bitwise_or.reduce(keys, initial=np.uint64(0))) & ((1 << int(bits)) - 1):
        return _holdings_apart(keys, holders, least)
    packed = keys | holders.astype(np.uint64)  # keys that leave room for the holder: one sort of one number
    packed.sort()
    times = _times(np.flatnonzero(_new(packed >> bits)), len(packed))
    packed = packed[np.repeat(times >= least, times)]
    packed = packed[_new(packed)]
    first = np.flatnonzero(_new(packed >> bits))
    held, vocabulary = _times(first, len(packed)), packed[first] >> bits << bits
    packed &= (np.uint64(1) << bits) - np.uint64(1)
    return vocabulary, held, packed.view(np.int64)


def _holdings_apart(keys: Keys, holders: Index, least: int) -> tuple[Keys, Index, Index]:
    """The same of keys that need all their bits."""
    order = np.argsort(keys)
    rising = keys[order]
    first = np.flatnonzero(_new(rising))
    times = _times(first, len(keys))
    often = times >= least
    order = order[np.repeat(often, times)]
    number = np.repeat(np.arange(int(often.sum()), dtype=np.uint64), times[often])
    packed = np.sort((number << _32) | holders[order].astype(np.uint64))
    packed = packed[_new(packed)]
    vocabulary = rising[first[often]]
    held = np.bincount((packed >> _32).astype(np.int64), minlength=len(vocabulary))
    return vocabulary, held, (packed & _32_BITS).astype(np.int64)


def _times(first: Index, n: int) -> Index:
    """How many of n rising numbers are the same, from where each is the first."""
    return np.diff(np.concatenate((first, [n])))


def _new(rising: Keys) -> npt.NDArray[np.bool_]:
    """Which of rising numbers are not the same as the one before."""
    flags = np.ones(len(rising), dtype=bool)
    np.not_equal(rising[1:], rising[:-1], out=flags[1:])
    return flags


def _blocks(cells: Index) -> Iterator[tuple[int, int]]:
    """Ranges of rows that have at most `CELLS` cells together, or one row; `cells` is by row."""
    low = 0
    reached = np.cumsum(cells)
    while low < len(cells):
        before = int(reached[low - 1]) if low else 0
        high = max(low + 1, int(np.searchsorted(reached, before + CELLS, side="right")))
        yield low, high
        low = high
