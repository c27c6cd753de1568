"""总览: what was handed in, what is known of every report, the headline figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportmine.reports.cells import shown
from reportmine.reports.columns import schema
from reportmine.reports.coverage import not_compared, state_counts, state_of
from reportmine.reports.page.activities import accepted
from reportmine.reports.page.limits import Account, Limits
from reportmine.reports.ranking import legitimate_pairs, ranked_pairs
from reportmine.reports.table import Table
from reportmine.reports.wording import label, missing, say

_SHOWN = ("doc", "kind", "unit", "year", "chars", "warnings")


def overview(tables: Mapping[str, Table], limits: Limits, account: Account, lang: str) -> dict[str, Any]:
    """What the first tab shows."""
    documents = tables.get("documents")
    read = [record for record in documents.records() if record["state"] == "read"] if documents else []
    return {
        "figures": _figures(tables, [r for r in read if state_of(r) == "read"], lang),
        "documents": [_document(record, lang) for record in account.take("documents", read, limits.documents)],
        "left": [_left(record, lang) for record in account.take("documents", not_compared(documents), 500)],
        "states": state_counts(documents),
    }


def _figures(tables: Mapping[str, Table], read: list[dict[str, Any]], lang: str) -> list[tuple[str, str, str, str]]:
    """Number, what it counts, a note and the tab that holds the matter, for the row of headline figures."""
    years = sorted({record["year"] for record in read if record["year"] is not None})
    unknown = sum(record["year"] is None for record in read)
    span = missing("year", lang) if not years else f"{years[0]}–{years[-1]}" if len(years) > 1 else f"{years[0]}"
    figures = [
        (f"{len(read):,}", say("figure_reports", lang), "", "overview"),
        (
            span,
            say("figure_years", lang),
            say("figure_years_note", lang, n=unknown) if unknown and years else "",
            "themes",
        ),
    ]
    if "pairs" in tables:
        aside = len(legitimate_pairs(tables["pairs"]))
        note = say("figure_pairs_note", lang, n=aside) if aside else ""
        figures.append((f"{len(ranked_pairs(tables['pairs'])):,}", say("figure_pairs", lang), note, "overlap"))
    if "activities" in tables:
        figures.append(_activity_figure(tables["activities"], lang))
    if "checks" in tables and tables["checks"].rows:
        n_checks = f"{len(tables['checks'].rows):,}"
        figures.append((n_checks, say("figure_checks", lang), say("figure_checks_note", lang), "checks"))
    return figures


def _activity_figure(activities: Table, lang: str) -> tuple[str, str, str, str]:
    states = [record["status"] for record in accepted(activities)]
    counts = {status: f"{states.count(status):,}" for status in ("done", "planned", "unclear")}
    note = say("figure_activities_note", lang, **counts)
    return f"{len(states):,}", say("figure_activities", lang), note, "activities"


def _document(record: Mapping[str, Any], lang: str) -> dict[str, Any]:
    described = schema("documents")
    told: dict[str, Any] = {name: shown(described.column(name), record[name], lang) for name in _SHOWN}
    told["kind"] = label("kind", record["kind"], lang) if record["kind"] else ""
    told["title"] = record["title"] or record["doc"]
    for name in ("year", "unit"):
        basis = record[f"{name}_basis"]
        told[f"{name}_basis"] = say("basis", lang, basis=basis) if basis else ""
        told[f"{name}_known"] = record[name] is not None
    told["warnings"] = record["warnings"] or []
    return told


def _left(record: Mapping[str, Any], lang: str) -> dict[str, str]:
    return {
        "doc": str(record["doc"]),
        "state": label("state", record["state"], lang),
        "error": str(record["error"] or ""),
    }
