"""The PAN measures of text alignment, and the score of one attack condition.

Source of the formulas: M. Potthast, B. Stein, A. Barrón-Cedeño, P. Rosso, "An Evaluation Framework for Plagiarism
Detection", COLING 2010. Recall is the share of a case's characters (both sides) that detections cover, precision the
share of a detection's characters that cases cover, each the mean over cases or detections (macro average); only
detections that meet a case on both sides count for it. Granularity is the mean number of detections of a detected
case. plagdet = F1(precision, recall) / log2(1 + granularity).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from math import log2
from typing import Any, NamedTuple

Part = tuple[str, int, int]
Pair = tuple[Part, Part]
PASSED_OVER = ("formula", "same_event")


class Score(NamedTuple):
    """The four measures, and how many cases and detections they are of."""

    plagdet: float
    recall: float
    precision: float
    granularity: float
    cases: int
    found: int


class AttackScore(NamedTuple):
    """The score over designated pairs, and the shares (0-1) of clean pairs in which anything was found.

    clean: of the designated pairs of clean cases. other: of all pairs of a case and a report that share nothing by
    construction, so all but the host's report, the report a passage was taken from, and the fillers' report.
    """

    designated: Score
    clean: float
    clean_pairs: int
    other: float
    other_pairs: int


def in_order(pair: Pair) -> Pair:
    """The part of the document whose name comes first stands first: pairs have no direction."""
    one, two = pair
    return pair if one[0] <= two[0] else (two, one)


def meet(one: Pair, two: Pair) -> bool:
    """Whether pairs of the same documents share characters on both sides."""
    return all(left[1] < right[2] and right[1] < left[2] for left, right in zip(one, two, strict=True))


def size(pair: Pair) -> int:
    """Characters of both sides."""
    return sum(end - start for _, start, end in pair)


def covered(pair: Pair, others: Iterable[Pair]) -> int:
    """Characters of the pair, both sides, that lie in any of the others that meet it.

    >>> covered((("a", 0, 10), ("b", 0, 10)), [(("a", 5, 20), ("b", 0, 4)), (("a", 6, 9), ("b", 2, 6))])
    11
    """
    others = [other for other in others if meet(pair, other)]
    total = 0
    for side in (0, 1):
        _, reached, last = pair[side]
        for start, end in sorted(other[side][1:] for other in others):
            total += max(0, min(end, last) - max(start, reached))
            reached = max(reached, min(end, last))
    return total


def documents(pair: Pair) -> tuple[str, str]:
    return pair[0][0], pair[1][0]


def by_documents(pairs: Iterable[Pair]) -> dict[tuple[str, str], list[Pair]]:
    grouped: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for pair in pairs:
        grouped[documents(pair)].append(pair)
    return grouped


def mean(values: Sequence[float], nothing: float) -> float:
    return sum(values) / len(values) if values else nothing


def score(cases: Iterable[Pair], found: Iterable[Pair]) -> Score:
    """The measures of what was found against the true cases; without any detection precision is 0, granularity 1."""
    cases, found = [in_order(pair) for pair in cases], [in_order(pair) for pair in found]
    true, detected = by_documents(cases), by_documents(found)
    recall = mean([covered(pair, detected.get(documents(pair), ())) / max(1, size(pair)) for pair in cases], 0.0)
    precision = mean([covered(pair, true.get(documents(pair), ())) / max(1, size(pair)) for pair in found], 0.0)
    hits = [sum(meet(pair, other) for other in detected.get(documents(pair), ())) for pair in cases]
    granularity = mean([hit for hit in hits if hit], 1.0)
    both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Score(both / log2(1 + granularity), recall, precision, granularity, len(cases), len(found))


def pair_of(match: dict[str, Any]) -> Pair:
    """The pair of a match line."""
    return in_order(
        (
            (match["doc_a"], match["a_start"], match["a_end"]),
            (match["doc_b"], match["b_start"], match["b_end"]),
        )
    )


def part_of(values: Sequence[Any]) -> Part:
    """A part as a truth line gives it: document, start, end."""
    name, start, end = values
    return name, start, end


def shares_nothing(truth: dict[str, Any], year: int) -> bool:
    """Whether a case and the report of a year have nothing in common by construction."""
    shared = {truth["host_year"], truth["filler_year"] if truth["planted"] else None}
    return year not in shared | ({truth["other_year"]} if truth["planted"] else set())


def score_attack(
    truths: Collection[dict[str, Any]], years: Collection[int], matches: Iterable[dict[str, Any]]
) -> AttackScore:
    """Scores match lines against the truth of one attack condition; years are those of the reports in the table.

    A case and its host's report, and two cases, share text by construction: such matches are never looked at.
    """
    found = by_documents(pair_of(match) for match in matches if match.get("kind") not in PASSED_OVER)
    designated = [(truth["case"], f"gwr-{truth['other_year']}") for truth in truths]
    cases = [(part_of(truth["a"]), part_of(truth["b"])) for truth in truths if truth["planted"]]
    measured = score(cases, [pair for names in designated for pair in found.get(names, ())])
    clean = [names in found for names, truth in zip(designated, truths, strict=True) if not truth["planted"]]
    other = [
        (truth["case"], f"gwr-{year}") in found for truth in truths for year in years if shares_nothing(truth, year)
    ]
    return AttackScore(measured, mean(clean, 0.0), len(clean), mean(other, 0.0), len(other))
