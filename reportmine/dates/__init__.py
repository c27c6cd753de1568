"""The grammar of Chinese dates: time phrases of a text as EDTF, without inventing anything."""

from __future__ import annotations

from reportmine.dates.expressions import find
from reportmine.dates.values import TimeExpression

__all__ = ["TimeExpression", "find_dates"]


def find_dates(text: str, year: int | None, *, school: bool = False) -> list[TimeExpression]:
    """The time phrases of `text` in order, positions in `text`; `year` is the year the text speaks of, if known.

    With `school` it is the year in which the school year begins: January to August lie in the next one.

    A month without a year takes the year of a phrase that governs it (2015年，…4月), else `year`, else it stays
    `XXXX-04`. Recurring and vague phrases (每学期, 全年, 春节前) have an empty date.

    >>> [(t.text, t.date) for t in find_dates("七、八月份组织体检，教师节前慰问", 2012)]
    [('七、八月份', '2012-07/2012-08'), ('教师节前', '')]
    """
    return find(text, year, school)
