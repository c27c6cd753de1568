"""词语: what each group writes more than the others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportmine.reports.page.heat import group_key, group_name, groups_of
from reportmine.reports.page.limits import Account, Limits
from reportmine.reports.table import Table
from reportmine.reports.wording import missing, say


def phrase_groups(phrases: Table | None, limits: Limits, account: Account, lang: str) -> list[dict[str, Any]]:
    """Every group with its phrases by rank; bars compare counts inside the group."""
    records: list[dict[str, Any]] = list(phrases.records()) if phrases else []
    kept = [record for record in records if (record["rank"] or 0) <= limits.phrases]
    account.enter("phrases", len(records), len(kept))
    return [_group(group, [r for r in kept if group_key(r) == group], lang) for group in groups_of(kept)]


def _group(group: str, records: list[dict[str, Any]], lang: str) -> dict[str, Any]:
    records.sort(key=lambda record: (record["rank"], record["phrase"]))
    most = max(record["count"] for record in records)
    return {"name": group_name(group, lang), "phrases": [_phrase(record, most, lang) for record in records]}


def _phrase(record: Mapping[str, Any], most: int, lang: str) -> dict[str, Any]:
    first, last = record["first_year"], record["last_year"]
    years = missing("year", lang)
    if first is not None and last is not None:
        years = str(first) if first == last else say("phrase_years", lang, first=first, last=last)
    return {
        "phrase": record["phrase"],
        "counts": say("phrase_counts", lang, count=record["count"], n=record["n_families"]),
        "years": years,
        "width": round(100 * record["count"] / most),
    }
