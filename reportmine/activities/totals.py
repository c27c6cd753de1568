"""Totals of activities: type by unit (or region) by year, each measure with how many activities do not state it.

Unlike units are never added: people, person-times, households, occurrences and yuan stand apart. An activity counts
once however often one unit tells of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from reportmine.activities.events import Told
from reportmine.findings import Activity, ActivityTotal, Figure
from reportmine.model import Status

Value = TypeVar("Value", int, float)
_HOUSEHOLDS = ("户", "户次")


@dataclass(frozen=True, slots=True)
class Counted:
    """A mention with the group it counts in, its event and whether its passage is shared with other reports."""

    told: Told
    group: str | None
    event: str | None
    reused: bool


@dataclass(frozen=True, slots=True)
class _One:
    """What all mentions of one activity state together."""

    people: int | None
    person_times: int | None
    occurrences: int | None
    households: float | None
    yuan: float | None
    reused: bool


def totals(
    rows: Sequence[Counted], figures: Sequence[Figure], group_by: str, statuses: Sequence[Status]
) -> list[ActivityTotal]:
    """The totals of rows with one of the statuses, by type, group, year and status.

    Every total stands twice: with what only reused passages tell, and without.
    """
    households: dict[tuple[str, str | None], float] = defaultdict(float)
    for figure in figures:
        if figure.unit in _HOUSEHOLDS and figure.activity_id is not None:
            households[figure.doc, figure.activity_id] += figure.value
    mentions: dict[tuple[str, ...], list[Counted]] = defaultdict(list)
    for row in rows:
        if row.told.activity.status in statuses:
            mentions[_identity(row)].append(row)
    cells: dict[tuple[str, str | None, int | None, Status], list[_One]] = defaultdict(list)
    for told in mentions.values():
        first = told[0].told
        cells[first.activity.type, told[0].group, first.when(), first.activity.status].append(
            _together(told, households)
        )
    order = sorted(cells, key=lambda c: (c[0], c[1] is None, c[1] or "", c[2] is None, c[2] or 0, c[3]))
    return [_total(cell, cells[cell], group_by, copied) for cell in order for copied in (True, False)]


def _identity(row: Counted) -> tuple[str, ...]:
    """Mentions with one identity count once: of one report's activity, or of one unit's event."""
    activity = row.told.activity
    if row.event is not None and row.told.unit:
        return "event", row.told.unit, row.event, activity.status
    return "report", activity.doc, activity.activity_id, activity.status


def _together(told: Sequence[Counted], households: dict[tuple[str, str | None], float]) -> _One:
    """The first statement of each measure among the mentions; reused only where every mention is."""
    activities = [row.told.activity for row in told]
    return _One(
        people=_first(activities, lambda a: a.count if a.count_unit == "人" else None),
        person_times=_first(activities, lambda a: a.count if a.count_unit == "人次" else None),
        occurrences=_first(activities, lambda a: a.occurrences),
        households=_first(activities, lambda a: households.get((a.doc, a.activity_id))),
        yuan=_first(activities, lambda a: a.amount_yuan),
        reused=all(row.reused for row in told),
    )


def _first(activities: Sequence[Activity], value: Callable[[Activity], Value | None]) -> Value | None:
    return next((found for activity in activities if (found := value(activity)) is not None), None)


def _total(
    cell: tuple[str, str | None, int | None, Status], ones: Sequence[_One], group_by: str, copied: bool
) -> ActivityTotal:
    kept = [one for one in ones if copied or not one.reused]
    kind, group, year, status = cell
    return ActivityTotal(
        type=kind,
        group_by=group_by,
        group=group,
        year=year,
        status=status,
        copied=copied,
        n_activities=len(kept),
        occurrences=sum(one.occurrences or 0 for one in kept),
        no_occurrences=sum(one.occurrences is None for one in kept),
        people=sum(one.people or 0 for one in kept),
        person_times=sum(one.person_times or 0 for one in kept),
        no_people=sum(one.people is None and one.person_times is None for one in kept),
        households=int(sum(one.households or 0 for one in kept)),
        no_households=sum(one.households is None for one in kept),
        amount_yuan=round(sum(one.yuan or 0 for one in kept), 2),
        no_amount=sum(one.yuan is None for one in kept),
    )
