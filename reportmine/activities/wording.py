"""The words of a sentence as elements: the pieces between its marks, figures and heads, cut by the segmenter."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import chain

from reportmine.activities.lexicons import frames, heads
from reportmine.activities.lines import MARKS, Element, element
from reportmine.segment import Segmenter

JOINS = frozenset(("、", "和", "与", "及", "以及", "或", "／"))
_BY_NEIGHBOURS = frozenset(("好", "到", "出", "成立"))
_ANNIVERSARY = re.compile(r"(?:\d+|[一二三四五六七八九十百]+)周年")
_AFTER_NAME = re.compile(r"[上中里](?!级|报|海|心|学|小|国|层|央|医|青|老|旬|秋|岗|网|门|台|街)")
_GLUED = re.compile("[和与及到赴][省市县区镇乡局厂校院]")  # 和县 is a county, but 甲县和县工会 says 和|县


def words(text: str, start: int, end: int, segmenter: Segmenter, out: list[Element]) -> None:
    """Puts the words of text[start:end] behind the elements before them."""
    at = start
    if (
        out
        and out[-1].kind == "W"
        and _AFTER_NAME.match(text, start)
        and heads().one.search(text, out[-1].start, start)
    ):
        out.append(Element("W", start, start + 1))  # 会议|上|作了, which the segmenter may join to 上作
        at += 1
    for size, kind, frame, word in _cut(segmenter.cut, text[at:end]):
        until = at + size
        if word:
            kind, frame = _by_neighbours(text, until, word, (kind, frame), out)
        out.append(element((kind, at, until, frame)))
        at = until


def _by_neighbours(text: str, until: int, word: str, alone: tuple[str, str], out: list[Element]) -> tuple[str, str]:
    """The kind and frame of a word that ends at `until`, whose neighbours decide about them."""
    if word == "成立":
        return ("W", "") if _ANNIVERSARY.match(text, until, until + 8) else alone  # 庆祝新中国成立75周年
    return ("S", out[-1].frame) if out and out[-1].frame else alone  # 开展好, 组织到


@lru_cache(maxsize=1 << 16)
def _cut(cut: Callable[[str], list[str]], text: str) -> tuple[tuple[int, str, str, str], ...]:
    """The words of a piece between marks, figures and heads: such pieces are short and recur in every report.

    Of each its length, kind and frame, and the word itself where what stands beside it decides about these.
    """
    return tuple(chain.from_iterable(map(_described, cut(text))))


@lru_cache(maxsize=1 << 14)
def _described(joined: str) -> tuple[tuple[int, str, str, str], ...]:
    """A word of the segmenter as `_cut` gives it, or the two that it joined."""
    words = (joined[0], joined[1]) if _GLUED.fullmatch(joined) else (joined,)
    return tuple((len(word), *_kind(word), word if word in _BY_NEIGHBOURS else "") for word in words)


def _kind(word: str) -> tuple[str, str]:
    """The kind and frame of a word by itself."""
    if word in MARKS or word.isspace():
        return ("X" if word in MARKS else "S"), "stop"
    if word in JOINS:
        return "C", ""
    if word in ("的", "等"):
        return ("D" if word == "的" else "E"), ""
    frame = frames().kind.get(word)
    if frame is None and len(word) == 4:
        frame = frames().kind.get(word[2:])  # 积极开展, 应邀参加 as one word
        frame = frame if word[:2] in frames().kind or frame in ("host", "attend") else None
    return ("W", "") if frame is None else ("S", frame)
