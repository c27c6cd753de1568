"""Candidates of a large collection: pairs that share rare strings of eight characters, in two places near each other.

Where ten thousand reports are compared, hardly a string of three characters is rare any more, and a copied paragraph
in an otherwise fresh report shares too few of those that are. Strings of eight are rare in any collection, and a rare
one that two strangers share by chance (a number in a usual sentence) stands alone: copied text shares another one close
by in both reports.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from reportmine.reuse.fingerprints import Fingerprint, Index, Keys
from reportmine.verbs import Engine

LARGE = 1500  # documents from which strings of three characters no longer suffice
HUGE = 30_000  # documents from which half of the strings are taken: of two that overlap in seven one tells enough
LENGTH = 8  # characters of a string
LOOSE = 1.5  # score (as in `Engine.pair`) from which a pair is looked at: two strings that nobody else holds
SURE = 8.0  # score from which it is a candidate wherever the strings stand
PLACES = 2  # places near each other from which it is one
ORIGIN_PLACES = 3  # places from which it can be a passage long enough to share an origin
RUN = 8  # characters between shared strings of one place
DRIFT = 4  # characters by which one place may shift between the reports
REACH = 300  # characters of either report within which places are near each other

_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_BLOCK = 256  # pairs looked at together


@dataclass(frozen=True, slots=True)
class Selection:
    """How candidates of a collection are chosen beside the strings of three characters; follows its size."""

    length: int = LENGTH
    window: tuple[int, int] = (2, 20)  # documents that hold a rare string
    sample: int = 1  # one string in so many is taken


def selection(n_documents: int) -> Selection | None:
    """The selection for so many documents; None where strings of three characters suffice.

    >>> selection(1000), selection(10_000).sample, selection(100_000).sample
    (None, 1, 2)
    """
    if n_documents < LARGE:
        return None
    return Selection(sample=1 if n_documents < HUGE else 2)


class LongPairs(NamedTuple):
    """Pairs of documents (a < b) with rare strings in common: their score, and how many places lie near each other."""

    a: Index
    b: Index
    score: npt.NDArray[np.float64]
    places: Index

    def pairs(self, places: int) -> list[tuple[int, int]]:
        """The pairs that have at least so many places, or a score that needs none."""
        kept = (self.places >= places) | (self.score >= SURE)
        return list(zip(self.a[kept].tolist(), self.b[kept].tolist(), strict=True))


NO_PAIRS = LongPairs(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0), np.empty(0, np.int64))


class Strings(NamedTuple):
    """The distinct strings of a document, rising, and where each stands first, counted in its trigrams."""

    keys: Keys
    at: npt.NDArray[np.int32]


def long_pairs(prints: Sequence[Fingerprint], engine: Engine, chosen: Selection | None) -> LongPairs:
    """The pairs of documents that are worth aligning for their rare strings."""
    if chosen is None:
        return NO_PAIRS
    strings = list(engine.map(_strings, prints, chosen, label="提取长串"))
    vocabulary, held = engine.count(np.concatenate([s.keys for s in strings]), _owners(strings))
    rare = vocabulary[(held >= chosen.window[0]) & (held <= chosen.window[1])]
    strings = list(engine.map(_rare, strings, rare, label="筛选长串"))
    a, b, score = engine.pair(np.concatenate([s.keys for s in strings]), _owners(strings), chosen.window)
    likely = score >= LOOSE / chosen.sample
    a, b, score = a[likely], b[likely], score[likely]
    blocks = [(a[low : low + _BLOCK], b[low : low + _BLOCK]) for low in range(0, len(a), _BLOCK)]
    found = engine.map(_places, blocks, strings, label="定位长串", heavy=len(blocks) > 1)
    places = np.concatenate([NO_PAIRS.places, *found])
    return LongPairs(a, b, score * chosen.sample, places)


def _owners(strings: Sequence[Strings]) -> Index:
    return np.repeat(np.arange(len(strings)), [len(s.keys) for s in strings])


def _strings(chosen: Selection, one: Fingerprint) -> Strings:
    """The strings inside the clauses of a document, made of the trigrams at their begin, inside and at their end."""
    codes, last = one.shape_keys, chosen.length - 3
    clause = np.repeat(np.arange(len(one.chars)), np.diff(one.shape_indptr))
    whole = np.flatnonzero(clause[:-last] == clause[last:]) if len(codes) > last else np.empty(0, np.int64)
    keys = codes[whole] * _SPREAD
    for further in (*range(3, last, 3), last):
        keys = (keys ^ codes[whole + further]) * _SPREAD
        keys ^= keys >> np.uint64(31)
    taken = keys % np.uint64(chosen.sample) == 0
    distinct, first = np.unique(keys[taken], return_index=True)
    return Strings(distinct, whole[taken][first].astype(np.int32))


def _rare(rare: Keys, strings: Strings) -> Strings:
    if not len(rare):
        return Strings(strings.keys[:0], strings.at[:0])
    at = np.minimum(np.searchsorted(rare, strings.keys), len(rare) - 1)
    kept = rare[at] == strings.keys
    return Strings(strings.keys[kept], strings.at[kept])


def _places(strings: Sequence[Strings], pairs: tuple[Index, Index]) -> Index:
    both = zip(*(part.tolist() for part in pairs), strict=True)
    return np.array([_near(strings[a], strings[b]) for a, b in both], dtype=np.int64)


def _near(one: Strings, other: Strings) -> int:
    """The most places of shared strings that lie within `REACH` of each other in both documents."""
    _, i, j = np.intersect1d(one.keys, other.keys, assume_unique=True, return_indices=True)
    here, there = one.at[i].astype(np.int64), other.at[j].astype(np.int64)
    order = np.argsort(here)
    here, there = here[order], there[order]
    begins = np.ones(len(here), dtype=bool)
    begins[1:] = (np.diff(here) > RUN) | (np.abs(np.diff(there - here)) > DRIFT)
    here, there = here[begins], there[begins]
    ahead = here[None, :] - here[:, None]
    near = (ahead >= 0) & (ahead <= REACH) & (np.abs(there[None, :] - there[:, None]) <= REACH)
    return int(near.sum(axis=1).max(initial=0))
