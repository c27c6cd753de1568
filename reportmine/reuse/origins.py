"""Origins: which clauses count as one independent source when holders are counted.

Whole reports that copy each other are one origin, and so is a long copied passage; a clause that many reports
hold one by one is formula, a long chain that many hold is a circulating text and must not look like formula.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from reportmine.reuse.passages import Passage
from reportmine.reuse.unions import Unions
from reportmine.verbs import Index

LONG_CHARS = 120  # a passage of so many characters ...
LONG_CLAUSES = 3  # ... in so many linked clauses is copied as a piece
WHOLE_LARGER, WHOLE_SMALLER = 0.40, 0.25  # shares of both reports that make a whole-report relation (contract)

Passages = Mapping[tuple[int, int], Sequence[Passage]]


Groups = Sequence[Sequence[int]]  # near copies: positions of documents, rising


def own_origins(sizes: Sequence[int], near: Groups = ()) -> list[Index]:
    """Every document its own origin, but near copies the first's; `sizes` are clause counts."""
    home = {d: group[0] for group in near for d in group}
    return [np.full(size, home.get(d, d), dtype=np.int64) for d, size in enumerate(sizes)]


def linked_origins(passages: Passages, chars: Sequence[Index], near: Groups = ()) -> list[Index]:
    """Origins after a first alignment: the origin of every clause of every document."""
    home = {d: group[0] for group in near for d in group}
    unions = Unions(len(chars), home.items())
    for (a, b), found in sorted(passages.items()):
        if is_whole(found, chars[a], chars[b]):
            unions.join(a, b)
    origins = [np.full(len(c), unions.find(d), dtype=np.int64) for d, c in enumerate(chars)]
    for (a, b), found in sorted(passages.items()):
        for p in found:
            if is_long(p, chars[a], chars[b]):
                rows, columns = slice(p.a_first, p.a_last + 1), slice(p.b_first, p.b_last + 1)
                shared = min(int(origins[a][rows].min()), int(origins[b][columns].min()))
                origins[a][rows] = np.minimum(origins[a][rows], shared)
                origins[b][columns] = np.minimum(origins[b][columns], shared)
    return origins


def is_whole(passages: Sequence[Passage], chars_a: Index, chars_b: Index) -> bool:
    """Whether the passages cover whole reports, by the two shares of the contract, formula not yet known."""
    shares = (
        _covered([(p.a_first, p.a_last) for p in passages if p.basis != "event"], chars_a),
        _covered([(p.b_first, p.b_last) for p in passages if p.basis != "event"], chars_b),
    )
    return max(shares) >= WHOLE_LARGER and min(shares) >= WHOLE_SMALLER


def is_long(passage: Passage, chars_a: Index, chars_b: Index) -> bool:
    """Whether a passage is long enough in both reports to have been taken as a piece."""
    length = min(
        int(chars_a[passage.a_first : passage.a_last + 1].sum()),
        int(chars_b[passage.b_first : passage.b_last + 1].sum()),
    )
    return length >= LONG_CHARS and len(passage.links) >= LONG_CLAUSES and passage.basis != "event"


def _covered(ranges: Sequence[tuple[int, int]], chars: Index) -> float:
    covered = np.zeros(len(chars), dtype=bool)
    for first, last in ranges:
        covered[first : last + 1] = True
    return float(chars[covered].sum() / max(1, chars.sum()))
