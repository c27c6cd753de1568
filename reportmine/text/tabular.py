"""Tables as handed in (jsonl, csv, xlsx, parquet): rows with the line they stand on, in the order of the file."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from io import BytesIO, StringIO
from itertools import islice
from pathlib import Path
from typing import Any, Final, NamedTuple

from reportmine.errors import UnreadableFile
from reportmine.text.archives import guard
from reportmine.text.encodings import decode

SUFFIXES: Final = (".jsonl", ".csv", ".xlsx", ".parquet")
KNOWN: Final = frozenset({"doc", "id", "text", "title", "year", "submitter", "unit_in_text", "kind", "submitted_at"})
_OLE: Final = b"\xd0\xcf\x11\xe0"
_HEAD: Final = 4 * 1024 * 1024  # bytes
_PEEKED: Final = 50  # rows looked at for the columns of a jsonl file, whose rows may differ


class Row(NamedTuple):
    """One row: its line (from 1, as an editor or spreadsheet counts), its values by column, or what is wrong."""

    line: int
    values: Mapping[str, object]
    problem: str = ""


def rows(path: Path, encoding: str | None = None) -> Iterator[Row]:
    """The rows of a table by its suffix; a bad row comes as a row with its problem.

    Raises UnreadableFile where the file as a whole is damaged, encrypted or cannot be read here, OSError as it comes.
    """
    return _READERS[path.suffix.lower()](path.read_bytes(), encoding)


def columns(path: Path, encoding: str | None = None) -> frozenset[str]:
    """The columns of a table, from its header or its first rows; raises as `rows` does."""
    suffix = path.suffix.lower()
    if suffix == ".parquet":
        return frozenset(_column(name) for name in _parquet_file(path.read_bytes()).schema_arrow.names)
    data = _head(path) if suffix == ".jsonl" else path.read_bytes()
    return frozenset(name for row in islice(_READERS[suffix](data, encoding), _PEEKED) for name in row.values)


def cells(path: Path, encoding: str | None = None) -> list[list[str]]:
    """The filled rows of a csv or xlsx table as text, its headings too; [] for other tables; raises as `rows` does."""
    suffix, data = path.suffix.lower(), path.read_bytes()
    if suffix == ".xlsx":
        found: Iterable[Iterable[object]] = (row for _, row in _first_sheet(data))
    elif suffix == ".csv":
        text = decode(data, encoding).text
        found = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text))
    else:
        found = ()
    return [[as_text(cell) or "" for cell in row] for row in found]


def sheet_cells(path: Path) -> dict[str, list[list[str]]]:
    """The filled rows of every sheet of an xlsx file as text, by its name; raises as `rows` does."""
    found = _filled_sheets(path.read_bytes())
    return {name: [[as_text(cell) or "" for cell in row] for _, row in sheet] for name, sheet in found.items()}


def as_text(value: object) -> str | None:
    """A cell as text: whole numbers without a point, dates as ISO, None for an empty cell.

    >>> as_text(2012.0), as_text(float("nan")), as_text(["a"])
    ('2012', None, '["a"]')
    """
    if value is None or value != value:  # the second: not a number
        return None
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if not (value.hour or value.minute or value.second) else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, list | dict) else str(value)


def _head(path: Path) -> bytes:
    """The first whole lines of a long file, so that a folder of collections is listed without reading them."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
        whole = len(head) < _HEAD
    cut = head.rfind(b"\n") + 1
    return head if whole else head[:cut] if cut else path.read_bytes()


def _column(name: object) -> str:
    """A column's name; those the contract knows in any case, the user's own as written."""
    text = "" if name is None else str(name).strip().removeprefix("\ufeff")
    return text.lower() if text.lower() in KNOWN else text


def _jsonl(data: bytes, encoding: str | None) -> Iterator[Row]:
    for line, part in enumerate(_parts(decode(data, encoding).text), 1):
        if (row := json_row(line, part)) is not None:
            yield row


def json_row(line: int, part: str) -> Row | None:
    """The row on one line of JSON lines, None for a blank line."""
    if not part.strip():
        return None
    try:
        value = json.loads(part)
    except (ValueError, RecursionError):
        return Row(line, {}, f"第 {line} 行不是合法的 JSON")
    return Row(line, named(value)) if isinstance(value, dict) else Row(line, {}, f"第 {line} 行不是 JSON 对象")


def named(values: Mapping[Any, Any]) -> dict[str, object]:
    """A row under the names of columns that the contract knows."""
    return {_column(name): cell for name, cell in values.items()}


def _parts(text: str) -> Iterator[str]:
    """The lines of a long text one by one; not splitlines, since U+2028 may stand inside a value."""
    at = 0
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        yield text[at:end]
        at = end + 1


def _csv(data: bytes, encoding: str | None) -> Iterator[Row]:
    csv.field_size_limit(2**31 - 1)  # a report is longer than the module's 128 KB
    text = decode(data, encoding).text
    reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    header: list[str] | None = None
    line = 1
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as problem:
            yield Row(line, {}, f"第 {line} 行引号不成对或格式有误（{problem}），其后各行未读")
            return
        if not any(cell.strip() for cell in cells):
            continue
        if header is None:
            header = [_column(cell) for cell in cells]
        else:
            yield _fitted(line, header, cells)


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return max(",\t;", key=first.count)


def _fitted(line: int, header: list[str], cells: Iterable[object]) -> Row:
    """A row under its header; fewer cells are empty ones, more are a mistake."""
    values = list(cells)
    if any(value not in (None, "") for value in values[len(header) :]):
        return Row(line, {}, f"第 {line} 行有 {len(values)} 列，表头只有 {len(header)} 列")
    return Row(line, {name: value for name, value in zip(header, values, strict=False) if name})


def _xlsx(data: bytes, _encoding: str | None) -> Iterator[Row]:
    """The rows of the first sheet that has any under its first; dates stay dates, formulas their last value."""
    header: list[str] = []
    for line, row in _first_sheet(data):
        if header:
            yield _fitted(line, header, row)
        else:
            header = [_column(cell) for cell in row]


def _first_sheet(data: bytes) -> list[tuple[int, tuple[object, ...]]]:
    """The filled rows of the first sheet that has any, with their lines."""
    return next((sheet for sheet in _filled_sheets(data).values() if sheet), [])


def _filled_sheets(data: bytes) -> dict[str, list[tuple[int, tuple[object, ...]]]]:
    import warnings

    from openpyxl import load_workbook

    if data.startswith(_OLE):
        raise UnreadableFile("encrypted", "表格有打开密码，或是旧的 xls 格式", advice="请去掉密码并另存为 xlsx")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            guard(archive.infolist())
        with warnings.catch_warnings():  # openpyxl tells of styles and extensions it leaves out: no values
            warnings.simplefilter("ignore")
            book = load_workbook(BytesIO(data), read_only=True, data_only=True)
            return {sheet.title: list(_sheet(sheet)) for sheet in book.worksheets}
    except UnreadableFile:
        raise
    except Exception as problem:  # openpyxl raises whatever its parser meets
        raise UnreadableFile("damaged", "表格不完整或已损坏", advice="请用 Excel 或 WPS 打开后重新保存") from problem


def _sheet(sheet: Any) -> Iterator[tuple[int, tuple[object, ...]]]:
    for line, cells in enumerate(sheet.iter_rows(values_only=True), 1):
        if any(cell is not None and str(cell).strip() for cell in cells):
            yield line, cells


def _parquet(data: bytes, _encoding: str | None) -> Iterator[Row]:
    line = 0
    for batch in _parquet_file(data).iter_batches(batch_size=1000):
        for values in batch.to_pylist():
            line += 1
            yield Row(line, named(values))


def _parquet_file(data: bytes) -> Any:
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError as problem:
        advice = "请安装：pip install 'reportmine[parquet]'"
        raise UnreadableFile("unsupported", "读 Parquet 表格需要 pyarrow，本机没有找到", advice=advice) from problem
    try:
        return ParquetFile(BytesIO(data))
    except ArrowException as problem:
        raise UnreadableFile("damaged", "不是完整的 Parquet 文件", advice="请重新取得该文件") from problem


_READERS: Final[Mapping[str, Callable[[bytes, str | None], Iterator[Row]]]] = {
    ".jsonl": _jsonl,
    ".csv": _csv,
    ".xlsx": _xlsx,
    ".parquet": _parquet,
}
