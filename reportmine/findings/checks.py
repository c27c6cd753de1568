"""Rows of the table checks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    """A place where a report says what calendar or arithmetic does not; to be checked by a person, no verdict."""

    doc: str
    start: int  # raw
    end: int
    where: str
    check: str  # what was checked: lunar_festival, solar_festival, weekday, no_such_day, anniversary, future_event, …
    text: str  # the words of the report
    says: str
    expected: str
