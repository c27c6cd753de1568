"""PDF with a text layer, through pdfium: the lines of every page, and where each page begins."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any, Final

from reportmine.errors import UnreadableFile
from reportmine.model import Extract
from reportmine.resources import data_file
from reportmine.text.formats.pdf_lines import page_lines

_TAIL: Final = 4096  # bytes at the end where a whole file has its end mark
_PER_PAGE: Final = 25  # characters: pictures with less text a page hold a stamp or a page number, no report
_UNREADABLE: Final = 0.3  # share of private or replacement characters: the fonts do not say what they show
_OWN: Final = {
    "Author": "author", "Company": "company", "CreationDate": "created", "ModDate": "modified",
}  # fmt: skip
_DATE: Final = re.compile(r"D:(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(?:(Z)|([+-]\d\d)'?(\d\d)?)?")
_PICTURE: Final = 3  # pdfium's number of image objects


def read(data: bytes) -> Extract:
    """The text layer of a PDF; raises UnreadableFile: encrypted, damaged, scan (pages without text).

    Lines end as on the page; a passage over two lines is joined again by cleaning, not here.
    """
    document = _open(data)
    try:
        texts, pictured = _pages(document)
        properties = _properties(document)
    finally:
        document.close()
    starts, at = [], 0
    for text in texts:
        starts.append(at)
        at += len(text) + 1
    whole = "\n".join(texts)
    _check_text_layer(whole, len(texts), pictured)
    bare = sum(not text.strip() for text in texts)
    warnings = (f"{len(texts)} 页中有 {bare} 页没有文字（可能是扫描页），未计入",) if bare else ()
    return Extract(whole, "pdf", properties=properties, pages=tuple(starts), warnings=warnings)


def _open(data: bytes) -> Any:
    from pypdfium2 import PdfDocument, PdfiumError

    if b"%%EOF" not in data[-_TAIL:] and b"startxref" not in data[-_TAIL:]:
        raise UnreadableFile("damaged", "文件不完整：没有 PDF 的结尾", advice="请重新取得该文件")
    try:
        document = PdfDocument(data)
        pages = len(document)
    except PdfiumError as problem:
        if "password" in str(problem).lower() or "security" in str(problem).lower():
            raise UnreadableFile("encrypted", "文件有打开密码", advice="请去掉密码后再交") from problem
        raise UnreadableFile("damaged", "不是完整的 PDF", advice="请重新取得该文件") from problem
    if not pages:
        raise UnreadableFile("damaged", "PDF 里没有页面", advice="请重新取得该文件")
    return document


def _pages(document: Any) -> tuple[list[str], int]:
    """The text of every page and how many pages hold a picture."""
    from pypdfium2 import PdfiumError

    texts, pictured = [], 0
    for number in range(len(document)):
        try:
            page = document[number]
            layer = page.get_textpage()
            texts.append(_tidy(page_lines(layer)))
            pictured += any(True for _ in page.get_objects(filter=[_PICTURE], max_depth=3))
            layer.close()
            page.close()
        except PdfiumError as problem:
            what = f"第 {number + 1} 页已损坏"
            raise UnreadableFile("damaged", what, advice="请重新取得该文件") from problem
    return texts, pictured


def _tidy(text: str) -> str:
    """Without pdfium's marks for hyphens; radicals made the characters they show."""
    plain = text.replace("\ufffe", "").replace("\x02", "").translate(_shown())
    return "\n".join(line.rstrip() for line in plain.split("\n"))


@cache
def _shown() -> dict[int, str]:
    table = {}
    for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFAD9)):
        character = unicodedata.normalize("NFKC", chr(code))
        if len(character) == 1:
            table[code] = character
    for line in data_file("text", "formats/radicals.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            radical, character = line.split()
            table[ord(radical)] = character
    return table


def _check_text_layer(text: str, pages: int, pictured: int) -> None:
    count = sum(not character.isspace() for character in text)
    if not count or (count < _PER_PAGE * pages and pictured * 2 >= pages):
        raise UnreadableFile("scan", f"{pages} 页都没有可用的文字，应是扫描件", advice="请先做文字识别（OCR）")
    odd = sum(character == "\ufffd" or unicodedata.category(character) in {"Co", "Cn"} for character in text)
    if odd > count * _UNREADABLE:
        raise UnreadableFile("scan", "文字层是乱码（字体没有编码表）", advice="请先做文字识别（OCR），或另存为 docx")


def _properties(document: Any) -> dict[str, str]:
    found = document.get_metadata_dict(skip_empty=True)
    values = {own: str(found[name]).strip("\x00 ") for name, own in _OWN.items() if name in found}
    for name in ("created", "modified"):
        if name in values:
            values[name] = _iso(values[name])
    return dict(sorted((name, value) for name, value in values.items() if value))


def _iso(value: str) -> str:
    """A PDF date as ISO 8601, other spellings as they stand.

    >>> _iso("D:20121220093000+08'00'")
    '2012-12-20T09:30:00+08:00'
    """
    parts = _DATE.match(value)
    if not parts:
        return value
    day = f"{parts[1]}-{parts[2]}-{parts[3]}"
    if not parts[4]:
        return day
    zone = "Z" if parts[7] else f"{parts[8]}:{parts[9] or '00'}" if parts[8] else ""
    return f"{day}T{parts[4]}:{parts[5]}:{parts[6] or '00'}{zone}"
