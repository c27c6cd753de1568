"""汇总表: stated figures of activities added up by type and year, and plans held against reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reportmine.reports.page.activities import accepted
from reportmine.reports.page.limits import Account, Limits
from reportmine.reports.table import Table
from reportmine.reports.wording import missing, say

MEASURES = (
    ("occurrences", "no_occurrences"), ("people", "no_people"), ("person_times", "no_people"),
    ("households", "no_households"), ("amount_yuan", "no_amount"),
)  # fmt: skip
_COUNTED = ("n_activities", *dict.fromkeys(name for pair in MEASURES for name in pair))


def totals(tables: Mapping[str, Table], limits: Limits, account: Account, lang: str) -> list[dict[str, Any]]:
    """Type and year with the number of activities and every measure, each with how many do not state it.

    Activities told only in passages that other reports hold are left out: a copied figure would count twice.
    """
    records: list[dict[str, Any]] = list(tables["activity_totals"].records()) if "activity_totals" in tables else []
    added: dict[tuple[str, int | None], dict[str, float]] = {}
    for record in records:
        if record["copied"]:
            continue
        sums = added.setdefault((record["type"] or say("type_none", lang), record["year"]), dict.fromkeys(_COUNTED, 0))
        for name in _COUNTED:
            sums[name] += record[name] or 0
    told = [item for item in added.items() if item[1]["n_activities"]]
    order = sorted(told, key=lambda item: (item[0][0], item[0][1] is None, item[0][1] or 0))
    return [_total(kind, year, sums, lang) for (kind, year), sums in account.take("totals", order, limits.totals)]


def _total(kind: str, year: int | None, sums: Mapping[str, float], lang: str) -> dict[str, Any]:
    number = int(sums["n_activities"])
    return {
        "type": kind,
        "year": str(year or missing("year", lang)),
        "when": "" if year is None else str(year),
        "sums": dict(sums),
        "n": f"{number:,}",
        "measures": [_measure(sums[name], int(sums[unstated]), number, lang) for name, unstated in MEASURES],
    }


def _measure(value: float, unstated: int, number: int, lang: str) -> tuple[str, str]:
    """The sum and how many do not state it; words, not a nought, where none does."""
    if unstated >= number or not value:  # people and person-times share one count of the unstated
        return missing("fact", lang), ""
    written = f"{value:,.2f}".rstrip("0").rstrip(".")
    return written, say("unstated", lang, n=unstated) if unstated else ""


def plans(activities: Table | None, limits: Limits, account: Account, lang: str) -> list[dict[str, Any]]:
    """By unit how many planned activities a report of the year planned for tells of, and how many none could tell."""
    counts: dict[str | None, list[int]] = {}
    for record in accepted(activities):
        if record["status"] == "planned":
            place = {True: 0, False: 1}.get(record["reported"], 2)
            counts.setdefault(record["unit"], [0, 0, 0])[place] += 1
    known = [(unit, told) for unit, told in counts.items() if told[0] + told[1]]
    known.sort(key=lambda item: (-item[1][1], item[0] or ""))
    return [_plan(unit, told, lang) for unit, told in account.take("plans", known, limits.plans)]


def _plan(unit: str | None, told: Sequence[int], lang: str) -> dict[str, Any]:
    return {
        "unit": unit or missing("unit", lang),
        "planned": sum(told),
        "told": told[0],
        "untold": told[1],
        "open": told[2],
    }
