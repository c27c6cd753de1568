"""Word documents (docx): paragraphs, tables and text boxes in document order, as a reader sees them.

Tracked deletions and hidden text are left out, insertions are kept, automatic numbers are written out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from reportmine.errors import UnreadableFile
from reportmine.model import Extract
from reportmine.text.archives import parts
from reportmine.text.formats.numbering import Numbering, load, number_in
from reportmine.text.formats.ooxml import attribute, child, children, local, parse

_WANTED: Final = ("word/", "docProps/")
_SKIPPED: Final = {"del", "moveFrom", "instrText", "delText", "delInstrText", "pPr", "rPr", "sdtPr"}
_INSIDE: Final = {
    "ins", "moveTo", "hyperlink", "smartTag", "fldSimple", "sdt", "sdtContent", "customXml", "dir", "bdo",
}  # fmt: skip
_SIGNS: Final = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_WIDE_CELL: Final = 60  # characters: a cell with more and of several paragraphs is a page in a frame, not a value


@dataclass(slots=True)
class _Body:
    """What is gathered on the way through one part."""

    numbering: Numbering
    hidden: int = 0  # characters left out as hidden
    boxes: list[Any] = field(default_factory=list)  # text boxes of the paragraph at hand


def read(data: bytes) -> Extract:
    """The text of a docx file; raises UnreadableFile: damaged, scan (pictures only), empty."""
    found = parts(data, _WANTED)
    main = _main_part(found)
    numbering = load(_root(found, "word/numbering.xml"), _root(found, "word/styles.xml"))
    body = _Body(numbering)
    lines = _blocks(parse(found[main]), body)
    for name in ("word/footnotes.xml", "word/endnotes.xml"):
        lines += _notes(_root(found, name), body)
    text = "\n".join(lines).rstrip("\n")
    if not text.strip():
        text = _embedded_page(found)
    warnings = (f"有 {body.hidden} 个字设为隐藏，未计入",) if body.hidden else ()
    return Extract(text, "docx", aside=_aside(found), properties=_properties(found), warnings=warnings)


def _main_part(found: dict[str, bytes]) -> str:
    """word/document.xml, or document2.xml as some web services write it."""
    names = [name for name in found if name.startswith("word/document") and name.endswith(".xml")]
    if not names:
        raise UnreadableFile("damaged", "文件内没有正文部分", advice="请用 Word 或 WPS 打开后重新保存")
    return names[0]


def _root(found: dict[str, bytes], name: str) -> Any | None:
    return parse(found[name]) if name in found else None


def _embedded_page(found: dict[str, bytes]) -> str:
    """The text of a web page wrapped into a docx, as some sites export reports; raises where there is none."""
    from reportmine.text.formats.html import decode_page, read_mht
    from reportmine.text.formats.html import read as read_page

    for name, blob in found.items():
        if name.endswith((".mht", ".mhtml")):
            return read_mht(blob).text
        if name.endswith((".html", ".htm", ".xhtml")):
            return read_page(decode_page(blob).text, None).text
    if any("media/" in name for name in found):
        raise UnreadableFile("scan", "只有图片，没有文字", advice="请先做文字识别（OCR）")
    raise UnreadableFile("empty", "没有文字", advice="请确认是否交错文件")


def _blocks(node: Any, body: _Body) -> list[str]:
    """The lines of paragraphs and tables below `node`, at any depth of frames around them."""
    lines: list[str] = []
    for item in node:
        name = local(item)
        if name == "p":
            lines += _paragraph(item, body)
        elif name == "tbl":
            lines += _table(item, body)
        elif name not in _SKIPPED and name != "sectPr":
            lines += _blocks(item, body)
    return lines


def _paragraph(node: Any, body: _Body) -> list[str]:
    outer, body.boxes = body.boxes, []
    text = _inline(node, body)
    boxes, body.boxes = body.boxes, outer
    if text.strip():
        text = _number(node, body) + text
    lines = [text]
    for box in boxes:
        lines += _blocks(box, body)
    return lines


def _number(node: Any, body: _Body) -> str:
    properties = child(node, "pPr")
    if properties is None:
        return ""
    style = child(properties, "pStyle")
    num, depth = number_in(properties)
    return body.numbering.label(num, depth, None if style is None else attribute(style, "val"))


def _inline(node: Any, body: _Body) -> str:
    """The running text below a paragraph; text boxes met on the way are put aside in `body.boxes`."""
    pieces = []
    for item in node:
        name = local(item)
        if name == "r":
            pieces.append(_run(item, body))
        elif name in _INSIDE:
            pieces.append(_inline(item, body))
        elif name == "AlternateContent":
            pieces.append(_inline(_choice(item), body))
        elif name not in _SKIPPED:
            _gather_boxes(item, body)
    return "".join(pieces)


def _run(node: Any, body: _Body) -> str:
    pieces = []
    for item in node:
        name = local(item)
        if name == "t":
            pieces.append(item.text or "")
        elif name in _SIGNS:
            pieces.append("" if attribute(item, "type") in {"page", "column"} else _SIGNS[name])
        elif name == "ruby":
            pieces.append("".join(_inline(part, body) for part in children(item, "rubyBase")))
        elif name == "AlternateContent":
            _gather_boxes(_choice(item), body)
        elif name not in _SKIPPED:
            _gather_boxes(item, body)
    text = "".join(pieces)
    if text and _hidden(node):
        body.hidden += len(text)
        return ""
    return text


def _hidden(run: Any) -> bool:
    properties = child(run, "rPr")
    vanish = None if properties is None else child(properties, "vanish")
    return vanish is not None and attribute(vanish, "val") not in {"0", "false", "off"}


def _choice(node: Any) -> Any:
    """One of the alternatives a picture or text box is stored in; both hold the same words."""
    options = children(node, "Choice") or children(node, "Fallback")
    return options[0] if options else []


def _gather_boxes(node: Any, body: _Body) -> None:
    if local(node) == "txbxContent":
        body.boxes.append(node)
        return
    for item in node:
        if local(item) == "AlternateContent":
            _gather_boxes(_choice(item), body)
        else:
            _gather_boxes(item, body)


def _table(node: Any, body: _Body) -> list[str]:
    """One line a row, its cells joined by tabs; a cell that holds whole paragraphs keeps its lines."""
    lines = []
    for row in _rows(node):
        cells = [_blocks(cell, body) for cell in _cells(row)]
        filled = [[line.strip() for line in cell if line.strip()] for cell in cells]
        alone = sum(bool(cell) for cell in filled) == 1
        values = ["\n".join(cell) if alone or _wide(cell) else " ".join(cell) for cell in filled]
        lines.append("\t".join(values).strip("\t") if alone else "\t".join(values).rstrip("\t"))
    return lines


def _wide(cell: list[str]) -> bool:
    return len(cell) > 1 and sum(map(len, cell)) > _WIDE_CELL


def _rows(node: Any) -> list[Any]:
    return [row for item in node for row in ([item] if local(item) == "tr" else _unwrapped(item, "tr"))]


def _cells(row: Any) -> list[Any]:
    return [cell for item in row for cell in ([item] if local(item) == "tc" else _unwrapped(item, "tc"))]


def _unwrapped(item: Any, name: str) -> list[Any]:
    """Rows or cells inside a content control or a tracked insertion."""
    if local(item) not in _INSIDE:
        return []
    return [found for part in item for found in ([part] if local(part) == name else _unwrapped(part, name))]


def _notes(root: Any | None, body: _Body) -> list[str]:
    """Footnotes and endnotes, without the separators Word keeps among them."""
    if root is None:
        return []
    notes = [note for note in root if local(note) in {"footnote", "endnote"} and not attribute(note, "type")]
    return [line for note in notes for line in _blocks(note, body) if line.strip()]


def _aside(found: dict[str, bytes]) -> str:
    """Headers and footers, each line once."""
    lines: dict[str, None] = {}
    for name in sorted(found):
        if name.startswith(("word/header", "word/footer")):
            for line in _blocks(parse(found[name]), _Body(Numbering())):
                lines.setdefault(line.strip())
    return "\n".join(line for line in lines if line)


def _properties(found: dict[str, bytes]) -> dict[str, str]:
    """Who wrote and saved the file and when, and its revision ids; dates are ISO 8601 as Word stores them."""
    wanted = {
        "creator": "author", "lastModifiedBy": "last_modified_by", "created": "created", "modified": "modified",
        "Company": "company",
    }  # fmt: skip
    values: dict[str, str] = {}
    for name in ("docProps/core.xml", "docProps/app.xml"):
        root = _root(found, name)
        for item in () if root is None else root:
            if local(item) in wanted and (item.text or "").strip():
                values[wanted[local(item)]] = item.text.strip()
    settings = _root(found, "word/settings.xml")
    revisions = None if settings is None else child(settings, "rsids")
    for item in () if revisions is None else revisions:
        value = attribute(item, "val")
        if value and local(item) == "rsidRoot":
            values["rsid_root"] = value
        elif value:
            values["rsids"] = f"{values.get('rsids', '')} {value}".strip()
    return dict(sorted(values.items()))
