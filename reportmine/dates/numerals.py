"""Chinese and Arabic numerals as they stand in dates and counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2}
UNITS = {"十": 10, "百": 100, "千": 1000}
GROUPS = {"万": 10**4, "亿": 10**8}
GROUP_LIMIT = 10**4
# one character for one, so that positions hold
FOLD = str.maketrans("０１２３４５６７８９○Ｏ零–－—―～〜－．／“”＂「」『』‘’", "0123456789〇〇〇----~~-./" + '"' * 9)
_LATIN_O = re.compile(r"(?<=[一二〇])[OoＯ0](?=[〇一二三四五六七八九OoＯ0])")  # 二O一三: a letter for the zero
_TO_FOLD = re.compile(rf"[{re.escape(''.join(map(chr, FOLD)))}]|[一二〇][OoＯ0]")

_BLANKS = " \t\u3000"
_BLANK = re.compile(rf"(?<=\d)[{_BLANKS}]+(?=[年月日号])|(?<=[年月])[{_BLANKS}]+(?=\d)")


def fold(text: str) -> str:
    """The text with half-width digits, one zero, one dash and one quotation mark; the length stays.

    A letter O or a digit 0 among Chinese figures is a zero.

    >>> fold("二○一三年６—７月")
    '二〇一三年6-7月'
    """
    return _LATIN_O.sub("〇", text.translate(FOLD)) if _TO_FOLD.search(text) else text


class Squeezed(NamedTuple):
    """A text without the blanks inside dates; `places[i]` is where character i stood, one more at the end."""

    text: str
    places: Sequence[int]


def squeeze(text: str) -> Squeezed:
    """The text without the blanks that separate figures from 年, 月, 日.

    >>> squeeze("2015 年 9 月 18 日").text
    '2015年9月18日'
    """
    if (" " not in text and "\t" not in text and "\u3000" not in text) or _BLANK.search(text) is None:
        return Squeezed(text, range(len(text) + 1))
    kept = bytearray(b"\x01" * len(text))
    for blank in _BLANK.finditer(text):
        kept[blank.start() : blank.end()] = bytes(blank.end() - blank.start())
    places = tuple(at for at, flag in enumerate(kept) if flag)
    return Squeezed("".join(text[at] for at in places), (*places, len(text)))


def number(text: str) -> int | None:
    """The whole number that `text` writes in Arabic or Chinese figures, else None.

    >>> number("二十八"), number("十"), number("102"), number("三百二十"), number("百"), number("三五百")
    (28, 10, 102, 320, None, None)
    >>> number("三万五千"), number("一百零六"), number("二〇一三"), number("十十")
    (35000, 106, 2013, None)
    """
    text = text.replace("廿", "二十").replace("卅", "三十")
    if text.isascii() and text.isdigit():
        return int(text)
    if not text:
        return None
    if all(c in DIGITS for c in text):
        return int("".join(str(DIGITS[c]) for c in text))
    return _with_units(text)


def _with_units(text: str) -> int | None:
    total, section, digit = 0, 0, None
    last = GROUP_LIMIT  # the unit before this one in its group of four figures: 二十三百 is no number
    for at, c in enumerate(text):
        if c in DIGITS:
            if digit:
                return None
            digit = DIGITS[c]
        elif c in GROUPS:
            if digit is None and not (section or total):
                return None
            total, section, digit, last = (total + section + (digit or 0)) * GROUPS[c], 0, None, GROUP_LIMIT
        else:
            unit = UNITS.get(c, last)
            if unit >= last or (digit is None and not (c == "十" and (at == 0 or not section))):
                return None
            section, digit, last = section + (1 if digit is None else digit) * unit, None, unit
    return total + section + (digit or 0)


def year(text: str) -> int | None:
    """A year written as four figures, or as two before 年X月 (09, 98); None for a masked one (20XX).

    >>> year("二〇一三"), year("2012"), year("09"), year("98"), year("20XX")
    (2013, 2012, 2009, 1998, None)
    """
    value = number(text)
    if value is None:
        return None
    if value < 100:
        return value + (1900 if value >= 50 else 2000)
    return value
