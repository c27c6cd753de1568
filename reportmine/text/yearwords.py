"""Reads the stretch of time that a title names: 2013年度, 2013-2014学年第一学期, 二〇一三年上半年, 20XX年."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

FIRST, LAST = 1945, 2049  # years a report may speak of

_CN = {char: str(number) for number, char in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "O": "0",
    "o": "0",
    "○": "0",
}
_YEAR = r"(?:(?<![0-9A-Za-z])(?:19|20)[0-9]{2}(?![0-9])"
_YEAR += r"|[一二][九〇零Oo○0][〇零Oo○一二三四五六七八九0-9]{2}(?=[^一二三四五六七八九十]))"
_SHORT = r"(?<![0-9A-Za-z年周第])['’]?(?P<short>[0-9]{2})(?=年(?:度|终|上半年|下半年|工会|工作|总结|计划))"
_MASK = r"(?:(?:19|20|二[〇零])[X*_]{1,4}|(?<![A-Za-z*_X])(?:X{2,4}|_{2,}|\*{2,4}))(?=\s?(?:学?年|[-—至]))"
_UNTIL = r"\s?(?:学年|年度?)?\s?(?:[-—~～–/]{1,2}|至|到)\s?"
_STRETCH = re.compile(
    rf"(?P<from>{_YEAR})[年.]\s?(?P<from_month>[0-9]{{1,2}})月?(?:[0-9]{{1,2}}日)?{_UNTIL}(?P<to>{_YEAR})[年.]\s?(?P<to_month>[0-9]{{1,2}})(?![0-9])月?"
    rf"|(?P<first>{_YEAR}){_UNTIL}(?P<second>{_YEAR}|[0-9]{{2}}(?=\s?学?年))(?P<school>\s?学年)?"
    rf"|(?P<year>{_YEAR}|{_SHORT})(?P<single_school>\s?学年)?"
    rf"|(?P<mask>{_MASK})"
)
_PART = re.compile(
    r"\s?(?:年|学年|年度|度|[)）]|,|，)*\s?(?:(?P<half>上半年|下半年)|第?(?P<quarter>[一二三四1-4])季度"
    r"|(?P<term>第[一二]学期|[上下]学期|春季|秋季|[上下]半?学年))"
)
_MONTH_ENDS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_QUARTERS = "一二三四"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time as named in a text; `year` is None for a mask (20XX), `start` and `end` are ISO dates or None.

    `first` is the year in which it begins, `year` the one in which it ends.
    """

    text: str
    at: int  # index in the text searched
    until: int
    first: int | None
    year: int | None
    start: str | None = None
    end: str | None = None
    school: bool = False


def year_number(written: str) -> int | None:
    """The year written in Arabic or Chinese numerals, two digits as 19xx or 20xx; None outside 1945-2049.

    >>> year_number("二〇一三"), year_number("09"), year_number("1809")
    (2013, 2009, None)
    """
    digits = "".join(_CN.get(char, char) for char in written.strip("'’年 "))
    if not digits.isdecimal():
        return None
    number = int(digits)
    if len(digits) == 2:
        number += 2000 if number < LAST - 2000 else 1900
    return number if FIRST <= number <= LAST else None


def month_end(year: int, month: int) -> str:
    """ISO date of the last day of a month.

    >>> month_end(2012, 2)
    '2012-02-29'
    """
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return f"{year}-{month:02d}-{_MONTH_ENDS[month - 1] + leap}"


def _school(text: str, found: re.Match[str], first: int) -> Stretch:
    """A school year, September to August, or one of its terms."""
    part = _PART.match(text, found.end())
    term = part["term"] if part else None
    until = part.end() if part and term else found.end()
    words = text[found.start() : until]
    if (term and term[-3:] in ("一学期", "上学期", "秋季")) or term in ("上学期", "秋季", "上学年", "上半学年"):
        end = month_end(first + 1, 1)
        return Stretch(words, found.start(), until, first, first + 1, f"{first}-09-01", end, True)
    start = f"{first + 1}-02-01" if term else f"{first}-09-01"
    return Stretch(words, found.start(), until, first, first + 1, start, month_end(first + 1, 8), True)


def _year(text: str, found: re.Match[str], year: int) -> Stretch:
    """A calendar year, or its half or quarter."""
    part = _PART.match(text, found.end())
    if part and part["half"]:
        months = (1, 6) if part["half"] == "上半年" else (7, 12)
    elif part and part["quarter"]:
        digit = part["quarter"]
        last = 3 * (int(digit) if digit.isdecimal() else _QUARTERS.index(digit) + 1)
        months = (last - 2, last)
    else:
        return Stretch(found.group(), found.start(), found.end(), year, year)
    words = text[found.start() : part.end()]
    start, end = f"{year}-{months[0]:02d}-01", month_end(year, months[1])
    return Stretch(words, found.start(), part.end(), year, year, start, end)


def _months(found: re.Match[str], first: int, last: int) -> Stretch | None:
    begin, stop = int(found["from_month"]), int(found["to_month"])
    if not (1 <= begin <= 12 and 1 <= stop <= 12 and first <= last):
        return None
    start, end = f"{first}-{begin:02d}-01", month_end(last, stop)
    return Stretch(found.group(), found.start(), found.end(), first, last, start, end)


def _two_years(text: str, found: re.Match[str]) -> Stretch | None:
    first, second = year_number(found["first"]), year_number(found["second"])
    if first is None or second is None or not first < second <= first + 20:
        return None
    if found["school"] or (second == first + 1 and "学年" in text[found.start() : found.end() + 4]):
        return _school(text, found, first)
    return Stretch(found.group(), found.start(), found.end(), first, second, f"{first}-01-01", f"{second}-12-31")


def _read(text: str, found: re.Match[str]) -> Stretch | None:
    if found["mask"]:
        return Stretch(found.group(), found.start(), found.end(), None, None)
    if found["from"]:
        first, last = year_number(found["from"]), year_number(found["to"])
        return _months(found, first, last) if first and last else None
    if found["first"]:
        return _two_years(text, found)
    year = year_number(found["short"] or found["year"])
    if year is None:
        return None
    if found["single_school"]:
        whole = _school(text, found, year)
        return Stretch(whole.text, whole.at, whole.until, year, year, whole.start, whole.end, True)
    return _year(text, found, year)


def stretches(text: str) -> Iterator[Stretch]:
    """The years and periods named in a text, in order; masked years are among them with `year` None.

    >>> [(one.year, one.start, one.end) for one in stretches("2013-2014学年工会总结，2012年上半年")]
    [(2014, '2013-09-01', '2014-08-31'), (2012, '2012-01-01', '2012-06-30')]
    """
    for found in _STRETCH.finditer(text):
        if (stretch := _read(text, found)) is not None:
            yield stretch
