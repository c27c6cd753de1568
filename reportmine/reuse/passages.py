"""Passages: seeds chained in both texts, judged as a whole, widened to sentences.

Chaining tolerates any local order (|Δa| and |Δb| at most `GAP` clauses), so that reordered, merged and split
sentences stay one passage. A passage is accepted on one of two grounds:

* **words**: enough of the rarity mass of the smaller side is found on the other, and the chain is strong;
* **facts**: several facts are shared, and most of the facts that the poorer side states. Wording may be nearly
  gone; where hardly any is left, it is the same event told twice and not reuse.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from reportmine.model import Segmented
from reportmine.reuse.fingerprints import Index
from reportmine.reuse.seeds import Floats, Seeds, Weighed
from reportmine.reuse.sequence import run_weights

GAP = 3  # clauses between two seeds of one chain, in either text
CUT = 0.10  # similarity below which a seed adds nothing
FULL_LENGTH = 40  # characters at which a clause counts fully
WORDS_SHARE, WORDS_SCORE = 0.42, 0.60
FACTS_MIN, FACTS_SHARE, FACTS_SCORE = 3, 0.5, 0.12
IN_ROW = 0.3  # weight from which the order of clauses is evidence by itself
EVENT_WORDS = 0.08  # share of wording under which shared facts are the same event only
RANGE_BASIS = Literal["words", "facts", "both", "event"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A shared passage in clause indices, both ends included, with what speaks for it.

    `words_share`: rarity mass of wording found on the other side, of the side where that is more, 0-1;
    `n_facts` shared facts and `facts_share` of the poorer side's; `score` the formula-weighted chain.
    """

    a_first: int
    a_last: int
    b_first: int
    b_last: int
    score: float
    words_share: float
    n_facts: int
    facts_share: float
    basis: RANGE_BASIS
    links: tuple[tuple[int, int], ...]  # the seeds, rising in a
    row: tuple[tuple[int, int], ...]  # those that stand in a row which few others write: their order is shared too

    def turned(self) -> Passage:
        """The same passage with the two documents changed over."""
        links, row = (tuple(sorted((j, i) for i, j in part)) for part in (self.links, self.row))
        turned = replace(self, a_first=self.b_first, a_last=self.b_last, links=links, row=row)
        return replace(turned, b_first=self.a_first, b_last=self.a_last)


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """What the clauses of both documents weigh `alone` and what the `steps` between them weigh (`formula.py`)."""

    alone: tuple[Floats, Floats]
    steps: tuple[Floats, Floats]


def find_passages(seeds: Seeds, a: Weighed, b: Weighed, weights: Weights, chars: tuple[Index, Index]) -> list[Passage]:
    """The accepted passages of two documents, in order of a.

    `chars` are the lengths of the clauses of both documents.
    """
    length = np.minimum(1.5, np.minimum(chars[0][seeds.a], chars[1][seeds.b]) / FULL_LENGTH + 0.25)
    alone = np.minimum(weights.alone[0][seeds.a], weights.alone[1][seeds.b])
    in_row = run_weights(seeds, *weights.steps)
    value = (seeds.similarity - CUT) * np.maximum(alone, in_row) * length
    least = min(WORDS_SCORE, FACTS_SCORE)
    if float(np.maximum(value, 0.0).sum()) < least:
        return []  # the usual case: two reports that share a few formula clauses
    found = []
    for chain in _chains(seeds):
        if float(value[chain].sum()) >= least:
            passage = _judge(seeds, chain, value[chain], in_row[chain] >= IN_ROW, (a, b))
            if passage is not None:
                found.append(passage)
    return sorted(_merged(found), key=lambda p: (p.a_first, p.b_first, p.a_last, p.b_last))


def whole_passage(n_clauses: int) -> Passage:
    """Two equal texts of so many clauses as one passage."""
    links = tuple((i, i) for i in range(n_clauses))
    last = n_clauses - 1
    return Passage(0, last, 0, last, float(n_clauses), 1.0, 0, 0.0, "words", links, links)


def _chains(seeds: Seeds) -> Iterator[Index]:
    """Connected components of seeds that lie within `GAP` of each other in both texts."""
    n = len(seeds.a)
    parent = list(range(n))

    def root(x: int) -> int:
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    low = np.searchsorted(seeds.a, seeds.a - GAP)
    for x in range(n):
        near = np.flatnonzero(np.abs(seeds.b[low[x] : x] - seeds.b[x]) <= GAP) + low[x]
        for y in near:
            parent[root(int(y))] = root(x)
    roots = np.array([root(x) for x in range(n)], dtype=np.int64)
    order = np.argsort(roots, kind="stable")
    yield from np.split(order, np.flatnonzero(np.diff(roots[order])) + 1)


def _judge(
    seeds: Seeds, chain: Index, value: Floats, in_row: npt.NDArray[np.bool_], sides: tuple[Weighed, Weighed]
) -> Passage | None:
    i, j = seeds.a[chain], seeds.b[chain]
    score = min(_best_sum(i, value), _best_sum(j, value))
    if score < min(WORDS_SCORE, FACTS_SCORE):
        return None
    a_range, b_range = (int(i.min()), int(i.max())), (int(j.min()), int(j.max()))
    n_facts, facts_share = _shared_facts(sides, a_range, b_range)
    if score < WORDS_SCORE and n_facts < FACTS_MIN:
        return None
    words = _shared_words(sides, a_range, b_range)
    basis = _basis(score, words, n_facts, facts_share)
    if basis is None:
        return None
    links, row = (tuple(sorted(zip(x.tolist(), y.tolist(), strict=True))) for x, y in ((i, j), (i[in_row], j[in_row])))
    return Passage(*a_range, *b_range, score, words, n_facts, facts_share, basis, links, row)


def _basis(score: float, words: float, n_facts: int, facts_share: float) -> RANGE_BASIS | None:
    by_words = words >= WORDS_SHARE and score >= WORDS_SCORE
    by_facts = n_facts >= FACTS_MIN and facts_share >= FACTS_SHARE and score >= FACTS_SCORE
    if by_facts and words < EVENT_WORDS:
        return "event"
    if by_words:
        return "both" if by_facts else "words"
    return "facts" if by_facts else None


def _best_sum(index: Index, value: Floats) -> float:
    """The sum over clauses of the best value each takes part in."""
    order = np.argsort(index, kind="stable")
    starts = np.flatnonzero(np.concatenate(([True], np.diff(index[order]) > 0)))
    return float(np.maximum(0.0, np.maximum.reduceat(value[order], starts)).sum())


def _shared_words(sides: tuple[Weighed, Weighed], a: tuple[int, int], b: tuple[int, int]) -> float:
    """The rarity mass that both ranges of clauses hold, over that of the range with less."""
    (in_a, mass_a), (in_b, mass_b) = _features(sides[0].words, a), _features(sides[1].words, b)
    least = min(float(mass_a.sum()), float(mass_b.sum()))
    return float(mass_a[np.isin(in_a, in_b, assume_unique=True)].sum()) / least if least > 0 else 0.0


def _shared_facts(sides: tuple[Weighed, Weighed], a: tuple[int, int], b: tuple[int, int]) -> tuple[int, float]:
    in_a, in_b = _features(sides[0].facts, a)[0], _features(sides[1].facts, b)[0]
    shared = int(np.isin(in_a, in_b, assume_unique=True).sum())
    return shared, shared / max(1, min(len(in_a), len(in_b)))


def _features(matrix: csr_matrix, clauses: tuple[int, int]) -> tuple[Index, Floats]:
    """The distinct features of a range of clauses, rising, and their masses; rows of a csr matrix lie in one piece."""
    part = slice(matrix.indptr[clauses[0]], matrix.indptr[clauses[1] + 1])
    columns, first = np.unique(matrix.indices[part], return_index=True)
    return columns, np.square(matrix.data[part][first])


def _merged(passages: list[Passage]) -> list[Passage]:
    """Passages that overlap in both texts are one: two chains may wind around each other."""
    out: list[Passage] = []
    for p in sorted(passages, key=lambda p: (p.a_first, p.b_first, p.a_last, p.b_last)):
        for k, q in enumerate(out):
            if p.a_first <= q.a_last and q.a_first <= p.a_last and p.b_first <= q.b_last and q.b_first <= p.b_last:
                out[k] = _union(q, p)
                break
        else:
            out.append(p)
    return out


def _union(p: Passage, q: Passage) -> Passage:
    strong = p if p.score >= q.score else q
    return Passage(
        min(p.a_first, q.a_first), max(p.a_last, q.a_last), min(p.b_first, q.b_first), max(p.b_last, q.b_last),
        p.score + q.score, strong.words_share, p.n_facts + q.n_facts, strong.facts_share,
        strong.basis if p.basis == q.basis or strong.basis != "event" else "both", tuple(sorted({*p.links, *q.links})),
        tuple(sorted({*p.row, *q.row})),
    )  # fmt: skip


def widen(segmented: Segmented, first: int, last: int) -> tuple[int, int]:
    """The clean span of clauses first..last widened to whole sentences: rewriters work sentence by sentence."""
    sentences, clauses = segmented.sentences, segmented.clauses
    return sentences[clauses[first].sentence].start, sentences[clauses[last].sentence].end
