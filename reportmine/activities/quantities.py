"""How many people, how often, how much money: only what is said of this activity, never a sum."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from reportmine.activities.lexicons import compiled
from reportmine.dates.numerals import number

NUMERAL = r"(?:\d[\d,，]*(?:\.\d+)?|[一二两三四五六七八九十百千]+)"
_PEOPLE = re.compile(
    rf"(?<![\d.第])(?P<n>{NUMERAL})(?P<more>余|多|几)?(?P<myriad>万)?(?:余|多)?"
    r"(?P<unit>人次|人(?![均员才数民])|名(?![次额]|单(?!身|亲|位))|位(?!于|置))(?=(?P<after>[^，。；、,;]{0,6}))"
)
_CLAUSE_MARK = re.compile(r"[，；;]|,(?!\d)")
_TITLE_BEFORE = re.compile(rf"(?P<n>{NUMERAL})[名位人]$")
_TITLE_AFTER = re.compile(rf"(?P<n>{NUMERAL})[名位人](?!次)")
_SEVERAL = re.compile(rf"{NUMERAL}(?:余|多)?(?:户|家庭)")
_NOT_BEFORE = re.compile(
    r"(?:奖|每[^，。；]{0,2}|前|人均|平均|冠军|亚军|第|意向|发展(?:新)?会员|授予|增补[^，。；]{0,4}|各[派选出]{1,2}|标兵|先进个人|骨干|优秀[^，。；]{0,6}|能手)$"
)
_NOT_AFTER = re.compile(
    r"[^，。；]{0,4}(?:取得|获得|荣获|考取|考上|受到|通过)|奖|获|被评|荣获|晋级|夺|分获|受表彰|先进|优秀|标兵|一组|一队|为一|[^，。；]{0,4}牵手"
)
_APPRAISED = re.compile("评议|测评|考核|表彰")
_ASSESSED = re.compile(r"[对就给为]\D{0,8}$")
_OCCURRENCES = re.compile(rf"(?<![第届\d.])(?P<n>{NUMERAL})(?:余|多)?(?:场次|场|次|期|批|轮|课时)(?![会议届性])")
_OCCASION = re.compile("[场次期批轮课]")
_HELD_BEFORE = re.compile(r"(?:开展|举办|举行|组织|召开|进行|共|共计|累计|达)(?:了)?$")
_MONEY = re.compile(r"(?<![\d.])(?P<n>\d[\d,，]*(?:\.\d+)?)(?:余|多)?(?P<scale>万|亿|千)?(?:余|多)?元")
_NOT_MONEY = r"<no_sum>[^，。；\d]{0,6}$"
_SCALES = {"万": 10_000.0, "亿": 100_000_000.0, "千": 1_000.0, None: 1.0}


class Count(NamedTuple):
    """People or person-times."""

    number: int | None
    unit: Literal["人", "人次", ""]


def count(window: str, name_at: int) -> Count:
    """The people said to have taken part in `window`, where the name stands at `name_at`.

    Several figures joined in one clause are not added: then nothing is given. Households and teams do not count.

    >>> count("举行拔河比赛，110名教职工参加", 2), count("走访慰问困难职工6户、退休教师22人", 0)
    (Count(number=110, unit='人'), Count(number=None, unit=''))
    """
    if not ("人" in window or "名" in window or "位" in window):
        return Count(None, "")
    clauses = _CLAUSE_MARK.split(window)
    at = 0
    for clause in clauses:
        hits = [match for match in _PEOPLE.finditer(clause) if _counts(clause, match, name_at - at)]
        at += len(clause) + 1
        if not hits:
            continue
        if len(hits) > 1 or _SEVERAL.search(clause):
            times = [hit for hit in hits if hit["unit"] == "人次"]
            if len(times) != 1 or len(hits) != 1:
                return Count(None, "")
        value = _value(hits[0])
        return Count(value, "" if value is None else "人次" if hits[0]["unit"] == "人次" else "人")
    return Count(None, "")


def _counts(clause: str, match: re.Match[str], name_at: int) -> bool:
    before = clause[: match.start()]
    if _NOT_BEFORE.search(before) or _NOT_AFTER.match(match["after"]):
        return False
    if match["n"] in ("一", "几") or (match["unit"] != "人次" and match["n"].startswith("0")):
        return False
    assessed = _ASSESSED.search(before) is not None and match.start() < name_at
    return not (assessed and _APPRAISED.search(clause))


def _value(match: re.Match[str]) -> int | None:
    written = match["n"].replace(",", "").replace("，", "")
    if "." in written:
        return round(float(written) * 10_000) if match["myriad"] else None
    value = {"百": 100, "千": 1000}.get(written, number(written))
    return None if value is None else value * (10_000 if match["myriad"] else 1)


def titles(text: str, start: int, end: int) -> Count:
    """How many got the title text[start:end]: 31名优秀会员, 先进个人10名.

    >>> titles("评出31名优秀会员", 5, 9), titles("评出先进个人10名", 2, 6)
    (Count(number=31, unit='人'), Count(number=10, unit='人'))
    """
    match = _TITLE_BEFORE.search(text[:start]) or _TITLE_AFTER.match(text, end)
    value = number(match["n"].replace(",", "")) if match else None
    return Count(value, "" if value is None else "人")


def occurrences(window: str, name_start: int, name_end: int) -> int | None:
    """How often: the figure that touches the name (举办5场读书分享会, 读书分享会3场), else one in the next clause.

    >>> occurrences("举办5场读书分享会", 4, 9), occurrences("安排团体减压活动，全年开展8次", 2, 8)
    (5, 8)
    """
    if _OCCASION.search(window) is None:
        return None
    for match in _OCCURRENCES.finditer(window):
        touches = match.start() == name_end or window[match.end() : name_start] in ("", "的", "大型", "专题")
        if touches or (match.start() > name_end and _HELD_BEFORE.search(window[: match.start()])):
            return number(match["n"].replace(",", ""))
    return None


def amount(window: str) -> float | None:
    """The first sum of money in yuan that is no rate, price or limit.

    >>> amount("发放慰问金1.52万元"), amount("每人补助200元")
    (15200.0, None)
    """
    for match in _MONEY.finditer(window) if "元" in window else ():
        if not compiled(_NOT_MONEY).search(window[: match.start()]):
            value = float(match["n"].replace(",", "").replace("，", ""))
            return round(value * _SCALES[match["scale"]], 2)
    return None
