"""Reuse of a corpus under given statistics: candidates, alignment, matches, pairs, families."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import TypeVar

from reportmine.findings import Family, Match, Pair
from reportmine.model import Metadata, Segmented
from reportmine.reuse.aligning import CANDIDATE_SCORE, Pairs, align, candidates, touched
from reportmine.reuse.circulatingtexts import circulating_texts
from reportmine.reuse.families import WHOLE, find_families
from reportmine.reuse.holding import with_holders
from reportmine.reuse.matching import Side, describe
from reportmine.reuse.measuring import Measuring, Rulers, Sides, rows_of
from reportmine.reuse.origins import Passages
from reportmine.reuse.pairs import make_pair
from reportmine.reuse.passages import Passage
from reportmine.reuse.ratios import Ruler
from reportmine.reuse.statistics import Statistics
from reportmine.reuse.swaps import Cutter
from reportmine.reuse.taking import Taken, retake, take
from reportmine.settings import ReuseSettings
from reportmine.verbs import Engine

Found = TypeVar("Found", Match, Pair)


@dataclass(frozen=True, slots=True, eq=False)
class Reuse:
    """All that reuse finds in a corpus; `rulers` are by document id."""

    matches: tuple[Match, ...]
    pairs: tuple[Pair, ...]
    families: tuple[Family, ...]
    rulers: Mapping[str, Ruler]
    compared: Rulers  # of the documents that were aligned with any
    meta: Mapping[str, Metadata]
    statistics: Statistics
    by_pair: Mapping[tuple[str, str], tuple[Match, ...]]  # every aligned pair in the order of names, () for none
    n_candidates: int
    exact: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Describer:
    sides: Sides
    cut: Cutter | None
    settings: ReuseSettings


@dataclass(frozen=True, slots=True)
class Scope:
    """What is to be aligned: pairs that have a document of `focus` (None: all), but those of `known` matches.

    `known` is by pair in the order of names; these matches are taken as they are. `taken` are the fingerprints of the
    same documents where a survey took them, `pairs` the candidates where a screening chose them. Without `swaps` the
    matches tell no exchanged words: finding these takes longer than all else.
    """

    known: Mapping[tuple[str, str], tuple[Match, ...]] = field(default_factory=dict)
    focus: Set[str] | None = None
    taken: Taken | None = None
    pairs: Pairs | None = None
    swaps: bool = True


EVERYTHING = Scope()


def find(
    documents: Sequence[Segmented],
    statistics: Statistics,
    engine: Engine,
    cut: Cutter,
    settings: ReuseSettings,
    scope: Scope = EVERYTHING,
) -> Reuse:
    """The reuse in a corpus of segmented documents with distinct ids, under given statistics.

    `cut` segments text into words (for swaps).
    """
    taken = scope.taken or take(documents, engine)
    taken = retake(taken, statistics.equivalents, engine, near=scope.pairs is None)
    prints = taken.prints
    names = [one.doc for one in prints]
    focused = [scope.focus is None or name in scope.focus for name in names]
    pairs, exact = candidates(taken, engine, CANDIDATE_SCORE, focused, scope.pairs)
    fresh = [(a, b) for a, b in pairs if _named(names[a], names[b]) not in scope.known]
    passages, held = align(prints, fresh, statistics, engine, "比对（二）")

    measuring = Measuring(documents, taken, statistics, settings, engine)
    sides = measuring.sides(touched(pairs), held)
    found = dict(_describe(passages, _Describer(sides, cut if scope.swaps else None, settings), names, engine))
    found |= {pair: scope.known[pair] for a, b in pairs if (pair := _named(names[a], names[b])) in scope.known}
    return _summed_up(measuring, sides, found, (len(pairs), exact))


def measure(
    documents: Sequence[Segmented], statistics: Statistics, engine: Engine, settings: ReuseSettings
) -> Mapping[str, Ruler]:
    """The rulers by id of documents that share nothing with others."""
    taken = retake(take(documents, engine), statistics.equivalents, engine)
    measuring = Measuring(documents, taken, statistics, settings, engine)
    return measuring.rulers(measuring.sides([], {}), {})[1]


def _summed_up(
    measuring: Measuring,
    sides: Sides,
    found: Mapping[tuple[str, str], tuple[Match, ...]],
    aligned: tuple[int, bool],
) -> Reuse:
    """Rulers, pairs and families from the matches of every pair; `aligned`: how many pairs, and whether all were."""
    meta = {one.doc: meta for one, meta in zip(measuring.taken.prints, measuring.taken.meta, strict=True)}
    compared, rulers = measuring.rulers(sides, rows_of(found))
    shared = (compared, measuring.settings)
    pairs = measuring.engine.map(_pair, [m for m in found.values() if m], shared, label="汇总")
    listed = tuple(pair for pair in pairs if pair is not None)
    if measuring.settings.whole:
        listed = tuple(pair for pair in listed if pair.relation in WHOLE)
        names = {_named(pair.doc_a, pair.doc_b) for pair in listed}
        found = {name: matches if name in names else () for name, matches in found.items()}
    families = find_families(listed, meta, measuring.engine)
    member = {doc: family.family_id for family in families for doc in family.documents}
    matches = with_holders([m for ms in found.values() for m in ms], meta)
    ordered = sorted(matches, key=lambda m: (m.doc_a, m.doc_b, m.a_start, m.b_start, m.a_end, m.b_end))
    texts, text_of = circulating_texts(ordered, meta, member)
    return Reuse(
        matches=tuple(
            replace(m, family_id=text_of[n]) if n in text_of else _with_family(m, member) for n, m in enumerate(ordered)
        ),
        pairs=tuple(sorted((_with_family(p, member) for p in listed), key=lambda p: (p.doc_a, p.doc_b))),
        families=(*families, *texts),
        rulers=rulers,
        compared=compared,
        meta=meta,
        statistics=measuring.statistics,
        by_pair=found,
        n_candidates=aligned[0],
        exact=aligned[1],
    )


def _pair(shared: tuple[Mapping[str, Ruler], ReuseSettings], matches: tuple[Match, ...]) -> Pair | None:
    rulers, settings = shared
    return make_pair(rulers[matches[0].doc_a], rulers[matches[0].doc_b], matches, settings)


def _named(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a <= b else (b, a)


def _describe(
    passages: Passages, shared: _Describer, names: Sequence[str], engine: Engine
) -> Iterator[tuple[tuple[str, str], tuple[Match, ...]]]:
    items = [(a, b, found) for (a, b), found in sorted(passages.items()) if found]
    described = engine.map(_describe_pair, items, shared, label="整理结果")
    yield from ((_named(names[a], names[b]), ()) for (a, b), found in passages.items() if not found)
    for (a, b, _), matches in zip(items, described, strict=True):
        yield _named(names[a], names[b]), tuple(matches)


def _describe_pair(shared: _Describer, item: tuple[int, int, Sequence[Passage]]) -> list[Match]:
    a, b, passages = item
    left, right = shared.sides[a], shared.sides[b]
    doc_a, _ = _ordered(left, right)
    if doc_a != left.segmented.document.doc:
        left, right = right, left
        passages = [p.turned() for p in passages]
    matches = [describe(p, left, right, shared.cut, shared.settings.verbatim_run) for p in passages]
    return [m for m in matches if min(m.a_end - m.a_start, m.b_end - m.b_start) >= shared.settings.min_chars]


def _ordered(left: Side, right: Side) -> tuple[str, str]:
    """Document ids, the earlier report first where both years are known, else by name."""
    a, b = left.segmented.document, right.segmented.document
    years = (a.meta.year, b.meta.year)
    if None not in years and years[0] != years[1]:
        return (a.doc, b.doc) if (years[0] or 0) < (years[1] or 0) else (b.doc, a.doc)
    return (a.doc, b.doc) if a.doc <= b.doc else (b.doc, a.doc)


def _with_family(found: Found, member: Mapping[str, str]) -> Found:
    family = member.get(found.doc_a)
    return replace(found, family_id=family if family is not None and family == member.get(found.doc_b) else None)
