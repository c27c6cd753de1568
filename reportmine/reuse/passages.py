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

from reportmine.model import Segmented
from reportmine.reuse.fingerprints import Index
from reportmine.reuse.seeds import Floats, Seeds, Weighed

GAP = 3  # clauses between two seeds of one chain, in either text
CUT = 0.10  # similarity below which a seed adds nothing
FULL_LENGTH = 40  # characters at which a clause counts fully
WORDS_SHARE, WORDS_SCORE = 0.42, 0.60
FACTS_MIN, FACTS_SHARE, FACTS_SCORE = 3, 0.5, 0.12
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

    def turned(self) -> Passage:
        """The same passage with the two documents changed over."""
        links = tuple(sorted((j, i) for i, j in self.links))
        return replace(
            self, a_first=self.b_first, a_last=self.b_last, b_first=self.a_first, b_last=self.a_last, links=links
        )


def find_passages(
    seeds: Seeds, a: Weighed, b: Weighed, weights: tuple[Floats, Floats], chars: tuple[Index, Index]
) -> list[Passage]:
    """The accepted passages of two documents, in order of a.

    `weights` are the formula weights and `chars` the lengths of the clauses of both documents.
    """
    found = []
    for chain in _chains(seeds):
        passage = _judge(seeds, chain, (a, b), weights, chars)
        if passage is not None:
            found.append(passage)
    return sorted(_merged(found), key=lambda p: (p.a_first, p.b_first, p.a_last, p.b_last))


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
    for r in np.unique(roots):
        yield np.flatnonzero(roots == r)


def _judge(
    seeds: Seeds,
    chain: Index,
    sides: tuple[Weighed, Weighed],
    weights: tuple[Floats, Floats],
    chars: tuple[Index, Index],
) -> Passage | None:
    i, j = seeds.a[chain], seeds.b[chain]
    length = np.minimum(1.5, np.minimum(chars[0][i], chars[1][j]) / FULL_LENGTH + 0.25)
    value = (seeds.similarity[chain] - CUT) * np.minimum(weights[0][i], weights[1][j]) * length
    score = min(_best_sum(i, value), _best_sum(j, value))
    a_range, b_range = (int(i.min()), int(i.max())), (int(j.min()), int(j.max()))
    words = _shared_words(sides, a_range, b_range)
    n_facts, facts_share = _shared_facts(sides, a_range, b_range)
    basis = _basis(score, words, n_facts, facts_share)
    if basis is None:
        return None
    links = tuple(sorted(zip(i.tolist(), j.tolist(), strict=True)))
    return Passage(*a_range, *b_range, score, words, n_facts, facts_share, basis, links)


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
    best: dict[int, float] = {}
    for k, v in zip(index.tolist(), value.tolist(), strict=True):
        best[k] = max(best.get(k, 0.0), v)
    return sum(best[k] for k in sorted(best))


def _shared_words(sides: tuple[Weighed, Weighed], a: tuple[int, int], b: tuple[int, int]) -> float:
    rows_a, rows_b = sides[0].words[a[0] : a[1] + 1], sides[1].words[b[0] : b[1] + 1]
    in_a, in_b = dict(_masses(rows_a)), dict(_masses(rows_b))
    common = sorted(in_a.keys() & in_b.keys())
    shared = sum(in_a[k] for k in common)
    least = min(sum(in_a[k] for k in sorted(in_a)), sum(in_b[k] for k in sorted(in_b)))
    return shared / least if least > 0 else 0.0


def _masses(rows: object) -> Iterator[tuple[int, float]]:
    indices, data = rows.indices, rows.data  # type: ignore[attr-defined]  # scipy publishes no types
    return zip(indices.tolist(), (data * data).tolist(), strict=True)


def _shared_facts(sides: tuple[Weighed, Weighed], a: tuple[int, int], b: tuple[int, int]) -> tuple[int, float]:
    in_a = set(sides[0].facts[a[0] : a[1] + 1].indices.tolist())
    in_b = set(sides[1].facts[b[0] : b[1] + 1].indices.tolist())
    shared = len(in_a & in_b)
    return shared, shared / max(1, min(len(in_a), len(in_b)))


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
    )  # fmt: skip


def widen(segmented: Segmented, first: int, last: int) -> tuple[int, int]:
    """The clean span of clauses first..last widened to whole sentences: rewriters work sentence by sentence."""
    sentences, clauses = segmented.sentences, segmented.clauses
    return sentences[clauses[first].sentence].start, sentences[clauses[last].sentence].end
