"""What stands first: pairs and documents in the order a reader should look at them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reportmine.reports.table import Table

FLOOR_CHARS = 200  # below it a document is not listed: two set sentences would do
FLOOR_RATIO = 0.10

# Whole reports before parts of them; one report twice and one event told twice last: that is no wording taken over.
# Inside a relation characters decide, not ratios, or a note of forty characters would stand at the top.
_RELATIONS = ("identical", "near_identical", "reworded", "partial", "same_report", "same_event")


_NO_OVERLAP = ("same_report", "same_event")
_CLEARED = ("合理沿用", "同件重报", "误报")  # what a person found: no longer to be looked at first


@dataclass(frozen=True, slots=True)
class RankedDocument:
    """A document with what it shares with earlier reports and with reports of unknown order, taken together."""

    record: Mapping[str, Any]
    ratio: float
    chars: int
    exact: bool  # the table gives the characters; else they follow from the ratio


def ranked_pairs(pairs: Table | None) -> list[dict[str, Any]]:
    """Pairs without a known context, most overlap first; copies of one report and same events come last."""
    chosen = [record for record in _records(pairs) if not legitimate(record)]
    return sorted(chosen, key=_pair_key)


def legitimate_pairs(pairs: Table | None) -> list[dict[str, Any]]:
    """Pairs with a known context (合理沿用), most overlap first."""
    return sorted((record for record in _records(pairs) if legitimate(record)), key=_pair_key)


def legitimate(pair: Mapping[str, Any]) -> bool:
    """Whether the pair's overlap has a known context, is no wording taken over, or was cleared by a person.

    >>> legitimate({"context": "own_earlier_year"}), legitimate({"context": "none"})
    (True, False)
    """
    known = pair.get("context") not in (None, "", "none") or pair.get("relation") in _NO_OVERLAP
    return known or pair.get("judgement") in _CLEARED


def ranked_documents(documents: Table | None) -> list[RankedDocument]:
    """Documents by overlap with earlier reports plus overlap of unknown order, from the floor on.

    Overlap with later reports does not count, so the one others took from is not at the top; a report whose overlap
    has a known context (its own earlier year, its plan) is not listed for that.
    """
    ranked = [_taken_together(record) for record in _records(documents) if _unexplained(record)]
    listed = [item for item in ranked if item.chars >= FLOOR_CHARS and item.ratio >= FLOOR_RATIO]
    return sorted(listed, key=lambda item: (-item.ratio, -item.chars, item.record["doc"]))


def _unexplained(record: Mapping[str, Any]) -> bool:
    """Whether what no context explains reaches the floor by itself; what is not known leaves nothing out."""
    share, chars = record["overlap_ratio_without_own"], record["overlap_foreign_chars"]
    return (share is None or bool(share >= FLOOR_RATIO)) and (chars is None or bool(chars >= FLOOR_CHARS))


def _taken_together(record: Mapping[str, Any]) -> RankedDocument:
    """Earlier and order unknown added up, at most the whole report: a passage may count under both."""
    ratio = min((record["overlap_with_earlier"] or 0) + (record["overlap_order_unknown"] or 0), 1)
    whole, parts = record["counted_chars"], (record["with_earlier_chars"], record["order_unknown_chars"])
    if whole is None or None in parts:
        plain = (record["chars"] or 0) - (record["formula_chars"] or 0)
        return RankedDocument(record, ratio, round(ratio * plain), exact=False)
    return RankedDocument(record, ratio, min(sum(parts), whole), exact=True)


def _records(table: Table | None) -> list[dict[str, Any]]:
    return list(table.records()) if table else []


def _pair_key(pair: Mapping[str, Any]) -> tuple[Any, ...]:
    relation = pair["relation"]
    place = _RELATIONS.index(relation) if relation in _RELATIONS else len(_RELATIONS)
    largest = max(pair["a_copied_ratio"] or 0, pair["b_copied_ratio"] or 0)
    return (place, -(pair["shared_chars"] or 0), -largest, pair["doc_a"], pair["doc_b"])
