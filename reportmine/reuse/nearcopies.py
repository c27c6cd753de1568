"""Whole reports that are nearly the same text, told before anything is counted.

A text that twenty units handed in looks like formula as long as each of them counts as a source of its own: everybody
writes it. So reports whose three-character strings are mostly the same are one origin from the start. Found without
comparing all pairs: by min-hashes in bands (Broder 1997; Indyk and Motwani 1998), and verified by both containments.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from reportmine.reuse.fingerprints import Fingerprint, Keys

BANDS, ROWS = 40, 3  # a pair with half of the strings in common meets in some band with 99.5 %
ALIKE = 0.6  # share of either report's distinct strings that the other has too
FEWEST = 60  # distinct strings under which a report is too short for this


def near_copies(prints: Sequence[Fingerprint]) -> list[list[int]]:
    """Groups of at least two documents with nearly the same text: positions, rising, groups by their first."""
    shapes = [np.unique(p.shape_keys) for p in prints]
    able = [d for d, keys in enumerate(shapes) if len(keys) >= FEWEST]
    root = list(range(len(prints)))

    def find(d: int) -> int:
        while root[d] != d:
            root[d] = root[root[d]]
            d = root[d]
        return d

    first: dict[tuple[int, ...], int] = {}
    for d in able:
        for band in _bands(shapes[d]):
            other = first.setdefault(band, d)
            if find(other) != find(d) and _alike(shapes[other], shapes[d]):
                low, high = sorted((find(other), find(d)))
                root[high] = low
    groups: dict[int, list[int]] = {}
    for d in able:
        groups.setdefault(find(d), []).append(d)
    return [group for _, group in sorted(groups.items()) if len(group) > 1]


def _bands(keys: Keys) -> list[tuple[int, ...]]:
    """The min-hashes of a set of strings, `ROWS` to a band, each band with its number."""
    number = np.arange(1, BANDS * ROWS + 1, dtype=np.uint64)
    odd = number * np.uint64(0x9E3779B97F4A7C15) | np.uint64(1)
    mixed = (keys ^ (keys >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
    least = np.array([int(((mixed ^ (mixed >> np.uint64(32))) * factor).min()) for factor in odd], dtype=np.uint64)
    return [(band, *row) for band, row in enumerate(least.reshape(BANDS, ROWS).tolist())]


def _alike(one: Keys, other: Keys) -> bool:
    shared = len(np.intersect1d(one, other, assume_unique=True))
    return shared >= ALIKE * max(len(one), len(other))
