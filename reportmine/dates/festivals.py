"""Which day a festival falls on."""

from __future__ import annotations

import calendar
import tomllib
from datetime import date, timedelta
from functools import cache

from reportmine.dates import lunisolar
from reportmine.dates.values import Moment
from reportmine.resources import data_file, word_lines


@cache
def tables() -> dict[str, dict[str, str | int]]:
    """The tables of `festivals.toml`: solar, numeric, lunar, first."""
    return tomllib.loads(data_file("dates", "festivals.toml").read_text(encoding="utf-8"))


@cache
def _lunar() -> dict[tuple[str, int], date]:
    path = data_file("dates", "lunar_days.txt")
    header = next(line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("# year "))
    names = header.split()[2:]
    days = {}
    for _, line in word_lines(path):
        year, *cells = line.split()
        for name, cell in zip(names, cells, strict=True):
            days[name, int(year)] = date.fromisoformat(cell)
    return days


def lunar_festival(name: str, year: int) -> Moment | None:
    """The day of a lunar festival, None outside 1990-2050.

    >>> lunar_festival("中秋", 2012).edtf(), lunar_festival("除夕", 2012).edtf()
    ('2012-09-30', '2012-01-22')
    """
    found = _lunar().get(("春节" if name == "除夕" else name, year))
    if found is None:
        return None
    if name == "除夕":
        found -= timedelta(days=1)
    return Moment(found.year, found.month, found.day)


def lunar_date(year: int, month: int, day: int) -> Moment | None:
    """The solar day of a lunar day, None outside 1990-2050.

    >>> lunar_date(2013, 9, 9).edtf()
    '2013-10-13'
    """
    if not lunisolar.FIRST <= year <= lunisolar.LAST:
        return None
    found = lunisolar.lunar_day(year, month, day)
    return Moment(found.year, found.month, found.day)


def solar_festival(day: str, year: int | None) -> Moment | None:
    """The day of a solar festival; one bound to a weekday has none where the year is not known.

    >>> solar_festival("05/2/7", 2012).edtf(), solar_festival("09-10", None).edtf()
    ('2012-05-13', 'XXXX-09-10')
    """
    if "/" not in day:
        month, _, rest = day.partition("-")
        return Moment(year, int(month), int(rest or 0))
    if year is None:
        return None
    month_number, nth, weekday = (int(part) for part in day.split("/"))
    first = (weekday - 1 - calendar.weekday(year, month_number, 1)) % 7
    return Moment(year, month_number, first + 1 + 7 * (nth - 1))


def year_of_nth(name: str, nth: int) -> int | None:
    """The year of the n-th festival, where its first year is known.

    >>> year_of_nth("教师节", 28), year_of_nth("儿童节", 5)
    (2012, None)
    """
    first = tables()["first"].get(name)
    return None if first is None else int(first) + nth
