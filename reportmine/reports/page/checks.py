"""日历与数字核对: what the texts say that the calendar or their own figures do not bear out."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Any

from reportmine.reports.page.limits import Account, Limits
from reportmine.reports.table import Table
from reportmine.reports.wording import label, missing

Record = Mapping[str, Any]


def check_rows(tables: Mapping[str, Table], limits: Limits, account: Account, lang: str) -> list[dict[str, Any]]:
    """The checks in words, with title, unit and year of their reports and the sentences they stand in."""
    records: list[dict[str, Any]] = list(tables["checks"].records()) if "checks" in tables else []
    documents = {r["doc"]: r for r in tables["documents"].records()} if "documents" in tables else {}
    sentences = _sentences(tables, {record["doc"] for record in records})
    return [
        _row(record, documents.get(record["doc"], {}), lang) | {"sentence": _around(record, sentences)}
        for record in account.take("checks", records, limits.checks)
    ]


def _row(record: Record, document: Record, lang: str) -> dict[str, Any]:
    return {
        **record,
        "check": label("check", record["check"], lang),
        "title": document.get("title") or record["doc"],
        "unit": document.get("unit") or missing("unit", lang),
        "year": document.get("year") or missing("year", lang),
    }


def _sentences(tables: Mapping[str, Table], docs: Set[str]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for row in tables["sentences"].records() if "sentences" in tables else ():
        if row["doc"] in docs:
            found.setdefault(str(row["doc"]), []).append(row)
    return found


def _around(check: Record, sentences: Mapping[str, list[Record]]) -> str:
    """The sentence a check stands in; "" where it is no more than what is quoted anyway."""
    held = (s for s in sentences.get(check["doc"], ()) if s["start"] <= check["start"] < s["end"])
    text = str(next((s["text"] for s in held), ""))
    return "" if text.strip("。") == check["text"] else text
