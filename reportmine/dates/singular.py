"""The rarer time phrases: figures with points, school years and terms, lunar days, recurring and vague ones."""

from __future__ import annotations

import re
from datetime import date, timedelta

from reportmine.dates import festivals, numerals
from reportmine.dates.resolving import Resolved, term_of
from reportmine.dates.values import Moment

_LUNAR_MONTHS = {"正": 1, "冬": 11, "腊": 12}
_TERMS = {"一": 1, "二": 2}


def iso(match: re.Match[str], _: int | None) -> Resolved | None:
    """2012-03-05, 2012.3.5."""
    moment = Moment(int(match["y1"]), int(match["m1"]), int(match["d1"]))
    if not moment.exists():
        return None
    return Resolved(moment.edtf(), moment.first_day(), moment.last_day(), "day", moment.year, True)


def pointed(match: re.Match[str], _: int | None) -> Resolved | None:
    """2013.09-2014.01, 2014.6.3-6.10."""
    first = Moment(int(match["y1"]), int(match["m1"]), int(match["d1"] or 0))
    last = Moment(int(match["y2"] or match["y1"]), int(match["m2"]), int(match["d2"] or 0))
    whole = (first.day > 0) == (last.day > 0) and (match["y2"] is not None or first.day > 0)
    if not whole or not first.exists() or not last.exists() or last[:3] <= first[:3]:
        return None
    dates = f"{first.edtf()}/{last.edtf()}"
    return Resolved(dates, first.first_day(), last.last_day(), first.granularity(), first.year, True)


def years(match: re.Match[str], _: int | None) -> Resolved | None:
    """2008-2012年, 2012-2013学年 (September to August, approximate), 2013-2014学年第一学期."""
    first, last = Moment(numerals.year(match["a"])), Moment(numerals.year(match["b"]))
    if first.year is None or last.year is None or first.year >= last.year:
        return Resolved()
    if match["unit"].startswith("学年"):
        return _school(first.year, match["term"])
    return Resolved(f"{first.edtf()}/{last.edtf()}", first.first_day(), last.last_day(), "none", first.year)


def school_year(match: re.Match[str], _: int | None) -> Resolved:
    """2012学年, 2012学年第一学期."""
    year = numerals.year(match["y"])
    return Resolved(approximate=True) if year is None else _school(year, match["term"])


def term(match: re.Match[str], year: int | None) -> Resolved:
    """本学年, 第一学期 in a report of the school year that begins in `year`."""
    return Resolved(approximate=True) if year is None else _school(year, match["term"])


def _school(year: int, written: str | None) -> Resolved:
    if written:
        return term_of(year, _TERMS[written])
    return Resolved(
        f"{year}-09/{year + 1}-08", f"{year}-09-01", f"{year + 1}-08-31", "period", year, True, "", approximate=True
    )


def lunar(match: re.Match[str], context: int | None) -> Resolved | None:
    """农历九月初九, 正月十五: the solar day where the year is known and lies in 1990-2050."""
    year = numerals.year(match["y1"]) if match["y1"] else context
    month_written = match["m1"] or match["m2"] or match["m3"]
    day_written = (match["d1"] or match["d2"] or match["d3"]).removeprefix("初")
    month = _LUNAR_MONTHS.get(month_written) or numerals.number(month_written) or 0
    day = numerals.number(day_written) or 0
    if not (1 <= month <= 12 and 1 <= day <= 30):
        return None
    if month > 10:  # such a day may lie in the year before or after the one the report means
        return Resolved(approximate=True)
    found = None if year is None else festivals.lunar_date(year, month, day)
    if found is None:
        return Resolved(approximate=True)
    return Resolved(found.edtf(), found.first_day(), found.last_day(), "day", found.year, match["y1"] is not None)


def short_year(match: re.Match[str], context: int | None) -> Resolved | None:
    """13年, 一三年 at the head of a clause: a year only where it is the report's or the one before."""
    year = numerals.year(match["y"])
    if context is None or year not in (context, context - 1):
        return None
    return Resolved(f"{year}", f"{year}-01-01", f"{year}-12-31", "year", year, True)


def back(match: re.Match[str], named: Resolved | None) -> Resolved:
    """当月, 次日: after the date named last, else no date."""
    written = re.match(r"(\d{4})-(\d\d)(?:-(\d\d))?$", named.date) if named is not None else None
    if written is None:
        return Resolved(approximate=True)
    if match["back"] in ("当月", "同月"):
        month = Moment(int(written[1]), int(written[2]))
        return Resolved(month.edtf(), month.first_day(), month.last_day(), "month", month.year)
    if written[3] is None:
        return Resolved(approximate=True)
    day = (date(int(written[1]), int(written[2]), int(written[3])) + timedelta(days=1)).isoformat()
    return Resolved(day, day, day, "day", int(day[:4]))


def recurring(match: re.Match[str], _: int | None) -> Resolved:
    """每学期, 每周二、周四: when it recurs, and no date."""
    return Resolved(recurrence=match.group())


def vague(match: re.Match[str], _: int | None) -> Resolved:
    """全年, 年底, 暑期: a time that names no date."""
    return Resolved(approximate=True)
