"""Splits a file that holds several reports (篇一, 【第2篇】, 范文三) into their spans."""

from __future__ import annotations

import re
from typing import NamedTuple

from reportmine.model import Span

SHORTEST = 200  # raw characters of a report; shorter pieces are entries of a table of contents
_LONGEST_TITLE = 60

_S = r"[^\S\n]*"  # white space inside a line
_NUMBER = r"(?P<{0}>[一二三四五六七八九十百〇零]{{1,4}}|[0-9０-９]{{1,3}})"
_ORDINAL = rf"第{_S}{_NUMBER.format('a')}{_S}篇(?!章|幅)|篇{_S}{_NUMBER.format('b')}"
_MODEL = (
    rf"(?:参考|精选)?(?:范文|例文|模板|样本){_S}(?:第|之|[(（【])?{_S}{_NUMBER.format('c')}(?![0-9年月]){_S}篇?[)）】]?"
)
# A marker alone in its line, or before the title of its report
_MARKER = re.compile(
    rf"^{_S}[#*]{{0,8}}{_S}(?P<open>[【\[〖(（<《]?){_S}(?:{_ORDINAL}|{_MODEL}){_S}[】\]〗)）>》]?{_S}"
    r"(?P<sep>[:：、.．—\-]{0,2})\**(?P<title>[^\n\r]*)",
    re.MULTILINE,
)
# A marker after a title: 工会工作总结 篇1, 工会工作总结（第二篇）
_LISTED = re.compile(
    rf"^{_S}(?P<title>[^\n\r。，；]{{4,40}}?){_S}[（(【\[]?{_S}(?:{_ORDINAL}){_S}[)）】\]]?{_S}[:：]?{_S}\r?$",
    re.MULTILINE,
)
_IN_MARKERS = ("篇", "范文", "例文", "模板", "样本")  # one of these is in every marker
_DIGITS = {char: number for number, char in enumerate("零一二三四五六七八九")} | {"〇": 0}


class Piece(NamedTuple):
    """One report of a compilation: its span in the file, and where its text begins after the marker."""

    span: Span
    body: int


def numeral(written: str) -> int:
    """The number written in Arabic or Chinese numerals up to 999.

    >>> numeral("十二"), numeral("二十"), numeral("３"), numeral("一百零五")
    (12, 20, 3, 105)
    """
    if written.isdecimal():
        return int(written)
    if "百" not in written and "十" not in written:
        return int("".join(str(_DIGITS[char]) for char in written))
    total, digit = 0, 0
    for char in written:
        if char in "百十":
            total += (digit or 1) * (100 if char == "百" else 10)
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit


def _number(found: re.Match[str]) -> int:
    return numeral(next(part for name, part in found.groupdict().items() if name in "abc" and part))


def _is_marker(found: re.Match[str]) -> bool:
    """A marker is bracketed, or followed by a separator or nothing; "第一篇发言…" in running text is none."""
    title = found["title"].strip()
    if len(title) > _LONGEST_TITLE or title.endswith(("。", "，", "；")):
        return False
    return bool(found["open"] or found["sep"] or not title or found["title"][:1].isspace())


def _rising(markers: list[re.Match[str]]) -> list[re.Match[str]]:
    """The longest run of markers that count upwards; a number that falls begins another run."""
    best: list[re.Match[str]] = []
    chain: list[re.Match[str]] = []
    for found in markers:
        if chain and _number(found) <= _number(chain[-1]):
            chain = []
        chain.append(found)
        if len(chain) > len(best):
            best = list(chain)
    return best


def _long_enough(markers: list[re.Match[str]], end: int) -> list[re.Match[str]]:
    """Markers with a report's length up to the next marker of any number."""
    starts = [found.start() for found in markers] + [end]
    return [found for found, after in zip(markers, starts[1:], strict=True) if after - found.end() >= SHORTEST]


def split(text: str) -> tuple[Piece, ...]:
    r"""The reports of a compilation in raw coordinates; () for a text that is one report.

    What stands before the first marker belongs to no report.

    >>> [piece.body for piece in split("范文两篇\n篇一：甲\n" + "文" * 200 + "\n篇二：乙\n" + "文" * 200)]
    [8, 214]
    """
    if sum(text.count(word) for word in _IN_MARKERS) < 2:
        return ()
    for pattern in (_MARKER, _LISTED):
        markers = [found for found in pattern.finditer(text) if pattern is _LISTED or _is_marker(found)]
        chain = _rising(_long_enough(markers, len(text)))
        if len(chain) >= 2:
            ends = [found.start() for found in chain[1:]] + [len(text)]
            return tuple(Piece(Span(found.start(), end), _body(found)) for found, end in zip(chain, ends, strict=True))
    return ()


def _body(found: re.Match[str]) -> int:
    """Where the report's own text begins: at the words beside the marker, else on the next line."""
    title = found["title"].rstrip("*# ")
    return found.start("title") + len(title) - len(title.lstrip()) if title.strip() else found.end()
