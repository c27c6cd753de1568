"""What governs a sentence from outside: the year spoken of, and the month of a calendar heading."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportmine.dates import TimeExpression, find_dates
from reportmine.model import Metadata, Section, Segmented

LEAST_MONTHS = 3  # so many month headings make a calendar annex
_MONTH_HEADING = re.compile(
    r"[（(【]?[\d一二三四五六七八九十〇○零年、,，\-—~至到\s]+月份?"
    r"(?:重点)?(?:工作|活动)?(?:安排|计划|要点)?[】)）]?[:：]?"
)
_NOTE = re.compile(r"\s*(?:[（(]?(?:备注|注|说明|备考)[:：)）]|以上(?:安排|活动|工作))")
_NUMBERED = re.compile(
    r"\s*(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）、.．]|[一二三四五六七八九十][是要]|[①-⑳])"
)
# with what a year can begin, so far from the start as it may stand from it
_MAY_OPEN = re.compile(r"[\s\S]{0,3}[\d〇○零Ｏ一二三四五六七八九十元今本当同去上前明下来新]")
_AHEAD = re.compile(r"(?:下|新的?|来|明)(?:一)?(?:个)?(?:年度?|学年)|明年|来年")


@dataclass(frozen=True, slots=True)
class Surrounding:
    """The year a sentence speaks of if known, the month heading above it, and whether that is a calendar annex."""

    year: int | None
    month: TimeExpression | None = None
    calendar: bool = False
    school: bool = False  # the year is the one in which a school year begins
    opening: TimeExpression | None = None  # the time of the sentence that opens the list it stands in


def surroundings(segmented: Segmented) -> list[Surrounding]:
    """One value for every sentence, in order."""
    year, school = _spoken_of(segmented.document.meta)
    years = _section_years(segmented.sections, year)
    months = _month_headings(segmented.sections, years)
    calendar = len(months) >= LEAST_MONTHS
    found: list[Surrounding] = []
    ahead: int | None = None
    listing = False  # whether a numbered list hangs on what opened the time ahead
    noted: int | None = None
    opened: TimeExpression | None = None
    within = False  # whether it holds to the end of a sentence only, whose parts end in ；
    last_end = 0
    for sentence in segmented.sentences:
        text = segmented.text(sentence)
        new_line = "\n" in segmented.document.clean[last_end : sentence.start]
        if ahead is not None and new_line and not (listing and _NUMBERED.match(text)):
            ahead = None
        if opened is not None and new_line and not _NUMBERED.match(text):
            opened = None
        base = years[sentence.section]
        above = _above(sentence.section, segmented.sections, months)
        noted = above if _NOTE.match(text) else noted
        title = sentence.heading and sentence.section == above
        inside = above is not None and calendar and not title and noted != above
        found.append(
            Surrounding(
                ahead or base,
                months[above] if inside and above is not None else None,
                inside,
                school and (ahead or base) == year,
                opened,
            )
        )
        opening = _opening_year(text, base)
        if opening is not None:
            ahead, listing = opening, text.endswith(("：", ":"))
        if text.endswith(("：", ":")):
            opened, within = _leading_time(text, base), False
        elif text.endswith("；"):
            opened, within = opened or _leading_time(text, base), within or opened is None
        elif within:
            opened, within = None, False
        last_end = sentence.end
    return found


def _leading_time(text: str, year: int | None) -> TimeExpression | None:
    """The year, half-year or quarter with which a sentence begins."""
    times = find_dates(text[:30], year)
    leads = bool(times) and times[0].start <= 3 and times[0].granularity in ("year", "period") and times[0].date
    return times[0] if leads else None


def _spoken_of(meta: Metadata) -> tuple[int | None, bool]:
    """The year of the report; for a school year or one of its terms the year in which it begins."""
    if meta.period_start and meta.period_end and meta.period_start[5:7] == "09":
        return int(meta.period_start[:4]), True
    if meta.period_start and meta.period_end and (meta.period_start[5:7], meta.period_end[5:7]) == ("02", "08"):
        return int(meta.period_start[:4]) - 1, True
    return meta.year, False


def _above(section: int, sections: Sequence[Section], months: Mapping[int, TimeExpression]) -> int | None:
    """The month section that a section is or lies in."""
    while section >= 0:
        if section in months:
            return section
        section = sections[section].parent
    return None


def _section_years(sections: Sequence[Section], year: int | None) -> list[int | None]:
    """The year of each section: what its heading says of a whole year, else its parent's."""
    years: list[int | None] = []
    for section in sections:
        base = years[section.parent] if section.parent >= 0 else year
        for time in find_dates(section.heading, base) if section.level else ():
            if time.granularity == "year" and time.date:
                base = int(time.date)
        if section.level and base is not None and base == year and _AHEAD.search(section.heading):
            base += 1
        years.append(base)
    return years


def _opening_year(text: str, year: int | None) -> int | None:
    """2015年，我们将…: a later year that opens a paragraph holds to the paragraph's end."""
    if year is None or "年" not in text[:30] or not _MAY_OPEN.match(text):
        return None
    times = find_dates(text[:30], year)
    if times and times[0].start <= 3 and times[0].granularity == "year" and times[0].date:
        opened = int(times[0].date)
        return opened if opened > year else None
    return None


def _month_headings(sections: Sequence[Section], years: Sequence[int | None]) -> dict[int, TimeExpression]:
    """Month headings by section; after December comes January of the next year."""
    found: dict[int, TimeExpression] = {}
    turned, before = 0, 0
    for section in sections:
        if not section.level or not _MONTH_HEADING.fullmatch(section.heading.strip()):
            continue
        base = years[section.index]
        times = find_dates(section.heading, None if base is None else base + turned)
        if not times or not times[0].date:
            continue
        month = int(times[0].date[5:7]) if len(times[0].date) >= 7 else 0
        own_year = "年" in section.heading
        if month and month < before and not own_year:
            turned += 1
            times = find_dates(section.heading, None if base is None else base + turned)
        before = month or before
        found[section.index] = times[0]
    return found
