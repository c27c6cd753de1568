"""One table as one worksheet: Chinese headings, real dates, percent, filters, no cell that runs as a formula."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportmine.reports.cells import shown
from reportmine.reports.columns import Column
from reportmine.reports.destination import encoded
from reportmine.reports.formats import defused
from reportmine.reports.sheetlinks import MOST, NOWHERE, Links
from reportmine.reports.wording import say

MAX_ROWS = 1_048_575  # of an Excel sheet, without the heading
MAX_CHARS = 32_000  # Excel holds 32,767 UTF-16 units in a cell
CONTROL_WIDTH = 60  # the widest column, in half-width characters

_NUMBER_FORMATS = {
    "int": "#,##0",
    "year": "0",
    "ratio": "0.0%",
    "points": "+0.0;-0.0;0.0",
    "float": "0.###",
    "date": "yyyy-mm-dd",
    "moment": "yyyy-mm-dd hh:mm",
}


@dataclass(frozen=True, slots=True)
class Written:
    """How much of a table a sheet took: rows there are, rows written, cells cut."""

    sheet: str
    rows: int
    kept: int
    cells_cut: int


def make_formats(book: Any) -> Mapping[str, Any]:
    """The cell formats of a workbook by kind of value."""
    made = {kind: book.add_format({"num_format": text, "valign": "top"}) for kind, text in _NUMBER_FORMATS.items()}
    made["text"] = book.add_format({"valign": "top"})
    made["quoted"] = book.add_format({"valign": "top", "quote_prefix": True})
    made["wrap"] = book.add_format({"valign": "top", "text_wrap": True})
    made["heading"] = book.add_format({"bold": True, "bg_color": "#E8EEF4", "bottom": 1, "valign": "vcenter"})
    made["title"] = book.add_format({"bold": True, "font_size": 16})
    made["head"] = book.add_format({"bold": True, "font_size": 12})
    made["fill"] = book.add_format({"bg_color": "#FFFBE6", "border": 1, "border_color": "#E0D8B0", "valign": "top"})
    made["link"] = book.add_format({"font_color": "#0B5394", "underline": 1, "valign": "top"})
    return made


def write_sheet(
    sheet: Any,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Any]],
    formats: Mapping[str, Any],
    lang: str,
    links: Links = NOWHERE,
) -> Written:
    """Fills a worksheet with headings and rows; says what it could not take."""
    _headings(sheet, columns, formats, lang)
    kept = rows[:MAX_ROWS]
    cut = linked = 0
    for number, row in enumerate(kept, 1):
        places = links.of(columns, row) if linked < MOST else {}
        linked += len(places)
        for index, (column, value) in enumerate(zip(columns, row, strict=True)):
            if index in places:
                text, shortened = fitting(shown(column, value, lang))
                sheet.write_url(number, index, places[index], formats["link"], text)
                cut += shortened
            elif value is not None:
                cut += write_cell(sheet, (number, index), column, value, formats)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    for_print(sheet)
    sheet.autofilter(0, 0, max(len(kept), 1), len(columns) - 1)
    return Written(sheet.get_name(), len(rows), len(kept), cut)


def for_print(sheet: Any) -> None:
    """A4 across, as wide as the page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def write_cell(
    sheet: Any,
    at: tuple[int, int],
    column: Column,
    value: Any,
    formats: Mapping[str, Any],
) -> bool:
    """Writes one cell in the form its column asks for; True where its text had to be cut."""
    if value in ("", []):
        return False
    if column.kind in ("date", "moment"):
        moment = as_moment(str(value))
        if moment is not None:
            dated = "date" if isinstance(value, str) and len(value) <= len("2013-01-01") else column.kind
            sheet.write_datetime(*at, moment, formats[dated])
            return False
    if isinstance(value, (int, float)) and not isinstance(value, bool) and column.kind in _NUMBER_FORMATS:
        number = value * 100 if column.kind == "points" else value
        sheet.write_number(*at, number, formats[column.kind])
        return False
    text, cut = fitting(value if isinstance(value, str) and not column.labels else shown(column, value))
    sheet.write_string(*at, text, formats["quoted" if defused(text) != text else "text"])
    return cut


def fitting(text: str) -> tuple[str, bool]:
    """The text in the length a cell holds and without half surrogates; whether it was cut.

    >>> fitting("工会")
    ('工会', False)
    """
    clean = encoded(text).decode("utf-8")
    if len(clean) <= MAX_CHARS:
        return clean, False
    return clean[:MAX_CHARS] + say("cell_cut"), True


def as_moment(text: str) -> datetime.datetime | None:
    """A date a spreadsheet can calculate with; None for what is no full ISO date or lies before 1900.

    >>> as_moment("2013-10-13")
    datetime.datetime(2013, 10, 13, 0, 0)
    """
    try:
        moment = datetime.datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.replace(tzinfo=None) if moment.year >= 1900 else None


def _headings(sheet: Any, columns: Sequence[Column], formats: Mapping[str, Any], lang: str) -> None:
    sheet.set_row(0, 22)
    for index, column in enumerate(columns):
        heading = column.heading(lang)
        sheet.write_string(0, index, heading, formats["heading"])
        sheet.set_column(index, index, min(max(column.width, 2 * len(heading) + 3), CONTROL_WIDTH))
