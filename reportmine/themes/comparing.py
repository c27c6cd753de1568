"""One comparison of two groups: who is compared with whom, whether that is fair, and how sure the difference is."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np

from reportmine.settings import ThemeSettings
from reportmine.themes.shares import Cell, Shares, ThemeReport, cells
from reportmine.themes.significance import FEWEST, Numbers, rounded

Measured = Sequence[tuple[ThemeReport, Shares]]
SAME_MIX = 0.25  # the kinds may differ by a quarter of the families before two groups are of different kinds
SAME_UNITS = 0.5  # half of the units of the smaller group must be in the other


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Two sides ready to be tested.

    Unpaired: `a` and `b` have shape (families, 3, themes). Paired: row i of both is the same unit (or the same
    units, where these share a family). `twice_a` and `twice_b` are the rows of families that are on both sides.
    """

    design: Literal["unpaired", "paired"]
    a: Shares
    b: Shares
    n_a: int
    n_b: int
    n_units_both: int
    twice_a: tuple[int, ...] = ()
    twice_b: tuple[int, ...] = ()

    @property
    def enough(self) -> bool:
        """Whether both sides have enough rows for an interval and a p-value."""
        return min(len(self.a), len(self.b)) >= FEWEST

    def permuted(self, part: int, settings: ThemeSettings) -> Numbers:
        """Differences under permutation, shape (permutations, themes).

        Families on one side only are dealt out anew; a family on both sides is turned round as a whole, and so is
        every pair of a paired comparison.
        """
        x, y = self.a[:, part], self.b[:, part]
        if self.design == "paired":
            return _signs(settings, len(x)) @ (y - x) / len(x)
        once_x = np.delete(x, self.twice_a, axis=0) if self.twice_a else x
        once_y = np.delete(y, self.twice_b, axis=0) if self.twice_b else y
        pool = np.concatenate([once_x, once_y])
        sums = _labels(settings, len(pool), len(once_y)) @ pool
        sum_x, sum_y = pool.sum(axis=0) - sums, sums
        if self.twice_a:
            double_x, double_y = x[list(self.twice_a)], y[list(self.twice_b)]
            twice = _signs(settings, len(double_x)) @ (double_y - double_x) / 2
            middle = (double_x + double_y).sum(axis=0) / 2
            sum_x, sum_y = sum_x + middle - twice, sum_y + middle + twice
        return np.asarray(sum_y / len(y) - sum_x / len(x), dtype=np.float64)


@lru_cache(maxsize=4)
def _labels(settings: ThemeSettings, count: int, chosen: int) -> Numbers:
    """Rows of 0 and 1 with `chosen` ones each, shape (permutations, count); the same for the same settings."""
    order = np.random.default_rng(settings.seed).random((settings.permutations, count)).argsort(axis=1)
    return (order < chosen).astype(np.float64)


@lru_cache(maxsize=4)
def _signs(settings: ThemeSettings, count: int) -> Numbers:
    """Rows of -1 and 1, shape (permutations, count)."""
    draws = np.random.default_rng(settings.seed).integers(0, 2, (settings.permutations, count))
    return (2 * draws - 1).astype(np.float64)


def compare(a: Measured, b: Measured) -> Comparison:
    """Pair the units present on both sides where there are at least three and they are half of a side.

    The first index of the shares is the status, the second the amount: only the share itself is compared.
    """
    shared = sorted(_units(a) & _units(b))
    smaller = min(len(_units(a)), len(_units(b)))
    if len(shared) >= max(FEWEST, SAME_UNITS * smaller):
        paired = _paired(a, b, shared)
        if paired is not None:
            return paired
    left, right = cells(a), cells(b)
    at_b = {cell.family: number for number, cell in enumerate(right)}
    twice = [(number, at_b[cell.family]) for number, cell in enumerate(left) if cell.family in at_b]
    return Comparison(
        design="unpaired",
        a=_stack(left),
        b=_stack(right),
        n_a=len(left),
        n_b=len(right),
        n_units_both=len(shared),
        twice_a=tuple(pair[0] for pair in twice),
        twice_b=tuple(pair[1] for pair in twice),
    )


def _units(side: Measured) -> set[str]:
    return {report.unit for report, _ in side if report.unit}


def _stack(found: Sequence[Cell]) -> Shares:
    return np.stack([cell.shares[:, 0] for cell in found])


def _paired(a: Measured, b: Measured, shared: Sequence[str]) -> Comparison | None:
    """One row per unit; units that hold copies of one another are one row, for they are one witness."""
    left = [pair for pair in a if pair[0].unit in shared]
    right = [pair for pair in b if pair[0].unit in shared]
    cluster = _clusters([pair[0] for pair in (*left, *right)], shared)
    names = sorted(set(cluster.values()))
    if len(names) < FEWEST:
        return None
    rows = [
        [_stack(cells([pair for pair in side if cluster[pair[0].unit or ""] == name])).mean(axis=0) for name in names]
        for side in (left, right)
    ]
    return Comparison(
        design="paired",
        a=np.stack(rows[0]),
        b=np.stack(rows[1]),
        n_a=len(cells(left)),
        n_b=len(cells(right)),
        n_units_both=len(shared),
    )


def _clusters(reports: Sequence[ThemeReport], units: Sequence[str]) -> Mapping[str, str]:
    """For every unit the first unit (by name) it is tied to by families that hold reports of both."""
    first = {unit: unit for unit in units}

    def root(unit: str) -> str:
        while first[unit] != unit:
            unit = first[unit]
        return unit

    holders: dict[tuple[str, str], str] = {}
    for report in sorted(reports, key=lambda report: report.doc):
        unit = report.unit or ""
        tied, other = root(holders.setdefault(report.family, unit)), root(unit)
        first[max(tied, other)] = min(tied, other)
    return {unit: root(unit) for unit in units}


def mixed_kinds(a: Measured, b: Measured) -> str:
    """Why two groups are of different kinds of document, "" where they are not."""
    left, right = (_parts(side) for side in (a, b))
    kinds = sorted({*left, *right})
    distance = math.fsum(abs(left.get(kind, 0.0) - right.get(kind, 0.0)) for kind in kinds) / 2
    return "两组的文种构成不同" if rounded(distance) > SAME_MIX else ""


def mixed_units(a: Measured, b: Measured) -> str:
    """Why two groups are not the same units, "" where they are."""
    for side in (a, b):
        if sum(1 for report, _ in side if report.unit) * 2 < len(side):
            return "多数报告单位不明，不能核对两组是否同一批单位"
    left, right = _units(a), _units(b)
    if len(left & right) < SAME_UNITS * min(len(left), len(right)):
        return "两组的单位构成不同"
    return ""


def _parts(side: Measured) -> dict[str, float]:
    """The share of each kind among the families of a side."""
    found = cells(side)
    parts: dict[str, float] = {}
    for cell in found:
        for report in cell.reports:
            parts[report.kind] = parts.get(report.kind, 0.0) + 1 / len(cell.reports) / len(found)
    return parts
