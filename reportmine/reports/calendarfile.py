"""Planned activities as a calendar file (iCalendar, RFC 5545): all-day entries with ids that stay from run to run."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from reportmine.reports.table import Table
from reportmine.reports.wording import say

LONGEST = timedelta(days=92)  # a quarter
PRODUCT = "-//reportmine//activities//ZH"


def planned(table: Table) -> tuple[list[dict[str, Any]], int]:
    """The planned activities with their days, one of each activity of a report, and how many have none.

    A year or half of one is no entry of a calendar: it counts as none.
    """
    seen: set[tuple[str, str]] = set()
    dated, undated = [], 0
    for record in table.records():
        name = str(record["doc"]), str(record["activity_id"])
        if record["status"] != "planned" or name in seen:
            continue
        seen.add(name)
        if not _falls_on_days(record):
            undated += 1
        else:
            dated.append(record)
    return dated, undated


def _falls_on_days(record: Mapping[str, Any]) -> bool:
    if record["date_start"] is None or record["date_end"] is None:
        return False
    return date.fromisoformat(record["date_end"]) - date.fromisoformat(record["date_start"]) <= LONGEST


def calendar_bytes(table: Table, lang: str = "zh") -> bytes:
    """The calendar of the planned activities of table activities; the same table gives the same bytes."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", say("calendar_name", lang))
    for record in planned(table)[0]:
        calendar.add_component(_entry(record, lang))
    text: bytes = calendar.to_ical()
    return text


def _entry(record: Mapping[str, Any], lang: str) -> Any:
    """An entry of whole days; its id is made of report, name and first day."""
    from icalendar import Event

    first, last = date.fromisoformat(record["date_start"]), date.fromisoformat(record["date_end"])
    seal = hashlib.sha256("\n".join((record["doc"], record["name"], record["date_start"])).encode()).hexdigest()
    entry = Event()
    entry.add("uid", f"{seal[:24]}@reportmine")
    entry.add("dtstamp", datetime.combine(first, time(), UTC))  # no clock: two runs give the same file
    entry.add("dtstart", first)
    entry.add("dtend", last + timedelta(days=1))  # the day after the last
    entry.add("summary", record["name"])
    entry.add("categories", [record["type"]])
    entry.add("transp", "TRANSPARENT")
    if record["place"]:
        entry.add("location", record["place"])
    said = ("calendar_time", record["time"]), ("calendar_holder", record["organiser"] or record["unit"])
    lines = [say(key, lang, value=value) for key, value in said if value]
    entry.add("description", "\n".join([*lines, f"{record['doc']} {record['where']}"]))
    return entry
