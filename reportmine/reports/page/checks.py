"""日历与数字核对: what the texts say that the calendar or their own figures do not bear out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportmine.reports.page.limits import Account, Limits
from reportmine.reports.table import Table
from reportmine.reports.wording import label, missing


def check_rows(tables: Mapping[str, Table], limits: Limits, account: Account, lang: str) -> list[dict[str, Any]]:
    """The checks in words, with title, unit and year of their reports."""
    records: list[dict[str, Any]] = list(tables["checks"].records()) if "checks" in tables else []
    documents = {r["doc"]: r for r in tables["documents"].records()} if "documents" in tables else {}
    return [
        _row(record, documents.get(record["doc"], {}), lang)
        for record in account.take("checks", records, limits.checks)
    ]


def _row(record: Mapping[str, Any], document: Mapping[str, Any], lang: str) -> dict[str, Any]:
    return {
        **record,
        "check": label("check", record["check"], lang),
        "title": document.get("title") or record["doc"],
        "unit": document.get("unit") or missing("unit", lang),
        "year": document.get("year") or missing("year", lang),
    }
