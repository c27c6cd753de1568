"""What stood still over the years of one unit: an edition that does not move on, an activity with the same numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportmine.checks.words import any_of
from reportmine.findings import Activity

_NUMBER = re.compile(r"第?[一二三四五六七八九十百\d]+[届次期个批]|首届|[（(].*?[)）]|[“”\"\s]")
SHORTEST = 4  # characters of a name under which equal names say nothing
FEW = 10  # people, yuan, …: smaller or round numbers come back by themselves


class Yearly(NamedTuple):
    """An activity done, with the unit and the year of the report that tells it."""

    activity: Activity
    unit: str
    year: int


class Repetition(NamedTuple):
    """The later of two activities, what it says, and what the earlier report says."""

    activity: Activity
    check: str
    says: str
    expected: str


def repetitions(told: Sequence[Yearly]) -> Iterator[Repetition]:
    """The activities of a unit that repeat the edition or the numbers of an earlier year, in order of place."""
    lines: dict[tuple[str, str], list[Yearly]] = defaultdict(list)
    for row in told:
        base = _NUMBER.sub("", row.activity.name)
        if len(base) >= SHORTEST:
            lines[row.unit, base].append(row)
    found = []
    for rows in lines.values():
        rows.sort(key=lambda row: (row.year, row.activity.doc, row.activity.start))
        found += [fault for at, row in enumerate(rows) if (fault := _against(row, rows[:at])) is not None]
    yield from sorted(found, key=lambda fault: (fault.activity.doc, fault.activity.start))


def _against(row: Yearly, before: Sequence[Yearly]) -> Repetition | None:
    earlier = [other for other in before if other.year < row.year]
    own = row.activity
    for other in reversed(earlier):
        then = other.activity
        standing = own.edition is not None and then.edition is not None and own.edition <= then.edition
        if standing and not re.search(any_of("terms"), own.name):
            says = f"{row.year}年为第{own.edition}届（次）"
            return Repetition(own, "届次未变", says, f"{other.year}年的报告已是第{then.edition}届（次）：{then.doc}")
        same = _numbers(own) & _numbers(then)
        if len(same) > 1 or any(_telling(number) for _, number in same):
            what = "、".join(f"{name}{number:g}" for name, number in sorted(same))
            return Repetition(
                own, "数字与往年相同", f"{row.year}年：{what}", f"{other.year}年的报告数字相同：{then.doc}"
            )
    return None


def _numbers(activity: Activity) -> set[tuple[str, float]]:
    named = (
        (activity.count_unit or "人数", activity.count),
        ("场次", activity.occurrences),
        ("元", activity.amount_yuan),
    )
    return {(name, float(value)) for name, value in named if value is not None and value >= FEW}


def _telling(number: float) -> bool:
    """Whether a number is too particular to come back by itself: 87, 1,243, not 100 or 5,000."""
    return number >= FEW and number % 10 != 0
