"""Web pages: the title and the main text, one paragraph a line, the cells of a table row joined by tabs."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.message import Message
from typing import Any, Final

from reportmine.errors import UnreadableFile
from reportmine.model import Extract
from reportmine.text.encodings import Decoded, decode, plausibility
from reportmine.text.formats.main_text import main_node, strip_chrome, without_frame_lines
from reportmine.text.formats.page_lines import lines_of

_CHARSET: Final = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.I)
_CHINESE: Final = {"gb2312", "gbk", "gb_2312-80", "x-gbk", "cp936", "hz-gb-2312"}
_XML_HEAD: Final = re.compile(r"^\s*<\?xml[^>]*\?>", re.I)
_SITE: Final = re.compile(r"\s*(?:[_|–—]|\s-\s|-(?=[^-\d\s][^-]{1,20}$))\s*")
_TITLE_LINES: Final = 6  # where the page's own title is looked for before it is put first


def read(text: str, encoding: str | None, warnings: tuple[str, ...] = ()) -> Extract:
    """The main text of a page already decoded; raises UnreadableFile ("empty") where it has none."""
    from lxml import etree, html

    parser = html.HTMLParser(huge_tree=True, remove_comments=True)
    try:
        root = html.document_fromstring(_XML_HEAD.sub("", text), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as problem:
        raise UnreadableFile("empty", "网页里没有文字", advice="请确认是否存对了网页") from problem
    if any("depth" in message.message.lower() for message in parser.error_log):  # the rest was dropped
        raise UnreadableFile("damaged", "网页的标签嵌套过深，读不全", advice="请用浏览器打开后另存为文本")
    heading = _page_title(root)
    strip_chrome(root)
    lines = without_frame_lines(lines_of(main_node(root)))
    if not lines:
        raise UnreadableFile("empty", "网页里没有文字", advice="请确认是否存对了网页（有的网页正文另行加载）")
    return Extract("\n".join(_titled(heading, lines)), "html", encoding=encoding, warnings=warnings)


def decode_page(data: bytes, override: str | None = None) -> Decoded:
    """The text of a page by its byte order mark, UTF-8, the charset it declares, then detection.

    >>> decode_page('<meta charset="gb2312"><p>工会'.encode("gbk")).encoding
    'gb18030'
    """
    declared = _CHARSET.search(data[:4096])
    if override is None and declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        name = declared[1].decode("ascii").lower()
        name = "gb18030" if name in _CHINESE else name
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            told = _told(data, name)
            if told and plausibility(told.text) >= 0.15:
                return told
    return decode(data, override)


def read_mht(data: bytes, override: str | None = None) -> Extract:
    """The page inside a web archive (mht), which Word and browsers save under many suffixes."""
    message = message_from_bytes(data)
    pages = [part for part in message.walk() if part.get_content_type() == "text/html"]
    if not pages:
        raise UnreadableFile("damaged", "网页归档里没有正文", advice="请另存为 html 或 docx")
    decoded = decode_page(_payload(pages[0]), override)
    return read(decoded.text, decoded.encoding, decoded.warnings)


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _told(data: bytes, name: str) -> Decoded | None:
    try:
        return Decoded(data.decode(name), name)
    except (UnicodeError, LookupError):
        return None


def _page_title(root: Any) -> str:
    """The <title> without the site's name, or the first heading where there is none."""
    for path in (".//title", ".//h1", ".//h2"):
        node = root.find(path)
        text = "" if node is None else " ".join("".join(node.itertext()).split())
        if text:
            return _SITE.split(text)[0].strip() or text
    return ""


def _titled(title: str, lines: list[str]) -> list[str]:
    """The lines with the page's title first, unless one of the first lines says it already."""
    bare = re.sub(r"\s", "", title)
    head = [re.sub(r"\s", "", line) for line in lines[:_TITLE_LINES]]
    said = any(bare in line or (len(line) >= 6 and line in bare) for line in head)
    return lines if said or not bare or not re.search(r"[\u4e00-\u9fff]", bare) else [title, *lines]
