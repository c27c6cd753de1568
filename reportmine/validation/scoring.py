"""Precision and recall of a coded sample with intervals, and the agreement of two coders.

Intervals are Wilson's at 95 % (E. B. Wilson 1927); agreement is Cohen's kappa with its large-sample interval
(J. Cohen 1960).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportmine.findings import Validation

Z = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Coded:
    """One coded item: what the program found and what the coder says, each a set of labels."""

    id: str
    found: frozenset[str]
    coded: frozenset[str]


def wilson(right: int, n: int) -> tuple[float | None, float | None, float | None]:
    """A proportion with its interval; all None where nothing was seen.

    >>> [round(x, 3) for x in wilson(9, 10)]
    [0.9, 0.596, 0.982]
    """
    if n == 0:
        return None, None, None
    p = right / n
    centre, spread = p + Z * Z / (2 * n), Z * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    return p, (centre - spread) / (1 + Z * Z / n), (centre + spread) / (1 + Z * Z / n)


def kappa(pairs: Sequence[tuple[bool, bool]]) -> tuple[float | None, float | None, float | None]:
    """Cohen's kappa of two coders' yes and no with its interval; all None where both always say the same one.

    >>> answers = [(True, True)] * 20 + [(False, False)] * 15 + [(True, False)] * 10 + [(False, True)] * 5
    >>> [round(x, 3) for x in kappa(answers)]
    [0.4, 0.146, 0.654]
    """
    n = len(pairs)
    if n == 0:
        return None, None, None
    agreed = sum(a == b for a, b in pairs) / n
    yes_a, yes_b = sum(a for a, _ in pairs) / n, sum(b for _, b in pairs) / n
    chance = yes_a * yes_b + (1 - yes_a) * (1 - yes_b)
    if chance >= 1:
        return None, None, None
    value = (agreed - chance) / (1 - chance)
    spread = Z * math.sqrt(agreed * (1 - agreed) / n) / (1 - chance)
    return value, max(-1.0, value - spread), min(1.0, value + spread)


def scores(
    what: str, first: Sequence[Coded], second: Sequence[Coded] = (), *, by_label: bool = True
) -> list[Validation]:
    """A row for all (item "") and with `by_label` one a label, of the first coder; kappa over what both coded.

    >>> coded = [Coded("s1", frozenset("甲"), frozenset("甲")), Coded("s2", frozenset("甲"), frozenset())]
    >>> [(row.item, row.found, row.right, row.precision) for row in scores("sentences", coded)]
    [('', 2, 1, 0.5), ('甲', 2, 1, 0.5)]
    """
    labels = sorted({label for item in first for label in item.found | item.coded})
    other: Mapping[str, Coded] = {item.id: item for item in second}
    both = [(item, other[item.id]) for item in first if item.id in other]
    rows = []
    for label in ["", *(labels if by_label else ())]:
        found, coded, right = (0, 0, 0)
        for item in first:
            f, c = (item.found, item.coded) if label == "" else (item.found & {label}, item.coded & {label})
            found, coded, right = found + len(f), coded + len(c), right + len(f & c)
        asked = labels if label == "" else [label]
        answers = [(one in a.coded, one in b.coded) for a, b in both for one in asked]
        rows.append(_row(what, label, len(first), (found, coded, right), answers))
    return rows


def _row(
    what: str, label: str, n: int, counts: tuple[int, int, int], answers: Sequence[tuple[bool, bool]]
) -> Validation:
    found, coded, right = counts
    precision, recall, agreement = wilson(right, found), wilson(right, coded), kappa(answers)
    rounded = [None if x is None else round(x, 4) for x in (*precision, *recall, *agreement)]
    return Validation(what, label, n, found, coded, right, *rounded)
