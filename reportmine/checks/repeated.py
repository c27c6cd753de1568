"""What stood still over the years of one unit: an edition that does not move on, an activity with the same numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportmine.checks.words import any_of
from reportmine.dates.numerals import number
from reportmine.findings import Activity

_NUMBER = re.compile(r"第?[一二三四五六七八九十百\d]+[届次期个批]|首届|[（(].*?[)）]|[“”\"\s]")
_SESSION = re.compile(r"第?([一二三四五六七八九十\d]+)届[^，。；]{0,14}?第?([一二三四五六七八九十\d]+)次")
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
        stage, reached = _stage(own), _stage(then)
        if stage and reached and stage <= reached:
            says = f"{row.year}年为{_told(stage)}"
            return Repetition(own, "edition_stood_still", says, f"{other.year}年的报告已是{_told(reached)}：{then.doc}")
        same = _numbers(own) & _numbers(then)
        if len(same) > 1 or any(_telling(value) for _, value in same):
            what = "、".join(f"{name}{value:g}" for name, value in sorted(same))
            return Repetition(own, "same_numbers", f"{row.year}年：{what}", f"{other.year}年的报告数字相同：{then.doc}")
    return None


def _stage(activity: Activity) -> tuple[int, ...]:
    """The edition; of an assembly, whose number stands for a term, term and session; () where it is not said."""
    numbers: tuple[int | None, ...] = (activity.edition,)
    if re.search(any_of("terms"), activity.name):
        said = _SESSION.search(activity.mention)
        numbers = (number(said[1]), number(said[2])) if said else ()
    known = tuple(n for n in numbers if n is not None)
    return known if len(known) == len(numbers) else ()


def _told(stage: tuple[int, ...]) -> str:
    return f"第{stage[0]}届第{stage[1]}次" if len(stage) > 1 else f"第{stage[0]}届（次）"


def _numbers(activity: Activity) -> set[tuple[str, float]]:
    named = (
        (activity.count_unit or "人数", activity.count),
        ("场次", activity.occurrences),
        ("元", activity.amount_yuan),
    )
    return {(name, float(value)) for name, value in named if value is not None and value >= FEW}


def _telling(value: float) -> bool:
    """Whether a number is too particular to come back by itself: 87, 1,243, not 100 or 5,000."""
    return value >= FEW and value % 10 != 0
