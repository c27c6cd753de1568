"""Passages: seeds chained in both texts, judged as a whole, widened to sentences.

Chaining tolerates any local order (|Δa| and |Δb| at most `GAP` clauses), so that reordered, merged and split
sentences stay one passage. What a chain proves is told in `judging.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt

from reportmine.model import Segmented
from reportmine.reuse.features import Floats
from reportmine.reuse.formula import FULL_RUN, RUN
from reportmine.reuse.judging import (
    FACTS_MIN,
    FACTS_SCORE,
    MANY_FACTS,
    MANY_SHARE,
    WORDS_SCORE,
    RangeBasis,
    Shape,
    basis_of,
    n_shared_facts,
    shared_facts,
    shared_words,
)
from reportmine.reuse.rising import new, order_below
from reportmine.reuse.seeds import Seeds, Weighed
from reportmine.reuse.sequence import run_weights
from reportmine.reuse.unions import Unions
from reportmine.verbs import Index

GAP = 3  # clauses between two seeds of one chain, in either text
LONG, DENSE = 8, 0.08  # clauses from which a chain must hold so much score a clause
LEAST = min(WORDS_SCORE, FACTS_SCORE)  # value under which a chain proves nothing
CUT = 0.10  # similarity below which a seed adds nothing
FULL_LENGTH = 40  # characters at which a clause counts fully
IN_ROW = 0.4  # mean weight of the steps of a run from which the order of clauses is evidence by itself
CLOSED_WORDS = 0.6  # share of wording under which a passage is closed to its paragraph: see `_closed`
CLOSED_PART = {"words": 0.2, "facts": 0.4, "both": 0.4}  # of its characters that may be added at either end, by basis
JOINED = 7  # clauses of either text between two passages that are one with something put in


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
    n_facts: float
    facts_share: float
    basis: RangeBasis
    links: tuple[tuple[int, int], ...]  # the seeds, rising in a
    row: tuple[tuple[int, int], ...]  # those that stand in a row which few others write: their order is shared too

    def turned(self) -> Passage:
        """The same passage with the two documents changed over."""
        links, row = (tuple(sorted((j, i) for i, j in part)) for part in (self.links, self.row))
        turned = replace(self, a_first=self.b_first, a_last=self.b_last, links=links, row=row)
        return replace(turned, b_first=self.a_first, b_last=self.a_last)


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """What the clauses of both documents weigh `alone` and what the `steps` between them weigh (`formula.py`).

    `run`: steps in a row before their order counts.
    """

    alone: tuple[Floats, Floats]
    steps: tuple[Floats, Floats]
    run: int = RUN


Lines = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """The clauses of both documents: how many characters, and in which paragraph."""

    chars: tuple[Index, Index]
    lines: tuple[Lines, Lines]


def find_passages(seeds: Seeds, a: Weighed, b: Weighed, weights: Weights, layout: Layout) -> list[Passage]:
    """The accepted passages of two documents, in order of a."""
    chars = layout.chars
    length = np.minimum(1.5, np.minimum(chars[0][seeds.a], chars[1][seeds.b]) / FULL_LENGTH + 0.25)
    alone = np.minimum(weights.alone[0][seeds.a], weights.alone[1][seeds.b])
    in_row = run_weights(seeds, *weights.steps, weights.run)
    value = (seeds.similarity - CUT) * np.maximum(alone, in_row) * length
    if float(np.maximum(value, 0.0).sum()) < LEAST:
        return []  # the usual case: two reports that share a few formula clauses
    judged = _Judged(seeds, value, in_row >= IN_ROW * weights.run / FULL_RUN, (a, b), layout)
    found = [p for chain in _groups(judged, np.arange(len(value)), GAP) for p in _accepted(judged, chain, GAP)]
    return _joined(_merged(found), layout)


def whole_passage(n_clauses: int) -> Passage:
    """Two equal texts of so many clauses as one passage."""
    links = tuple((i, i) for i in range(n_clauses))
    last = n_clauses - 1
    return Passage(0, last, 0, last, float(n_clauses), 1.0, 0, 0.0, "words", links, links)


@dataclass(frozen=True, slots=True, eq=False)
class _Judged:
    """What a chain of seeds is judged by; `value` and `in_row` by seed."""

    seeds: Seeds
    value: Floats
    in_row: npt.NDArray[np.bool_]
    sides: tuple[Weighed, Weighed]
    layout: Layout


def _accepted(judged: _Judged, chain: Index, gap: int) -> Iterator[Passage]:
    """The passages in a chain of seeds within `gap` of each other.

    A long chain with little in it is told apart again with a smaller gap (after Sanchez-Perez and others, PAN 2014):
    two reports on one subject touch here and there, and what lies between is not shared. Where facts bear a chain
    out it stays whole.
    """
    passage = _judge(judged, chain)
    i, j = judged.seeds.a[chain], judged.seeds.b[chain]
    span = max(int(i.max() - i.min()), int(j.max() - j.min())) + 1
    borne = passage is not None and passage.n_facts >= MANY_FACTS and passage.facts_share >= MANY_SHARE
    if gap > 1 and span > LONG and not borne and _score(judged, chain) < DENSE * span:
        for part in _groups(judged, chain, gap - 1):
            yield from _accepted(judged, part, gap - 1)
    elif passage is not None:
        yield passage


def _score(judged: _Judged, chain: Index) -> float:
    """The best values of the clauses of a chain added up, on the side where that is less."""
    value = judged.value[chain]
    sides = zip((judged.seeds.a[chain], judged.seeds.b[chain]), judged.layout.chars, strict=True)
    return min(_best_sum(clauses, value, len(chars)) for clauses, chars in sides)


def _groups(judged: _Judged, among: Index, gap: int) -> Iterator[Index]:
    """Connected components of seeds within `gap` of each other in both texts, each rising, with enough value."""
    a, b = judged.seeds.a[among], judged.seeds.b[among]
    n = len(among)
    ahead = np.searchsorted(a, a + gap, side="right") - np.arange(n) - 1  # seeds that follow near enough in a
    one = np.repeat(np.arange(n), ahead)
    other = one + 1 + np.arange(len(one)) - np.repeat(np.cumsum(ahead) - ahead, ahead)
    near = np.abs(b[other] - b[one]) <= gap
    unions = Unions(n, zip(one[near].tolist(), other[near].tolist(), strict=True))
    group = np.array([unions.find(x) for x in range(n)], dtype=np.int64)
    enough = np.bincount(group, weights=judged.value[among], minlength=n) >= LEAST
    kept = np.flatnonzero(enough[group])
    order = kept[np.argsort(group[kept], kind="stable")]
    for part in np.split(order, np.flatnonzero(np.diff(group[order])) + 1) if len(order) else ():
        yield among[part]


def _judge(judged: _Judged, chain: Index) -> Passage | None:
    seeds, sides, in_row = judged.seeds, judged.sides, judged.in_row[chain]
    i, j = seeds.a[chain], seeds.b[chain]
    score = _score(judged, chain)
    if score < LEAST:
        return None
    a_range, b_range = (int(i.min()), int(i.max())), (int(j.min()), int(j.max()))
    if score < WORDS_SCORE and n_shared_facts(sides, a_range, b_range) < FACTS_MIN:
        return None  # the usual case, told without weighing them
    facts = shared_facts(sides, a_range, b_range)
    if score < WORDS_SCORE and facts.n < FACTS_MIN:
        return None
    words = shared_words(sides, a_range, b_range)
    pairs = len(judged.layout.chars[0]) * len(judged.layout.chars[1])
    touched = max(len(np.unique(i)), len(np.unique(j)))
    basis = basis_of(score, words, facts, Shape(_opposite(i, j, seeds.similarity[chain]), touched, pairs))
    if basis is None:
        return None
    if basis != "event" and words < CLOSED_WORDS:
        a_range, b_range = _closed(a_range, b_range, judged.layout, CLOSED_PART[basis])
    links, row = (tuple(sorted(zip(x.tolist(), y.tolist(), strict=True))) for x, y in ((i, j), (i[in_row], j[in_row])))
    return Passage(*a_range, *b_range, score, words, facts.n, facts.share, basis, links, row)


def _opposite(i: Index, j: Index, similarity: Floats) -> int:
    """How many clauses stand opposite one another, each taken once, the most similar first."""
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    for at in np.lexsort((j, i, -similarity)).tolist():
        x, y = int(i[at]), int(j[at])
        if x not in taken_a and y not in taken_b:
            taken_a.add(x)
            taken_b.add(y)
    return len(taken_a)


def _closed(
    a: tuple[int, int], b: tuple[int, int], layout: Layout, part: float
) -> tuple[tuple[int, int], tuple[int, int]]:
    """The ranges closed to their paragraphs where little is missing at an end of both.

    Who rewords a paragraph so thoroughly begins and ends it in words of his own: its topic sentence and its closing
    remark share nothing that could be measured, and belong to the passage all the same.
    """
    spans = [a, b]
    room = [part * float(chars[x : y + 1].sum()) for chars, (x, y) in zip(layout.chars, spans, strict=True)]
    heads = [_edge(lines, x, -1) for lines, (x, _) in zip(layout.lines, spans, strict=True)]
    tails = [_edge(lines, y, 1) for lines, (_, y) in zip(layout.lines, spans, strict=True)]
    if all(c[h:x].sum() <= r for c, h, (x, _), r in zip(layout.chars, heads, spans, room, strict=True)):
        spans = [(h, y) for h, (_, y) in zip(heads, spans, strict=True)]
    if all(c[y + 1 : t + 1].sum() <= r for c, t, (_, y), r in zip(layout.chars, tails, spans, room, strict=True)):
        spans = [(x, t) for t, (x, _) in zip(tails, spans, strict=True)]
    return spans[0], spans[1]


def _edge(lines: Lines, clause: int, step: int) -> int:
    """The first (step -1) or last (step 1) clause of a clause's paragraph."""
    side: Literal["left", "right"] = "left" if step < 0 else "right"
    return int(np.searchsorted(lines, lines[clause], side)) - (step > 0)


def _best_sum(index: Index, value: Floats, n: int) -> float:
    """The sum over n clauses of the best value each takes part in."""
    order = order_below(index, n)
    starts = np.flatnonzero(new(index[order]))
    return float(np.maximum(0.0, np.maximum.reduceat(value[order], starts)).sum())


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


def _joined(passages: list[Passage], layout: Layout) -> list[Passage]:
    """Passages that follow each other in both texts with a few clauses between them are one: something was put in.

    Only inside a paragraph of either text: between paragraphs one passage ends and another begins.
    """
    out: list[Passage] = []
    for p in sorted(passages, key=lambda p: (p.a_first, p.b_first, p.a_last, p.b_last)):
        before = out[-1] if out else None
        if before is not None and "event" not in (before.basis, p.basis):
            gaps = [(before.a_last + 1, p.a_first), (before.b_last + 1, p.b_first)]
            inside = any(lines[x - 1] == lines[y] for lines, (x, y) in zip(layout.lines, gaps, strict=True))
            if inside and all(0 <= y - x <= JOINED for x, y in gaps):
                out[-1] = _union(before, p)
                continue
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
