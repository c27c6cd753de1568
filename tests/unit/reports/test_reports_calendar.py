"""Planned activities as a calendar file."""

from __future__ import annotations

from icalendar import Calendar

from reportmine.reports.calendarfile import calendar_bytes, planned
from reportmine.reports.table import Table, make_table


def row(name: str, start: str | None, end: str | None, status: str = "planned", number: int = 1) -> dict[str, object]:
    return {
        "doc": "计划.txt",
        "name": name,
        "activity_id": f"a{number}",
        "date_start": start,
        "date_end": end,
        "status": status,
        "type": "竞赛/文体",
        "time": "5月",
        "where": "第一部分",
        "place": "礼堂",
        "organiser": "",
        "unit": "县总工会",
    }


def table() -> Table:
    rows = [
        row("职工歌咏比赛", "2016-05-01", "2016-05-31"),
        row("职工歌咏比赛", "2016-05-01", "2016-05-31"),  # a second mention of one activity
        row("职工座谈会", None, None, number=2),
        row("建家活动", "2016-01-01", "2016-12-31", number=3),
        row("春节慰问", "2016-02-01", "2016-02-01", "done", number=4),
    ]
    return make_table("activities", rows)  # type: ignore[arg-type]


def test_planned_ones_are_whole_days_and_the_rest_is_counted() -> None:
    dated, undated = planned(table())
    assert ([record["name"] for record in dated], undated) == (["职工歌咏比赛"], 2)
    (event,) = Calendar.from_ical(calendar_bytes(table())).walk("VEVENT")
    assert event.decoded("dtstart").isoformat() == "2016-05-01"
    assert event.decoded("dtend").isoformat() == "2016-06-01"
    assert (str(event["summary"]), str(event["location"])) == ("职工歌咏比赛", "礼堂")
    assert "计划.txt 第一部分" in str(event["description"])


def test_ids_and_bytes_stay() -> None:
    assert calendar_bytes(table()) == calendar_bytes(table())
    (event,) = Calendar.from_ical(calendar_bytes(table())).walk("VEVENT")
    assert str(event["uid"]).endswith("@reportmine")


def test_nothing_planned_is_an_empty_calendar() -> None:
    assert list(Calendar.from_ical(calendar_bytes(make_table("activities", []))).walk("VEVENT")) == []
