"""What governs a stretch of words: the class of the verb before it, and the words between."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reportmine.activities.lexicons import compiled
from reportmine.activities.lines import Element, Line

_PART = frozenset("WQBPCDE")
_FIGURE = re.compile(r"[\d一二两三四五六七八九十]+")


class Lead(NamedTuple):
    """What stands before a stretch: the governing class, the words, and whether a verb of holding came earlier."""

    frame: str
    words: tuple[str, ...]
    far: bool

    def counted(self) -> bool:
        """Whether a figure stands directly before: 37名员工."""
        return bool(self.words) and _FIGURE.match(self.words[0]) is not None

    def goes(self) -> bool:
        """Whether a verb of going stands nearest, but for figures: 赴合肥、贵阳两个区域公司调研."""
        first = next((word for word in self.words if not _FIGURE.match(word)), None)
        return first is not None and compiled("<going>").fullmatch(first) is not None


def stretches(elements: Sequence[Element]) -> list[tuple[int, int]]:
    """The runs of elements that names can stand in, as positions from and to."""
    spans = []
    begun = -1
    for at, element in enumerate(elements):
        if element.kind in _PART:
            begun = at if begun < 0 else begun
        elif begun >= 0:
            spans.append((begun, at))
            begun = -1
    return spans if begun < 0 else [*spans, (begun, len(elements))]


def lead_of(line: Line, first: int) -> Lead:
    """What governs the stretch that begins at elements[first]."""
    if line.elements[first].kind == "D":
        outer = _past_holder(line, first)
        if outer is not None:
            return outer
    words: list[str] = []
    frame = ""
    at = first - 1
    while at >= 0 and line.elements[at].kind in "SN":
        element = line.elements[at]
        word = line.word(element)
        words.append(word)
        if element.frame == "found":
            words.append("founding")
        if frame in ("", "stop") and element.frame:
            frame = element.frame
        at -= 1
    far = False
    while at >= 0 and line.elements[at].kind != "X":
        far = far or line.elements[at].frame in ("host", "attend")
        at -= 1
    return Lead(frame, tuple(words), far)


def _past_holder(line: Line, first: int) -> Lead | None:
    """参加镇里组织的拔河比赛: the verb before the holder governs, not the holder's own."""
    at = first - 1
    while at >= 0 and line.elements[at].kind in "SN":
        at -= 1
    while at >= 0 and line.elements[at].kind in "WQC":
        at -= 1
    if at < 0 or line.elements[at].frame not in ("host", "attend"):
        return None
    return Lead(line.elements[at].frame, (line.word(line.elements[at]),), False)
