"""Whole reports that are nearly the same text, told before anything is counted.

A text that twenty units handed in looks like formula as long as each of them counts as a source of its own: everybody
writes it. So reports whose three-character strings are mostly the same are one origin from the start. Found without
comparing all pairs, by min-hashes, and verified by both containments.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np

from reportmine.reuse.fingerprints import Fingerprint, distinct
from reportmine.reuse.minhashes import Marks, bands, least_of_parts, marks, met, promising, spread
from reportmine.reuse.unions import Unions
from reportmine.verbs import Engine, Keys

BANDS, ROWS = 40, 3  # a pair with half of the strings in common meets in some band with 99.5 %
ALIKE = 0.6  # share of either report's distinct strings that the other has too
AGREE = (
    40  # of the min-hashes of two reports; of two with half of the strings in common fewer agree once in ten thousand
)
FEWEST = 60  # distinct strings under which a report is too short for this
_BLOCK = 128  # pairs compared at once


class Sketch(NamedTuple):
    """A report's distinct trigrams: how many, and their min-hashes by band and by mark; empty for a short report."""

    size: int
    bands: Keys
    marks: Marks


def sketch(prints: Fingerprint) -> Sketch:
    """The sketch of one report."""
    keys = distinct(prints.shapes().keys)
    if len(keys) < FEWEST:
        return Sketch(len(keys), np.empty((0, BANDS), np.uint64), np.empty((0, BANDS * ROWS), np.uint16))
    least = least_of_parts(np.sort(spread(keys)), BANDS * ROWS)[None, :]
    return Sketch(len(keys), bands(least, ROWS), marks(least))


def near_copies(prints: Sequence[Fingerprint], sketches: Sequence[Sketch], engine: Engine) -> list[list[int]]:
    """Groups of at least two documents with nearly the same text: positions, rising, groups by their first."""
    long = np.array([d for d, one in enumerate(sketches) if len(one.bands)], dtype=np.int64)
    if not len(long):
        return []
    sizes = np.array([sketches[d].size for d in long], dtype=np.int64)
    marked = np.concatenate([sketches[d].marks for d in long])
    one, other = promising(met(np.concatenate([sketches[d].bands for d in long])), sizes, marked, ALIKE, AGREE)
    pairs = list(zip(long[one].tolist(), long[other].tolist(), strict=True))
    blocks = [pairs[low : low + _BLOCK] for low in range(0, len(pairs), _BLOCK)]
    verified = engine.map(_verified, blocks, prints, label="查找近同报告", heavy=len(blocks) > 1)
    groups = Unions(len(prints), chain.from_iterable(verified)).groups()
    return [group for group in groups if len(group) > 1]


def _verified(prints: Sequence[Fingerprint], pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    shapes = {d: distinct(prints[d].shapes().keys) for d in {d for pair in pairs for d in pair}}
    return [(one, other) for one, other in pairs if alike(shapes[one], shapes[other], ALIKE)]


def alike(one: Keys, other: Keys, least: float) -> bool:
    """Whether two sets of distinct keys each have at least the share `least` of their keys in common."""
    shared = len(np.intersect1d(one, other, assume_unique=True))
    return shared >= least * max(len(one), len(other))
