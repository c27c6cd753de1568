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
    The two measures over every report count a copy as often as it was handed in: no estimate, only what a plain
    count would have said.
    """
    how = grouping(settings)
    themes = theme_names(reports)
    rows: list[ThemeYear] = []
    for group, found in measured_groups(reports, how, themes).items():
        families, every = cells(found), [shares for _, shares in found]
        for column, theme in enumerate(themes):
            rows += [_row((theme, how, group), (part, column), families, every) for part in range(len(PARTS))]
    return tuple(rows)


def measured_groups(
    reports: Sequence[ThemeReport], how: Grouping, themes: Sequence[str]
) -> dict[str, list[tuple[ThemeReport, Shares]]]:
    """The reports of every group with their shares, groups in order."""
    found: dict[str, list[tuple[ThemeReport, Shares]]] = {}
    for report in reports:
        found.setdefault(how.group(report), []).append((report, shares_of(report, themes)))
    return {group: found[group] for group in how.ordered(found)}


def _row(
    key: tuple[str, Grouping, str], at: tuple[int, int], families: Sequence[Cell], every: Sequence[Shares]
) -> ThemeYear:
    (theme, how, group), (part, column) = key, at
    share, formula, carried = ([float(cell.shares[part, kind, column]) for cell in families] for kind in range(3))
    plain, plain_formula = ([float(shares[part, kind, column]) for shares in every] for kind in range(2))
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
        share_every_report=rounded(math.fsum(plain) / len(plain)),
        formula_share_every_report=_ratio(plain_formula, plain),
    )


def _ratio(part: Sequence[float], whole: Sequence[float]) -> float:
    total = math.fsum(whole)
    return rounded(min(1.0, math.fsum(part) / total)) if total > 0 else 0.0
