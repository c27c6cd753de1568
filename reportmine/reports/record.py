"""Blocks of a record (headings, lines, tables, passages in two columns) as a Word document or as one page."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)  # in the document's properties: the same comparison gives the same bytes
_FONT = "宋体"
_STYLE = (
    "body{font-family:'Songti SC','SimSun','Noto Serif CJK SC',serif;max-width:60em;margin:2em auto;padding:0 1em;"
    "line-height:1.6;color:#111;background:#fff}table{border-collapse:collapse;width:100%;margin:.5em 0;"
    "table-layout:fixed}td,th{border:1px solid #888;padding:.3em .5em;vertical-align:top;text-align:left;"
    "overflow-wrap:anywhere;white-space:pre-wrap}h2{font-size:1.1em;margin-top:1.5em}@media print{body{margin:0}}"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 0 is the title."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Lines:
    """Paragraphs."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """A table; `head` may be empty."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Parallel:
    """A passage in two columns, each with its place."""

    title: str
    a_where: str
    a_text: str
    b_where: str
    b_text: str


Block = Heading | Lines | Rows | Parallel


def as_html(blocks: Sequence[Block], lang: str = "zh-CN") -> str:
    """The record as one self-contained page.

    >>> as_html([Lines(("<1>",))]).count("<p>&lt;1&gt;</p>")
    1
    """
    title = next((block.text for block in blocks if isinstance(block, Heading)), "")
    body = "\n".join(_html(block) for block in blocks)
    head = f'<meta charset="utf-8"><title>{html.escape(title)}</title><style>{_STYLE}</style>'
    return f'<!DOCTYPE html>\n<html lang="{lang}"><head>{head}</head><body>\n{body}\n</body></html>\n'


def _html(block: Block) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level + 1}>{html.escape(block.text)}</h{block.level + 1}>"
    if isinstance(block, Lines):
        return "\n".join(f"<p>{html.escape(line)}</p>" for line in block.lines)
    if isinstance(block, Parallel):
        columns = Rows((block.a_where, block.b_where), ((block.a_text, block.b_text),))
        return f"<p><b>{html.escape(block.title)}</b></p>\n{_html(columns)}"
    head = "".join(f'<th scope="col">{html.escape(cell)}</th>' for cell in block.head)
    rows = ["<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in block.rows]
    return "<table>" + (f"<thead><tr>{head}</tr></thead>" if head else "") + f"<tbody>{''.join(rows)}</tbody></table>"


def as_docx(blocks: Sequence[Block]) -> bytes:
    """The record as a Word document on A4."""
    from docx import Document
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    for name in ("Normal", "Title", "Heading 1"):
        style = document.styles[name]
        style.font.name = _FONT
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONT)
    document.styles["Normal"].font.size = Pt(10.5)
    for block in blocks:
        _add(document, block)
    properties = document.core_properties
    properties.created = properties.modified = _EPOCH.replace(tzinfo=None)
    properties.author = properties.last_modified_by = "reportmine"
    target = BytesIO()
    document.save(target)
    return _undated(target.getvalue())


def _add(document: Any, block: Block) -> None:
    if isinstance(block, Heading):
        document.add_heading(_plain(block.text), block.level)
    elif isinstance(block, Lines):
        for line in block.lines:
            document.add_paragraph(_plain(line))
    elif isinstance(block, Parallel):
        document.add_paragraph().add_run(_plain(block.title)).bold = True
        _table(document, Rows((block.a_where, block.b_where), ((block.a_text, block.b_text),)))
    else:
        _table(document, block)


def _table(document: Any, block: Rows) -> None:
    columns = max(len(row) for row in (block.head, *block.rows))
    lines = [row for row in (block.head, *block.rows) if row]
    table = document.add_table(rows=len(lines), cols=columns)
    table.style = "Table Grid"
    for cells, row in zip(table.rows, lines, strict=True):
        for cell, text in zip(cells.cells, row, strict=False):
            cell.text = _plain(text)
    if block.head:
        for cell in table.rows[0].cells:
            for run in cell.paragraphs[0].runs:
                run.bold = True
    document.add_paragraph()


def _plain(text: str) -> str:
    """Without the control characters and surrogates that no Word file may hold."""
    return "".join(c for c in text if c in "\n\t" or (ord(c) >= 0x20 and not 0xD800 <= ord(c) <= 0xDFFF))


def _undated(data: bytes) -> bytes:
    """The archive with one date for all its parts, so that equal records are equal files."""
    import zipfile

    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for info in source.infolist():
            plain = zipfile.ZipInfo(info.filename, (2000, 1, 1, 0, 0, 0))
            plain.compress_type = zipfile.ZIP_DEFLATED
            copy.writestr(plain, source.read(info.filename))
    return target.getvalue()
