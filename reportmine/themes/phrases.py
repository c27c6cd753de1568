"""Table phrases: the wording that marks each group off from the rest, the most distinctive first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reportmine.findings import Phrase
from reportmine.settings import ThemeSettings
from reportmine.themes.candidates import Candidates, candidates
from reportmine.themes.contrast import Contrast, Shuffles, Table, TokenReport, contrast, p_adjusted, shuffles, table
from reportmine.themes.grouping import Grouping, grouping
from reportmine.themes.ngrams import EXACT, Ints
from reportmine.themes.significance import FEWEST, rounded, rounded_or_none

LISTED = 50  # ranks per group
OFTEN = 4  # occurrences from which a phrase stands before all rarer ones
LONG = 4  # characters: the length of a Chinese set phrase; beyond it length no longer speaks for a phrase
NAME = 1.0  # weight of a string of no cohesion; cohesion adds 0-1
EXPLAINED = 2.0  # a part of a better phrase must occur this many times as often to be listed as well
SHARPER = 0.3  # a longer form of a better phrase must be this much (log ratio) more distinctive


@dataclass(frozen=True, slots=True, eq=False)
class _Ranking:
    """Positions in a contrast from best to worst, and the first of them that are frequent enough to be tested."""

    order: Ints
    tested: Ints


def phrases(reports: Sequence[TokenReport], settings: ThemeSettings) -> tuple[Phrase, ...]:
    """Up to 50 phrases per group; groups in time or by name, the unknown one last.

    `count` is the number of occurrences in all reports of the group, `log_ratio` (base 2) compares the mean rates of
    families with a prior of half an occurrence. `p_adjusted` is None where the group or the rest has under three
    families. Without any other group the list shows what recurs, with a log ratio of 0.
    """
    ordered = sorted((report for report in reports if report.size), key=lambda report: report.doc)
    how = grouping(settings)
    numbers = {family: number for number, family in enumerate(dict.fromkeys(report.family for report in ordered))}
    found = candidates([report.lines for report in ordered], [numbers[report.family] for report in ordered])
    if not found.phrases:
        return ()
    cells = table(ordered, how, found)
    raw = _raw_counts(ordered, how, found)
    span = _years(ordered, found)
    drawn = shuffles(cells, settings)
    rows: list[Phrase] = []
    for group in how.ordered(cells.groups):
        one = contrast(cells, group)
        ranking = _ranked(one, found)
        p = _p(cells, one, ranking, drawn)
        listed = _uncrowded(one, ranking.order, found.phrases)
        for rank, at in enumerate(listed, 1):
            number = int(one.phrase[at])
            rows.append(
                Phrase(
                    group_by=how.name,
                    group=group,
                    year=how.year_of(group),
                    rank=rank,
                    phrase=found.phrases[number],
                    count=int(raw[group][number]),
                    n_families=int(one.n_families[at]),
                    log_ratio=rounded(float(one.log_ratio[at])),
                    p_adjusted=rounded_or_none(p.get(at)),
                    first_year=span[number][0],
                    last_year=span[number][1],
                )
            )
    return tuple(rows)


def _ranked(one: Contrast, found: Candidates) -> _Ranking:
    """Rank by log ratio, with more weight for what is a name (long, holds together), frequent, and said by many."""
    length = np.minimum(found.lengths[one.phrase], LONG).astype(np.float64)
    lift = one.log_ratio if one.rest_families else np.ones(len(length))
    spread = one.n_families / max(one.group_families, 1)
    name = np.log2(length) * (NAME + found.cohesion[one.phrase])
    score = lift * name * np.sqrt(np.log2(1 + one.count) * spread)
    several = one.n_families >= 2 if one.group_families >= FEWEST else np.ones(len(length), dtype=np.bool_)
    tier = np.where(several & (one.count >= OFTEN), 0, np.where(several & (one.count >= 2), 1, 2))
    kept = np.flatnonzero(score > 0)
    by_name = found.alphabetical[one.phrase[kept]]
    order = kept[np.lexsort((by_name, -np.round(score[kept], EXACT), tier[kept]))].astype(np.int64)
    return _Ranking(order, order[tier[order] == 0])


def _p(cells: Table, one: Contrast, ranking: _Ranking, drawn: Shuffles) -> dict[int, float]:
    """Adjusted p by position; positions that were not tested are left out."""
    if not one.rest_families:
        return {}
    values = p_adjusted(cells, one, ranking.tested, drawn)
    return {} if values is None else dict(zip(ranking.tested.tolist(), values.tolist(), strict=True))


def _uncrowded(one: Contrast, order: Ints, names: Sequence[str]) -> list[int]:
    """The best phrases without the parts and the longer forms of better ones."""
    listed: list[int] = []
    for at in order.tolist():
        if not any(_repeats(one, at, better, names) for better in listed):
            listed.append(at)
            if len(listed) == LISTED:
                break
    return listed


def _repeats(one: Contrast, at: int, better: int, names: Sequence[str]) -> bool:
    name, other = names[int(one.phrase[at])], names[int(one.phrase[better])]
    if name in other:
        return bool(one.count[at] < EXPLAINED * one.count[better])
    return other in name and bool(one.log_ratio[at] < one.log_ratio[better] + SHARPER)


def _raw_counts(reports: Sequence[TokenReport], how: Grouping, found: Candidates) -> dict[str, Ints]:
    """Occurrences of each phrase in all reports of a group, every copy counted."""
    numbers: dict[str, int] = {}
    group = np.array([numbers.setdefault(how.group(report), len(numbers)) for report in reports], dtype=np.int64)
    counts = {}
    for name, number in numbers.items():
        inside = group[found.report] == number
        sums = np.bincount(found.phrase[inside], weights=found.count[inside], minlength=len(found.phrases))
        counts[name] = sums.astype(np.int64)
    return counts


def _years(reports: Sequence[TokenReport], found: Candidates) -> list[tuple[int | None, int | None]]:
    """First and last known year of every phrase."""
    unknown = 10**6
    year = np.array([unknown if report.year is None else report.year for report in reports], dtype=np.int64)
    first = np.full(len(found.phrases), unknown)
    last = np.full(len(found.phrases), -unknown)
    known = year[found.report] < unknown
    np.minimum.at(first, found.phrase[known], year[found.report[known]])
    np.maximum.at(last, found.phrase[known], year[found.report[known]])
    return [
        (None, None) if low == unknown else (low, high) for low, high in zip(first.tolist(), last.tolist(), strict=True)
    ]
