"""The numbers that stand before headings and items: one function a way of numbering.

A number is only looked for at the start of a line. 一是 … 二是 … count inside a sentence and are no numbering;
2013年, 3.2万元, 1.5% and 七、八月份 are amounts and dates.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

CHINESE_DIGITS = "一二三四五六七八九十百"
# what follows an amount or a date: a figure before one of these counts things and not headings
MEASURES = "年月日号%％‰元万亿倍米个名人户次届期场项件份岁周天时分秒级班楼栋幢平公吨折英度克斤亩"
CIRCLED = re.compile(r"[①-⑳❶-❿➀-➓]")


class Number(NamedTuple):
    """A number as read: its way of numbering, its level (1-4), its value and its characters as written."""

    kind: str
    level: int
    value: int
    written: str


def chinese_value(digits: str) -> int:
    """The value of a Chinese or Arabic numeral up to 199; 0 for anything else.

    >>> [chinese_value(numeral) for numeral in ("三", "十", "十二", "二十一", "7")]
    [3, 10, 12, 21, 7]
    """
    if digits.isdecimal():
        return int(digits)
    hundreds, _, rest = digits.rpartition("百")
    total = 100 if "百" in digits else 0
    if hundreds not in ("", "一"):
        return 0
    tens, ten, ones = rest.rpartition("十")
    if ten:
        total += 10 * ("一二三四五六七八九".find(tens) + 1 if tens else 1)
    return total + "一二三四五六七八九".find(ones) + 1 if ones else total


_PART = re.compile(rf"第([{CHINESE_DIGITS}]{{1,3}}|\d{{1,2}})(部分|章|篇|编|节)[：:、.．]?[ \t　]*(?!的)")


def part(line: str) -> Number | None:
    """第一部分, 第二章, 第三节."""
    if not (found := _PART.match(line)):
        return None
    return Number("part", 2 if found[2] == "节" else 1, chinese_value(found[1]), found[0])


_CHINESE = re.compile(rf"([{CHINESE_DIGITS}]{{1,3}})(?:[、．.：:，,][ \t　]*|[ \t　]+)(?=\S)")
# 七、八月份; 一、二年级; 二、三等奖; 一、是
_CHINESE_LIST = re.compile(
    rf"[{CHINESE_DIGITS}]+(?:、[{CHINESE_DIGITS}]+)*(?:[月年季级线届次班期等类批组车层]|[—-])|是"
)


def chinese(line: str) -> Number | None:
    """一、 and its variants 一． 一： 一　; not 七、八月份."""
    found = _CHINESE.match(line)
    if not found or _CHINESE_LIST.match(line, found.end()):
        return None
    return Number("chinese", 1, chinese_value(found[1]), found[0])


_CHINESE_BRACKET = re.compile(rf"[（(〔]?[ 　]?([{CHINESE_DIGITS}]{{1,3}})[ 　]?[)）〕][、．.：:，]?[ \t　]*(?=\S)")


def chinese_bracket(line: str) -> Number | None:
    """（一）, (一), 一）."""
    if not (found := _CHINESE_BRACKET.match(line)):
        return None
    return Number("chinese_bracket", 2, chinese_value(found[1]), found[0])


_ARABIC = re.compile(
    r"(\d{1,2})(?:[ 　]?[、．.：:，,][ \t　]*(?!\d)|[、．.][ \t　]*(?=(?:19|20)\d\d年|\d{1,2}月\d))(?=\S)"
)
_ARABIC_SPACED = re.compile(r"(\d{1,2})(?:[、]|[.．]?[ \t　]+)(?=\d{0,4}[“《（\u4e00-\u9fff])")
_ARABIC_LIST = re.compile(rf"\d+(?:、\d+)*[{MEASURES}]")


def arabic(line: str) -> Number | None:
    """1、 1. 1． 1， and ⒈; not 1.5, 1、2月份 or 3 月."""
    if "\u2488" <= line[0] <= "\u249b":
        return Number("arabic", 3, ord(line[0]) - 0x2487, line[0])
    found = _ARABIC.match(line) or _ARABIC_SPACED.match(line)
    if not found or found[1].startswith("0"):
        return None
    after = line[found.end()]
    if found[0][-1] in " \t　" and not re.search("[、．.：:，,]", found[0]) and after in MEASURES:
        return None
    if _ARABIC_LIST.match(line, found.end()) and not re.match(r"(?:19|20)\d\d年|\d{1,2}月\d", line[found.end() :]):
        return None
    return Number("arabic", 3, int(found[1]), found[0])


_RUN_ON = re.compile(r"(\d{1,2})[、.．](?=(?:1[0-2]|[1-9])月|[1-9]\d{0,3}[余多]?[名人户场位])")


def run_on(line: str) -> Number | None:
    """A number that runs into a figure: 3.9月份组织…, 5.20名职工…; item 3 or a list of months, so ask its neighbours.

    >>> run_on("3.9月份组织登山"), run_on("3.9%的职工")
    (Number(kind='arabic', level=3, value=3, written='3.'), None)
    """
    if not (found := _RUN_ON.match(line)) or found[1].startswith("0"):
        return None
    return Number("arabic", 3, int(found[1]), found[0])


_DOTTED = re.compile(r"(?:\d{1,2}[.．]){1,3}(\d{1,2})([、.．]?[ \t　]*)(?=[“《\u4e00-\u9fff])(?!余)")
# 3.8妇女节, 5.1节: a day written with a dot
_DOTTED_DAY = re.compile("妇女|劳动|青年|儿童|国庆|建党|建军|国际|节|假|元旦|活动日|多")


def dotted(line: str) -> Number | None:
    """1.1 and 1.2.3; not 3.2万元, 1.5% or 3.8妇女节."""
    found = _DOTTED.match(line)
    if not found or (not found[2] and line[found.end()] in MEASURES) or _DOTTED_DAY.match(line, found.end()):
        return None
    if found[1].startswith("0") or found[0].startswith("0"):
        return None
    return Number("dotted", 4, int(found[1]), found[0])


_ARABIC_BRACKET = re.compile(r"[（(〔]?[ 　]?(\d{1,2})[ 　]?[)）〕][、．.：:，]?[ \t　]*(?=\S)")


def arabic_bracket(line: str) -> Number | None:
    """(1), （1）, 1) and ⑴."""
    if "\u2474" <= line[0] <= "\u2487":
        return Number("arabic_bracket", 4, ord(line[0]) - 0x2473, line[0])
    if not (found := _ARABIC_BRACKET.match(line)):
        return None
    return Number("arabic_bracket", 4, int(found[1]), found[0])


def circled(line: str) -> Number | None:
    """① … ⑳."""
    if not CIRCLED.match(line):
        return None
    first = next(start for start in (0x2780, 0x2776, 0x2460) if ord(line[0]) >= start)
    return Number("circled", 4, ord(line[0]) - first + 1, line[0])


_LOST = re.compile(r"[.．、][ 　]*(?=[\u4e00-\u9fff])")


def lost(line: str) -> Number | None:
    """A mark whose figure was lost in copying: .不断提高工会组织的吸引力。 Value 0: the one after the last."""
    return Number("arabic", 3, 0, found[0]) if (found := _LOST.match(line)) else None


RULES: tuple[Callable[[str], Number | None], ...] = (
    part,
    chinese,
    chinese_bracket,
    dotted,
    arabic,
    arabic_bracket,
    circled,
    lost,
)
# nothing else can start a number, and most lines start with none of these
_POSSIBLE = re.compile(rf"[第{CHINESE_DIGITS}\d（(〔①-⒛❶-❿➀-➓.．、]")


def read_number(line: str) -> Number | None:
    """The number at the start of a line (without leading space), or None.

    >>> read_number("（二）深化校务公开")
    Number(kind='chinese_bracket', level=2, value=2, written='（二）')
    >>> read_number("2013年，学校工会") is read_number("3.2万元用于慰问") is read_number("一是抓学习") is None
    True
    """
    if not line or not _POSSIBLE.match(line):
        return None
    for rule in RULES:
        if number := rule(line):
            return number
    return None
