"""Whole reports that are nearly the same text, told before anything is counted.

A text that twenty units handed in looks like formula as long as each of them counts as a source of its own: everybody
writes it. So reports whose three-character strings are mostly the same are one origin from the start. Found without
comparing all pairs: by min-hashes in bands (Broder 1997; Indyk and Motwani 1998), and verified by both containments.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from reportmine.reuse.fingerprints import Fingerprint, Index, Keys
from reportmine.reuse.unions import Unions

BANDS, ROWS = 40, 3  # a pair with half of the strings in common meets in some band with 99.5 %
ALIKE = 0.6  # share of either report's distinct strings that the other has too
FEWEST = 60  # distinct strings under which a report is too short for this


def near_copies(prints: Sequence[Fingerprint]) -> list[list[int]]:
    """Groups of at least two documents with nearly the same text: positions, rising, groups by their first."""
    shapes = [np.unique(p.shape_keys) for p in prints]
    unions = Unions(len(prints))
    first: dict[tuple[int, ...], int] = {}
    for d, keys in enumerate(shapes):
        for band in _bands(keys) if len(keys) >= FEWEST else ():
            other = first.setdefault(band, d)
            if unions.find(other) != unions.find(d) and alike(shapes[other], keys, ALIKE):
                unions.join(other, d)
    return [group for group in unions.groups() if len(group) > 1]


def least_hashes(keys: Keys, starts: Index, n: int) -> Keys:
    """Min-hashes of stretches of keys, each from one of the rising `starts` to the next; shape (len(starts), n)."""
    number = np.arange(1, n + 1, dtype=np.uint64)
    odd = number * np.uint64(0x9E3779B97F4A7C15) | np.uint64(1)
    mixed = (keys ^ (keys >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> np.uint64(32)
    return np.stack([np.minimum.reduceat(mixed * factor, starts) for factor in odd], axis=1)


def alike(one: Keys, other: Keys, least: float) -> bool:
    """Whether two sets of distinct keys each have at least the share `least` of their keys in common."""
    shared = len(np.intersect1d(one, other, assume_unique=True))
    return shared >= least * max(len(one), len(other))


def _bands(keys: Keys) -> list[tuple[int, ...]]:
    """The min-hashes of a set of strings, `ROWS` to a band, each band with its number."""
    least = least_hashes(keys, np.zeros(1, np.int64), BANDS * ROWS)[0]
    return [(band, *row) for band, row in enumerate(least.reshape(BANDS, ROWS).tolist())]
