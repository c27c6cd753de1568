"""下载数据: the numbers under every picture, as columns and rows that a script writes into a CSV file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reportmine.reports.columns import schema
from reportmine.reports.page.embedding import Part
from reportmine.reports.page.multiples import dots_of
from reportmine.reports.page.timeline import drawn_families
from reportmine.reports.page.totals import MEASURES
from reportmine.reports.table import Table
from reportmine.reports.wording import label

_CHECKS = ("doc", "where", "check", "text", "says", "expected")
_PHRASES = ("group", "rank", "phrase", "count", "n_families", "log_ratio", "first_year", "last_year")


def chart_parts(tables: Mapping[str, Table], totals: Sequence[Mapping[str, Any]], limit: int, lang: str) -> list[Part]:
    """One part a picture: heat map, dots of the small charts, phrases, families, totals as they are shown, checks.

    `limit` families are drawn.
    """
    parts = [
        ("heat", _whole(tables, "theme_years", lang)),
        ("dots", _dots(tables, lang)),
        ("phrases", _columns(tables, "phrases", _PHRASES, lang)),
        ("families", _families(tables, limit, lang)),
        ("totals", _total_rows(totals, lang)),
        ("checks", _columns(tables, "checks", _CHECKS, lang)),
    ]
    return [Part(f"chart-{name}", value, late=True) for name, value in parts if value["rows"]]


def _whole(tables: Mapping[str, Table], name: str, lang: str) -> dict[str, Any]:
    return _columns(tables, name, schema(name).names, lang)


def _columns(tables: Mapping[str, Table], name: str, columns: Sequence[str], lang: str) -> dict[str, Any]:
    described = schema(name)
    records: list[dict[str, Any]] = list(tables[name].records()) if name in tables else []
    rows = [[_plain(described.column(column).labels, record[column], lang) for column in columns] for record in records]
    return {"columns": [described.column(column).heading(lang) for column in columns], "rows": rows}


def _plain(labels: str | None, value: Any, lang: str) -> Any:
    return (
        label(labels, value, lang) if labels in ("group_by", "theme_status", "check") and value is not None else value
    )


def _total_rows(totals: Sequence[Mapping[str, Any]], lang: str) -> dict[str, Any]:
    """Sums and how many do not state them, each in a column of its own."""
    described = schema("activity_totals")
    names = ["type", "year", "n_activities", *(name for pair in MEASURES for name in pair)]
    rows = [[row["type"], row["year"], row["sums"]["n_activities"], *_sums(row["sums"])] for row in totals]
    return {"columns": [described.column(name).heading(lang) for name in names], "rows": rows}


def _sums(sums: Mapping[str, Any]) -> list[Any]:
    return [sums[name] or None if name == measure else sums[name] for measure, no in MEASURES for name in (measure, no)]


def _dots(tables: Mapping[str, Table], lang: str) -> dict[str, Any]:
    """One row a dot: theme first, by which one small chart takes its own."""
    described = schema("theme_years")
    rows = [[theme, group, round(share, 4)] for (theme, group), shares in dots_of(tables).items() for share in shares]
    names = ("theme", "group", "share")
    return {"columns": [described.column(name).heading(lang) for name in names], "rows": sorted(rows)}


def _families(tables: Mapping[str, Table], limit: int, lang: str) -> dict[str, Any]:
    described, documents = schema("documents"), schema("families")
    columns = [documents.column(name).heading(lang) for name in ("family_id", "kind")]
    columns += [described.column(name).heading(lang) for name in ("doc", "title", "unit", "year")]
    rows = [
        [
            family["family_id"],
            label("family_kind", family["kind"], lang),
            *(record[n] for n in ("doc", "title", "unit", "year")),
        ]
        for family, members in drawn_families(tables)[:limit]
        for record in members
    ]
    return {"columns": columns, "rows": rows}
