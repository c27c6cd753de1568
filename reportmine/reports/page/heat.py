"""主题与年份: the heat map of shares, with the number of independent texts under every column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reportmine.reports.cells import percent
from reportmine.reports.table import Table
from reportmine.reports.wording import label, missing

FEW = 3  # independent texts: below it a cell is hatched
DEEPEST = 0.5  # opacity of the largest share; dark text stays readable on it

Record = Mapping[str, Any]


def heat_maps(theme_years: Table | None, lang: str) -> list[dict[str, Any]]:
    """One heat map for every grouping and status that occurs, all before done before planned."""
    records: list[dict[str, Any]] = list(theme_years.records()) if theme_years else []
    kinds: dict[tuple[str, str], list[Record]] = {}
    for status in ("all", "done", "planned"):
        for record in records:
            if record["status"] == status:
                kinds.setdefault((record["group_by"], status), []).append(record)
    return [_heat_map(by, status, chosen, lang) for (by, status), chosen in kinds.items()]


def group_key(record: Record) -> str:
    """What tells groups apart; "" is the unknown one."""
    return str(record["year"] if record["year"] is not None else record["group"] or "")


def groups_of(records: Sequence[Record]) -> list[str]:
    """The groups in the order of a reader: years rising, then other names, the unknown one last."""
    found = {group_key(record): (record["year"] is None, record["year"] or 0) for record in records}
    return sorted(found, key=lambda group: (group == "", *found[group], group))


def themes_of(records: Sequence[Record]) -> list[str]:
    """Themes by their mean share over independent texts, largest first."""
    sums: dict[str, list[float]] = {}
    for record in records:
        total = sums.setdefault(record["theme"], [0.0, 0.0])
        total[0] += record["share"] * record["n_families"]
        total[1] += record["n_families"]
    return sorted(sums, key=lambda theme: (-sums[theme][0] / max(sums[theme][1], 1), theme))


def group_name(group: str, lang: str) -> str:
    """The group's name; 年份不详 for the unknown one."""
    return group or missing("year", lang)


def interval(record: Record, lang: str) -> str:
    """The 95 % interval of a share, or that there are too few texts for one."""
    if record["ci_low"] is None or record["ci_high"] is None:
        return missing("few", lang)
    return f"{percent(max(record['ci_low'], 0))}–{percent(min(record['ci_high'], 1))}"


def _heat_map(by: str, status: str, records: Sequence[Record], lang: str) -> dict[str, Any]:
    groups, themes = groups_of(records), themes_of(records)
    cells = {(record["theme"], group_key(record)): record for record in records}
    largest = max((record["share"] for record in records), default=0) or 1
    counts = {group: max(r["n_families"] for r in records if group_key(r) == group) for group in groups}
    grid = [[cells.get((theme, group)) for group in groups] for theme in themes]
    return {
        "by": label("group_by", by, lang),
        "label": label("theme_status", status, lang),
        "groups": [(group_name(group, lang), counts[group]) for group in groups],
        "rows": [(theme, [_cell(record, largest) for record in row]) for theme, row in zip(themes, grid, strict=True)],
        "data": {
            "status": status,
            "themes": themes,
            "groups": groups,
            "cells": [[_details(record, largest, lang) for record in row] for row in grid],
        },
    }


def _cell(record: Record | None, largest: float) -> dict[str, Any] | None:
    if record is None:
        return None
    return {
        "text": percent(record["share"]),
        "depth": _depth(record["share"], largest),
        "few": record["n_families"] < FEW,
    }


def _depth(share: float, largest: float) -> str:
    return f"{min(DEEPEST * share / largest, 1):.2f}"


def _details(record: Record | None, largest: float, lang: str) -> list[Any] | None:
    """What a click on the number tells: interval, n, reports, formula and carried-over part, and the other measures."""
    if record is None:
        return None
    parts = [None if record[name] is None else percent(record[name]) for name in ("formula_share", "carried_share")]
    return [interval(record, lang), record["n_families"], record["n_reports"], *parts, _measures(record, largest)]


def _measures(record: Record, largest: float) -> list[list[str] | None]:
    """Number and depth of a cell under four measures: families or every report, each with and without formula."""
    shown: list[list[str] | None] = []
    for name in ("share", "share_every_report"):
        share, formula = record[name], record[f"formula_{name}"]
        plain = None if share is None or formula is None else share * (1 - formula)
        shown += [None if value is None else [percent(value), _depth(value, largest)] for value in (share, plain)]
    return shown
