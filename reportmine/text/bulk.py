"""A collection in one table: every row with a text is a document of its own."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from reportmine.model import Extract, Reading, State
from reportmine.text.tabular import Row, as_text, rows

FORMATS = frozenset({"jsonl", "json", "csv", "xlsx", "parquet"})


class Source(NamedTuple):
    """The table the rows come from, as every one of its readings repeats it."""

    name: str  # of the table among the documents: reports.jsonl
    shown: str  # its path
    size: int
    mtime_ns: int
    folders: tuple[str, ...]
    template: bool


def readings(table: Path, source: Source, encoding: str | None, max_chars: float) -> Iterator[Reading]:
    """One reading a row, named by its `doc` or `id`; raises as `tabular.rows` does."""
    return readings_of(rows(table, encoding), source, max_chars)


def readings_of(found: Iterable[Row], source: Source, max_chars: float) -> Iterator[Reading]:
    """One reading a row.

    Rows without a name are called by table and line (reports.jsonl:7), a name used before gets ~2, ~3, …
    `max_chars` is the most bytes of UTF-8 a text may have.
    """
    times: Counter[str] = Counter()
    used: set[str] = set()
    kind = Path(source.shown).suffix.lower().removeprefix(".")
    for row in found:
        wanted = row_name(row) or f"{source.name}:{row.line}"
        times[wanted] += 1
        name = wanted if wanted not in used else f"{wanted}~{max(2, times[wanted])}"
        while name in used:
            times[wanted] += 1
            name = f"{wanted}~{times[wanted]}"
        used.add(name)
        note = f"第 {row.line} 行的标识 {wanted} 前面已用过，改记为 {name}" if name != wanted else ""
        yield _reading(row, source, kind, name, note, max_chars)


def row_name(row: Row) -> str:
    """The document's id a row names, "" where it names none that can be written."""
    name = as_text(row.values.get("doc")) or as_text(row.values.get("id")) or ""
    return name.strip() if _encodable(name) else ""


def distinct(found: Iterable[Reading]) -> list[Reading]:
    """Readings of all files and tables with ids that are used once.

    Rows whose id another reading has are prefixed with the name of their table, all rows of that id, so that the
    order of the tables does not matter.
    """
    kept = list(found)
    times = Counter(reading.doc for reading in kept)
    renamed = [replace(reading, doc=_prefixed(reading)) if times[reading.doc] > 1 else reading for reading in kept]
    seen: Counter[str] = Counter()
    result = []
    for reading in renamed:
        seen[reading.doc] += 1
        again = seen[reading.doc]
        result.append(replace(reading, doc=f"{reading.doc}~{again}") if again > 1 else reading)
    return result


def _prefixed(reading: Reading) -> str:
    is_row = reading.extract is not None and reading.extract.format in FORMATS
    return f"{Path(reading.path).name}/{reading.doc}" if is_row else reading.doc


def _reading(row: Row, source: Source, kind: str, name: str, note: str, max_chars: float) -> Reading:
    text = row.values.get("text")
    body = text if isinstance(text, str) else (as_text(text) or "")
    coded, writable = _coded(body)
    state, error = _state(row, text, max_chars, writable=writable)
    extract = Extract(body, kind, warnings=(note,) if note else ()) if state == "read" else None
    return Reading(
        doc=name,
        state=state,
        path=source.shown,
        sha256=hashlib.sha256(coded).hexdigest(),
        size=len(coded),
        mtime_ns=source.mtime_ns,
        extract=extract,
        folders=source.folders,
        error=error,
        given=_given(row.values),
        template=source.template,
    )


def _coded(text: str) -> tuple[bytes, bool]:
    """A text as UTF-8, and whether it is free of single surrogates."""
    try:
        return text.encode("utf-8"), True
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass"), False


def _state(row: Row, text: object, max_bytes: float, *, writable: bool) -> tuple[State, str | None]:
    if row.problem:
        return "damaged", row.problem
    if isinstance(text, list | dict):
        return "damaged", f"第 {row.line} 行的 text 不是文字"
    body = as_text(text)
    if body is None:
        return "empty", f"第 {row.line} 行的 text 为空"
    if not writable:
        return "damaged", f"第 {row.line} 行的 text 有不成字的代码（单个代理码）"
    if len(body) > max_bytes:
        return "unsupported", f"第 {row.line} 行的 text 有 {len(body)} 字，超过单篇上限 请调大 --max-file-mb"
    return "read", None


def _given(values: Mapping[str, object]) -> dict[str, str]:
    """The other columns as metadata, empty cells left out."""
    found = ((name, as_text(value)) for name, value in values.items() if name not in {"doc", "text"})
    texts = {name: text for name, text in found if text is not None and _encodable(text) and _encodable(name)}
    if "doc" not in values:
        texts.pop("id", None)  # then it is the name
    return texts


def _encodable(text: str) -> bool:
    """Whether a text is free of single surrogates, which JSON can smuggle in and no file can hold."""
    return text.isascii() or _coded(text)[1]
