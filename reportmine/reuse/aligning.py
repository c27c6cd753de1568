"""Which pairs of documents are aligned, and their alignment: the steps that survey and finding share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from reportmine.model import Segmented
from reportmine.reuse import formula
from reportmine.reuse.equivalents import Equivalents
from reportmine.reuse.fingerprints import Fingerprint, Index, fingerprint
from reportmine.reuse.origins import Groups, Passages
from reportmine.reuse.passages import Layout, Passage, Weights, find_passages, whole_passage
from reportmine.reuse.seeds import Floats, Weighed, find_seeds, weigh
from reportmine.reuse.shelf import Shelf
from reportmine.reuse.statistics import Statistics
from reportmine.verbs import Engine

EXACT_UP_TO = 60  # documents whose pairs are all aligned, or as many pairs among others; more need candidates
WINDOW = (2, 60)  # documents that hold a candidate key; a key held by more is no hint
CANDIDATE_SCORE = 2.0  # pairs are aligned from here: two trigrams nobody else holds, or a dozen that six others do
KEPT = 400  # documents that a worker on another machine keeps complete; pairs come in order, so that many serve again
ORIGIN_SCORE = 5.0  # from here a pair can hold a passage long enough to share an origin


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A fingerprint under statistics: origins that hold each clause, its features weighed, what each step counts."""

    held: Index
    weighed: Weighed
    alone: Floats
    steps: Floats


@dataclass(frozen=True, slots=True, eq=False)
class _Aligner:
    """What the alignment kernel is broadcast; another machine gets the documents of the pairs, bare."""

    prints: Sequence[Fingerprint] | Mapping[int, Fingerprint]
    prepared: Sequence[Prepared] | Shelf[Prepared]
    asked: Sequence[tuple[int, int]]

    def __reduce__(self) -> tuple[object, ...]:
        needed = sorted({document for pair in self.asked for document in pair})
        bare = {at: replace(self.prepared[at], weighed=self.prepared[at].weighed.bare()) for at in needed}
        return _received, ({at: self.prints[at] for at in needed}, bare, self.asked)


def _received(
    prints: Mapping[int, Fingerprint], bare: Mapping[int, Prepared], asked: Sequence[tuple[int, int]]
) -> _Aligner:
    return _Aligner(prints, Shelf(bare, _completed, KEPT), asked)


def _completed(one: Prepared) -> Prepared:
    return replace(one, weighed=one.weighed.completed())


def take_prints(documents: Sequence[Segmented], engine: Engine, equivalents: Equivalents) -> list[Fingerprint]:
    """The fingerprints of all documents, with `equivalents` in place."""
    return list(engine.map(_print, documents, equivalents, label="提取特征"))


def _print(equivalents: Equivalents, segmented: Segmented) -> Fingerprint:
    return fingerprint(segmented, equivalents)


def candidates(
    prints: Sequence[Fingerprint], engine: Engine, least: float, focused: Sequence[bool], near: Groups
) -> tuple[list[tuple[int, int]], bool]:
    """Pairs worth aligning: all of a small collection, else those that share rare trigrams; one of each focused.

    What many near copies hold is not rare: they are paired by group, each with the first `EXACT_UP_TO` of its group.
    """
    n, n_focused = len(prints), sum(focused)
    if n_focused * (2 * n - n_focused - 1) // 2 <= EXACT_UP_TO * (EXACT_UP_TO - 1) // 2:
        return [(a, b) for a, b in combinations(range(n), 2) if focused[a] or focused[b]], True
    keys = [np.unique(p.shape_keys) for p in prints]
    owners = np.repeat(np.arange(n), [len(k) for k in keys])
    a, b, score = engine.pair(np.concatenate(keys), owners, WINDOW)
    kept = score >= least
    pairs = set(zip(a[kept].tolist(), b[kept].tolist(), strict=True))
    pairs |= {(x, y) for group in near for at, x in enumerate(group[:EXACT_UP_TO]) for y in group[at + 1 :]}
    return sorted((x, y) for x, y in pairs if focused[x] or focused[y]), False


def prepare(prints: Sequence[Fingerprint], statistics: Statistics, engine: Engine) -> list[Prepared]:
    """The fingerprints under given statistics, in order.

    The matrices are made here: they are as wide as the vocabulary, and handing them over costs more than making them.
    """
    found = zip(prints, engine.map(_held, prints, statistics, label="计算权重"), strict=True)
    return [_prepared(one, held, steps, statistics) for one, (held, steps) in found]


def _held(statistics: Statistics, one: Fingerprint) -> tuple[Index, Floats]:
    return formula.holders(one, statistics), formula.step_weight(one, statistics)


def _prepared(one: Fingerprint, held: Index, steps: Floats, statistics: Statistics) -> Prepared:
    alone = formula.weight(held)
    return Prepared(held, weigh(one, statistics, alone), alone, steps)


def align(
    prints: Sequence[Fingerprint],
    candidates: Sequence[tuple[int, int]],
    prepared: Sequence[Prepared],
    engine: Engine,
    label: str,
) -> Passages:
    """The passages of every pair of `candidates`, by pair."""
    shared = _Aligner(prints, prepared, candidates)
    return dict(zip(candidates, engine.map(_align_pair, candidates, shared, label=label), strict=True))


def _align_pair(shared: _Aligner, pair: tuple[int, int]) -> list[Passage]:
    a, b = pair
    if _equal(shared.prints[a], shared.prints[b]):
        return [whole_passage(len(shared.prints[a].chars))]
    chars = shared.prints[a].chars.astype(np.int64), shared.prints[b].chars.astype(np.int64)
    able = [np.where(shared.prints[d].idle, 0, c) for d, c in zip(pair, chars, strict=True)]
    left, right = shared.prepared[a], shared.prepared[b]
    seeds = find_seeds(left.weighed, right.weighed, *able)
    weights = Weights((left.alone, right.alone), (left.steps, right.steps))
    layout = Layout(chars, (shared.prints[a].lines, shared.prints[b].lines))
    return find_passages(seeds, left.weighed, right.weighed, weights, layout)


def _equal(a: Fingerprint, b: Fingerprint) -> bool:
    """Whether two documents have the same text but for punctuation and layout: found whatever is formula in it."""
    same = np.array_equal(a.chars, b.chars) and np.array_equal(a.shape_keys, b.shape_keys)
    return same and len(a.chars) > 0 and np.array_equal(a.keys, b.keys)
