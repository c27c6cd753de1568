"""The PAN measures of text alignment, and the score of one attack condition.

Source of the formulas: M. Potthast, B. Stein, A. Barrón-Cedeño, P. Rosso, "An Evaluation Framework for Plagiarism
Detection", COLING 2010. Recall is the share of a case's characters (both sides) that detections cover, precision the
share of a detection's characters that cases cover, each the mean over cases or detections (macro average); only
detections that touch a case on both sides count for it. Granularity is the mean number of detections of a detected
case. plagdet = F1(precision, recall) / log2(1 + granularity).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from typing import Any

Pair = tuple[str, int, int, str, int, int]
PASSED_OVER = ("formula", "same_event")


@dataclass(frozen=True)
class Score:
    """The four measures, and how many cases and detections they are of."""

    plagdet: float
    recall: float
    precision: float
    granularity: float
    cases: int
    found: int


@dataclass(frozen=True)
class AttackScore:
    """The score over designated pairs, and the shares of clean pairs in which something was found (0-1).

    clean: of the designated pairs of clean cases; other: of all pairs of a case and a report that share nothing by
    construction.
    """

    designated: Score
    clean: float
    clean_pairs: int
    other: float
    other_pairs: int


def in_order(pair: Pair) -> Pair:
    """The pair with the side first whose document's name comes first: pairs have no direction."""
    return pair if pair[0] <= pair[3] else (pair[3], pair[4], pair[5], pair[0], pair[1], pair[2])


def shared(one: Pair, two: Pair) -> list[tuple[int, int, int]]:
    """Side, start and end of what two pairs of the same documents share; nothing unless they meet on both sides."""
    parts = [(at, max(one[at], two[at]), min(one[at + 1], two[at + 1])) for at in (1, 4)]  # type: ignore[type-var]
    return parts if all(start < end for _, start, end in parts) else []  # type: ignore[return-value]
