"""What `mine` prints at its end: coverage first, then the most notable findings, then where the page is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportmine.reports.cells import fraction, percent
from reportmine.reports.coverage import coverage_line, not_compared_lines
from reportmine.reports.ranking import legitimate_pairs, ranked_pairs
from reportmine.reports.table import Table
from reportmine.reports.wording import label, missing, say

TOP = 5  # of pairs, swaps and themes


def summary(tables: Mapping[str, Table], manifest: Mapping[str, Any], *, lang: str = "zh") -> str:
    """The summary as text; its first line is the coverage. `manifest["page"]`, where given, is named at the end."""
    documents = tables.get("documents")
    lines = [coverage_line(documents, lang)]
    lines += [f"  {line}" for line in not_compared_lines(documents, lang, limit=TOP)]
    lines += _overlap(tables, lang)
    lines += _activities(tables.get("activities"), lang)
    lines += _themes(tables.get("theme_years"), lang)
    checks = tables.get("checks")
    if checks and checks.rows:
        lines.append(say("summary_checks", lang, n=len(checks.rows)))
    if manifest.get("page"):
        lines.append(say("summary_page", lang, page=manifest["page"]))
    return "\n".join(lines)


def theme_order(theme_years: Table | None) -> list[tuple[str, float, int]]:
    """Themes with their mean share and number of families over all years (status all), largest share first."""
    sums: dict[str, tuple[float, int]] = {}
    for record in theme_years.records() if theme_years else ():
        if record["group_by"] == "year" and record["status"] == "all":
            total, n = sums.get(str(record["theme"]), (0.0, 0))
            families = _number(record["n_families"])
            sums[str(record["theme"])] = (total + _number(record["share"]) * families, n + int(families))
    means = [(theme, total / n, n) for theme, (total, n) in sums.items() if n]
    return sorted(means, key=lambda item: (-item[1], item[0]))


def _overlap(tables: Mapping[str, Table], lang: str) -> list[str]:
    pairs = tables.get("pairs")
    if pairs is None:
        return []
    if not pairs.rows:
        return [say("summary_no_overlap", lang)]
    lines = [say("summary_overlap", lang, n=len(pairs.rows), legitimate=len(legitimate_pairs(pairs)))]
    ranked = ranked_pairs(pairs)
    lines += [f"  {_pair(pair, lang)}" for pair in ranked[:TOP]]
    if len(ranked) > TOP:
        lines.append("  " + say("more_items", lang, n=len(ranked) - TOP))
    lines += _swaps(tables.get("substitutions"), lang)
    return [*lines, f"  {say('standing', lang)}"]


def _pair(pair: Mapping[str, Any], lang: str) -> str:
    blanks = {}
    for side in ("a", "b"):
        blanks[side] = say("title", lang, title=pair[f"title_{side}"] or pair[f"doc_{side}"])
        blanks[f"unit_{side}"] = pair[f"unit_{side}"] or missing("unit", lang)
        blanks[f"year_{side}"] = pair[f"year_{side}"] or missing("year", lang)
        parts = (pair[f"{side}_copied_ratio"], pair[f"{side}_copied_chars"], pair[f"{side}_chars"])
        blanks[f"ratio_{side}"] = fraction(*parts, lang)
    relation, direction = label("relation", pair["relation"], lang), label("direction", pair["direction"], lang)
    return say("summary_pair", lang, relation=relation, direction=direction, **blanks)


def _swaps(substitutions: Table | None, lang: str) -> list[str]:
    records: list[dict[str, Any]] = list(substitutions.records()) if substitutions else []
    records.sort(key=lambda record: (-record["count"], record["from"], record["to"]))
    told = [
        say("summary_swap", lang, source=row["from"], target=row["to"], count=row["count"], pairs=row["n_pairs"])
        for row in records[:TOP]
    ]
    return ["  " + say("summary_swaps", lang, swaps=say("list_separator", lang).join(told))] if told else []


def _activities(activities: Table | None, lang: str) -> list[str]:
    if activities is None:
        return []
    records = list(activities.records())
    counts = {status: sum(row["status"] == status for row in records) for status in ("done", "planned", "unclear")}
    undated = sum(not row["date"] for row in records)
    return [say("summary_activities", lang, n=len(records), undated=undated, **counts)]


def _themes(theme_years: Table | None, lang: str) -> list[str]:
    top = theme_order(theme_years)[:TOP]
    told = [say("summary_theme", lang, theme=theme, share=percent(share), n=n) for theme, share, n in top]
    return [say("summary_themes", lang, themes=say("list_separator", lang).join(told))] if told else []


def _number(value: object) -> float:
    return float(value) if isinstance(value, (int, float)) else 0.0
