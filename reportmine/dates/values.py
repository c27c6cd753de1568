"""The value that the grammar of dates gives, and the calendar arithmetic behind it."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from typing import Literal, NamedTuple

Granularity = Literal["day", "month", "period", "year", "none"]
Part = Literal["", "first", "middle", "last"]  # of a month: 上旬, 中旬, 下旬


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One time phrase of a text; `start` and `end` are positions in the text given.

    `date` is EDTF, "" where the phrase names no date; `date_start` and `date_end` are ISO dates or None.
    `period` says the phrase lies inside a longer stretch than a month (今年, 上半年, 第三季度).
    """

    start: int
    end: int
    text: str
    date: str
    date_start: str | None = None
    date_end: str | None = None
    recurrence: str = ""
    granularity: Granularity = "none"
    approximate: bool = False
    festival: bool = False


class Moment(NamedTuple):
    """A year, month or day; year None is unknown, month and day 0 are not said."""

    year: int | None
    month: int = 0
    day: int = 0
    part: Part = ""

    def edtf(self) -> str:
        """The moment in EDTF; a year alone that is not known gives "".

        >>> Moment(None, 9, 10).edtf(), Moment(2012, 4).edtf(), Moment(None).edtf()
        ('XXXX-09-10', '2012-04', '')
        """
        if not self.month:
            return "" if self.year is None else f"{self.year:04d}"
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        day = f"-{self.day:02d}" if self.day else ""
        return f"{year}-{self.month:02d}{day}"

    def exists(self) -> bool:
        """Whether the calendar has it: no 13th month, no 30 February.

        >>> Moment(2013, 2, 29).exists(), Moment(None, 2, 29).exists()
        (False, True)
        """
        if not self.month:
            return self.day == 0
        if not 1 <= self.month <= 12:
            return False
        return self.day <= calendar.monthrange(2000 if self.year is None else self.year, self.month)[1]

    def first_day(self) -> str | None:
        """ISO date of its first day, None where the year is not known."""
        if self.year is None:
            return None
        day = self.day or {"middle": 11, "last": 21}.get(self.part, 1)
        return f"{self.year:04d}-{self.month or 1:02d}-{day:02d}"

    def last_day(self) -> str | None:
        """ISO date of its last day, None where the year is not known."""
        if self.year is None:
            return None
        month = self.month or 12
        day = self.day or {"first": 10, "middle": 20}.get(self.part) or calendar.monthrange(self.year, month)[1]
        return f"{self.year:04d}-{month:02d}-{day:02d}"

    def granularity(self) -> Granularity:
        """The finest unit said."""
        return "day" if self.day else "month" if self.month else "year"
