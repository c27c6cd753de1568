"""Reuse of a corpus under given statistics: from the matches of every pair to pairs, families and holders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from reportmine.findings import Family, Match, Pair
from reportmine.model import Metadata, Segmented
from reportmine.reuse.circulatingtexts import circulating_texts
from reportmine.reuse.comparing import EVERYTHING, ByPair, Compared, Scope, compare, named
from reportmine.reuse.families import WHOLE, find_families
from reportmine.reuse.holding import with_holders
from reportmine.reuse.measuring import Measuring, Rows, rows_of
from reportmine.reuse.pairs import make_pair
from reportmine.reuse.ratios import Ruler
from reportmine.reuse.statistics import Statistics
from reportmine.reuse.swaps import Cutter
from reportmine.reuse.taking import take
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
    meta: Mapping[str, Metadata]
    statistics: Statistics
    by_pair: ByPair  # every aligned pair in the order of names, () for none
    n_candidates: int
    exact: bool


@dataclass(frozen=True, slots=True)
class Summed:
    """What is true of a collection as a whole: families, and matches and pairs that know theirs."""

    matches: tuple[Match, ...]
    pairs: tuple[Pair, ...]
    families: tuple[Family, ...]


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
    found = compare(documents, statistics, engine, cut, settings, scope)
    compared, rulers = found.measuring.rulers(found.sides, rows_of(found.by_pair))
    every = [matches for matches in found.by_pair.values() if matches]
    pairs = engine.map(_pair, every, (compared, settings), label="汇总")
    return gathered(found, rulers, [pair for pair in pairs if pair is not None])


def gathered(found: Compared, rulers: Mapping[str, Ruler], pairs: Sequence[Pair]) -> Reuse:
    """All that was found, from what was compared and the measured pairs; `rulers` are of all documents."""
    measuring = found.measuring
    meta = {one.doc: meta for one, meta in zip(measuring.taken.prints, measuring.taken.meta, strict=True)}
    summed = sum_up(found.by_pair, pairs, meta, measuring.settings, measuring.engine)
    return Reuse(
        matches=summed.matches,
        pairs=summed.pairs,
        families=summed.families,
        rulers=rulers,
        meta=meta,
        statistics=measuring.statistics,
        by_pair=found.by_pair,
        n_candidates=found.n_candidates,
        exact=found.exact,
    )


def measure(
    documents: Sequence[Segmented], statistics: Statistics, engine: Engine, settings: ReuseSettings, rows: Rows
) -> Mapping[str, Ruler]:
    """The rulers by id of documents; `rows` are the spans that stand in one row with another report."""
    taken = take(documents, engine, statistics.equivalents, near=False)
    measuring = Measuring(documents, taken, statistics, settings, engine)
    return measuring.rulers(measuring.sides([], {}), rows)[1]


def measure_pair(rulers: Mapping[str, Ruler], matches: Sequence[Match], settings: ReuseSettings) -> Pair | None:
    """The pair of two documents from its matches; None where it shares formula only, or is not asked for."""
    pair = make_pair(rulers[matches[0].doc_a], rulers[matches[0].doc_b], matches, settings)
    return pair if pair is not None and (pair.relation in WHOLE or not settings.whole) else None


def sum_up(
    by_pair: ByPair, pairs: Sequence[Pair], meta: Mapping[str, Metadata], settings: ReuseSettings, engine: Engine
) -> Summed:
    """Families, holders and circulating texts from all matches and measured pairs of a collection."""
    if settings.whole:
        names = {named(pair.doc_a, pair.doc_b) for pair in pairs}
        by_pair = {name: matches for name, matches in by_pair.items() if name in names}
    families = find_families(pairs, meta, engine)
    member = {doc: family.family_id for family in families for doc in family.documents}
    matches = with_holders([m for ms in by_pair.values() for m in ms], meta)
    ordered = sorted(matches, key=lambda m: (m.doc_a, m.doc_b, m.a_start, m.b_start, m.a_end, m.b_end))
    texts, text_of = circulating_texts(ordered, meta, member)
    return Summed(
        matches=tuple(
            replace(m, family_id=text_of[n]) if n in text_of else _with_family(m, member) for n, m in enumerate(ordered)
        ),
        pairs=tuple(sorted((_with_family(p, member) for p in pairs), key=lambda p: (p.doc_a, p.doc_b))),
        families=(*families, *texts),
    )


def _pair(shared: tuple[Mapping[str, Ruler], ReuseSettings], matches: tuple[Match, ...]) -> Pair | None:
    rulers, settings = shared
    return measure_pair(rulers, matches, settings)


def _with_family(found: Found, member: Mapping[str, str]) -> Found:
    family = member.get(found.doc_a)
    return replace(found, family_id=family if family is not None and family == member.get(found.doc_b) else None)
