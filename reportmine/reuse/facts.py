"""Facts that survive rewriting: the numbers, dates and percentages a text states, as comparable keys.

A heavy rewriter changes nearly every phrase and keeps the facts, so they are evidence beside wording.
Measure words change with the wording (9支 becomes 9个), so a key holds the value and not the unit;
names and titles need no keys of their own, their characters are rare bigrams already.
"""

from __future__ import annotations

import re
from typing import NamedTuple

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "几": 0}
UNITS = {"十": 10, "百": 100, "千": 1000}
GROUPS = {"万": 10**4, "亿": 10**8}

# a date, a percentage, a number with decimals and 万/亿, or a run of Chinese numerals
_FACT = re.compile(
    r"(?P<month>\d{1,2})月(?:份)?(?:(?P<day>\d{1,2})[日号])?"
    r"|(?P<percent>\d+(?:\.\d+)?)[%％]"
    r"|(?P<number>\d+(?:[,，]\d{3})*(?:\.\d+)?)(?:[余多几]?(?P<group>[万亿]))?"
    r"|(?P<chinese>[一二三四五六七八九十百千万亿两〇零]{2,})"
)
_YEAR = re.compile(r"(?:19|20)\d\d")


class Fact(NamedTuple):
    """A stated value: its key, equal for equal facts, and where it stands in the text given."""

    key: str
    start: int
    end: int


def chinese_number(numeral: str) -> int | None:
    """The value of a Chinese numeral below 10^12; None where the characters do not form one.

    >>> [chinese_number(n) for n in ("二十八", "一百零六", "三万五千", "二〇一三", "十十")]
    [28, 106, 35000, 2013, None]
    """
    if all(c in DIGITS for c in numeral):
        return int("".join(str(DIGITS[c]) for c in numeral))
    total, section, digit, last = 0, 0, -1, 10**9
    for c in numeral:
        if c in DIGITS:
            if digit > 0:
                return None
            digit = DIGITS[c]
        elif c in UNITS:
            if UNITS[c] >= last:
                return None
            last = UNITS[c]
            section += (1 if digit < 0 else digit) * last
            digit = -1
        elif c in GROUPS:
            total = (total + section + max(digit, 0)) * GROUPS[c]
            section, digit, last = 0, -1, 10**9
        else:
            return None
    return total + section + max(digit, 0)


def find_facts(text: str) -> list[Fact]:
    """The facts of a text in order.

    Years are left out, for a recycled report changes them first; a month without a day too: every calendar has all.

    >>> [fact.key for fact in find_facts("2014年6月11日，826名职工募捐3.2万元，优秀率91%，第二十八个教师节")]
    ['6-11', '826', '32000', '91%', '28']
    """
    found = []
    for hit in _FACT.finditer(text):
        key = _key(hit)
        if key:
            found.append(Fact(key, hit.start(), hit.end()))
    return found


def _key(hit: re.Match[str]) -> str:
    if hit["month"]:
        return f"{int(hit['month'])}-{int(hit['day'])}" if hit["day"] else ""
    if hit["percent"]:
        return f"{float(hit['percent']):g}%"
    if hit["chinese"]:
        value = chinese_number(hit["chinese"])
        return "" if value is None or 1900 <= value <= 2100 else str(value)
    number = re.sub("[,，]", "", hit["number"])
    if not hit["group"] and _YEAR.fullmatch(number):
        return ""
    value_ = float(number) * GROUPS.get(hit["group"] or "", 1)
    return str(int(value_)) if value_ == int(value_) else f"{value_:g}"
