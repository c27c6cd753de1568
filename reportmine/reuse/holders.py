"""How many independent origins hold a clause, whatever words a few of them exchanged.

The decisive step against formula text is to count it fuzzily over the whole corpus: what every report says in its own
slightly different way is nobody's. A clause holds another as far as it has its trigrams (containment, so that a short
formula inside a long sentence counts); an inverted index of trigrams finds the clauses to look at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from reportmine.reuse.fingerprints import Fingerprint
from reportmine.reuse.lookup import Lookup
from reportmine.reuse.rising import Flags, new
from reportmine.reuse.tallies import BLOCK, Tally, Trigrams, trigrams
from reportmine.verbs import Engine, Index, Keys

HELD = 1 / 3  # share of a clause's distinct trigrams in another clause that therefore holds it
MOST = 300  # postings of a trigram that are kept; what more clauses hold is told by its count alone
TOGETHER = 4_000_000  # postings looked through at once: bounds memory on very long reports
FEWEST = 6  # distinct trigrams under which a clause is too short for a share of them to mean anything

SHORT = 1 << 31  # pairs of clauses whose numbers have room in 32 bits

_32, _32_BITS = np.uint64(32), np.uint64((1 << 32) - 1)

Posting = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class ClauseIndex:
    """Trigrams of a corpus and the clauses that hold them.

    The clauses with trigram `keys[i]` (rising) are `clauses[indptr[i]:indptr[i + 1]]`; `origin` is by clause.
    """

    keys: Keys
    indptr: Index
    clauses: Posting
    origin: Posting
    _lookup: Lookup = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_lookup", Lookup(self.keys))

    def made_ready(self) -> None:
        """Makes ready what finds places, before processes are started that ask for many."""
        self._lookup.made()

    def places(self, keys: Keys) -> Index:
        """Where each of some trigrams stands among `keys`, -1 for nowhere."""
        return self._lookup.at(keys)


def index_clauses(prints: Sequence[Fingerprint], origins: Sequence[Index], held: Tally, engine: Engine) -> ClauseIndex:
    """The index of all clauses; `origins` are by document and clause, `held` counts the clauses by trigram."""
    kept = held.counts <= MOST
    keys, counts = held.keys[kept], held.counts[kept]
    starts = np.cumsum([0, *(len(p.chars) for p in prints)])
    blocks = [(low, min(low + BLOCK, len(prints))) for low in range(0, len(prints), BLOCK)]
    found = engine.map(_postings, blocks, (prints, starts, keys), label="编制索引", heavy=len(blocks) > 1)
    postings = np.sort(np.concatenate([np.empty(0, np.uint64), *found]))
    indptr = np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
    every = np.concatenate([np.empty(0, np.int64), *origins]).astype(np.int32)
    return ClauseIndex(keys, indptr, (postings & _32_BITS).astype(np.int32), every)


def _postings(shared: tuple[Sequence[Fingerprint], Index, Keys], block: tuple[int, int]) -> Keys:
    """Position of the key above clause, for the trigrams among `keys` of a block of documents."""
    prints, starts, keys = shared
    found = [np.empty(0, np.uint64)]
    for d in range(*block) if len(keys) else ():
        rows, own = trigrams(prints[d]).distinct
        at = np.minimum(np.searchsorted(keys, own), len(keys) - 1)
        known = keys[at] == own
        clause = (rows[known] + starts[d]).astype(np.uint64)
        found.append((at[known].astype(np.uint64) << _32) | clause)
    return np.concatenate(found)


class _Looked(NamedTuple):
    """Trigrams of clauses that may be held, by clause and then the rarest first: what the index has of each.

    `rows` are the clauses, `at` the places of the trigrams in the index, `postings` how many clauses hold each; `rare`
    those of which a clause that holds one of `rows` has at least one.
    """

    rows: Index
    at: Index
    postings: Index
    rare: Flags

    def part(self, low: int, high: int) -> _Looked:
        """Those from one place to another."""
        part = slice(low, high)
        return _Looked(self.rows[part], self.at[part], self.postings[part], self.rare[part])


def holding_origins(own: Trigrams, n_clauses: int, index: ClauseIndex) -> tuple[Index, Index]:
    """The pairs (clause, origin) of a document in which the origin holds the clause, distinct and rising.

    `own` are the trigrams of the document.
    """
    rows, keys = own.distinct
    size = np.bincount(rows, minlength=n_clauses)
    looked = _looked(rows, keys, size, index)
    rising = np.searchsorted(np.cumsum(looked.postings), np.arange(0, int(looked.postings.sum()), TOGETHER))
    cuts = np.unique(np.searchsorted(looked.rows, looked.rows[rising[1:]]))  # a clause is never told apart
    bounds = pairwise([0, *cuts.tolist(), len(looked.rows)])
    found = [_held_by(looked.part(low, high), size, index) for low, high in bounds]
    clauses = np.concatenate([clause for clause, _ in found])
    origins = index.origin[np.concatenate([other for _, other in found])].astype(np.int64)
    width = int(origins.max(initial=-1)) + 2
    pairs = np.sort(clauses * width + origins + 1)
    pairs = pairs[new(pairs)]
    return pairs // width, pairs % width - 1


def _looked(rows: Index, keys: Keys, size: Index, index: ClauseIndex) -> _Looked:
    """The trigrams of the clauses of which the index has enough."""
    at = index.places(keys)
    known = at >= 0
    least = np.ceil(HELD * size).astype(np.int64)
    there = np.bincount(rows[known], minlength=len(size))
    able = (there >= least) & (size >= FEWEST)
    kept = np.flatnonzero(known & able[rows])
    rows, at = rows[kept], at[kept]
    postings = index.indptr[at + 1] - index.indptr[at]
    order = np.argsort((rows << 32) | postings, kind="stable")
    there = np.where(able, there, 0)
    place = np.arange(len(rows)) - np.repeat(np.cumsum(there) - there, there)
    return _Looked(rows[order], at[order], postings[order], place <= (there - least)[rows[order]])


def _held_by(looked: _Looked, size: Index, index: ClauseIndex) -> tuple[Index, Index]:
    """The pairs of a clause and a clause of the corpus that holds it.

    Who has `HELD` of the trigrams has one of the rare ones (Chaudhuri, Ganti and Kaushik 2006, the prefix filter): only
    such clauses are counted, and of the long lists of usual trigrams most is passed over.
    """
    width = len(index.origin)
    short = np.int32 if len(size) * width < SHORT else np.int64  # sorted twice as fast
    rare = _postings_of(index, looked, looked.rare, short)
    worth = np.zeros(width, dtype=bool)
    worth[rare.clauses] = True
    usual = _postings_of(index, looked, ~looked.rare, short)
    counted = np.flatnonzero(worth[usual.clauses])
    met = np.concatenate((rare.rows * width + rare.clauses, usual.rows[counted] * width + usual.clauses[counted]))
    met.sort()
    first = np.flatnonzero(new(met))
    shared = np.diff(np.append(first, len(met)))
    clauses, others = np.divmod(met[first].astype(np.int64), max(1, width))
    enough = shared >= HELD * size[clauses]
    return clauses[enough], others[enough]


class _Postings(NamedTuple):
    """The clauses that hold each of some trigrams, one list after the other, and the clause with the trigram."""

    rows: npt.NDArray[np.signedinteger[Any]]
    clauses: Posting


def _postings_of(index: ClauseIndex, looked: _Looked, chosen: Flags, dtype: type[np.signedinteger[Any]]) -> _Postings:
    at, lengths = looked.at[chosen], looked.postings[chosen]
    ends = np.cumsum(lengths)
    n = int(ends[-1]) if len(ends) else 0
    places = np.arange(n) + np.repeat(index.indptr[at] - ends + lengths, lengths)
    return _Postings(np.repeat(looked.rows[chosen].astype(dtype), lengths), index.clauses[places])
