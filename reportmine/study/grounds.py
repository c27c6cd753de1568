"""What speaks for a pair of reports: context, order, traces, facts, and its ratios under every rule of counting.

A kernel, so that it runs where the two reports are at hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from reportmine.evidence import (
    context_of,
    file_lineage,
    is_compilation,
    is_same_report,
    leftovers,
    order_of,
    scars,
    shared_facts,
    with_names,
    with_scars,
)
from reportmine.evidence.band import band
from reportmine.findings import Match, Pair
from reportmine.model import Document, Segmented
from reportmine.reuse.measuring import Rulers
from reportmine.reuse.ratios import Ruler

Ends = tuple[float, float]  # the lowest and the highest ratio, 0-1


class Bands(NamedTuple):
    """The ends of each side's ratio, all overlap counted, and equal runs only."""

    a: Ends
    a_verbatim: Ends
    b: Ends
    b_verbatim: Ends


class Weighed(NamedTuple):
    """A pair with its grounds, and its bands."""

    pair: Pair
    bands: Bands


@dataclass(frozen=True, slots=True, eq=False)
class Grounds:
    """What the kernel is broadcast: the reports compared, and the revision ids that tell nothing."""

    rulers: Rulers
    issued: frozenset[str]


def with_grounds(shared: Grounds, item: tuple[Pair, Sequence[Match]]) -> Weighed:
    """A pair of reports with what speaks for it, from its matches."""
    pair, matches = item
    left, right = shared.rulers[pair.doc_a], shared.rulers[pair.doc_b]
    weighed = _with_evidence(pair, left.segmented, right.segmented, matches, shared)
    lineage = _lineage(left.segmented.document, right.segmented.document, shared.issued)
    return Weighed(replace(weighed, file_lineage=lineage), Bands(*_ends(left, matches), *_ends(right, matches)))


def _ends(rule: Ruler, matches: Sequence[Match]) -> tuple[Ends, Ends]:
    readings = band(rule, matches)
    every, verbatim = ([one.ratio for one in readings if one.verbatim is only] for only in (False, True))
    return (every[0], every[-1]), (verbatim[0], verbatim[-1])


def _lineage(a: Document, b: Document, issued: frozenset[str]) -> tuple[str, ...]:
    """Of one unit's own files nothing is to be told."""
    return () if a.meta.unit is not None and a.meta.unit == b.meta.unit else file_lineage(a, b, issued)


def _context(pair: Pair, a: Document, b: Document, matches: Sequence[Match]) -> str:
    known = context_of(a.meta, b.meta)
    if known == "none" and pair.relation == "same_event":
        return "joint_event"
    if known == "none" and pair.relation != "identical" and is_compilation(a, b, matches):
        return "superior_compilation"
    return known


def _with_evidence(pair: Pair, left: Segmented, right: Segmented, matches: Sequence[Match], shared: Grounds) -> Pair:
    a, b = left.document, right.document
    same = is_same_report(pair, a, b)
    traces = () if same else leftovers(left, right, matches)
    order = with_names(with_scars(order_of(a.meta, b.meta), *scars(matches, a.raw)), traces)
    n_same, n_changed = shared_facts(matches, shared.rulers.facts, a.doc, b.doc)
    return replace(
        pair,
        relation="same_report" if same else pair.relation,
        a_copied_ratio=1.0 if same else pair.a_copied_ratio,
        b_copied_ratio=1.0 if same else pair.b_copied_ratio,
        a_copied_chars=pair.a_chars if same else pair.a_copied_chars,
        b_copied_chars=pair.b_chars if same else pair.b_copied_chars,
        context=_context(pair, a, b, matches),
        direction=order.direction,
        direction_grade=order.grade,
        direction_basis=order.basis,
        n_facts_same=n_same,
        n_facts_changed=n_changed,
        leftovers=traces,
    )
