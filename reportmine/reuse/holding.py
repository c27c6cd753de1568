"""How many units hold a passage: two alone, or everybody.

A document holds a passage of a match when another match puts at least half of the passage's characters into it.
An unknown unit counts as a unit of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from reportmine.findings import Match
from reportmine.model import Metadata
from reportmine.reuse.ratios import is_reuse


def with_holders(matches: Sequence[Match], meta: Mapping[str, Metadata]) -> list[Match]:
    """The matches with `n_holder_units` filled in."""
    beside: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for match in matches:
        if is_reuse(match):
            beside[match.doc_a].append((match.a_start, match.a_end, match.doc_b))
            beside[match.doc_b].append((match.b_start, match.b_end, match.doc_a))
    counted = []
    for match in matches:
        docs = {match.doc_a, match.doc_b}
        docs |= _holders(beside[match.doc_a], match.a_start, match.a_end)
        docs |= _holders(beside[match.doc_b], match.b_start, match.b_end)
        counted.append(replace(match, n_holder_units=len({_unit(doc, meta) for doc in docs})))
    return counted


def _holders(others: Iterable[tuple[int, int, str]], start: int, end: int) -> set[str]:
    return {doc for low, high, doc in others if 2 * (min(end, high) - max(start, low)) >= end - start}


def _unit(doc: str, meta: Mapping[str, Metadata]) -> tuple[str, str]:
    unit = meta[doc].unit
    return ("unit", unit) if unit else ("document", doc)
