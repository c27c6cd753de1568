"""The wording of clauses as features: characters, pairs of neighbours, and pairs with one character between.

Made again whenever they are asked for, so they must be made fast: the characters of a document are numbered in order
of their code points, a feature and its clause then fit into one integer, and two sorts of integers are all it takes.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from reportmine.reuse.rising import new, order_below
from reportmine.verbs import Index, Keys

# the kind of a feature sits in the top bits of its key, above three code points of 20 bits
UNIGRAM, BIGRAM, SKIP = (np.uint64(kind << 60) for kind in (1, 2, 3))
GAPS = (1, 2)  # characters from the first of a pair to the second: BIGRAM, SKIP
_KIND_BITS = 2
_20 = np.uint64(20)

Short = npt.NDArray[np.int32]


class Wording(NamedTuple):
    """Which clauses hold which features, by feature and by clause.

    `held` are the distinct features, rising; the clauses with feature k are `clauses[starts[k]:starts[k + 1]]`, the
    features of clause i are `held[place[indptr[i]:indptr[i + 1]]]`, all rising.
    """

    held: Keys
    starts: Index
    clauses: Short
    indptr: Index
    place: Short

    @property
    def rows(self) -> Index:
        """The clause of every entry of `place`."""
        return np.repeat(np.arange(len(self.indptr) - 1), np.diff(self.indptr))

    def only(self, kept: npt.NDArray[np.bool_]) -> Wording:
        """The same with some of the features; shape (n_held,)."""
        if kept.all():
            return self
        sizes, held_at = np.diff(self.starts), np.cumsum(kept) - 1
        entries = kept[self.place]
        rows = self.rows[entries]
        return Wording(
            self.held[kept],
            _bounds(sizes[kept]),
            self.clauses[np.repeat(kept, sizes)],
            _bounds(np.bincount(rows, minlength=len(self.indptr) - 1)),
            held_at[self.place[entries]].astype(np.int32),
        )


def wording(said: npt.NDArray[np.unsignedinteger[Any]], said_in: npt.NDArray[np.int32], n: int) -> Wording:
    """The wording of n clauses, of which `said` are the characters and `said_in`, never falling, the clauses.

    >>> made = wording(np.array([7, 9, 7], np.uint32), np.array([0, 0, 1], np.int32), 2)
    >>> made.held.tolist() == [7 | 1 << 60, 9 | 1 << 60, 7 << 20 | 9 | 2 << 60]
    True
    >>> made.clauses.tolist(), made.starts.tolist(), made.place.tolist(), made.indptr.tolist()
    ([0, 1, 0, 0], [0, 2, 3, 4], [0, 1, 2, 0], [0, 3, 4])
    """
    alphabet, letters = _numbered(said)
    bits = max(1, int(len(alphabet) - 1).bit_length())
    # where it has room in 32 bits, as of most reports, it is sorted twice as fast
    short = _KIND_BITS + 2 * bits + max(1, n).bit_length() <= 32
    number: type[np.unsignedinteger[Any]] = np.uint32 if short else np.uint64
    width = 8 * number().itemsize
    room = number(width - _KIND_BITS - 2 * bits)  # bits left for the clause: 22 if a text had every character there is
    at, letter = (part.astype(number) for part in (said_in, letters))
    entries: list[npt.NDArray[np.unsignedinteger[Any]]] = [(letter << room) | at]
    for kind, gap in enumerate(GAPS, 1):
        same = said_in[:-gap] == said_in[gap:]
        pairs = number(kind << 2 * bits) | (letter[:-gap] << number(bits)) | letter[gap:]
        entries.append(((pairs << room) | at[:-gap])[same])
    packed = np.sort(np.concatenate(entries))
    packed = packed[new(packed)]
    features = packed >> room
    clauses = (packed & number((1 << int(room)) - 1)).astype(np.int32)
    first = new(features)
    place = (np.cumsum(first) - 1).astype(np.int32)
    by_clause = order_below(clauses, n)
    starts = np.append(np.flatnonzero(first), len(packed))
    indptr = _bounds(np.bincount(clauses, minlength=n))
    return Wording(_keys(features[first].astype(np.uint64), alphabet, bits), starts, clauses, indptr, place[by_clause])


def _numbered(said: npt.NDArray[np.unsignedinteger[Any]]) -> tuple[Keys, Keys]:
    """The distinct characters, rising, and the number of each one said."""
    there = np.zeros(int(said.max(initial=0)) + 1, dtype=bool)
    there[said] = True
    alphabet = np.flatnonzero(there)
    number = np.zeros(len(there), dtype=np.uint64)
    number[alphabet] = np.arange(len(alphabet), dtype=np.uint64)
    return alphabet.astype(np.uint64), number[said]


def _keys(features: Keys, alphabet: Keys, bits: int) -> Keys:
    """The keys of features told by the numbers of their characters."""
    number = np.uint64((1 << bits) - 1)
    kind = features >> np.uint64(2 * bits)
    keys = ((kind + np.uint64(1)) << np.uint64(60)) | (alphabet[features & number] if len(alphabet) else features)
    pairs = np.flatnonzero(kind)
    keys[pairs] |= alphabet[(features[pairs] >> np.uint64(bits)) & number] << _20
    return keys


def _bounds(sizes: npt.NDArray[np.integer]) -> Index:
    return np.concatenate(([0], np.cumsum(sizes))).astype(np.int64)
