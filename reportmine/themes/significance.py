"""Intervals and p-values that hold what they say with few families: Student, Welch, permutation, Benjamini-Hochberg.

Percentile bootstrap is deliberately not here: with 3 families a side its 95 % interval covers the truth 81 % of
the time, Welch's 95 %.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
FEWEST = 3  # families below which no interval is given
LEVEL = 0.975  # two-sided 95 %
POWER = 0.80
DIGITS = 6  # of stored shares, intervals and p-values: the last bits differ between numerical libraries
_LEAST_SPREAD = 1e-12  # standard errors below this are rounding of equal shares


class Estimate(NamedTuple):
    """A mean or a difference with its 95 % interval and the smallest change visible at 80 % power."""

    value: float
    low: float | None = None
    high: float | None = None
    visible: float | None = None


def rounded(value: float) -> float:
    """A figure as it is stored: to six decimal places, never -0.

    >>> rounded(0.1 + 0.2), rounded(-1e-9)
    (0.3, 0.0)
    """
    return round(value, DIGITS) + 0.0


def rounded_or_none(value: float | None) -> float | None:
    """A figure as it is stored, where there is one."""
    return None if value is None else rounded(value)


def t_quantile(probability: float, freedom: float) -> float:
    """Student's t.

    >>> round(t_quantile(0.975, 4), 3)
    2.776
    """
    from scipy.special import stdtrit

    return float(stdtrit(freedom, probability))


def mean_estimate(values: Sequence[float] | Numbers) -> Estimate:
    """The mean with Student's interval; none under three values or where all are equal."""
    x = np.asarray(values, dtype=np.float64)
    if len(x) == 0:
        return Estimate(0.0)
    mean = float(x.mean())
    if len(x) < FEWEST:
        return Estimate(mean)
    return _interval(mean, math.sqrt(float(x.var(ddof=1)) / len(x)), len(x) - 1)


def welch_estimate(a: Sequence[float] | Numbers, b: Sequence[float] | Numbers) -> Estimate:
    """Mean of b less mean of a, with Welch's interval; none where a side has under three values.

    >>> estimate = welch_estimate([1.0, 2.0, 3.0], [2.0, 3.0, 4.0])
    >>> estimate.value, round(estimate.low, 2), round(estimate.high, 2)
    (1.0, -1.27, 3.27)
    """
    x, y = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    difference = float(y.mean()) - float(x.mean())
    if min(len(x), len(y)) < FEWEST:
        return Estimate(difference)
    u, v = float(x.var(ddof=1)) / len(x), float(y.var(ddof=1)) / len(y)
    if math.sqrt(u + v) < _LEAST_SPREAD:
        return Estimate(difference)
    freedom = (u + v) ** 2 / (u**2 / (len(x) - 1) + v**2 / (len(y) - 1))
    return _interval(difference, math.sqrt(u + v), freedom)


def _interval(value: float, error: float, freedom: float) -> Estimate:
    if error < _LEAST_SPREAD:
        return Estimate(value)
    t = t_quantile(LEVEL, freedom)
    return Estimate(value, value - t * error, value + t * error, (t + t_quantile(POWER, freedom)) * error)


def p_values(observed: Numbers, permuted: Numbers) -> Numbers:
    """Two-sided permutation p-values; `observed` has shape (k,), `permuted` (permutations, k).

    The observed order counts as one of the permutations, so no p is 0.
    """
    # equal sums reached in another order may differ in the last bits
    as_large = (np.abs(permuted) >= np.abs(observed) - 1e-9 * (1 + np.abs(observed))).sum(axis=0)
    return np.asarray((1 + as_large) / (1 + len(permuted)), dtype=np.float64)


def adjusted(p: Numbers) -> Numbers:
    """Benjamini-Hochberg.

    >>> adjusted(np.array([0.01, 0.04, 0.03])).round(3).tolist()
    [0.03, 0.04, 0.04]
    """
    count = len(p)
    if count == 0:
        return p
    order = np.argsort(p, kind="stable")[::-1]
    steps = p[order] * count / np.arange(count, 0, -1)
    result = np.empty(count)
    result[order] = np.minimum(np.minimum.accumulate(steps), 1.0)
    return result
