"""Place, participants, edition, result and canonical name of an activity."""

from __future__ import annotations

import re

from reportmine.activities.conjuncts import Name
from reportmine.activities.lexicons import compiled
from reportmine.activities.lines import Line
from reportmine.dates.numerals import number

_EDITION = re.compile(
    r"第(?P<n>[一二三四五六七八九十百\d]+)[届批]"
    r"|第(?P<m>[一二三四五六七八九十百\d]+)个(?=[^，。]{0,10}[月节年周日])|(?P<first>首届|首次|首批)"
)
_HELD_AT = (
    r"在(?P<place>[^，。；,;“”\d的]{2,14}?)(?:隆重|顺利|成功|深入|广泛|集中|如期|正式)?"
    r"(?:举行|召开|举办|开展|进行|组织|设立|开赛|开幕|开班|启动|落幕|参加)"
)
_GOING = r"(?:到|赴|前往|(?<!送)去|走进|深入)(?P<place>[\u4e00-\u9fff、]{2,14}?)(?=<at_the_place>|$)"
_NO_PLACE = "<no_place>$"
_RESULT = r"<results>[^，。；,;]{2,40}"
_GROUP = (
    r"(?:对|组织|安排|动员|发动|选派|为|邀请|召集)(?:了)?"
    r"(?P<who>(?:全体|全院|全校|全厂|全镇|广大|部分|\d+[余多]?[名位])?[^，。；,;“”、]{0,12}?<groups>)"
)
_NAME_GROUP = "<group_attributes>*<name_groups>(?!代表大会|大会|之家|队)"
_COUNTED = re.compile(
    r"(?:近|约)?\d[\d,]*[余多]?(?:名|位|户|人次|人|家|个|对)(?=[、和及与\u4e00-\u9fff]|$)"
)  # 困难职工16户、劳模
_MEASURED = re.compile(r"^\d+[余多]?[名位户]")
_NUMBERED = re.compile(r"^\d+[余多]?[名位个户家]")
_ASPECT = re.compile(r"(?<=[\u4e00-\u9fff])[了过](?=[\u4e00-\u9fff第《“])")
_GENERAL = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:活动|工作)$")
_OBJECT = re.compile(
    r"[对就](?P<what>[^，。；,;对就]{2,24}?)(?:工作)?(?:全面)?(?:进行|开展|作|予以|给予)(?:了)?(?:全面|专项|民主)?$"
)


def edition(written: str) -> int | None:
    """The number of the edition a name carries.

    >>> edition("市第二届师德演讲比赛"), edition("首届职工运动会"), edition("第九套广播体操比赛")
    (2, 1, None)
    """
    match = _EDITION.search(written)
    if match is None:
        return None
    return 1 if match["first"] else number(match["n"] or match["m"])


def place(line: Line, name: Name) -> str:
    """Where it was held, as written in its clause."""
    start, end = line.clause(name.start)
    clause = line.text[start:end]
    for template in (_HELD_AT, _GOING):
        for match in compiled(template).finditer(clause):
            if not compiled(_NO_PLACE).search(match["place"]):
                return match["place"]
    return ""


def participants(line: Line, name: Name) -> str:
    """Who takes part, as written: after 组织 or 对 in the clause, else the group that opens the name."""
    start, _ = line.clause(name.start)
    groups = list(compiled(_GROUP).finditer(line.text[start : name.start]))
    if groups:
        return _MEASURED.sub("", groups[-1]["who"])
    match = compiled(_NAME_GROUP).search(line.text[name.start : name.end])
    return match.group() if match else ""


def result(window: str) -> str:
    """An award, a rate or what was elected, as written."""
    match = compiled(_RESULT).search(window)
    return match.group() if match else ""


def canonical(line: Line, name: Name) -> str:
    """The name without white space, a shared head restored, the object of a bare act put before it."""
    written = "".join(line.text[name.start : name.end].split())
    if name.rule == "verb-object":
        written = _COUNTED.sub("", written)
        return _ASPECT.sub("", written, count=1)
    if name.completion:
        return written + _GENERAL.sub("", name.completion)
    if name.bare():
        start, _ = line.clause(name.start)
        match = _OBJECT.search(line.text[start : name.start])
        if match:
            return _NUMBERED.sub("", match["what"]) + written
    return written
