"""The section tree of a document and the place every sentence has in it."""

from __future__ import annotations

from dataclasses import dataclass

from reportmine.model import Section
from reportmine.segment.headings import CLOSING, Mark, is_closing, item, read_mark, title_lines
from reportmine.segment.numbering import Number, run_on

INNERMOST = 6  # a label inside a numbered part ends with the next number of any kind
UNNUMBERED = ("", "label", "bare", "annex", "closing")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without surrounding space: its clean span, its section, and how long its title is.

    `heading` is the length of the heading sentence at its start, 0 for none.
    """

    start: int
    end: int
    text: str
    section: int
    heading: int


def lines_of(text: str) -> list[tuple[int, int, str]]:
    r"""Start, end and text of every line that is not blank, without the space around it.

    >>> lines_of("甲\n\n 乙 ")
    [(0, 1, '甲'), (4, 5, '乙')]
    """
    found = []
    at = 0
    for line in text.split("\n"):
        if stripped := line.strip():
            start = at + line.index(stripped[0]) if line[0].isspace() else at
            found.append((start, start + len(stripped), stripped))
        at += len(line) + 1
    return found


@dataclass(frozen=True, slots=True)
class Outline:
    """The sections of a text, the value of each one's number (0 for none), and the lines."""

    sections: tuple[Section, ...]
    values: tuple[int, ...]
    lines: tuple[Line, ...]


def outline(text: str) -> Outline:
    """The section tree of a clean text and its lines, each with its section."""
    spans = lines_of(text)
    titles = title_lines([line for _, _, line in spans])
    marks = _numbered_on([line for _, _, line in spans[titles:]])
    marks = [_settled(mark, marks[index + 1] if index + 1 < len(marks) else None) for index, mark in enumerate(marks)]
    tree = _Tree()
    lines = [Line(start, end, line, 0, len(line)) for start, end, line in spans[:titles]]
    annexed = False
    last = max((index for index, mark in enumerate(marks) if mark.style != "text"), default=-1)
    for index, ((start, end, line), mark) in enumerate(zip(spans[titles:], marks, strict=True)):
        if annexed and mark.style == "bare":
            mark = mark._replace(style="text")  # the annex's own title opens no section
        elif tree.opens_item(mark):
            mark = item(mark)
        elif index > last >= 0 and tree.sections[-1].level > 1 and is_closing(line):
            mark = CLOSING
        if mark.style != "text":
            tree.open(mark, start)
        lines.append(Line(start, end, line, tree.current, mark.size))
        annexed = mark.style == "annex"
    return Outline(tree.close(len(text)), tuple(tree.values), tuple(lines))


def _numbered_on(lines: list[str]) -> list[Mark]:
    """The marks of the lines; a figure such as 3.9月份 is item 3 where the items around it count so.

    >>> [mark.written for mark in _numbered_on(["1.召开大会。", "2.9月份登山。", "5.6月份体检。"])]
    ['1.', '2.', '']
    """
    marks = [read_mark(line) for line in lines]
    may_be = [run_on(line) if mark.kind in ("", "month") else None for line, mark in zip(lines, marks, strict=True)]
    last = 0  # the value of the last item that counts with figures
    for index, (mark, number) in enumerate(zip(marks, may_be, strict=True)):
        if mark.kind == "arabic":
            last = mark.value or last + 1
        elif number and (number.value == last + 1 or number.value == 1) and _begins(number, last, index, marks, may_be):
            marks[index] = Mark("item", number.kind, number.level, number.value, number.written)
            last = number.value
    return marks


def _begins(number: Number, last: int, index: int, marks: list[Mark], may_be: list[Number | None]) -> bool:
    """Whether the number goes on from `last`; a first one does where the next one is 2."""
    if number.value > 1 and last:
        return True
    for mark, other in zip(marks[index + 1 :], may_be[index + 1 :], strict=True):
        if mark.kind == "arabic" or other:
            return (other.value if other else mark.value) == number.value + 1
    return False


def _settled(mark: Mark, after: Mark | None) -> Mark:
    """A short line on its own is a heading only where it heads something; otherwise it is an item, or plain text."""
    if mark.style == "whole":
        # (1) above ①, and a number above a label
        deeper = after is not None and (after.style == "label" or (after.value == 1 and after.kind != mark.kind))
        if after is None or (after.style != "text" and after.level <= mark.level and not deeper):
            return item(mark)
    elif mark.style == "bare" and (after is None or after.style == "bare"):
        return Mark("text")
    return mark


class _Tree:
    """Sections while they are being opened; the stack holds the open ones from the outside in."""

    def __init__(self) -> None:
        self.sections = [Section(0, 0, "", "", -1, 0, 0)]
        self.values = [0]
        self.stack: list[tuple[int, str, int, int]] = [(0, "", 0, 0)]  # level, kind, value, index

    @property
    def current(self) -> int:
        return len(self.sections) - 1

    def open(self, mark: Mark, start: int) -> None:
        """Opens the section of a heading or item at clean position `start`."""
        level = self._level(mark)
        last = 0
        while self.stack[-1][0] >= level:
            last = self.stack.pop()[2]
        index = len(self.sections)
        self.sections[-1] = self.sections[-1]._replace(end=start)
        self.sections.append(Section(index, level, mark.written, mark.words, self.stack[-1][3], start, start))
        value = mark.value if mark.value or not mark.written else last + 1
        self.values.append(value)
        self.stack.append((level, mark.kind, value, index))

    def _level(self, mark: Mark) -> int:
        """The level of the way of numbering, one deeper where another way of the same level stands open above it."""
        if mark.kind == "label" and any(value for _, _, value, _ in self.stack):
            return INNERMOST
        for level, kind, _, _ in self.stack:
            if kind == mark.kind:
                return level
        same = any(level == mark.level and kind not in UNNUMBERED for level, kind, _, _ in self.stack)
        return mark.level + 1 if same and mark.value == 1 else mark.level

    def opens_item(self, mark: Mark) -> bool:
        """Whether a numbered line is an entry of a calendar: under a month nothing numbered is a heading."""
        return mark.style == "whole" and any(kind == "month" for level, kind, _, _ in self.stack if level < mark.level)

    def close(self, end: int) -> tuple[Section, ...]:
        """All sections, the last one reaching to the end of the text."""
        self.sections[-1] = self.sections[-1]._replace(end=end)
        return tuple(self.sections)
