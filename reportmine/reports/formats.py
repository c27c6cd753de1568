"""Tables as files: CSV, JSON lines, JSON, Excel, Parquet, or the terminal's own table."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from reportmine.errors import UsageError
from reportmine.reports.destination import destination, encoded
from reportmine.reports.table import Cell, Table
from reportmine.reports.wording import say

FORMATS = ("table", "csv", "jsonl", "json", "xlsx", "parquet")
CALENDAR = "ics"  # of table activities only

BOM = b"\xef\xbb\xbf"  # without it Excel on a Chinese Windows takes UTF-8 for GBK
BLOCK = 1000  # rows written at a time
FILE_WIDTH = 200  # of a terminal table written to a file, in half-width characters


def write(table: Table, format: str, target: Path | None, *, lang: str = "zh") -> None:
    """Writes `table` to a file, whole or not at all, or to standard output where `target` is None.

    Data formats have the English column names, `table` and `xlsx` the headings in `lang`. UsageError for an unknown
    format or a part that is not installed, OutputError where the file cannot be written.
    """
    require(format, lang)
    writer = _WRITERS[format]
    if format == "table" and target is None:
        _on_terminal(table, lang)
        return
    with destination(target) as handle:
        writer(table, handle, lang)


def bytes_of(table: Table, format: str, lang: str = "zh") -> bytes:
    """The file of a table in memory, for a server to send; errors as in `write`."""
    require(format, lang)
    buffer = io.BytesIO()
    _WRITERS[format](table, buffer, lang)
    return buffer.getvalue()


def require(format: str, lang: str = "zh") -> None:
    """UsageError for an unknown format or a part that is not installed."""
    if format not in _WRITERS:
        advice = say("error_format_advice", lang, formats=" ".join(FORMATS))
        raise UsageError(say("error_format", lang, format=format), advice=advice)
    if format == "parquet":
        _require_pyarrow(lang)


def defused(cell: str) -> str:
    """Text a spreadsheet would run as a formula, with an apostrophe before it; other text as it is.

    >>> defused("=1+1"), defused("工会")
    ("'=1+1", '工会')
    """
    if cell and (cell[0] in "=+-@" or ord(cell[0]) < 32 or ord(cell[0]) == 127):
        return "'" + cell
    return cell


def flat(cell: Cell) -> str | int | float | bool | None:
    """A list or structure as JSON text, everything else as it is: for formats whose cells hold one value."""
    if isinstance(cell, (list, dict)):
        return json.dumps(cell, ensure_ascii=False)
    return cell


def _csv(table: Table, handle: IO[bytes], _lang: str) -> None:
    handle.write(BOM)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.columns)
    for start in range(0, max(len(table.rows), 1), BLOCK):
        writer.writerows([_csv_cell(cell) for cell in row] for row in table.rows[start : start + BLOCK])
        handle.write(encoded(text.getvalue()))
        text.seek(0)
        text.truncate()


def _csv_cell(cell: Cell) -> str | int | float | None:
    value = flat(cell)
    if isinstance(value, bool):
        return "true" if value else "false"
    return defused(value) if isinstance(value, str) else value


def _jsonl(table: Table, handle: IO[bytes], _lang: str) -> None:
    for line in _json_rows(table):
        handle.write(encoded(line + "\n"))


def _json(table: Table, handle: IO[bytes], _lang: str) -> None:
    handle.write(b"[")
    for number, line in enumerate(_json_rows(table)):
        handle.write(encoded((",\n" if number else "\n") + line))
    handle.write(b"\n]\n")


def _json_rows(table: Table) -> Iterator[str]:
    for record in table.records():
        yield json.dumps(record, ensure_ascii=False, allow_nan=False)


def _xlsx(table: Table, handle: IO[bytes], lang: str) -> None:
    from reportmine.reports.workbook import single_sheet

    handle.write(single_sheet(table, lang))


def _parquet(table: Table, handle: IO[bytes], _lang: str) -> None:
    from reportmine.reports.parquet import write_parquet

    write_parquet(table, handle)


def _calendar(table: Table, handle: IO[bytes], lang: str) -> None:
    from reportmine.reports.calendarfile import calendar_bytes

    handle.write(calendar_bytes(table, lang))


def _terminal(table: Table, handle: IO[bytes], lang: str) -> None:
    from rich.console import Console

    from reportmine.reports.terminal import show

    text = io.StringIO()
    show(table, Console(file=text, width=FILE_WIDTH), lang, max_rows=None)
    handle.write(encoded(text.getvalue()))


def _on_terminal(table: Table, lang: str) -> None:
    from rich.console import Console

    from reportmine.reports.terminal import show

    show(table, Console(), lang)


def _require_pyarrow(lang: str) -> None:
    try:
        import pyarrow  # noqa: F401
    except ImportError as error:
        raise UsageError(say("error_parquet", lang), advice=say("error_parquet_advice", lang)) from error


_WRITERS: dict[str, Callable[[Table, IO[bytes], str], None]] = {
    "table": _terminal,
    "csv": _csv,
    "jsonl": _jsonl,
    "json": _json,
    "xlsx": _xlsx,
    "parquet": _parquet,
    CALENDAR: _calendar,
}
