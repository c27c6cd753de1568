"""Table theme_years: the mean over families, group by group."""

from __future__ import annotations

import math
from collections.abc import Sequence

from reportmine.findings import ThemeYear
from reportmine.settings import ThemeSettings
from reportmine.themes.grouping import Grouping, grouping
from reportmine.themes.shares import PARTS, Cell, Shares, ThemeReport, cells, shares_of, theme_names
from reportmine.themes.significance import mean_estimate, rounded


def years(reports: Sequence[ThemeReport], settings: ThemeSettings) -> tuple[ThemeYear, ...]:
    """One row per group, theme and status; groups in time or by name, the unknown one last.

    A family counts once in each group, whatever the number of its reports. The interval is Student's over families,
    cut to 0-1; none under three families. `formula_share` and `carried_share` are shares of the theme's own text.
    """
    how = grouping(settings)
    themes = theme_names(reports)
    rows: list[ThemeYear] = []
    for group, found in measured_groups(reports, how, themes).items():
        families = cells(found)
        for column, theme in enumerate(themes):
            rows += [_row((theme, how, group), part, column, families) for part in range(len(PARTS))]
    return tuple(rows)


def measured_groups(
    reports: Sequence[ThemeReport], how: Grouping, themes: Sequence[str]
) -> dict[str, list[tuple[ThemeReport, Shares]]]:
    """The reports of every group with their shares, groups in order."""
    found: dict[str, list[tuple[ThemeReport, Shares]]] = {}
    for report in reports:
        found.setdefault(how.group(report), []).append((report, shares_of(report, themes)))
    return {group: found[group] for group in how.ordered(found)}


def _row(key: tuple[str, Grouping, str], part: int, column: int, families: Sequence[Cell]) -> ThemeYear:
    theme, how, group = key
    share, formula, carried = ([float(cell.shares[part, kind, column]) for cell in families] for kind in range(3))
    estimate = mean_estimate(share)
    return ThemeYear(
        theme=theme,
        group_by=how.name,
        group=group,
        year=how.year_of(group),
        status=PARTS[part],
        n_reports=sum(len(cell.reports) for cell in families),
        n_families=len(families),
        share=rounded(estimate.value),
        ci_low=None if estimate.low is None else rounded(max(0.0, estimate.low)),
        ci_high=None if estimate.high is None else rounded(min(1.0, estimate.high)),
        formula_share=_ratio(formula, share),
        carried_share=_ratio(carried, share),
    )


def _ratio(part: Sequence[float], whole: Sequence[float]) -> float:
    total = math.fsum(whole)
    return rounded(min(1.0, math.fsum(part) / total)) if total > 0 else 0.0
