"""活动清单: the rows the filters work on, the sentences behind them, counts by type and month."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from reportmine.findings import STATES
from reportmine.reports.cells import confidence
from reportmine.reports.page.limits import Account, Limits
from reportmine.reports.page.sentences import around
from reportmine.reports.table import Table
from reportmine.reports.wording import say

COLUMNS = (
    "name", "type", "date", "time", "unit", "year", "status", "count", "count_unit", "place", "organiser",
    "participants", "occurrences", "amount_yuan", "result", "role", "reported", "mention", "where", "doc", "start",
)  # fmt: skip
REJECTED = STATES[-1]
Record = Mapping[str, Any]

_MONTH = re.compile(r"(?:\d{4}|X{4})-(\d{2})")  # the first month of an EDTF date


def kept_activities(tables: Mapping[str, Table], limits: Limits, account: Account) -> list[dict[str, Any]]:
    """The activities the page carries."""
    return list(account.take("activities", accepted(tables.get("activities")), limits.activities))


def accepted(activities: Table | None) -> list[dict[str, Any]]:
    """All activities but those a person found to be none."""
    return [record for record in (activities.records() if activities else ()) if record["judgement"] != REJECTED]


def rejected_note(activities: Table | None, lang: str) -> str:
    """How many a person found to be none; "" for none."""
    n = len(activities.rows) - len(accepted(activities)) if activities else 0
    return say("activities_rejected", lang, n=n) if n else ""


def activity_payload(
    kept: Sequence[Record], sentences: Sequence[Record], texts: Mapping[str, str], lang: str
) -> dict[str, Any] | None:
    """Columns and rows for the scripts; None where there are no activities.

    `sentence` is the number of the sentence among those embedded, or its text where no row of the table has it.
    """
    if not kept:
        return None
    numbers = {sentence["sentence_id"]: number for number, sentence in enumerate(sentences)}
    rows = []
    for record in kept:
        sentence: int | str | None = numbers.get(record["sentence_id"])
        if sentence is None and record["doc"] in texts:
            sentence = around(texts[record["doc"]], record["start"], record["end"])
        told = [confidence(record["confidence"], lang), sentence, _month(record), _begins(record), _year(record)]
        rows.append([*(record[name] for name in COLUMNS), *told, int(bool(record["in_reused_passage"]))])
    return {"columns": [*COLUMNS, "confidence", "sentence", "month", "begins", "when", "copied"], "rows": rows}


def months(activities: Table | None, lang: str) -> dict[str, Any] | None:
    """Counts by type and month over all activities; the last column counts those without a month."""
    records = accepted(activities)
    if not records:
        return None
    counts: dict[str, list[int]] = {}
    for record in records:
        row = counts.setdefault(record["type"] or say("type_none", lang), [0] * 13)
        row[_month(record)] += 1
    rows = sorted(counts.items(), key=lambda item: (-sum(item[1]), item[0]))
    totals = [sum(row[index] for _, row in rows) for index in range(13)]
    return {
        "rows": [(kind, row, sum(row)) for kind, row in rows],
        "totals": totals,
        "note": say("months_note", lang, n=f"{len(records):,}", undated=f"{totals[12]:,}"),
        "most": max(max(row[:12]) for _, row in rows) or 1,
    }


def _begins(record: Record) -> str:
    """The date as far as it names a month, else the day reckoned from it."""
    date = record["date"] or ""
    return date if _MONTH.match(date) else record["date_start"] or ""


def _year(record: Record) -> int | None:
    """The year an activity counts in: its own, or that of its report where the text gives none."""
    found = re.match(r"\d{4}", record["date"] or record["date_start"] or "")
    return int(found[0]) if found else record["year"]


def _month(record: Record) -> int:
    """0 for January; 12 where the text names no month."""
    found = _MONTH.match(_begins(record))
    number = int(found.group(1)) if found else 0
    return number - 1 if 1 <= number <= 12 else 12
