"""Days against the calendar: festivals, weekdays, days that no year has.

Only a day said to *be* the festival is checked (重阳节（10月2日）), never one near it, and only where the year is
known.
Lunar festivals are those of `reportmine.dates`, computed there for 1990-2050.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from reportmine.checks.claims import Claim
from reportmine.checks.words import any_of
from reportmine.dates.festivals import lunar_festival, solar_festival, tables
from reportmine.dates.numerals import number
from reportmine.dates.values import Moment

_NUM = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DAY = rf"(?:(?P<year>(?:19|20)\d\d)年)?(?<![\d.．第])(?P<month>{_NUM})月(?P<day>{_NUM})[日号]"
_ANOTHER_YEAR = re.compile(r"(?:19|20)\d\d|去年|上年|前年|明年|下年|来年|次年|翌年|历年|每年|往年")
_NEXT_YEAR_TOO = ("春节", "除夕", "元宵")  # a report of one year tells of the New Year that closes its winter
_WEEKDAYS = "一二三四五六日"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = tables()
    names = sorted({*data["lunar"], *(name for name, day in data["solar"].items() if len(str(day)) > 2)}, key=len)
    festival = r"(?>(?P<festival>" + "|".join(re.escape(name) for name in reversed(names)) + "))"  # 中秋节前 is no 中秋
    after = rf"(?![”）)]?{any_of('near')})"
    first = re.compile(rf"{_DAY}(?:{any_of('is')}){festival}{after}")
    second = re.compile(rf"{festival}[（(]{_DAY}[）)]")
    weekday = re.compile(rf"{_DAY}[，,]?\s*[（(]?(?:星期|礼拜|周)(?P<weekday>[一二三四五六日天])(?![年期岁])")
    return first, second, weekday


def day_claims(text: str, years: Sequence[int]) -> Iterator[Claim]:
    """The faults of a sentence; `years` are those the report speaks of, the first one foremost.

    >>> [(c.says, c.expected) for c in day_claims("重阳节（10月2日）慰问退休职工", [2015])]
    [('10月2日是重阳节', '2015年重阳节是10月21日')]
    >>> list(day_claims("重阳节（10月2日）慰问退休职工", [2014]))
    []
    >>> [c.expected for c in day_claims("2013年4月31日，星期三", [2013])]
    ['4月没有31日']
    """
    first, second, weekday = _patterns()
    for hit in re.finditer(_DAY, text):
        yield from _no_such_day(hit)
    for pattern in (first, second):
        for hit in pattern.finditer(text):
            yield from _wrong_festival(hit, text, years)
    for hit in weekday.finditer(text):
        yield from _wrong_weekday(hit, text, years)


def _no_such_day(hit: re.Match[str]) -> Iterator[Claim]:
    month, day = _month_and_day(hit)
    year = int(hit["year"]) if hit["year"] else None
    if not 1 <= month <= 12:
        if month < 100:
            yield Claim(*hit.span(), "no_such_day", f"{month}月{day}日", "一年只有12个月")
    elif day < 1 or day > 31 or not Moment(year, month, day).exists():
        when = f"{year}年{month}月" if year and month == 2 else f"{month}月"
        yield Claim(*hit.span(), "no_such_day", f"{month}月{day}日", f"{when}没有{day}日")


def _wrong_festival(hit: re.Match[str], text: str, years: Sequence[int]) -> Iterator[Claim]:
    name = hit["festival"]
    data = tables()
    lunar = str(data["lunar"].get(name, ""))
    known = _years(hit, text, years)
    if lunar in _NEXT_YEAR_TOO and not hit["year"]:
        known = [*known, *(year + 1 for year in known)]
    days = []
    for year in known:
        found = lunar_festival(lunar, year) if lunar else solar_festival(str(data["solar"][name]), year)
        if found is None:
            return
        days.append(found)
    said = _month_and_day(hit)
    if days and all((found.month, found.day) != said for found in days):
        day, kind = days[0], "lunar_festival" if lunar else "solar_festival"
        expected = f"{day.year}年{name}是{day.month}月{day.day}日"
        yield Claim(*hit.span(), kind, f"{said[0]}月{said[1]}日是{name}", expected)


def _wrong_weekday(hit: re.Match[str], text: str, years: Sequence[int]) -> Iterator[Claim]:
    month, day = _month_and_day(hit)
    said = hit["weekday"].replace("天", "日")
    right = []
    for year in _years(hit, text, years):
        if not (1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
            return
        right.append((year, _WEEKDAYS[date(year, month, day).weekday()]))
    if right and all(weekday != said for _, weekday in right):
        year, weekday = right[0]
        yield Claim(*hit.span(), "weekday", f"{month}月{day}日是星期{said}", f"{year}年{month}月{day}日是星期{weekday}")


def _month_and_day(hit: re.Match[str]) -> tuple[int, int]:
    return number(hit["month"]) or 0, number(hit["day"]) or 0


def _years(hit: re.Match[str], text: str, years: Sequence[int]) -> list[int]:
    """The years a day may lie in: its own, else those of the report unless the sentence names another one."""
    if hit["year"]:
        return [int(hit["year"])]
    named = [found.group() for found in _ANOTHER_YEAR.finditer(text)]
    return list(years) if all(name in map(str, years) for name in named) else []
