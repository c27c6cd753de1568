"""The workbook: notes first, then the list to review, then a sheet a table."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportmine.reports.columns import Column, Schema, schema, schemas
from reportmine.reports.coverage import coverage_line, not_compared_lines
from reportmine.reports.destination import destination
from reportmine.reports.records import record_lines
from reportmine.reports.review import review_columns, review_rows, write_review
from reportmine.reports.sheetlinks import LINKED, NOWHERE, Links, links_of
from reportmine.reports.sheets import MAX_CHARS, Written, fitting, for_print, make_formats, write_sheet
from reportmine.reports.table import Table
from reportmine.reports.wording import say

CREATED = datetime.datetime(2000, 1, 1)  # fixed: the same tables give the same bytes


def workbook(tables: Mapping[str, Table], manifest: Mapping[str, Any], path: Path, *, lang: str = "zh") -> None:
    """Writes all tables into one Excel file, whole or not at all; OutputError where that fails.

    What a sheet cannot hold (rows over 1,048,575, texts over 32,000 characters) is said on the first sheet.
    """
    buffer = io.BytesIO()
    book = _open(buffer)
    formats = make_formats(book)
    notes = book.add_worksheet(say("sheet_notes", lang))
    written, links = [], links_of(tables, lang)
    if "pairs" in tables:
        sheet = book.add_worksheet(say("sheet_review", lang))
        written.append(write_review(sheet, review_columns(), review_rows(tables["pairs"]), formats, lang, links))
    for name in schemas():
        if name in tables:
            to = links if name in LINKED else NOWHERE
            written.append(_table_sheet(book, tables[name], formats, lang, to))
    _notes(notes, _Notes(tables, manifest, written, formats), lang)
    notes.activate()
    book.close()
    with destination(path) as handle:
        handle.write(buffer.getbuffer())


def single_sheet(table: Table, lang: str = "zh") -> bytes:
    """One table as an Excel file of one sheet, and a second one with notes where something was cut."""
    buffer = io.BytesIO()
    book = _open(buffer)
    formats = make_formats(book)
    written = _table_sheet(book, table, formats, lang)
    if cut := _cut_lines([written], lang):
        notes = book.add_worksheet(say("sheet_notes", lang))
        for number, line in enumerate(cut):
            notes.write_string(number, 0, line)
    book.close()
    return buffer.getvalue()


@dataclass(frozen=True, slots=True)
class _Notes:
    """What the first sheet tells of."""

    tables: Mapping[str, Table]
    manifest: Mapping[str, Any]
    written: Sequence[Written]
    formats: Mapping[str, Any]


def _open(buffer: io.BytesIO) -> Any:
    import xlsxwriter

    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties({"created": CREATED, "title": say("workbook_title")})
    return book


def _table_sheet(book: Any, table: Table, formats: Mapping[str, Any], lang: str, links: Links = NOWHERE) -> Written:
    described = schema(table.name)
    sheet = book.add_worksheet(described.heading(lang))
    columns = [described.column(name) for name in table.columns]
    return write_sheet(sheet, columns, table.rows, formats, lang, links)


def _notes(sheet: Any, notes: _Notes, lang: str) -> None:
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 30)
    sheet.set_column(2, 2, 90)
    sheet.hide_gridlines(2)
    for_print(sheet)
    row = _intro(sheet, notes, lang)
    row = _sheet_list(sheet, row, notes, lang)
    row = _column_list(sheet, row, notes, lang)
    _record(sheet, row, notes, lang)


def _intro(sheet: Any, notes: _Notes, lang: str) -> int:
    sheet.write_string(0, 0, say("workbook_title", lang), notes.formats["title"])
    documents = notes.tables.get("documents")
    lines = [coverage_line(documents, lang), *not_compared_lines(documents, lang)]
    lines += [say("standing", lang), say("sides", lang), say("notes_null", lang)]
    if "pairs" in notes.tables:
        lines.append(say("notes_review", lang))
    lines += _cut_lines(notes.written, lang) or [say("notes_none_cut", lang)]
    for number, line in enumerate(lines, 1):
        sheet.write_string(number, 0, fitting(line)[0], notes.formats["text"])
    return len(lines) + 2


def _cut_lines(written: Sequence[Written], lang: str) -> list[str]:
    """What the sheets could not take, in words."""
    lines = []
    for entry in written:
        if entry.kept < entry.rows:
            left = entry.rows - entry.kept
            lines.append(say("notes_rows_cut", lang, sheet=entry.sheet, n=entry.rows, kept=entry.kept, left=left))
        if entry.cells_cut:
            lines.append(say("notes_cells_cut", lang, sheet=entry.sheet, n=entry.cells_cut, limit=MAX_CHARS))
    return lines


def _sheet_list(sheet: Any, row: int, notes: _Notes, lang: str) -> int:
    row = _head(sheet, row, say("notes_sheets", lang), notes)
    _line(sheet, row, (say("notes_sheet", lang), say("notes_rows", lang)), notes.formats["heading"])
    for entry in notes.written:
        row += 1
        sheet.write_url(row, 0, f"internal:'{entry.sheet}'!A1", notes.formats["link"], entry.sheet)
        sheet.write_number(row, 1, entry.rows, notes.formats["int"])
    return row + 2


def _column_list(sheet: Any, row: int, notes: _Notes, lang: str) -> int:
    row = _head(sheet, row, say("notes_columns", lang), notes)
    for described in _described(notes.tables):
        headings = (described.heading(lang), say("notes_english", lang), say("notes_meaning", lang))
        _line(sheet, row, headings, notes.formats["heading"])
        for column in described.columns:
            row += 1
            _line(sheet, row, _column_line(column, lang), notes.formats["text"])
        row += 2
    return row


def _described(tables: Mapping[str, Table]) -> list[Schema]:
    return [described for name, described in schemas().items() if name in tables]


def _column_line(column: Column, lang: str) -> tuple[str, str, str]:
    return (column.heading(lang), column.name, column.note)


def _record(sheet: Any, row: int, notes: _Notes, lang: str) -> None:
    row = _head(sheet, row, say("notes_record", lang), notes)
    for name, value in record_lines(notes.manifest, lang):
        _line(sheet, row, (name, value), notes.formats["text"])
        row += 1


def _head(sheet: Any, row: int, text: str, notes: _Notes) -> int:
    sheet.write_string(row, 0, text, notes.formats["head"])
    return row + 1


def _line(sheet: Any, row: int, texts: Sequence[str], form: Any) -> None:
    for index, text in enumerate(texts):
        sheet.write_string(row, index, fitting(text)[0], form)
