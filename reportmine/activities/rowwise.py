"""The activities of a table's row, with what its other cells say of them."""

from __future__ import annotations

from dataclasses import dataclass

from reportmine.activities import calendar, particulars, tables
from reportmine.activities.candidates import Candidate
from reportmine.activities.elements import read
from reportmine.activities.lines import Line
from reportmine.activities.scope import When, when_of
from reportmine.activities.surroundings import Surrounding
from reportmine.activities.tables import Cell, Headings
from reportmine.activities.weighing import find
from reportmine.dates import find_dates
from reportmine.findings import Activity
from reportmine.model import Segmented, Sentence, Status
from reportmine.segment import Segmenter


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table in its document."""

    segmented: Segmented
    sentence: Sentence
    status: Status
    around: Surrounding
    text: str


def activities(row: Row, headings: Headings, segmenter: Segmenter) -> list[Activity]:
    """The activities named in the row: those that its name cell lists, else the cell itself."""
    cells = tables.cells_of(row.text)
    named = headings.cell(cells, "name")
    if len(named.text) < 2:
        return []
    line = read(named.text, row.around.year, segmenter, school=row.around.school)
    time = _time(row, headings, cells)
    return [_activity(row, headings, cells, line, found, time) for found in calendar.items(line, find(line))]


def _time(row: Row, headings: Headings, cells: list[Cell]) -> When:
    """The time cell's date; a bare figure of 1 to 12 is a month."""
    cell = headings.cell(cells, "time")
    month = cell.text.isdecimal() and 1 <= int(cell.text) <= 12
    written = f"{cell.text}月" if month else cell.text
    time = when_of(find_dates(written, row.around.year, school=row.around.school))
    return time._replace(time=cell.text) if cell.text else time


def _activity(row: Row, headings: Headings, cells: list[Cell], line: Line, found: Candidate, time: When) -> Activity:
    document = row.segmented.document
    at = row.sentence.start + headings.cell(cells, "name").start
    span = document.raw_span(at + found.name.start, at + found.name.end)
    number, unit = tables.people(headings, headings.cell(cells, "count"))
    told = tables.told(row.text, headings.cell(cells, "state"))
    status: Status = "planned" if told == "planned" else "done" if told == "done" else row.status
    return Activity(
        doc=document.doc,
        start=span.start,
        end=span.end,
        where=row.sentence.where,
        mention=document.raw[span.start : span.end],
        name=particulars.canonical(line, found.name),
        type=found.type,
        time=time.time,
        date=time.date,
        date_start=time.first,
        date_end=time.last,
        recurrence=time.recurrence,
        organiser=headings.cell(cells, "organiser").text,
        role="host",
        participants=headings.cell(cells, "participants").text,
        count=number,
        count_unit="人次" if unit == "人次" else "人" if unit else "",
        occurrences=None,
        amount_yuan=tables.yuan(headings, headings.cell(cells, "amount")),
        place=headings.cell(cells, "place").text,
        edition=particulars.edition(line.text[found.name.start : found.name.end]),
        result=headings.cell(cells, "result").text,
        status=status,
        confidence=tables.CONFIDENCE,
        rule=tables.RULE,
        activity_id="",
        sentence=row.sentence.index,
    )
