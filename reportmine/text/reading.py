"""One file becomes its readings: by what it contains, whatever its suffix; a bad file becomes a state and a reason."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final, cast

from reportmine.errors import UnreadableFile
from reportmine.model import Extract, Reading, State
from reportmine.settings import ReadingSettings
from reportmine.text import bulk
from reportmine.text.encodings import decode
from reportmine.text.listings import listing
from reportmine.text.naming import display
from reportmine.text.sniffing import sniff_bytes, sniff_text
from reportmine.text.tabular import SUFFIXES as TABLES
from reportmine.text.tabular import cells, columns
from reportmine.text.walking import FileEntry

_MEGABYTE: Final = 1024 * 1024
_PAGE_SUFFIXES: Final = {".html", ".htm", ".shtml", ".xhtml", ".mht", ".mhtml"}


def read(entry: FileEntry, settings: ReadingSettings) -> tuple[Reading, ...]:
    """The readings of a file: one, or one a row where it is a table with a `text` column.

    Never raises for what is wrong with the file: that is in `state` and `error`. A row's id is the row's own;
    `bulk.distinct` settles ids that several tables use.
    """
    blank = Reading(
        entry.doc, "damaged", display(str(entry.path)), "", entry.size, entry.mtime_ns,
        folders=entry.folders, given=_with_parts(entry), template=entry.template,
    )  # fmt: skip
    try:
        if entry.path.suffix.lower() in TABLES:
            return _rows(entry, settings)
        data = _load(entry.path, settings.max_file_mb)
    except UnreadableFile as problem:
        return (_failed(blank, problem),)
    except (OSError, MemoryError) as problem:
        return (replace(blank, error=f"文件打不开：{_reason(problem)}"),)
    blank = replace(blank, sha256=hashlib.sha256(data).hexdigest(), size=len(data))
    try:
        return (replace(blank, state="read", extract=extract(data, entry.path, settings.encoding)),)
    except UnreadableFile as problem:
        return (_failed(blank, problem),)
    except Exception as problem:  # a library met what its authors did not think of: one file, not the run
        return (replace(blank, error=f"文件内容有误，未能读出（{type(problem).__name__}：{problem}）"),)


def extract(data: bytes, path: Path, encoding: str | None = None) -> Extract:
    """The text in `data`, by content first and by the suffix of `path` where content does not say.

    Raises UnreadableFile with one of the states of the contract.
    """
    if not data.strip():
        raise UnreadableFile("empty", "文件是空的" if not data else "文件里只有空白", advice="请确认是否交错文件")
    kind = sniff_bytes(data)
    if kind == "text":
        return _from_text(data, path.suffix.lower(), encoding)
    if kind == "pdf":
        from reportmine.text.formats import pdf

        return pdf.read(data)
    if kind == "docx":
        from reportmine.text.formats import docx

        return docx.read(data)
    return _from_office(data, path.suffix.lower(), kind)


def _from_text(data: bytes, suffix: str, encoding: str | None) -> Extract:
    from reportmine.text.formats import html

    decoded = html.decode_page(data, encoding) if suffix in _PAGE_SUFFIXES else decode(data, encoding)
    kind = sniff_text(decoded.text, suffix)
    if kind == "mht":
        return html.read_mht(data, encoding)
    if kind == "html":
        page = html.decode_page(data, encoding)
        return html.read(page.text, page.encoding, page.warnings)
    if kind == "wordxml":
        return _from_office(data, suffix, kind)
    if not decoded.text.strip():
        raise UnreadableFile("empty", "文件里只有空白", advice="请确认是否交错文件")
    return Extract(decoded.text, kind, encoding=decoded.encoding, warnings=decoded.warnings)


def _from_office(data: bytes, suffix: str, kind: str) -> Extract:
    from reportmine.text.formats import office, ole

    if kind == "ole":
        held = ole.kind_of(data)
        if held == "encrypted":
            raise UnreadableFile("encrypted", "文件有打开密码", advice="请去掉密码后再交")
        if held != "doc":
            what = f"不是报告文本，是{held}" if held else "旧式 Office 文件里没有 Word 正文"
            raise UnreadableFile("unsupported" if held else "damaged", what, advice="请用 Word 或 WPS 另存为 docx")
        kind = "wps" if suffix == ".wps" else "doc"
    if kind == "xlsx":
        raise UnreadableFile(
            "unsupported", "不是报告文本，是表格", advice="成批的报告请用后缀 .xlsx，并有 doc 和 text 两列"
        )
    return office.read(data, kind)


def _rows(entry: FileEntry, settings: ReadingSettings) -> tuple[Reading, ...]:
    named = columns(entry.path, settings.encoding)
    if "text" not in named and (named or entry.path.suffix.lower() != ".jsonl"):
        if (text := listing(cells(entry.path, settings.encoding))) is not None:
            return (_listing(entry, text),)
        raise UnreadableFile("unsupported", "表格里没有 text 列", advice="成批的报告要有 doc 和 text 两列")
    source = bulk.Source(
        entry.doc, display(str(entry.path)), entry.size, entry.mtime_ns, entry.folders, entry.template
    )  # fmt: skip
    found = tuple(bulk.readings(entry.path, source, settings.encoding, settings.max_file_mb * _MEGABYTE))
    if not found:
        raise UnreadableFile("empty", "表格里没有一行数据", advice="请确认是否交错文件")
    given = [_row_given(entry, one) for one in found]
    return tuple(one if more == one.given else replace(one, given=more) for one, more in zip(found, given, strict=True))


def _listing(entry: FileEntry, text: str) -> Reading:
    """A table of activities is one document, its rows the lines."""
    data = _load(entry.path, float("inf"))
    return Reading(
        entry.doc, "read", display(str(entry.path)), hashlib.sha256(data).hexdigest(), len(data), entry.mtime_ns,
        extract=Extract(text, "listing"), folders=entry.folders,
        given=_with_parts(entry), template=entry.template,
    )  # fmt: skip


def _row_given(entry: FileEntry, reading: Reading) -> Mapping[str, str]:
    """A row's own columns, with what a metadata table says of it on top."""
    return {**reading.given, **entry.given, **entry.parts.get(reading.doc, {})}


def _with_parts(entry: FileEntry) -> Mapping[str, str]:
    """The file's metadata; what was handed in for its second report is under "#2.year" and so on."""
    parts = {f"#{part}.{name}": value for part, values in entry.parts.items() for name, value in values.items()}
    return {**entry.given, **parts}


def _load(path: Path, max_mb: float) -> bytes:
    """The file's bytes; what is too large is refused before it is loaded."""
    size = os.stat(path).st_size  # noqa: PTH116 - a name that cannot be decoded is still a name
    if size > max_mb * _MEGABYTE:
        what = f"文件有 {size / _MEGABYTE:.0f} MB，超过上限 {max_mb:g} MB"
        raise UnreadableFile("unsupported", what, advice="请调大上限，或拆开后再读")
    return path.read_bytes()


def _failed(blank: Reading, problem: UnreadableFile) -> Reading:
    return replace(blank, state=cast(State, problem.state), error=str(problem))


def _reason(problem: OSError | MemoryError) -> str:
    if isinstance(problem, MemoryError):
        return "内存不够"
    known = {13: "没有读取权限", 2: "文件不存在（可能是失效的链接）", 21: "是文件夹", 40: "链接成环", 5: "磁盘读取出错"}
    return known.get(problem.errno or 0, problem.strerror or str(problem))
