"""What a file really is, told from its bytes; the suffix is a hint only where the content cannot say."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Final

from reportmine.errors import UnreadableFile

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP_STARTS: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_BINARY: Final = (  # beginning of the file -> what to call it
    (b"\x89PNG", "图片"), (b"\xff\xd8\xff", "图片"), (b"GIF8", "图片"), (b"BM", "图片"), (b"II*\x00", "图片"),
    (b"MM\x00*", "图片"), (b"Rar!", "压缩包"), (b"7z\xbc\xaf", "压缩包"), (b"\x1f\x8b", "压缩包"),
    (b"\x7fELF", "程序"), (b"MZ", "程序"), (b"SQLite format 3", "数据库"), (b"PAR1", "Parquet 表格"),
)  # fmt: skip
_HTML_START: Final = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_HTML_TAG: Final = re.compile(r"</(?:p|div|td|span|body|html)>|<br\s*/?>", re.I)
_WORD_XML: Final = re.compile(r"<(?:w:wordDocument|pkg:package)\b")
_MHT_START: Final = re.compile(r"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,12}?content-type:\s*multipart/related", re.I)


def sniff_bytes(data: bytes) -> str:
    """The format of `data`: pdf, docx, odt, xlsx, ole, rtf, or "text" for all that must be decoded first.

    Raises UnreadableFile for what no reader here takes: pictures, programs, archives, broken containers.

    >>> sniff_bytes(b"%PDF-1.4")
    'pdf'
    >>> sniff_bytes("工会".encode())
    'text'
    """
    if b"%PDF-" in data[:1024] and not data[:64].lstrip().startswith(b"<"):
        return "pdf"
    if data.startswith(_ZIP_STARTS):
        return _sniff_zip(data)
    if data.startswith(_OLE):
        return "ole"
    if data[:16].lstrip().startswith(b"{\\rtf"):
        return "rtf"
    for start, name in _BINARY:
        if data.startswith(start) and _holds_binary(data):
            raise UnreadableFile("unsupported", f"不是文本，是{name}", advice="请确认文件没有改错后缀")
    return "text"


def sniff_text(text: str, suffix: str) -> str:
    """The format of decoded text: html, mht, wordxml, md or txt.

    >>> sniff_text("<!DOCTYPE html><html>", ".txt")
    'html'
    >>> sniff_text("一、维权 <b>", ".txt")
    'txt'
    """
    head = text[:4096].lstrip("\ufeff \t\r\n")
    if _MHT_START.match(head):
        return "mht"
    if head.startswith("<") and _WORD_XML.search(head):
        return "wordxml"
    if _HTML_START.match(head):
        return "html"
    if suffix in {".html", ".htm", ".shtml", ".xhtml"}:
        return "html"
    if suffix in {".md", ".markdown"}:
        return "md"
    if head.startswith("<") and len(_HTML_TAG.findall(text[:20_000])) >= 3:
        return "html"
    return "txt"


def _holds_binary(data: bytes) -> bool:
    """True where the start of the data cannot be plain text, so that a report that begins with "BM" is no picture."""
    head = data[:2048]
    return sum(byte < 9 or 13 < byte < 32 for byte in head) > len(head) * 0.01


def _sniff_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            kind = archive.read("mimetype")[:64] if "mimetype" in names else b""
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, RuntimeError) as problem:
        raise UnreadableFile("damaged", "文件不完整或已损坏", advice="请重新取得该文件") from problem
    if any(name.startswith("word/") for name in names):
        return "docx"
    if kind.startswith(b"application/vnd.oasis.opendocument.text"):
        return "odt"
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    what = "演示文稿" if any(name.startswith("ppt/") for name in names) else "压缩包"
    raise UnreadableFile("unsupported", f"不是报告文本，是{what}", advice="请另存为 docx 或 txt 后再读")
