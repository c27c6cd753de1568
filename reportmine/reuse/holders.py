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

from reportmine.reuse.fingerprints import Fingerprint, Index, Keys

HELD = 1 / 3  # share of a clause's distinct trigrams in another clause that therefore holds it
MOST = 300  # postings of a trigram that are kept; what more clauses hold is told by its count alone
FEWEST = 6  # distinct trigrams under which a clause is too short for a share of them to mean anything

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


def index_clauses(prints: Sequence[Fingerprint], origins: Sequence[Index]) -> ClauseIndex:
    """The index of all clauses; `origins[d]` gives the origin of every clause of document d."""
    keys, rows, base = [np.empty(0, np.uint64)], [np.empty(0, np.int64)], 0
    for p in prints:
        row, key = _distinct(p)
        keys.append(key)
        rows.append(row + base)
        base += len(p.chars)
    key, row = np.concatenate(keys), np.concatenate(rows)
    order = np.argsort(key, kind="stable")
    key, row = key[order], row[order]
    first = np.flatnonzero(np.concatenate(([True], key[1:] != key[:-1]))) if len(key) else np.empty(0, np.int64)
    held = np.diff(np.concatenate((first, [len(key)])))
    kept = held <= MOST
    postings = row[np.repeat(kept, held)].astype(np.int32)
    indptr = np.concatenate(([0], np.cumsum(held[kept]))).astype(np.int64)
    every = np.concatenate([np.empty(0, np.int64), *origins]).astype(np.int32)
    return ClauseIndex(key[first[kept]], indptr, postings, every)


def holding_origins(fingerprint: Fingerprint, index: ClauseIndex) -> tuple[Index, Index]:
    """The pairs (clause, origin) of a document in which the origin holds the clause, distinct and rising."""
    rows, keys = _distinct(fingerprint)
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
    theirs = csr_matrix((np.ones(len(postings), np.int32), postings, indptr), shape=(len(columns), len(index.origin)))
    shared = (own @ theirs).tocoo()
    enough = (shared.data >= HELD * size[shared.row]) & (size[shared.row] >= FEWEST)
    width = int(index.origin.max()) + 2 if len(index.origin) else 1
    pairs = np.unique(shared.row[enough].astype(np.int64) * width + index.origin[shared.col[enough]] + 1)
    return pairs // width, pairs % width - 1


def _distinct(fingerprint: Fingerprint) -> tuple[Index, Keys]:
    """Clause and key of the distinct trigrams of every clause, rising in both."""
    rows = np.repeat(np.arange(len(fingerprint.chars), dtype=np.int64), np.diff(fingerprint.shape_indptr))
    order = np.lexsort((fingerprint.shape_keys, rows))
    rows, keys = rows[order], fingerprint.shape_keys[order]
    new = np.ones(len(keys), dtype=bool)
    new[1:] = (rows[1:] != rows[:-1]) | (keys[1:] != keys[:-1])
    return rows[new], keys[new]
