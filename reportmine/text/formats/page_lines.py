"""The lines a browser would show of a piece of a page: blocks and breaks end lines, cells are joined by tabs."""

from __future__ import annotations

import re
from typing import Any, Final

_BLOCKS: Final = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
    "li", "main", "ol", "p", "section", "summary", "table", "tbody", "tfoot", "thead", "title", "tr", "ul",
}  # fmt: skip
_CELLS: Final = {"td", "th"}
_WIDE_CELL: Final = 60  # characters: a cell with more and of several lines is a page in a frame, not a value
_WIDE: Final = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_BETWEEN: Final = re.compile(rf"(?<=[{_WIDE}])[ \t]*[\r\n][ \t\r\n\f]*(?=[{_WIDE}])")
_END = "\n"


def lines_of(node: Any) -> list[str]:
    r"""The non-empty lines of `node`, white space folded as a browser does, without indentation.

    >>> from lxml import html
    >>> lines_of(html.fromstring("<div><p>工会<br>活动</p><table><tr><td>时间<td>地点</table></div>"))
    ['工会', '活动', '时间\t地点']
    """
    from lxml import etree

    stack: list[list[str]] = [[]]  # the pieces of the page, and of each open row and cell above it
    for event, item in etree.iterwalk(node, events=("start", "end")):
        tag = item.tag if isinstance(item.tag, str) else ""
        if event == "start":
            _open(tag, item, stack)
        else:
            _close(tag, stack)
            if item is not node and item.tail:
                stack[-1].append(_folded(item.tail))
    return _lines("".join(stack[0]))


def _open(tag: str, item: Any, stack: list[list[str]]) -> None:
    if tag == "tr" or (tag in _CELLS and len(stack) > 1):
        stack.append([])
    elif tag in _BLOCKS or tag == "br" or tag in _CELLS:
        stack[-1].append(_END)
    if tag and item.text:
        stack[-1].append(item.text if tag == "pre" else _folded(item.text))


def _close(tag: str, stack: list[list[str]]) -> None:
    if tag in _CELLS and len(stack) > 1:
        cell = _lines("".join(stack.pop()))
        stack[-1].append("\x00" + _END.join(cell))
    elif tag == "tr" and len(stack) > 1:
        row = "".join(stack.pop())
        stack[-1].append(_END + _row(row.split("\x00")[1:] or [row]) + _END)
    elif tag in _BLOCKS:
        stack[-1].append(_END)


def _row(cells: list[str]) -> str:
    """A row of values on one line; a row that only frames a piece of the page keeps its lines."""
    filled = [cell for cell in cells if cell]
    if len(filled) == 1:
        return filled[0]
    if any(_END in cell and len(cell) > _WIDE_CELL for cell in cells):
        return _END.join(filled)
    return "\t".join(cell.replace(_END, " ") for cell in cells).rstrip("\t")


def _folded(text: str) -> str:
    return _SPACE.sub(" ", _BETWEEN.sub("", text.replace("\x00", "")))


def _lines(text: str) -> list[str]:
    stripped = (line.strip(" \u00a0\u3000\u200b\ufeff\r") for line in text.split(_END))
    return [line for line in stripped if line.strip()]
