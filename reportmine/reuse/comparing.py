"""Documents compared under given statistics: candidates, alignment, and the matches of every pair in raw characters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from reportmine.findings import Match
from reportmine.model import Segmented
from reportmine.reuse.aligning import CANDIDATE_SCORE, Pairs, align, candidates, touched
from reportmine.reuse.matching import Side, describe
from reportmine.reuse.measuring import Measuring, Sides
from reportmine.reuse.origins import Passages
from reportmine.reuse.passages import Passage
from reportmine.reuse.statistics import Statistics
from reportmine.reuse.swaps import Cutter
from reportmine.reuse.taking import Taken, retake, take
from reportmine.settings import ReuseSettings
from reportmine.verbs import Engine, Index

PairName = tuple[str, str]  # ids of two documents in the order of names
ByPair = Mapping[PairName, tuple[Match, ...]]


@dataclass(frozen=True, slots=True)
class Scope:
    """What is to be aligned: pairs that have a document of `focus` (None: all), but those of `known` matches.

    `known` is by pair in the order of names; these matches are taken as they are. `taken` are the fingerprints of the
    same documents where a survey took them, `pairs` the candidates where a screening chose them. Without `swaps` the
    matches tell no exchanged words: finding these takes longer than all else.
    """

    known: ByPair = field(default_factory=dict)
    focus: Set[str] | None = None
    taken: Taken | None = None
    pairs: Pairs | None = None
    swaps: bool = True


EVERYTHING = Scope()


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """The matches of every aligned pair, and what they are measured with.

    `held` has the origins that hold each clause of the documents that were aligned, `sides` those of all `by_pair`.
    """

    by_pair: ByPair
    measuring: Measuring
    sides: Sides
    held: Mapping[int, Index]
    n_candidates: int
    exact: bool  # all pairs were aligned


def compare(
    documents: Sequence[Segmented],
    statistics: Statistics,
    engine: Engine,
    cut: Cutter,
    settings: ReuseSettings,
    scope: Scope = EVERYTHING,
) -> Compared:
    """The matches of segmented documents with distinct ids, pair by pair; `cut` segments text into words."""
    taken = scope.taken or take(documents, engine)  # as written first: a desk remembers either step of a reference
    taken = retake(taken, statistics.equivalents, engine, near=scope.pairs is None)
    prints = taken.prints
    names = [one.doc for one in prints]
    focused = [scope.focus is None or name in scope.focus for name in names]
    pairs, exact = candidates(taken, engine, CANDIDATE_SCORE, focused, scope.pairs)
    fresh = [(a, b) for a, b in pairs if named(names[a], names[b]) not in scope.known]
    passages, held = align(prints, fresh, statistics, engine, "比对（二）")

    measuring = Measuring(documents, taken, statistics, settings, engine)
    sides = measuring.sides(touched(pairs), held)
    found = dict(_describe(passages, _Describer(sides, cut if scope.swaps else None, settings), names, engine))
    found |= {pair: scope.known[pair] for a, b in pairs if (pair := named(names[a], names[b])) in scope.known}
    return Compared(found, measuring, sides, held, len(pairs), exact)


def named(a: str, b: str) -> PairName:
    """Two ids in the order of names."""
    return (a, b) if a <= b else (b, a)


@dataclass(frozen=True, slots=True, eq=False)
class _Describer:
    sides: Sides
    cut: Cutter | None
    settings: ReuseSettings


def _describe(
    passages: Passages, shared: _Describer, names: Sequence[str], engine: Engine
) -> Iterator[tuple[PairName, tuple[Match, ...]]]:
    items = [(a, b, found) for (a, b), found in sorted(passages.items()) if found]
    described = engine.map(_describe_pair, items, shared, label="整理结果")
    yield from ((named(names[a], names[b]), ()) for (a, b), found in passages.items() if not found)
    for (a, b, _), matches in zip(items, described, strict=True):
        yield named(names[a], names[b]), tuple(matches)


def _describe_pair(shared: _Describer, item: tuple[int, int, Sequence[Passage]]) -> list[Match]:
    a, b, passages = item
    left, right = shared.sides[a], shared.sides[b]
    doc_a, _ = _ordered(left, right)
    if doc_a != left.segmented.document.doc:
        left, right = right, left
        passages = [p.turned() for p in passages]
    matches = [describe(p, left, right, shared.cut, shared.settings.verbatim_run) for p in passages]
    return [m for m in matches if min(m.a_end - m.a_start, m.b_end - m.b_start) >= shared.settings.min_chars]


def _ordered(left: Side, right: Side) -> PairName:
    """Document ids, the earlier report first where both years are known, else by name."""
    a, b = left.segmented.document, right.segmented.document
    years = (a.meta.year, b.meta.year)
    if None not in years and years[0] != years[1]:
        return (a.doc, b.doc) if (years[0] or 0) < (years[1] or 0) else (b.doc, a.doc)
    return (a.doc, b.doc) if a.doc <= b.doc else (b.doc, a.doc)
