"""Min-hashes: which of many sets of strings are mostly the same, without comparing all pairs of them.

By min-hashes in bands (Broder 1997; Indyk and Motwani 1998): two sets that agree in all min-hashes of a band meet
there, and those that meet are compared exactly where enough of all their min-hashes agree.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from reportmine.reuse.rising import new
from reportmine.verbs import Index, Keys

Marks = npt.NDArray[np.uint16]  # 16 bits of each min-hash: enough to tell how many of two rows agree

_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_BLOCK = 1 << 16  # pairs whose min-hashes are laid side by side at once


def least_hashes(keys: Keys, starts: Index, n: int) -> Keys:
    """Min-hashes of stretches of keys, each from one of the rising `starts` to the next; shape (len(starts), n)."""
    number = np.arange(1, n + 1, dtype=np.uint64)
    odd = number * _SPREAD | np.uint64(1)
    mixed = _mixed(keys)
    return np.stack([np.minimum.reduceat(mixed * factor, starts) for factor in odd], axis=1)


def least_of_parts(keys: Keys, n: int) -> Keys:
    """The least key in each of n equal parts of their range, min-hashes in one go (Li, Owen and Zhang 2012).

    `keys` are spread evenly, rising, and at least one; a part without a key borrows from the next one.

    >>> least_of_parts(np.array([1, 2**62, 2**63 + 5], dtype=np.uint64), 4).tolist() == [1, 2**62, 2**63 + 5, 2**63 + 5]
    True
    """
    starts = np.arange(n, dtype=np.uint64) * np.uint64((1 << 64) // n)
    return keys[np.minimum(np.searchsorted(keys, starts), len(keys) - 1)]


def spread(keys: Keys) -> Keys:
    """Keys spread evenly over all numbers, distinct ones to distinct numbers."""
    return _mixed(keys) * _SPREAD


def _mixed(keys: Keys) -> Keys:
    mixed = (keys ^ (keys >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> np.uint64(32)
    return mixed


def bands(least: Keys, rows: int) -> Keys:
    """One key for every `rows` min-hashes of a set; shape (n_sets, n_hashes / rows)."""
    joined = np.zeros((len(least), least.shape[1] // rows), dtype=np.uint64)
    for row in range(rows):
        joined = (joined ^ least[:, row::rows]) * _SPREAD
        joined ^= joined >> np.uint64(31)
    return joined


def marks(least: Keys) -> Marks:
    """The last 16 bits of min-hashes."""
    return least.astype(np.uint16)


def met(keys: Keys) -> tuple[Index, Index]:
    """Pairs (one, other) of rows of which `other` meets `one` first in some column; distinct and rising, one < other.

    >>> met(np.array([[1, 5], [2, 5], [1, 6], [1, 7]], dtype=np.uint64))
    (array([0, 0, 0]), array([1, 2, 3]))
    """
    n = len(keys)
    found = [np.empty(0, dtype=np.int64)]
    for column in keys.T:
        order = np.argsort(column, kind="stable")
        sorted_ = column[order]
        starts = np.flatnonzero(np.concatenate((np.ones(min(n, 1), bool), sorted_[1:] != sorted_[:-1])))
        first = np.repeat(order[starts], np.diff(np.concatenate((starts, [n]))))
        later = first != order
        found.append(first[later] * n + order[later])
    pairs = np.sort(np.concatenate(found))
    pairs = pairs[new(pairs)]
    return pairs // max(1, n), pairs % max(1, n)


def promising(pairs: tuple[Index, Index], sizes: Index, marked: Marks, alike: float, agree: int) -> tuple[Index, Index]:
    """The pairs whose sizes allow a share `alike` of either in the other, and of whose min-hashes `agree` agree."""
    one, other = pairs
    fits = np.minimum(sizes[one], sizes[other]) >= alike * np.maximum(sizes[one], sizes[other])
    one, other = one[fits], other[fits]
    kept = [np.empty(0, dtype=bool)]
    for low in range(0, len(one), _BLOCK):
        part = slice(low, low + _BLOCK)
        kept.append(np.count_nonzero(marked[one[part]] == marked[other[part]], axis=1) >= agree)
    enough = np.concatenate(kept)
    return one[enough], other[enough]
