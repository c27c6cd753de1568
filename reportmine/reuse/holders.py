"""How many independent origins hold a clause, whatever words a few of them exchanged.

The decisive step against formula text is to count it fuzzily over the whole corpus: what every report says in its own
slightly different way is nobody's. A clause holds another as far as it has its trigrams (containment, so that a short
formula inside a long sentence counts); an inverted index of trigrams finds the clauses to look at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from reportmine.reuse.fingerprints import Fingerprint
from reportmine.reuse.rising import new
from reportmine.reuse.tallies import BLOCK, Tally, distinct_shapes
from reportmine.verbs import Engine, Index, Keys

HELD = 1 / 3  # share of a clause's distinct trigrams in another clause that therefore holds it
MOST = 300  # postings of a trigram that are kept; what more clauses hold is told by its count alone
TOGETHER = 4_000_000  # postings looked through at once: bounds memory on very long reports
FEWEST = 6  # distinct trigrams under which a clause is too short for a share of them to mean anything

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
        rows, own = distinct_shapes(prints[d])
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
    rare: npt.NDArray[np.bool_]

    def part(self, low: int, high: int) -> _Looked:
        """Those from one place to another."""
        part = slice(low, high)
        return _Looked(self.rows[part], self.at[part], self.postings[part], self.rare[part])


def holding_origins(fingerprint: Fingerprint, index: ClauseIndex) -> tuple[Index, Index]:
    """The pairs (clause, origin) of a document in which the origin holds the clause, distinct and rising."""
    rows, keys = distinct_shapes(fingerprint)
    size = np.bincount(rows, minlength=len(fingerprint.chars))
    looked = _looked(rows, keys, size, index)
    rising = np.searchsorted(np.cumsum(looked.postings), np.arange(0, int(looked.postings.sum()), TOGETHER))
    cuts = np.unique(np.searchsorted(looked.rows, looked.rows[rising[1:]]))  # a clause is never told apart
    bounds = pairwise([0, *cuts.tolist(), len(looked.rows)])
    found = [_held_by(looked.part(low, high), size, index) for low, high in bounds]
    clauses = np.concatenate([clause for clause, _ in found])
    origins = index.origin[np.concatenate([other for _, other in found])].astype(np.int64)
    width = int(origins.max(initial=-1)) + 2
    pairs = np.unique(clauses * width + origins + 1)
    return pairs // width, pairs % width - 1


def _looked(rows: Index, keys: Keys, size: Index, index: ClauseIndex) -> _Looked:
    """The trigrams of the clauses of which the index has enough."""
    at = np.minimum(np.searchsorted(index.keys, keys), max(0, len(index.keys) - 1))
    known = index.keys[at] == keys if len(index.keys) else np.zeros(len(keys), dtype=bool)
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
    worth = np.zeros(len(index.origin), dtype=bool)
    worth[_postings_of(index, looked.at[looked.rare], looked.postings[looked.rare])] = True
    postings = _postings_of(index, looked.at, looked.postings)
    counted = np.flatnonzero(worth[postings])
    met = np.sort((np.repeat(looked.rows, looked.postings)[counted] << 32) | postings[counted])
    first = np.flatnonzero(new(met))
    shared = np.diff(np.append(first, len(met)))
    clauses, others = met[first] >> 32, met[first] & int(_32_BITS)
    enough = shared >= HELD * size[clauses]
    return clauses[enough], others[enough]


def _postings_of(index: ClauseIndex, at: Index, lengths: Index) -> Posting:
    """The clauses that hold each of some trigrams, one list after the other."""
    ends = np.cumsum(lengths)
    n = int(ends[-1]) if len(ends) else 0
    return index.clauses[np.arange(n) + np.repeat(index.indptr[at] - ends + lengths, lengths)]
