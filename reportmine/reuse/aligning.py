"""Which pairs of documents are aligned, and their alignment: the steps that survey and finding share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, combinations
from typing import NamedTuple

import numpy as np

from reportmine.reuse import formula
from reportmine.reuse.fingerprints import Fingerprint, distinct
from reportmine.reuse.ondemand import Lately
from reportmine.reuse.origins import Passages
from reportmine.reuse.passages import Layout, Passage, Weights, find_passages, whole_passage
from reportmine.reuse.seeds import find_seeds
from reportmine.reuse.statistics import Statistics
from reportmine.reuse.taking import Taken
from reportmine.reuse.unions import Unions
from reportmine.reuse.weighing import Prepared, Prints, prepared, together
from reportmine.verbs import Engine, Index

EXACT_UP_TO = 60  # documents whose pairs are all aligned, or as many pairs among others; more need candidates
WINDOW = (2, 60)  # documents that hold a candidate key; a key held by more is no hint
CANDIDATE_SCORE = 2.0  # pairs are aligned from here: two trigrams nobody else holds, or a dozen that six others do
ORIGIN_SCORE = 5.0  # from here a pair can hold a passage long enough to share an origin

AT_ONCE = 500  # documents, of 160 kB, up to which all are prepared before any is aligned; of more a process keeps these
PAIRS = 8  # handed to a process together; progress counts these
TILE = 128  # documents of either side of the pairs that follow each other

Pairs = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True, eq=False)
class _Aligner:
    """What the alignment kernel is broadcast; another machine gets the documents of the pairs alone.

    Few documents are `prepared` already. Of many each is prepared where it is aligned: what was made of it is twenty
    times as long as the report, and would have to be handed over.
    """

    prints: Prints
    statistics: Statistics
    wanted: Sequence[int]
    prepared: Mapping[int, Prepared]
    lately: Lately[int, Prepared] = field(default_factory=lambda: Lately(AT_ONCE))

    def __reduce__(self) -> tuple[object, ...]:
        return _Aligner, ({d: self.prints[d] for d in self.wanted}, self.statistics, self.wanted, self.prepared)

    def of(self, documents: Sequence[int]) -> dict[int, Prepared]:
        """These documents, those at hand as they are, the others prepared."""
        found = {d: self.prepared.get(d) or self.lately.get(d) for d in documents}
        for group in together([d for d, one in found.items() if one is None], self.prints):
            made = prepared([self.prints[d] for d in group], self.statistics)
            found |= {d: self.lately.put(d, one) for d, one in zip(group, made, strict=True)}
        return {d: one for d, one in found.items() if one is not None}


def candidates(
    taken: Taken, engine: Engine, score: float, focused: Sequence[bool], screened: Pairs | None = None
) -> tuple[list[tuple[int, int]], bool]:
    """Pairs worth aligning: all of a small collection, else those `screened`, else those that share rare trigrams.

    Trigrams with at least a `score`; one of each pair is focused. What many near copies hold is not rare: they are
    paired by group, each with the first `EXACT_UP_TO` of its group.
    """
    prints, n, n_focused = taken.prints, len(taken.prints), sum(focused)
    if n_focused * (2 * n - n_focused - 1) // 2 <= EXACT_UP_TO * (EXACT_UP_TO - 1) // 2 and screened is None:
        return [(a, b) for a, b in combinations(range(n), 2) if focused[a] or focused[b]], True
    pairs = set(_with_rare_trigrams(prints, engine, score) if screened is None else screened)
    pairs |= {(x, y) for group in taken.near for at, x in enumerate(group[:EXACT_UP_TO]) for y in group[at + 1 :]}
    return sorted((x, y) for x, y in pairs if focused[x] or focused[y]), False


def _with_rare_trigrams(prints: Sequence[Fingerprint], engine: Engine, score: float) -> Pairs:
    keys = [distinct(p.shapes().keys) for p in prints]
    owners = np.repeat(np.arange(len(prints)), [len(k) for k in keys])
    a, b, _ = engine.pair(np.concatenate(keys), owners, WINDOW, score)
    return list(zip(a.tolist(), b.tolist(), strict=True))


def prepare(
    prints: Sequence[Fingerprint], wanted: Sequence[int], statistics: Statistics, engine: Engine
) -> dict[int, Prepared]:
    """The fingerprints of the `wanted` documents under given statistics, by position."""
    shared = (prints, statistics)
    return dict(zip(wanted, engine.map(_prepared, wanted, shared, label="计算权重"), strict=True))


def _prepared(shared: tuple[Sequence[Fingerprint], Statistics], d: int) -> Prepared:
    prints, statistics = shared
    return prepared([prints[d]], statistics)[0]


def held_by(
    prints: Sequence[Fingerprint], documents: Sequence[int], statistics: Statistics, engine: Engine
) -> dict[int, Index]:
    """How many origins hold each clause, of the given documents by position."""
    shared = (prints, statistics)
    return dict(zip(documents, engine.map(_held, documents, shared, label="统计通用表述"), strict=True))


def _held(shared: tuple[Sequence[Fingerprint], Statistics], d: int) -> Index:
    prints, statistics = shared
    return formula.holders(prints[d], statistics)


def touched(pairs: Iterable[tuple[int, int]]) -> list[int]:
    """The documents that take part in any pair, rising."""
    return sorted({d for pair in pairs for d in pair})


class Aligned(NamedTuple):
    """The passages of every pair, and how many origins hold each clause of the documents that were prepared."""

    passages: Passages
    held: Mapping[int, Index]


def align(
    prints: Sequence[Fingerprint], candidates: Pairs, statistics: Statistics, engine: Engine, label: str
) -> Aligned:
    """The passages of every pair of `candidates`."""
    documents = touched(candidates)
    few = len(documents) <= AT_ONCE
    shared = _Aligner(prints, statistics, documents, prepare(prints, documents, statistics, engine) if few else {})
    if not few:
        statistics.made_ready()
    ordered = candidates if few else _in_tiles(candidates)
    passages: dict[tuple[int, int], list[Passage]] = {}
    held: dict[int, Index] = {}
    size = 1 if few else PAIRS  # of many documents those of some pairs are prepared at once
    blocks = [ordered[low : low + size] for low in range(0, len(ordered), size)]
    aligned = chain.from_iterable(engine.map(_align_block, blocks, shared, label=label, heavy=not few))
    for pair, found in zip(ordered, aligned, strict=True):
        passages[pair] = found.passages
        held.update(zip(pair, found.held, strict=False))
    return Aligned({pair: passages[pair] for pair in candidates}, held)


def _in_tiles(pairs: Pairs) -> Pairs:
    """The pairs in an order in which few documents are needed at a time: group by group, and tile by tile of it."""
    home = Unions(1 + max((b for _, b in pairs), default=-1), pairs)
    documents = sorted(touched(pairs), key=lambda d: (home.find(d), d))
    tile = {d: n // TILE for n, d in enumerate(documents)}
    return sorted(pairs, key=lambda pair: (tile[pair[0]], tile[pair[1]], home.find(pair[0]), pair))


class _Found(NamedTuple):
    """The passages of a pair, and how many origins hold each clause of either where that was counted."""

    passages: list[Passage]
    held: tuple[Index, ...]


def _align_block(shared: _Aligner, pairs: Pairs) -> list[_Found]:
    prints = shared.prints
    found = {
        (a, b): _Found([whole_passage(len(prints[a].chars))], ()) for a, b in pairs if _equal(prints[a], prints[b])
    }
    made = shared.of([d for pair in pairs if pair not in found for d in pair])  # those of a pair at once
    for a, b in pairs:
        if (a, b) not in found:
            found[a, b] = _aligned((prints[a], prints[b]), made[a], made[b])
    return [found[pair] for pair in pairs]


def _aligned(prints: tuple[Fingerprint, Fingerprint], left: Prepared, right: Prepared) -> _Found:
    chars = prints[0].chars.astype(np.int64), prints[1].chars.astype(np.int64)
    able = [np.where(one.idle, 0, c) for one, c in zip(prints, chars, strict=True)]
    seeds = find_seeds(left.weighed, right.weighed, *able)
    weights = Weights((left.alone, right.alone), (left.steps, right.steps), left.run)
    layout = Layout(chars, (prints[0].lines, prints[1].lines))
    return _Found(find_passages(seeds, left.weighed, right.weighed, weights, layout), (left.held, right.held))


def _equal(a: Fingerprint, b: Fingerprint) -> bool:
    """Whether two documents have the same text but for punctuation and layout: found whatever is formula in it."""
    same = np.array_equal(a.chars, b.chars) and np.array_equal(a.said, b.said)
    return same and len(a.chars) > 0 and np.array_equal(a.facts.keys, b.facts.keys)
