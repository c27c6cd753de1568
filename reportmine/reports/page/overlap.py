"""文字重合: documents and pairs in the order a reader should look at them, pairs with a known context apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reportmine.reports.cells import fraction, percent, span
from reportmine.reports.page.limits import Account, Limits
from reportmine.reports.ranking import (
    FLOOR_CHARS,
    FLOOR_RATIO,
    RankedDocument,
    legitimate_pairs,
    ranked_documents,
    ranked_pairs,
)
from reportmine.reports.table import Table
from reportmine.reports.wording import label, missing, say

TEXT_CHARS = 60  # of a circulating text that the page quotes


UPDATED = 0.1  # of the facts, under which a report of the next year counts as not brought up to date


def overlap(tables: Mapping[str, Table], limits: Limits, account: Account, lang: str) -> dict[str, Any]:
    """What the second tab shows; `chosen` are the pairs the side-by-side view offers, in its order."""
    ranked = ranked_documents(tables.get("documents"))
    pairs = account.take("pairs", ranked_pairs(tables.get("pairs")), limits.pairs)
    aside = account.take("legitimate", legitimate_pairs(tables.get("pairs")), limits.pairs)
    titles = _titles(tables.get("documents"))
    singles = _singles(tables.get("pairs"), lang)
    numbers = {frozenset((p["doc_a"], p["doc_b"])): n for n, p in enumerate([*pairs, *aside])}
    floor = {"chars": FLOOR_CHARS, "percent": f"{FLOOR_RATIO:.0%}"}
    note = say("ranked_note", lang, n=len(ranked), **floor) if ranked else say("ranked_none", lang, **floor)
    return {
        "note": note,
        "ranked": [
            _ranked(item, titles, singles, lang) | {"pair": numbers.get(_ends(item.record))}
            for item in account.take("ranked", ranked, limits.ranked)
        ],
        "pairs": [pair_view(pair, number, lang) for number, pair in enumerate(pairs)],
        "legitimate": [pair_view(pair, number, lang) for number, pair in enumerate(aside, len(pairs))],
        "chosen": [*pairs, *aside],
        "texts": [
            _text(text, tables, lang) for text in account.take("circulating", _texts(tables), limits.circulating)
        ],
        "swaps": account.take("swaps", _swaps(tables.get("substitutions")), limits.swaps),
    }


def _ends(record: Mapping[str, Any]) -> frozenset[Any]:
    """The pair a ranked report shares most with."""
    return frozenset((record["doc"], record["max_single_doc"]))


def pair_view(pair: Mapping[str, Any], number: int, lang: str) -> dict[str, Any]:
    """One pair in words: both reports with unit and year, relation, order, both ratios with their parts."""
    view: dict[str, Any] = {
        "number": number,
        "relation": label("relation", pair["relation"], lang),
        "context": "" if pair["context"] in (None, "", "none") else label("context", pair["context"], lang),
        "direction": label("direction", pair["direction"] or "unknown", lang),
        "grade": label("direction_grade", pair["direction_grade"] or "unknown", lang),
        "basis": [*(pair["direction_basis"] or [])],
        "band": _band(pair, lang),
        "leftovers": [*(pair["leftovers"] or []), *(pair["file_lineage"] or [])],
        "facts": _facts(pair, lang),
        "judgement": pair["judgement"] or missing("judgement", lang),
        "n_matches": pair["n_matches"],
    }
    for side in ("a", "b"):
        parts = (pair[f"{side}_copied_ratio"], pair[f"{side}_copied_chars"], pair[f"{side}_chars"])
        view[side] = {
            "doc": pair[f"doc_{side}"],
            "title": pair[f"title_{side}"] or pair[f"doc_{side}"],
            "unit": pair[f"unit_{side}"] or missing("unit", lang),
            "year": str(pair[f"year_{side}"] or missing("year", lang)),
            "ratio": fraction(*parts, lang),
            "width": round(100 * (parts[0] or 0), 1),
        }
    return view


def _band(pair: Mapping[str, Any], lang: str) -> list[str]:
    """Each side's ratio under every rule of counting: in words where they are handed in, else from the table."""
    if "band" in pair:
        return list(pair["band"])
    ends = [(side, pair[f"{side}_band"], pair[f"{side}_band_verbatim"]) for side in ("a", "b")]
    return [
        say("band", lang, side=say(f"side_{side}", lang), words=span(words), verbatim=span(verbatim))
        for side, words, verbatim in ends
        if words and verbatim
    ]


def _facts(pair: Mapping[str, Any], lang: str) -> str:
    """For the own earlier year: whether the facts were brought up to date; else how many are the same."""
    same, changed = pair["n_facts_same"], pair["n_facts_changed"]
    if same is None or changed is None:
        return ""
    counts = say("facts_count", lang, same=same, changed=changed)
    if pair["context"] != "own_earlier_year" or same + changed == 0:
        return counts
    updated = changed >= UPDATED * (same + changed)
    return say("facts_updated" if updated else "facts_unchanged", lang) + say("separator", lang) + counts


def _ranked(
    item: RankedDocument, titles: Mapping[str, str], singles: Mapping[tuple[str, str], str], lang: str
) -> dict[str, Any]:
    record = item.record
    counted, plain = record["counted_chars"], record["plain_chars"]
    single = record["max_single_doc"]
    return {
        "doc": record["doc"],
        "title": titles[record["doc"]],
        "unit": record["unit"] or missing("unit", lang),
        "year": str(record["year"] or missing("year", lang)),
        "sum": _share(item.ratio, item.chars if item.exact else None, counted, lang),
        "width": round(100 * item.ratio, 1),
        "parts": [
            _share(record["overlap_with_earlier"], record["with_earlier_chars"], counted, lang),
            _share(record["overlap_order_unknown"], record["order_unknown_chars"], counted, lang),
            _share(record["overlap_ratio"], record["overlap_chars"], counted, lang),
            _share(record["overlap_ratio_without_formula"], record["overlap_plain_chars"], plain, lang),
            _share(record["overlap_ratio_without_own"], record["overlap_foreign_chars"], counted, lang),
        ],
        "single": singles.get((record["doc"], single), percent(record["max_single_ratio"] or 0)) if single else "",
        "single_title": titles.get(single, single),
    }


def _share(ratio: float | None, part: int | None, whole: int | None, lang: str) -> str:
    """A ratio with its parts; alone where a table of an older run does not hold them, rather than with wrong ones."""
    if ratio is not None and (part is None or whole is None):
        return percent(ratio)
    return fraction(ratio, part, whole, lang)


def _singles(pairs: Table | None, lang: str) -> dict[tuple[str, str], str]:
    """What one report shares with one other, with its parts, by report and other report."""
    told: dict[tuple[str, str], str] = {}
    records: list[dict[str, Any]] = list(pairs.records()) if pairs else []
    for pair in records:
        for side, other in (("a", "b"), ("b", "a")):
            parts = (pair[f"{side}_copied_ratio"], pair[f"{side}_copied_chars"], pair[f"{side}_chars"])
            told[pair[f"doc_{side}"], pair[f"doc_{other}"]] = fraction(*parts, lang)
    return told


def _texts(tables: Mapping[str, Table]) -> Sequence[dict[str, Any]]:
    """Circulating texts, those that most reports hold first."""
    records: list[dict[str, Any]] = list(tables["families"].records()) if "families" in tables else []
    passages = [record for record in records if record["extent"] == "passage"]
    return sorted(passages, key=lambda record: (-record["n_documents"], record["family_id"]))


def _text(family: Mapping[str, Any], tables: Mapping[str, Table], lang: str) -> dict[str, Any]:
    """One circulating text: how many hold it, since when, and how it begins in one of them."""
    matches: list[dict[str, Any]] = list(tables["matches"].records()) if "matches" in tables else []
    begun = next((str(m["a_text"]) for m in matches if m["family_id"] == family["family_id"]), "")
    return {
        "id": family["family_id"],
        "documents": family["n_documents"],
        "units": len(family["units"]),
        "years": "、".join(str(year) for year in family["years"]) or missing("year", lang),
        "chars": family["shared_chars"],
        "text": begun if len(begun) <= TEXT_CHARS else begun[:TEXT_CHARS] + "……",
    }


def _titles(documents: Table | None) -> dict[str, str]:
    if documents is None:
        return {}
    return {str(record["doc"]): str(record["title"] or record["doc"]) for record in documents.records()}


def _swaps(substitutions: Table | None) -> Sequence[dict[str, Any]]:
    records: list[dict[str, Any]] = list(substitutions.records()) if substitutions else []
    return sorted(records, key=lambda record: (-record["count"], record["from"], record["to"]))
