"""Counting over a corpus block by block: what each block of documents counts is small, and adds up.

Features and trigrams are counted by clause, and a clause stands in one document. Trigrams by origin add up too for
documents that share their origin with no other; those of families are counted together (`statistics.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from typing import NamedTuple

import numpy as np

from reportmine.reuse.fingerprints import (
    KIND_SHIFT,
    ROUNDED,
    ROUNDED_KIND,
    VAGUE,
    VAGUE_KIND,
    Fingerprint,
    distinct,
    in_order,
)
from reportmine.reuse.rising import Flags, new
from reportmine.verbs import Engine, Index, Keys

BLOCK = 128  # documents counted together
NARROW = 1 << 16  # trigrams of a document, of characters in two bytes, whose key and place fit into one number
_16, _32, _48 = (np.uint64(n) for n in (16, 32, 48))
_16_BITS = np.uint64((1 << 16) - 1)


class Tally(NamedTuple):
    """Distinct keys, rising, and how often each was counted."""

    keys: Keys
    counts: Index


class Tallies(NamedTuple):
    """Of a corpus: clauses that hold each feature, documents that hold each trigram, clauses that hold each."""

    features: Tally
    shapes: Tally
    clauses: Tally


_Shared = tuple[Sequence[Fingerprint], int, Set[int]]


def tally_corpus(prints: Sequence[Fingerprint], n: int, alone: Set[int], engine: Engine) -> Tallies:
    """The tallies of the first n documents, shapes by document of those in `alone`, clauses of all documents."""
    blocks = [(low, min(low + BLOCK, len(prints))) for low in range(0, len(prints), BLOCK)]
    found = list(engine.map(_tally_block, blocks, (prints, n, alone), label="统计用字", heavy=len(blocks) > 1))
    return Tallies(*(add(one[part] for one in found) for part in range(3)))


def tally(keys: Keys) -> Tally:
    """How often each key occurs.

    >>> tally(np.array([7, 3, 7], dtype=np.uint64))
    Tally(keys=array([3, 7], dtype=uint64), counts=array([1, 2]))
    """
    rising = np.sort(keys)
    first = np.flatnonzero(new(rising))
    return Tally(rising[first], np.diff(np.concatenate((first, [len(keys)]))))


def add(tallies: Iterable[Tally]) -> Tally:
    """Tallies added up."""
    every = list(tallies)
    keys = np.concatenate([np.empty(0, np.uint64), *(one.keys for one in every)])
    counts = np.concatenate([np.empty(0, np.int64), *(one.counts for one in every)])
    if not len(keys):
        return Tally(keys, counts)
    order = np.argsort(keys)
    keys = keys[order]
    first = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    return Tally(keys[first], np.add.reduceat(counts[order], first))


def as_rounded(keys: Keys) -> Keys:
    """The keys with rough facts under the key of the exact facts that they may stand for: both are one rarity."""
    return np.where((keys >> KIND_SHIFT) == VAGUE_KIND, keys ^ VAGUE ^ ROUNDED, keys)


def shapes_of(one: Fingerprint) -> Keys:
    """Trigrams, steps and quoted names of a document, as often as they stand in it."""
    return np.concatenate((one.shapes().keys, one.bridges.ravel(), one.names()[1]))


class Trigrams(NamedTuple):
    """Clause and key of every trigram as often as it stands there, rising by key, then clause; which come `first`."""

    rows: Index
    keys: Keys
    first: Flags

    @property
    def distinct(self) -> tuple[Index, Keys]:
        """Those of every clause once."""
        return self.rows[self.first], self.keys[self.first]


def trigrams(one: Fingerprint) -> Trigrams:
    """The trigrams of a document."""
    shapes = one.shapes()
    rows, keys = shapes.clauses, shapes.keys
    if one.said.dtype == np.uint16 and len(keys) <= NARROW:
        three = [(keys >> np.uint64(20 * n)) & _16_BITS for n in (2, 1, 0)]
        narrow = (three[0] << _48) | (three[1] << _32) | (three[2] << _16)
        at = (np.sort(narrow | np.arange(len(keys), dtype=np.uint64)) & _16_BITS).astype(np.int64)
    else:
        at = np.argsort(keys, kind="stable")
    rows, keys = rows[at], keys[at]
    return Trigrams(rows, keys, new(keys) | new(rows))


def _tally_block(shared: _Shared, block: tuple[int, int]) -> Tallies:
    prints, n, alone = shared
    nothing = np.empty(0, np.uint64)
    documents = range(*block)
    features = tally(np.concatenate([nothing, *(_once_a_clause(prints[d]) for d in documents if d < n)]))
    shapes = tally(np.concatenate([nothing, *(distinct(shapes_of(prints[d])) for d in documents if d in alone)]))
    clauses = tally(np.concatenate([nothing, *(trigrams(prints[d]).distinct[1] for d in documents)]))
    return Tallies(features, shapes, clauses)


def _once_a_clause(one: Fingerprint) -> Keys:
    """The features of every clause, rough facts and the rough forms of exact ones under one key and counted once."""
    words = one.wording()
    keys = as_rounded(one.facts.keys)
    rough = (keys >> KIND_SHIFT) == ROUNDED_KIND
    n = len(one.chars)
    rows, facts = one.facts.clauses[rough], keys[rough]
    order = in_order(facts, rows, n)
    rows, facts = rows[order], facts[order]
    return np.concatenate((words.held[words.place], keys[~rough], facts[new(rows) | new(facts)]))
