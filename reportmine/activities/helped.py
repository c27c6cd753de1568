"""Whom an act of help reaches: the object of 走访慰问, which may be a list with figures or hold a clause.

走访慰问困难企业34家、困难职工和劳模2150户 is one visit; 慰问奋战在卡口的医务人员 has a clause before 的.
"""

from __future__ import annotations

import re

from reportmine.activities.lexicons import compiled
from reportmine.activities.lines import Line

_VISIT = re.compile(r"(?:慰问|走访|探望|看望|探视|拜访|帮扶|救助|资助)$")
_FIGURE = r"(?:近|约)?[\d一二两三四五六七八九十百]+[余多]?(?:名|位|户|人次|人|家|个|对)"
_ONE = rf"(?:{_FIGURE})?(?:[^，。；：\d]{{1,26}}的)?[^，。；：、的\d]{{0,16}}?<persons>"
_OBJECTS = rf"(?:了|过)?{_ONE}(?:(?:{_FIGURE})?(?:、|和|及|与|以及){_ONE})*(?={_FIGURE}|[，。；：,;]|共|并|等|$)"
_GIVEN = (
    r"[将把](?P<what>(?!温暖|关怀|关爱|爱心|真情|祝福|党)[^，。；：将把]{2,24}?)(?:送到了?|送给了?|送往|送至|发放给|发放到|发放至|发到)(?P<whom>[^，。；：\d]{2,24}?)"
    r"(?:手中|手里|手上|身边)?(?=[，。；：]|$)"
)

_FOR = r"(?:为|向|给)(?:[^，。；：为向给]{1,24}?的)?[^，。；：为向给的]{0,12}?<persons>(?:每人|人均)?$"

_WHO = r"(?:<persons>|灾区|学校|小学|中学|敬老院|福利院|家里|他们|她们|每人|村|医院)"
_BENEFIT = (
    rf"(?P<whole>[为给向](?:[^，。；：\d为给向]{{1,26}}?的)?(?:{_FIGURE})?[^，。；：\d为给向的]{{0,14}}?{_WHO}(?:每人|人均)?"
    rf"<giving>了?(?:{_FIGURE})?(?:[^，。；：\d的]{{0,10}}的)?[^，。；：\d的]{{0,24}})(?=[，。；：\d]|$)"
)
_PAIRED = r"(?P<whole>[与和同][^，。；：]{2,20}?(?:结成|结为)[^，。；：]{0,6}?(?:对子|亲戚|对))(?=[，。；：\d]|$)"


def helped_end(line: Line, verb: str, after: int) -> int | None:
    """Where the object of a visit or of help that begins at `after` ends; None where no person is named."""
    if not _VISIT.search(verb):
        return None
    _, end = line.clause(after)
    match = compiled(_OBJECTS).match(line.masked, after, end)
    return match.end() if match else None


def given(line: Line) -> list[tuple[int, int]]:
    """The spans of 将…送到…, 给…送…, 与…结成对子: acts of help that name first what is given or who gets it."""
    handed = [(match.start(), match.end("whom")) for match in compiled(_GIVEN).finditer(line.masked)]
    others = [match.span("whole") for each in (_BENEFIT, _PAIRED) for match in compiled(each).finditer(line.masked)]
    return [*handed, *others]


def helped_start(line: Line, begin: int) -> int:
    """Where an act that begins at `begin` starts with whom it is for: 为考取大学的职工子女发放助学金."""
    start, _ = line.clause(begin)
    match = compiled(_FOR).search(line.masked, start, begin)
    return match.start() if match else begin
