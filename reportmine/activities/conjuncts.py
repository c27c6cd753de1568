"""A name, and the conjuncts that a stretch of words falls into: their elements and the head each ends in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from reportmine.activities.lexicons import compiled, heads, words
from reportmine.activities.lines import Element, Line

_GENERIC = "(?<=[\\u4e00-\\u9fff■]{2})(?P<head><generic_heads>)(?P<tail>)$"
_LISTING = re.compile("[、，,；]")


class Name(NamedTuple):
    """One name found; positions in the sentence. `completion` is the shared head that the span does not hold."""

    start: int
    end: int
    head: str
    completion: str = ""
    rule: str = "head"
    tail: str = ""  # 中, 期间, 后: the name is background to what is told
    generic: bool = False  # under 各种, 丰富多彩 …
    relative: bool = False  # after 组织的, 举行的

    def bare(self) -> bool:
        """Whether nothing but the head is there."""
        return self.end - self.start <= len(self.head)


class Part(NamedTuple):
    """A conjunct: its elements, and the head it ends in."""

    elements: tuple[Element, ...]
    start: int
    end: int
    head: str = ""
    tail: str = ""
    quoted: bool = False  # nothing but a quotation at its end
    discipline: bool = False


def at_etc(stretch: Sequence[Element]) -> tuple[Sequence[Element], Sequence[Element] | None]:
    """What stands before 等 and what after it, None without 等."""
    for i, element in enumerate(stretch):
        if element.kind == "E":
            return stretch[:i], stretch[i + 1 :]
    return stretch, None


def conjuncts(elements: Sequence[Element]) -> list[tuple[Element, ...]]:
    """Cuts at 、和与及 and between quotations that touch."""
    groups: list[list[Element]] = [[]]
    for element in elements:
        if element.kind == "C":
            groups.append([])
            continue
        if groups[-1] and element.kind == "Q" and groups[-1][-1].kind == "Q":
            groups.append([])
        if element.kind != "P":
            groups[-1].append(element)
    return [tuple(group) for group in groups if group]


def part_of(
    line: Line, group: tuple[Element, ...], founding: bool, *, after_etc: bool = False, held: bool = False
) -> Part:
    """A conjunct with the head it ends in; `founding` and `held` say which verb governs it."""
    start = group[0].start
    ending = _ending(line.masked[start : group[-1].end], founding, after_etc, held)
    end = start + ending.size
    if ending.head:
        return Part(group, start, end, ending.head, ending.tail, False, ending.discipline)
    if founding and group[-1].kind == "Q":
        return Part(group, start, end, line.text[start:end])  # 成立“青年先锋队”
    if len(group) == 1 and (inner := named_within(line, group[0])):
        return Part(group, start, end, inner)
    return Part(group, start, end, quoted=group[-1].kind == "Q", discipline=ending.discipline)


class _Ending(NamedTuple):
    """What a conjunct ends in: its size without the tail, head and tail, and whether a discipline is before them."""

    size: int
    head: str
    tail: str
    discipline: bool


@lru_cache(maxsize=1 << 15)  # conjuncts are short and recur in every report
def _ending(text: str, founding: bool, after_etc: bool, held: bool) -> _Ending:
    match, size = heads().chain.search(text), len(text)
    if match is None and after_etc:
        match = heads().first.match(text)
        size = match.end() if match else size
    if match is None and founding:
        match = heads().founded_chain.search(text)
    if match is None and held and not text.endswith(_no_generic()):
        match = compiled(_GENERIC).search(text)
    if match is None or match["head"] == "工作":
        return _Ending(size, "", "", text.endswith(tuple(heads().disciplines)))
    tail = match["tail"] or ""
    return _Ending(size - len(tail), match["head"], tail, text[: match.start()].endswith(tuple(heads().disciplines)))


def _no_generic() -> tuple[str, ...]:
    return tuple(words("no_generic").split("|"))


def named_within(line: Line, element: Element) -> str:
    """The head that ends a quotation which is a name by itself: 开展“送清凉”, “百日建会集中行动”."""
    if element.kind != "Q":
        return ""
    if _LISTING.search(line.text, element.start, element.end):
        return ""
    inner = heads().chain.search(line.text, element.start + 1, element.end - 1)
    return inner["head"] if inner and not inner["tail"] and inner["head"] not in heads().vague else ""
