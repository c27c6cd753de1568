"""Features of clauses as sparse rows over the features of one document, and the product of two documents.

A matrix as wide as the vocabulary costs more to make, to keep and to hand over than all that is done with it: a report
holds a few thousand of its columns. So a document keeps the features it has, and a product joins those of two.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from reportmine.reuse.fingerprints import in_order
from reportmine.verbs import Index, Keys

Floats = npt.NDArray[np.float64]
Short = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """The features of clauses: those of clause i are `held[place[indptr[i]:indptr[i + 1]]]`, rising, with `values`.

    `held` are the distinct features of the document, rising; documents made at once have theirs in common.
    """

    indptr: Short
    values: Floats
    held: Keys
    place: Short

    @property
    def n_clauses(self) -> int:
        """How many clauses there are."""
        return len(self.indptr) - 1

    def only(self, clauses: Index) -> Features:
        """The same for some of the clauses."""
        sizes = np.diff(self.indptr)[clauses]
        within = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        at = np.repeat(self.indptr[clauses], sizes) + within
        indptr = np.concatenate(([0], np.cumsum(sizes))).astype(np.int32)
        return Features(indptr, self.values[at], self.held, self.place[at])

    def part(self, low: int, high: int) -> Features:
        """The same for the clauses from one on to another, without a copy."""
        start, end = int(self.indptr[low]), int(self.indptr[high])
        indptr = self.indptr[low : high + 1] - self.indptr[low]
        return Features(indptr, self.values[start:end], self.held, self.place[start:end])


def features(clauses: Index, keys: Keys, values: Floats, n: int) -> Features:
    """The features of n clauses from entries in any order, none twice.

    >>> made = features(np.array([1, 0]), np.array([7, 9], np.uint64), np.array([2.0, 1.0]), 2)
    >>> made.held.tolist(), made.place.tolist(), made.indptr.tolist()
    ([7, 9], [1, 0], [0, 1, 2])
    """
    order = in_order(keys, clauses, n)
    return features_in_order(clauses, keys[order], values[order], n)


def features_in_order(clauses: Index, keys: Keys, values: Floats, n: int) -> Features:
    """The same from keys and values that are in order of clause and key already; `clauses` in any order."""
    held, place = np.unique(keys, return_inverse=True)
    indptr = np.concatenate(([0], np.cumsum(np.bincount(clauses, minlength=n)))).astype(np.int32)
    return Features(indptr, values, held, place.astype(np.int32))


def across(of: Features) -> csr_matrix:
    """The transpose, features held by clauses: the right side of many products, so that none has to make it again."""
    shape = of.n_clauses, len(of.held)
    return csr_matrix((of.values, of.place, of.indptr), shape=shape).T.tocsr()


def product(a: Features, b: Features, b_across: csr_matrix) -> Floats:
    """The products of all clauses of a with all of b; shape (n_clauses of a, n_clauses of b)."""
    if not len(b.held):
        return np.zeros((a.n_clauses, b.n_clauses))
    entries = (a.values, a.place, a.indptr)
    if a.held is not b.held:
        at = np.searchsorted(b.held, a.held)
        at[at == len(b.held)] = 0
        shared = b.held[at] == a.held
        kept = np.flatnonzero(shared[a.place])
        indptr = np.searchsorted(kept, a.indptr).astype(np.int32)
        entries = (a.values[kept], at[a.place[kept]].astype(np.int32), indptr)
    left = csr_matrix(entries, shape=(a.n_clauses, len(b.held)))
    dense: Floats = (left @ b_across).toarray()
    return dense
