"""Rows of activities and figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportmine.model import Status


@dataclass(frozen=True, slots=True)
class Activity:
    """One mention of a concrete happening; the columns of table activities."""

    doc: str
    start: int
    end: int
    where: str
    mention: str  # raw[start:end]
    name: str  # canonical, no white space, a shared head restored
    type: str
    time: str  # as written, several joined with "|"; "" where the text gives none
    date: str  # EDTF, "" where the text gives none
    date_start: str | None  # ISO date
    date_end: str | None
    recurrence: str
    organiser: str
    role: Literal["host", "attend", ""]
    participants: str
    count: int | None
    count_unit: Literal["人", "人次", ""]
    occurrences: int | None
    amount_yuan: float | None
    place: str
    edition: int | None
    result: str
    status: Status
    confidence: float  # 0-1
    rule: str
    activity_id: str
    sentence: int  # index of its sentence in the document
    event_id: str | None = None


@dataclass(frozen=True, slots=True)
class ActivityTotal:
    """Activities of one type, group, year and status added up, each measure with how many do not state it."""

    type: str
    group_by: str
    group: str | None
    year: int | None
    status: Status
    copied: bool  # with the activities that only passages shared with other reports tell
    n_activities: int
    occurrences: int
    no_occurrences: int
    people: int
    person_times: int
    no_people: int  # state neither people nor person-times
    households: int
    no_households: int
    amount_yuan: float
    no_amount: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure the report states, with what it counts."""

    doc: str
    start: int
    end: int
    value: float
    value_max: float | None
    unit: str
    what: str
    approximate: bool
    text: str
    status: Status
    activity_id: str | None = None
