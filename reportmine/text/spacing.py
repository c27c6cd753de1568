"""Says which spaces inside a line carry nothing.

Between two Chinese words a space may be a separator (names in a list, 一 加强学习) and one is kept; beside a Chinese
mark, or between Chinese and a digit or Latin word it is typesetting. A tab is the border of a table cell and stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportmine.text.views import Cut

SPACE = "空白"

_RUN = re.compile(r"[ \t]+(?=\S)")
_SPACED_OUT = re.compile(r"(?<![^\s])(?:[\u4e00-\u9fff][ \t]+){2,}[\u4e00-\u9fff](?![^\s])")
_SIGN_OF_SPACED_OUT = re.compile(r" +[\u4e00-\u9fff] +[\u4e00-\u9fff](?!\S)")
_DIGIT_APART = re.compile(r"(?<![0-9A-Za-z.])[0-9](?: [0-9]){3} ?(?=年)")
_SIGN_OF_DIGIT_APART = re.compile(r" [0-9] [0-9] ?年")
_NUMBER_HEAD = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2})*")


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or char > "\U00020000"


def _kept(text: str, start: int, end: int) -> bool:
    """Whether the spaces of `[start, end)` separate something."""
    before, after = text[start - 1], text[end]
    if _is_han(before) and _is_han(after):
        return True
    if before.isascii() and after.isascii():
        return True
    if before.isdigit() and _is_han(after):
        line = text[text.rfind("\n", 0, start) + 1 : start]
        return _NUMBER_HEAD.fullmatch(line.strip()) is not None
    return False


def _apart(text: str) -> set[int]:
    """Positions inside words whose characters are set apart (工 会 总 结, 1 9 9 3 年)."""
    found: set[int] = set()
    for sign, pattern in ((_SIGN_OF_SPACED_OUT, _SPACED_OUT), (_SIGN_OF_DIGIT_APART, _DIGIT_APART)):
        if sign.search(text):
            found.update(at for one in pattern.finditer(text) for at in range(*one.span()))
    return found


def idle_spaces(text: str) -> Iterator[Cut]:
    """The spaces inside lines that can go; every kept run keeps one space, or its first tab.

    >>> [cut[:2] for cut in idle_spaces("工 会 总 结")], list(idle_spaces("一 加强学习"))
    ([(1, 2), (3, 4), (5, 6)], [])
    """
    if " " not in text and "\t" not in text:
        return
    apart = _apart(text)
    for found in _RUN.finditer(text):
        start, end = found.span()
        if start == 0 or text[start - 1] == "\n":
            continue
        tab = text.find("\t", start, end)
        if tab >= 0:
            yield from (Cut(a, b, SPACE) for a, b in ((start, tab), (tab + 1, end)) if a < b)
        elif start in apart or not _kept(text, start, end):
            yield Cut(start, end, SPACE)
        elif end - start > 1:
            yield Cut(start + 1, end, SPACE)
