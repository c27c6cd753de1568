"""How many independent origins hold a clause, whatever words a few of them exchanged.

The decisive step against formula text is to count it fuzzily over the whole corpus: what every report says in its own
slightly different way is nobody's. A clause holds another as far as it has its trigrams (containment, so that a short
formula inside a long sentence counts); an inverted index of trigrams finds the clauses to look at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from reportmine.reuse.fingerprints import Fingerprint
from reportmine.reuse.tallies import BLOCK, Tally, distinct_shapes
from reportmine.verbs import Engine, Index, Keys

HELD = 1 / 3  # share of a clause's distinct trigrams in another clause that therefore holds it
MOST = 300  # postings of a trigram that are kept; what more clauses hold is told by its count alone
WIDE = 4  # clauses of a corpus for one posting, from which the product is narrowed to the clauses met
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


def holding_origins(fingerprint: Fingerprint, index: ClauseIndex) -> tuple[Index, Index]:
    """The pairs (clause, origin) of a document in which the origin holds the clause, distinct and rising."""
    rows, keys = distinct_shapes(fingerprint)
    n = len(fingerprint.chars)
    size = np.bincount(rows, minlength=n)
    at = np.minimum(np.searchsorted(index.keys, keys), max(0, len(index.keys) - 1))
    known = index.keys[at] == keys if len(index.keys) else np.zeros(len(keys), dtype=bool)
    columns, column = np.unique(at[known], return_inverse=True)
    own = csr_matrix((np.ones(len(column), np.int32), (rows[known], column)), shape=(n, len(columns)))
    starts, ends = index.indptr[columns], index.indptr[columns + 1]
    lengths = ends - starts
    within = np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    postings = index.clauses[np.repeat(starts, lengths) + within]
    indptr = np.concatenate(([0], np.cumsum(lengths)))
    origin = index.origin
    if len(origin) > WIDE * len(postings):  # as wide as the clauses that are met, not as the corpus
        met, postings = np.unique(postings, return_inverse=True)
        origin = origin[met]
    theirs = csr_matrix((np.ones(len(postings), np.int32), postings, indptr), shape=(len(columns), len(origin)))
    shared = (own @ theirs).tocoo()
    enough = (shared.data >= HELD * size[shared.row]) & (size[shared.row] >= FEWEST)
    found = origin[shared.col[enough]].astype(np.int64)
    width = int(found.max(initial=-1)) + 2
    pairs = np.unique(shared.row[enough].astype(np.int64) * width + found + 1)
    return pairs // width, pairs % width - 1
