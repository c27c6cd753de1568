"""Every figure a report states: value, unit, what it counts, and whether it is approximate."""

from __future__ import annotations

import re
from typing import NamedTuple

from reportmine.activities.lexicons import compiled, heads
from reportmine.activities.lines import Line
from reportmine.dates.numerals import number

_FIGURE = (
    r"(?=[近约大超逾达\d一二两三四五六七八九十百千])(?<![\d.第〔\[A-Za-z])(?P<about>近|约|大约|超过|逾|达到近)?"
    r"(?P<a>\d[\d,，]*(?:\.\d+)?|(?<![一二三四五六七八九十百第])(?:[一二两三四五六七八九]?[十百千][一二三四五六七八九十百千]*"
    r"|[两三四五六七八九](?=[名位户场次件份篇项家期])))(?P<more>余|多|几)?(?:(?:-|—|~|至)(?P<b>\d[\d,，]*(?:\.\d+)?))?"
    r"(?P<scale>万|亿|千)?(?P<more2>余|多|左右)?(?P<unit><units>)(?P<round>左右|以上|以内)?"
)
_LONG = 12  # characters of words beside a figure, beyond which no further one is taken in
_LINKING = ("为", "达", "达到", "共", "约", "是", "占", "有", "了")  # 优秀率为91%
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_UNITS = {"名": "人", "位": "人", "％": "%"}
_SCALES = {"万": 10_000.0, "亿": 100_000_000.0, "千": 1_000.0, None: 1.0}


class Stated(NamedTuple):
    """A figure in a sentence; positions are in the sentence."""

    start: int
    end: int
    value: float
    value_max: float | None
    unit: str
    what: str
    approximate: bool


def stated(line: Line) -> list[Stated]:
    """The figures of a sentence, left to right; dates and ordinals are none.

    Units keep what they count apart (人 and 人次); 名 and 位 are written 人, 万 is multiplied out, ％ is %.
    """
    found = []
    for match in compiled(_FIGURE).finditer(line.masked):
        if line.times and any(t.start < match.end() and match.start() < t.end for t in line.times):
            continue
        figure = _figure(line, match)
        if figure is not None:
            found.append(figure)
    return found


def _figure(line: Line, match: re.Match[str]) -> Stated | None:
    value = _number(match["a"])
    if value is None:
        return None
    scale = _SCALES[match["scale"]]
    top = _number(match["b"]) if match["b"] else None
    unit = _UNITS.get(match["unit"], match["unit"])
    approximate = any(match.group("about", "more", "more2", "round"))
    what = _what(line, match)
    high = None if top is None else round(top * scale, 4)
    return Stated(match.start(), match.end(), round(value * scale, 4), high, unit, what, approximate)


def _number(written: str) -> float | None:
    plain = written.replace(",", "").replace("，", "")
    if _PLAIN.fullmatch(plain):
        return float(plain)
    whole = {"百": 100, "千": 1000}.get(plain, number(plain))  # 近百名
    return None if whole is None else float(whole)


def _what(line: Line, match: re.Match[str]) -> str:
    """What is counted: the words after a measure (42名代表), else the words before it (慰问金1.52万元)."""
    after = _words_after(line, match.end())
    if after and match["unit"] not in ("元", "%", "％"):
        return after
    return _words_before(line, match.start()) or after


def _words_after(line: Line, at: int) -> str:
    words = ""
    for kind, start, end, _ in line.elements[line.first_at(at) :]:
        if kind not in "WQB" or len(words) > _LONG:
            break
        words += line.text[start:end]
    return words


def _words_before(line: Line, at: int) -> str:
    words = ""
    for kind, start, end, _ in reversed(line.elements[: line.first_at(at)]):
        word = line.text[start:end]
        if end > at or (not words and word in _LINKING):
            continue
        if kind not in "WQB" or len(words) > _LONG or heads().acts.fullmatch(word):
            break
        words = word + words
    return words
