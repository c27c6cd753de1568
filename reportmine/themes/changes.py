"""Table theme_changes: neighbouring years or periods, or the groups of another column, compared over families."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np

from reportmine.findings import ThemeChange
from reportmine.settings import ThemeSettings
from reportmine.themes.comparing import Comparison, Measured, compare, mixed_kinds, mixed_units
from reportmine.themes.grouping import OUTSIDE, Grouping, grouping
from reportmine.themes.shares import PARTS, ThemeReport, theme_names
from reportmine.themes.significance import (
    Estimate,
    adjusted,
    mean_estimate,
    p_values,
    rounded,
    rounded_or_none,
    welch_estimate,
)
from reportmine.themes.years import measured_groups

REST = "其余"  # the other side where a group is compared with all others
FEW_GROUPS = 4  # so many groups without an order of time are compared one with another


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two groups, within one kind of document ("" for all)."""

    how: Grouping
    names: tuple[str, str]
    kind: str
    a: Measured
    b: Measured

    @property
    def reason(self) -> str:
        """Why the two are not comparable; "" where they are."""
        if self.how.name == "kind":
            return "文种不同，不宜比较"
        return mixed_kinds(self.a, self.b) or ("" if self.how.name == "unit" else mixed_units(self.a, self.b))


def changes(reports: Sequence[ThemeReport], settings: ThemeSettings) -> tuple[ThemeChange, ...]:
    """One row per pair of groups, kind of document, status and theme.

    Years and periods are compared each with the next one present; up to four other groups one with another, more of
    them each with all others together (其余). A difference is b less a. Interval, p and smallest visible change are
    None under three families a side, and where the two sides are of different kinds of document, which are never
    compared. p is adjusted over the themes of one comparison (Benjamini-Hochberg).
    """
    how = grouping(settings)
    themes = theme_names(reports)
    groups = measured_groups(reports, how, themes)
    rows: list[ThemeChange] = []
    for pair in _pairs(groups, how):
        rows += _compared(pair, themes, settings)
    return tuple(rows)


def _pairs(groups: Mapping[str, Measured], how: Grouping) -> Iterator[_Pair]:
    known = [group for group in groups if group not in ("", OUTSIDE)]
    if how.timed or len(known) <= FEW_GROUPS:
        for first, second in pairwise(known) if how.timed else combinations(known, 2):
            yield from _strata(how, (first, second), groups[first], groups[second])
        return
    for group in known:
        others = [pair for other in known if other != group for pair in groups[other]]
        yield from _strata(how, (group, REST), groups[group], others)


def _strata(how: Grouping, names: tuple[str, str], a: Measured, b: Measured) -> Iterator[_Pair]:
    """All kinds together, then every kind that both sides have."""
    yield _Pair(how, names, "", a, b)
    if how.name == "kind":
        return
    for kind in sorted({report.kind for report, _ in a} & {report.kind for report, _ in b}):
        left, right = ([pair for pair in side if pair[0].kind == kind] for side in (a, b))
        yield _Pair(how, names, kind, left, right)


def _compared(pair: _Pair, themes: Sequence[str], settings: ThemeSettings) -> Iterator[ThemeChange]:
    comparison = compare(pair.a, pair.b)
    reason = pair.reason
    if comparison.design == "paired" and not mixed_kinds(pair.a, pair.b):
        reason = ""
    tested = comparison.enough and not mixed_kinds(pair.a, pair.b)
    for part, status in enumerate(PARTS):
        estimates = [_estimate(comparison, part, column, tested) for column in range(len(themes))]
        p = _p_values(comparison, part, settings) if tested and themes else [None] * len(themes)
        for column, theme in enumerate(themes):
            estimate = estimates[column]
            yield ThemeChange(
                theme=theme,
                group_by=pair.how.name,
                group_a=pair.names[0],
                group_b=pair.names[1],
                status=status,
                kind=pair.kind,
                design=comparison.design,
                n_a=comparison.n_a,
                n_b=comparison.n_b,
                n_units_both=comparison.n_units_both,
                share_a=rounded(float(comparison.a[:, part, column].mean())),
                share_b=rounded(float(comparison.b[:, part, column].mean())),
                difference=rounded(estimate.value),
                ci_low=rounded_or_none(estimate.low),
                ci_high=rounded_or_none(estimate.high),
                p_adjusted=rounded_or_none(p[column]),
                smallest_visible_change=rounded_or_none(estimate.visible),
                comparable=not reason,
                reason=reason,
            )


def _estimate(comparison: Comparison, part: int, column: int, tested: bool) -> Estimate:
    a, b = comparison.a[:, part, column], comparison.b[:, part, column]
    paired = comparison.design == "paired"
    estimate = mean_estimate(b - a) if paired else welch_estimate(a, b)
    return estimate if tested else Estimate(estimate.value)


def _p_values(comparison: Comparison, part: int, settings: ThemeSettings) -> list[float | None]:
    """Adjusted p-values; themes absent from both sides are not tested and do not count."""
    a, b = comparison.a[:, part], comparison.b[:, part]
    present = np.flatnonzero((a.sum(axis=0) + b.sum(axis=0)) > 0)
    observed = b.mean(axis=0) - a.mean(axis=0)
    p = adjusted(p_values(observed[present], comparison.permuted(part, settings)[:, present]))
    result: list[float | None] = [None] * a.shape[1]
    for at, value in zip(present.tolist(), p.tolist(), strict=True):
        result[at] = value
    return result
