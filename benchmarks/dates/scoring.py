"""When a date counts as right, a phrase as found and a date as invented."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

EDGES = "“”\"'‘’「」"  # not counted at the edges of a phrase, nor is a last 份


class Hit(NamedTuple):
    """A time phrase found: positions, EDTF ("" for no date), ISO days ("" where unknown)."""

    start: int
    end: int
    date: str
    first: str = ""
    last: str = ""


@dataclass(frozen=True)
class Row:
    """A line of phrases.jsonl."""

    text: str
    phrase: str
    year: int | None
    kind_of_period: str
    date: str
    start: str
    end: str
    recurrence: str
    group: str
    note: str = ""

    @property
    def span(self) -> tuple[int, int]:
        """Where the phrase stands."""
        first = self.text.index(self.phrase)
        return first, first + len(self.phrase)


def edtf(first: str, last: str) -> str:
    """The shortest form of a stretch of days.

    >>> edtf("2012-07-01", "2012-08-31"), edtf("2013-01-01", "2013-12-31"), edtf("2013-05-04", "2013-05-04")
    ('2012-07/2012-08', '2013', '2013-05-04')
    """
    if not first:
        return ""
    last = last or first
    whole_months = first.endswith("-01") and last.endswith(f"-{calendar.monthrange(int(last[:4]), int(last[5:7]))[1]}")
    size = 10 if not whole_months else 4 if first.endswith("-01-01") and last.endswith("-12-31") else 7
    return first[:size] if first[:size] == last[:size] else f"{first[:size]}/{last[:size]}"


def yearless(one: str, other: str, years: tuple[int, int]) -> str:
    """The date of a text of unknown year from its dates in two years: equal, equal but for the year, or none.

    >>> yearless("2013-09-10", "2015-09-10", (2013, 2015)), yearless("2013-10-13", "2015-10-21", (2013, 2015))
    ('XXXX-09-10', '')
    """
    if one == other:
        return one
    masked = [re.sub(r"\d{4}(?=-)", "XXXX", each) for each in (one, other)]
    shift = years[1] - years[0]
    moved = re.sub(r"\d{4}(?=-|$|/)", lambda year: str(int(year[0]) + shift), one)
    return masked[0] if masked[0] == masked[1] and moved == other and "-" in one else ""


def joined(dates: str) -> list[str]:
    """Alternatives in order, neighbours (2016-10;2016-11) as one stretch, since both forms say the same.

    >>> joined("2014-09-25;2014-09-26"), joined("2014-03;2014-09")
    (['2014-09-25/2014-09-26'], ['2014-03', '2014-09'])
    """
    out: list[str] = []
    for each in sorted(filter(None, dates.split(";"))):
        if out and follows(out[-1].split("/")[-1], each):
            out[-1] = f"{out[-1].split('/')[0]}/{each}"
        elif each not in out:
            out.append(each)
    return out


def follows(one: str, other: str) -> bool:
    """Whether a month or day is the next after another."""
    if len(one) != len(other) or len(one) not in {7, 10}:
        return False
    start = date.fromisoformat((one + "-01")[:10].replace("XXXX", "2013"))
    step = timedelta(days=1 if len(one) == 10 else calendar.monthrange(start.year, start.month)[1])
    return (start + step).isoformat()[: len(one)] == other.replace("XXXX", "2013")


def touching(row: Row, hits: list[Hit]) -> list[Hit]:
    """The hits that share a character with the phrase."""
    start, end = row.span
    return [hit for hit in hits if hit.start < end and hit.end > start]


def date_right(row: Row, hits: list[Hit]) -> bool:
    """Whether the dates found are the row's, as EDTF or, for one hit, as the row's first and last day."""
    found = touching(row, hits)
    if joined(";".join(hit.date for hit in found)) == joined(row.date):
        return True
    dated = [hit for hit in found if hit.date]
    # An open beginning has no last day in the list.
    return bool(row.start) and len(dated) == 1 and dated[0].first == row.start and row.end in {"", dated[0].last}


def span_right(row: Row, hits: list[Hit]) -> bool:
    """Whether the phrase was found from its first to its last character."""
    found = touching(row, hits)
    if not found:
        return False
    text = row.text[min(hit.start for hit in found) : max(hit.end for hit in found)]
    return bare(text) == bare(row.phrase)


def bare(phrase: str) -> str:
    """A phrase without quotation marks and a last 份."""
    return "".join(mark for mark in phrase if mark not in EDGES).removesuffix("份")


def invented(hits: list[Hit]) -> bool:
    """Whether anything found in a text without a date got one."""
    return any(hit.date for hit in hits)
