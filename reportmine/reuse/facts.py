"""Facts that survive rewriting: what a text states, as comparable keys, exactly or roughly.

A heavy rewriter changes nearly every phrase and keeps the facts, so they are evidence beside wording: numbers,
percentages, dates, editions, quoted names and titles. Measure words change with the wording (9支 becomes 9个), so a
key holds the value and not the unit. Rewriters also say exact figures roughly (1409人 becomes 一千四百余名, 82 %
八成以上, 4月20日 四月下旬): a rough fact has a key of its own, and an exact one carries the rough keys that it would
satisfy.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from math import ceil, floor
from typing import NamedTuple

from reportmine.dates.numerals import GROUPS, number
from reportmine.resources import data_file

NAME = "“"  # with which the key of a quoted name begins
LEAST_ROUNDED = 10  # smaller numbers are not said roughly
_NUMERAL = "零〇一二两三四五六七八九十百千"
_QUOTED = (2, 30)  # characters of a quoted name or title; longer ones are sentences
_KEPT = 1 << 15  # ways of stating a value that are remembered: a corpus states the same ones over and over


class Fact(NamedTuple):
    """A stated value and where it stands in the text given.

    `key` is equal for equal facts; `vague` facts are said roughly, `rounded` are the keys of the vague facts that an
    exact one satisfies.
    """

    key: str
    start: int
    end: int
    vague: bool = False
    rounded: tuple[str, ...] = ()

    @property
    def is_name(self) -> bool:
        """Whether it is a quoted name or a title rather than a figure or a day."""
        return self.key[0] == NAME


def find_facts(text: str) -> list[Fact]:
    """The facts of a clean text in order.

    Years are left out, for a recycled report changes them first; a month without a day too: every calendar has all.

    >>> [fact.key for fact in find_facts("2014年6月11日，826名职工募捐3.2万元，优秀率91%，第二十八个教师节")]
    ['6-11', '826', '32000', '91%', '第28']
    >>> [(fact.key, fact.vague) for fact in find_facts("四月下旬，一千四百余名职工中近八成参加")]
    [('4-下', True), ('≥1400', True), ('≤80%', True)]
    >>> find_facts("1409人")[0].rounded
    ('≥1000', '≥1400', '≤2000', '≤1500', '≤1410', '≈1000', '≈1400', '≈1410')
    """
    facts = []
    reached = 0
    for begin in _begins().finditer(text):
        if begin.start() >= reached and (hit := _pattern().match(text, begin.start())):
            reached = hit.end()
            if (fact := _fact(hit)) is not None:
                facts.append(fact)
    return facts


@cache
def _begins() -> re.Pattern[str]:
    """A character that a fact can begin with: few do, and the long pattern is tried at these alone."""
    words = tomllib.loads(data_file("reuse", "facts.toml").read_text(encoding="utf-8"))
    before = {word[0] for names in words["before"].values() for word in names}
    return re.compile(rf"[《“第\d{_NUMERAL}{re.escape(''.join(sorted(before)))}]")


@cache
def _pattern() -> re.Pattern[str]:
    words = tomllib.loads(data_file("reuse", "facts.toml").read_text(encoding="utf-8"))
    before = "|".join(re.escape(word) for names in words["before"].values() for word in names)
    after = "|".join(re.escape(word) for names in words["after"].values() for word in names)
    measure = "|".join(words["measures"]["words"])
    numeral, more = f"[{_NUMERAL}]+", "[余多来几]"
    return re.compile(
        rf"《(?P<title>[^《》\n]{{{_QUOTED[0]},{_QUOTED[1]}}})》"
        rf"|“(?=(?P<quote>[^“”\n]{{{_QUOTED[0]},{_QUOTED[1]}}})”)"  # numbers inside a quotation are facts too
        rf"|(?<!\d)(?P<month>\d{{1,2}}|{numeral})月(?:份)?"
        rf"(?:(?P<day>\d{{1,2}}|{numeral})[日号]|(?P<part>[上中下]旬|[初底末]))?"
        rf"|第(?P<ordinal>\d{{1,3}}|{numeral})|(?P<edition>\d{{1,3}}|{numeral})届(?:(?P<session>\d{{1,2}}|{numeral})次)?"
        rf"|(?P<pbefore>{before})?(?:(?P<percent>\d+(?:\.\d+)?)[%％]|百分之(?P<parts>{numeral})"
        rf"|(?P<tenths>[一二两三四五六七八九])成(?P<hundredths>[一二三四五六七八九](?!成))?)(?P<pafter>{after}|多)?"
        rf"|(?P<before>{before})?"
        rf"(?:(?P<number>\d+(?:[,，]\d{{3}})*(?:\.\d+)?)(?P<more>{more})?(?P<group>[百千万亿]+)?(?P<more2>{more})?"
        rf"|(?<![几数])(?P<chinese>{numeral}(?:[万亿]{numeral})?)(?P<cmore>{more})?(?P<cgroup>[万亿])?(?P<cmore2>{more})?"
        rf"(?P<measure>{measure})?)(?P<after>{after})?"
    )


@cache
def _bounds() -> dict[str, str]:
    """What a word of rough speech says: ≥, ≤ or ≈, by word."""
    words = tomllib.loads(data_file("reuse", "facts.toml").read_text(encoding="utf-8"))
    return {word: sign for place in ("before", "after") for sign, names in words[place].items() for word in names}


class _Said(NamedTuple):
    """What a fact says wherever it stands."""

    key: str
    vague: bool = False
    rounded: tuple[str, ...] = ()


_Hit = Mapping[str, str | None]  # the named groups of a match


def _fact(hit: re.Match[str]) -> Fact | None:
    start, end = hit.span()
    if name := hit["title"] or hit["quote"]:
        return Fact(f"{NAME}{name}”", start, end + (len(name) if hit["quote"] else 0))
    said = _said(hit.groups())
    return None if said is None else Fact(said.key, start, end, said.vague, said.rounded)


@cache
def _names() -> tuple[str, ...]:
    """The names of the groups of the pattern, which are all named, in order."""
    return tuple(sorted(_pattern().groupindex, key=_pattern().groupindex.__getitem__))


@lru_cache(maxsize=_KEPT)
def _said(groups: tuple[str | None, ...]) -> _Said | None:
    hit = dict(zip(_names(), groups, strict=True))
    if hit["month"]:
        return _date(hit["month"], hit["day"], hit["part"])
    if ordinal := hit["ordinal"] or hit["edition"]:
        value = number(ordinal)
        return None if value is None or value > 999 else _Said(f"第{value}")
    if hit["percent"] or hit["parts"] or hit["tenths"]:
        return _percentage(hit)
    return _count(hit)


def _date(months: str, days: str | None, part: str | None) -> _Said | None:
    month = number(months)
    if month is None or not 1 <= month <= 12:
        return None
    if part:
        return _Said(f"{month}-{part[0]}", vague=True)
    day = number(days) if days else None
    if day is None or not 1 <= day <= 31:
        return None
    third = "上" if day <= 10 else "中" if day <= 20 else "下"
    near = ("初",) if day <= 7 else ("底", "末") if day >= 24 else ()
    # 20 April is 四月下旬 to some
    edge = {10: ("中",), 20: ("下",)}.get(day, ())
    return _Said(f"{month}-{day}", rounded=tuple(f"{month}-{part}" for part in (third, *near, *edge)))


def _percentage(hit: _Hit) -> _Said | None:
    bound = _bound(hit["pbefore"], hit["pafter"])
    if hit["tenths"]:
        value = 10.0 * (number(hit["tenths"]) or 0) + (number(hit["hundredths"] or "") or 0)
        if not hit["hundredths"]:
            return _Said(f"{bound or '≈'}{value:g}%", vague=True)
    else:
        value = float(hit["percent"] or number(hit["parts"] or "") or 0)
    if bound:
        return _Said(f"{bound}{value:g}%", vague=True)
    signs = (("≥", floor(value / 10)), ("≤", ceil(value / 10)), ("≈", round(value / 10)))
    return _Said(f"{value:g}%", rounded=tuple(f"{sign}{10 * tens}%" for sign, tens in signs))


def _count(hit: _Hit) -> _Said | None:
    more = next((hit[name] for name in ("more", "more2", "cmore", "cmore2") if hit[name]), None)
    bound = _bound(hit["before"], hit["after"]) or ("≥" if more else None)
    value = _value(hit, rough=bound is not None)
    if value is None or value <= 0:
        return None
    if bound:
        return _Said(f"{bound}{value:g}" if value < 1e6 else f"{bound}{int(value)}", vague=True)
    return _Said(_written(value), rounded=tuple(_rounded(value)))


def _value(hit: _Hit, *, rough: bool) -> float | None:
    if hit["number"]:
        digits = re.sub("[,，]", "", hit["number"])
        value = float(digits) * _group(hit["group"])
        is_year = not hit["group"] and "." not in digits and 1900 <= value <= 2100 and len(digits) == 4
        return None if is_year else value
    numeral = hit["chinese"] or ""
    if rough and numeral[0] in "百千" and len(numeral) == 1:
        return float({"百": 100, "千": 1000}[numeral]) * _group(hit["cgroup"])
    value_ = number(numeral)
    if value_ is None or not (set(numeral) & set("十百千万亿") or len(numeral) == 1):
        return None  # 二〇一三 is a year, 一一 no number at all
    if len(numeral) == 1 and value_ < LEAST_ROUNDED and not (hit["cgroup"] or (hit["measure"] and value_ > 1)):
        return None  # 一 is an article (一名教师), and a lone figure without a measure word a part of a word (三农)
    return float(value_) * _group(hit["cgroup"])


def _group(units: str | None) -> float:
    value = 1.0
    for unit in units or "":
        value *= {"百": 100, "千": 1000, **GROUPS}[unit]
    return value


def _bound(before: str | None, after: str | None) -> str | None:
    return next((_bounds().get(word, "≥") for word in (before, after) if word), None)


def _written(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:g}"


def _rounded(value: float) -> Iterator[str]:
    """The rough keys of an exact number: floor, ceiling and nearest to its first, second and third figure."""
    if value < LEAST_ROUNDED:
        return
    size = len(str(int(value)))
    seen = set()
    for sign, cut in (("≥", floor), ("≤", ceil), ("≈", round)):
        for kept in (1, 2, 3)[:size]:
            step = 10 ** (size - kept)
            near = cut(value / step) * step
            key = f"{sign}{_written(near)}"
            # what ends in a figure that is not 0 is not rounded at all
            if near % 10 == 0 and key not in seen:
                seen.add(key)
                yield key
