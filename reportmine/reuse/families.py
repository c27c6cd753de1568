"""Families: reports that share a source, from verified whole-report relations only.

Relations are taken strongest first, and two groups are joined only where at least half of the reports of one
stand in a whole-report relation to reports of the other: one weak bridge must not chain strangers together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from reportmine.findings import Family, FamilyKind, Pair
from reportmine.model import Metadata
from reportmine.verbs import Engine

WHOLE = ("identical", "near_identical", "reworded", "same_report")
CIRCULATING_UNITS = 4  # units that hold one text before it counts as circulating rather than copied


def find_families(pairs: Sequence[Pair], meta: Mapping[str, Metadata], engine: Engine) -> tuple[Family, ...]:
    """The families of a corpus, numbered in order of their first document name.

    A family lies in one connected component of the relations, so that each is looked at by itself.
    """
    whole = [p for p in pairs if p.relation in WHOLE]
    found = [(members, part) for part in _components(whole, engine) for members in _groups(part)]
    found.sort(key=lambda one: one[0])
    return tuple(_family(f"F{i:04d}", members, part, meta) for i, (members, part) in enumerate(found, 1))


def _components(whole: Sequence[Pair], engine: Engine) -> list[list[Pair]]:
    """The relations by connected component, in the order given."""
    number = {doc: at for at, doc in enumerate(sorted({doc for p in whole for doc in (p.doc_a, p.doc_b)}))}
    a, b = (
        np.array([number[doc] for doc in docs], dtype=np.int64)
        for docs in ([p.doc_a for p in whole], [p.doc_b for p in whole])
    )
    parts: dict[int, list[Pair]] = {}
    for pair, root in zip(whole, engine.components(a, b, len(number))[a].tolist(), strict=True):
        parts.setdefault(root, []).append(pair)
    return list(parts.values())


def _groups(whole: Sequence[Pair]) -> list[tuple[str, ...]]:
    related = {frozenset((p.doc_a, p.doc_b)) for p in whole}
    group: dict[str, tuple[str, ...]] = {doc: (doc,) for p in whole for doc in (p.doc_a, p.doc_b)}
    for pair in sorted(whole, key=lambda p: (-min(p.a_copied_ratio, p.b_copied_ratio), p.doc_a, p.doc_b)):
        left, right = group[pair.doc_a], group[pair.doc_b]
        if left != right and _belong(left, right, related):
            for doc in (*left, *right):
                group[doc] = (*left, *right)
    return sorted({tuple(sorted(members)) for members in group.values() if len(members) > 1})


def _belong(left: tuple[str, ...], right: tuple[str, ...], related: set[frozenset[str]]) -> bool:
    edges = sum(frozenset((x, y)) in related for x in left for y in right)
    return 2 * edges >= len(left) * len(right)


def _family(name: str, members: tuple[str, ...], pairs: Sequence[Pair], meta: Mapping[str, Metadata]) -> Family:
    inside = [p for p in pairs if p.doc_a in members and p.doc_b in members]
    units = tuple(sorted({unit for doc in members if (unit := meta[doc].unit)}))
    years = tuple(sorted({year for doc in members if (year := meta[doc].year) is not None}))
    shared = min(p.shared_chars for p in inside)
    return Family(name, _kind(members, units, meta), members, years, units, earliest(members, meta), shared)


def earliest(members: Sequence[str], meta: Mapping[str, Metadata]) -> str | None:
    """The report of the first year, where every year is known and one report alone is of the first."""
    dated = sorted((year, doc) for doc in members if (year := meta[doc].year) is not None)
    first_year = [doc for year, doc in dated if year == dated[0][0]]
    return first_year[0] if len(dated) == len(members) and len(first_year) == 1 else None


def _kind(members: tuple[str, ...], units: tuple[str, ...], meta: Mapping[str, Metadata]) -> FamilyKind:
    """An unknown unit is neither own nor foreign: only reports that are all known to be of one unit are recycled."""
    if len(units) >= CIRCULATING_UNITS:
        return "circulating"
    return "recycled" if len(units) == 1 and all(meta[doc].unit for doc in members) else "copied"
