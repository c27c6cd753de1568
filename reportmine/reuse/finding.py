"""Reuse of a corpus: fingerprints, candidates, two alignments with statistics between, matches, pairs, families.

The first alignment knows each document as an origin of its own; what it finds tells which documents and long
passages share an origin. The second alignment counts formula over these origins and its matches are the result.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import combinations
from types import MappingProxyType
from typing import TypeVar

import numpy as np

from reportmine.findings import Family, Match, Pair
from reportmine.model import Segmented
from reportmine.reuse import formula
from reportmine.reuse.equivalents import NONE, Equivalents, Lesson, learn, lesson
from reportmine.reuse.families import find_families
from reportmine.reuse.fingerprints import Fingerprint, Index, fingerprint
from reportmine.reuse.holding import with_holders
from reportmine.reuse.matching import Side, describe
from reportmine.reuse.origins import Passages, linked_origins, own_origins
from reportmine.reuse.pairs import make_pair
from reportmine.reuse.passages import Layout, Passage, Weights, find_passages, whole_passage
from reportmine.reuse.ratios import Ruler, ruler, without_rows
from reportmine.reuse.seeds import Floats, Weighed, find_seeds, weigh
from reportmine.reuse.statistics import Statistics, summarise
from reportmine.reuse.swaps import Cutter, opposite
from reportmine.settings import ReuseSettings
from reportmine.verbs import Engine

Found = TypeVar("Found", Match, Pair)

EXACT_UP_TO = 60  # documents whose pairs are all aligned, or as many pairs among others; more need candidates
WINDOW = (2, 60)  # documents that hold a candidate key; a key held by more is no hint
CANDIDATE_SCORE = 2.0  # pairs are aligned from here: two trigrams nobody else holds, or a dozen that six others do
ORIGIN_SCORE = 5.0  # from here a pair can hold a passage long enough to share an origin


@dataclass(frozen=True, slots=True, eq=False)
class Reuse:
    """All that reuse finds in a corpus; `rulers` are by document id."""

    matches: tuple[Match, ...]
    pairs: tuple[Pair, ...]
    families: tuple[Family, ...]
    rulers: Mapping[str, Ruler]
    statistics: Statistics
    by_pair: Mapping[tuple[str, str], tuple[Match, ...]]  # every aligned pair in the order of names, () for none
    n_candidates: int
    exact: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Aligner:
    """What the alignment kernel is broadcast."""

    prints: Sequence[Fingerprint]
    weighed: Sequence[Weighed]
    alone: Sequence[Floats]
    steps: Sequence[Floats]


@dataclass(frozen=True, slots=True, eq=False)
class _Describer:
    sides: Sequence[Side]
    cut: Cutter
    settings: ReuseSettings


def survey(
    documents: Sequence[Segmented],
    engine: Engine,
    cut: Cutter,
    *,
    background: Sequence[Segmented] = (),
    templates: Sequence[Segmented] = (),
) -> Statistics:
    """The statistics of a corpus: a first alignment tells the origins and teaches which words are exchanged.

    Holders are then counted over the origins, with these words taken for equal. `background` documents only lend
    their counts; wording of `templates` counts as formula wholly; `cut` segments text into words.
    """

    def counted(origins: Sequence[Index] | None, equivalents: Equivalents) -> tuple[list[Fingerprint], Statistics]:
        prints = _prints(documents, engine, equivalents)
        behind, given = ([fingerprint(d, equivalents) for d in part] for part in (background, templates))
        owners = own_origins([len(p.chars) for p in prints]) if origins is None else origins
        return prints, summarise(prints, owners, engine, background=behind, templates=given, equivalents=equivalents)

    prints, statistics = counted(None, NONE)
    candidates, _ = _candidates(prints, engine, ORIGIN_SCORE, [True] * len(prints))
    first = _align(prints, candidates, statistics, engine, "比对（一）")
    origins = linked_origins(first, [p.chars.astype(np.int64) for p in prints])
    return counted(origins, _learned(documents, first, origins, engine, cut))[1]


def _learned(
    documents: Sequence[Segmented], first: Passages, origins: Sequence[Index], engine: Engine, cut: Cutter
) -> Equivalents:
    """The words that the passages of a first alignment show to be exchanged."""
    home = [int(np.bincount(o).argmax()) if len(o) else -1 for o in origins]
    items = [
        (a, b, (home[a], home[b]), p)
        for (a, b), found in sorted(first.items())
        for p in found
        if p.basis in ("words", "both")
    ]
    return learn(engine.map(_lesson, items, (documents, cut), label="学习换词"))


def _lesson(shared: tuple[Sequence[Segmented], Cutter], item: tuple[int, int, tuple[int, int], Passage]) -> Lesson:
    (documents, cut), (a, b, sources, passage) = shared, item
    return lesson(opposite(passage.links, documents[a], documents[b]), sources, cut)


def find(
    documents: Sequence[Segmented],
    statistics: Statistics,
    engine: Engine,
    cut: Cutter,
    settings: ReuseSettings,
    *,
    known: Mapping[tuple[str, str], tuple[Match, ...]] = MappingProxyType({}),
    focus: Set[str] | None = None,
) -> Reuse:
    """The reuse in a corpus of segmented documents with distinct ids, under given statistics.

    `cut` segments text into words (for swaps); `known` matches of pairs (in the order of their names) are taken
    as they are and not aligned again. With `focus` only pairs that have one of these documents are compared.
    """
    prints = _prints(documents, engine, statistics.equivalents)
    names = [s.document.doc for s in documents]
    focused = [focus is None or name in focus for name in names]
    candidates, exact = _candidates(prints, engine, CANDIDATE_SCORE, focused)
    fresh = [(a, b) for a, b in candidates if _named(names[a], names[b]) not in known]
    passages = _align(prints, fresh, statistics, engine, "比对（二）")

    flags = [formula.is_formula(formula.holders(p, statistics), statistics.n_origins) for p in prints]
    sides = [
        Side(s, f.astype(np.int64), p.chars.astype(np.int64)) for s, f, p in zip(documents, flags, prints, strict=True)
    ]
    found = dict(_describe(passages, _Describer(sides, cut, settings), engine))
    found |= {pair: known[pair] for a, b in candidates if (pair := _named(names[a], names[b])) in known}

    rows = _rows(found)
    rulers = {
        s.document.doc: without_rows(ruler(s, f, settings), rows.get(s.document.doc, ()))
        for s, f in zip(documents, flags, strict=True)
    }
    pairs = engine.map(_pair, [m for m in found.values() if m], (rulers, settings), label="汇总")
    listed = tuple(pair for pair in pairs if pair is not None)
    families = find_families(listed, {s.document.doc: s.document.meta for s in documents})
    member = {doc: family.family_id for family in families for doc in family.documents}
    matches = with_holders(
        [m for ms in found.values() for m in ms], {s.document.doc: s.document.meta for s in documents}
    )
    ordered = sorted(matches, key=lambda m: (m.doc_a, m.doc_b, m.a_start, m.b_start, m.a_end, m.b_end))
    return Reuse(
        matches=tuple(_with_family(m, member) for m in ordered),
        pairs=tuple(sorted((_with_family(p, member) for p in listed), key=lambda p: (p.doc_a, p.doc_b))),
        families=families,
        rulers=rulers,
        statistics=statistics,
        by_pair=found,
        n_candidates=len(candidates),
        exact=exact,
    )


def _rows(found: Mapping[tuple[str, str], tuple[Match, ...]]) -> dict[str, list[tuple[int, int]]]:
    """By document the spans that stand in one row with another report."""
    rows: dict[str, list[tuple[int, int]]] = {}
    for matches in found.values():
        for match in matches:
            rows.setdefault(match.doc_a, []).extend(match.a_rows)
            rows.setdefault(match.doc_b, []).extend(match.b_rows)
    return rows


def _pair(shared: tuple[Mapping[str, Ruler], ReuseSettings], matches: tuple[Match, ...]) -> Pair | None:
    rulers, settings = shared
    return make_pair(rulers[matches[0].doc_a], rulers[matches[0].doc_b], matches, settings)


def _named(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a <= b else (b, a)


def _prints(documents: Sequence[Segmented], engine: Engine, equivalents: Equivalents) -> list[Fingerprint]:
    return list(engine.map(_print, documents, equivalents, label="提取特征"))


def _print(equivalents: Equivalents, segmented: Segmented) -> Fingerprint:
    return fingerprint(segmented, equivalents)


def _candidates(
    prints: Sequence[Fingerprint], engine: Engine, least: float, focused: Sequence[bool]
) -> tuple[list[tuple[int, int]], bool]:
    """Pairs worth aligning: all of a small collection, else those that share rare trigrams; one of each focused."""
    n, n_focused = len(prints), sum(focused)
    if n_focused * (2 * n - n_focused - 1) // 2 <= EXACT_UP_TO * (EXACT_UP_TO - 1) // 2:
        return [(a, b) for a, b in combinations(range(n), 2) if focused[a] or focused[b]], True
    keys = [np.unique(p.shape_keys) for p in prints]
    owners = np.repeat(np.arange(n), [len(k) for k in keys])
    a, b, score = engine.pair(np.concatenate(keys), owners, WINDOW)
    mask = np.array(focused)
    kept = (score >= least) & (mask[a] | mask[b])
    return list(zip(a[kept].tolist(), b[kept].tolist(), strict=True)), False


def _align(
    prints: Sequence[Fingerprint],
    candidates: Sequence[tuple[int, int]],
    statistics: Statistics,
    engine: Engine,
    label: str,
) -> Passages:
    alone = [formula.weight(formula.holders(p, statistics)) for p in prints]
    shared = _Aligner(
        prints,
        [weigh(p, statistics, weights) for p, weights in zip(prints, alone, strict=True)],
        alone,
        [formula.step_weight(p, statistics) for p in prints],
    )
    return dict(zip(candidates, engine.map(_align_pair, candidates, shared, label=label), strict=True))


def _align_pair(shared: _Aligner, pair: tuple[int, int]) -> list[Passage]:
    a, b = pair
    if _equal(shared.prints[a], shared.prints[b]):
        return [whole_passage(len(shared.prints[a].chars))]
    chars = shared.prints[a].chars.astype(np.int64), shared.prints[b].chars.astype(np.int64)
    able = [np.where(shared.prints[d].idle, 0, c) for d, c in zip(pair, chars, strict=True)]
    seeds = find_seeds(shared.weighed[a], shared.weighed[b], *able)
    weights = Weights((shared.alone[a], shared.alone[b]), (shared.steps[a], shared.steps[b]))
    layout = Layout(chars, (shared.prints[a].lines, shared.prints[b].lines))
    return find_passages(seeds, shared.weighed[a], shared.weighed[b], weights, layout)


def _equal(a: Fingerprint, b: Fingerprint) -> bool:
    """Whether two documents have the same text but for punctuation and layout: found whatever is formula in it."""
    same = np.array_equal(a.chars, b.chars) and np.array_equal(a.shape_keys, b.shape_keys)
    return same and len(a.chars) > 0 and np.array_equal(a.keys, b.keys)


def _describe(
    passages: Passages, shared: _Describer, engine: Engine
) -> Iterator[tuple[tuple[str, str], tuple[Match, ...]]]:
    names = [side.segmented.document.doc for side in shared.sides]
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
