"""Who holds an activity, and whether the reporting unit holds it or takes part."""

from __future__ import annotations

import re
from typing import Literal

from reportmine.activities import subcontests
from reportmine.activities.candidates import Candidate
from reportmine.activities.lexicons import compiled
from reportmine.activities.lines import Element, Line

_BODY = "<bodies>$"
_RECEIVED = re.compile(r"接受了?(?P<who>[^，,。；;：:的]{2,24})的?$")  # 接受了省行工会经审会的审查
_HELD_BY = re.compile(r"(?P<who>[^，,。；;：:的]{2,24}?)(?:联合|共同)?(?:组织|举办|主办|举行|召开|开展|承办|发起)的$")
_BY = re.compile(r"由(?P<who>[^，,。；;由]{2,24}?)(?:联合|共同|负责|牵头)?(?:举办|主办|承办|组织|牵头|协办|开展)")
# 市第二届…, 县总工会“…”: the holder stands inside the name. 工会主席会议 names those who meet, not the holder.
_INSIDE = (
    r"(?P<who>(?:[全省市区县镇乡州厂院校局]|集团|街道|系统))(?=第[一二三四五六七八九十\d]+届|首届|“)"
    r"|(?P<body>[\u4e00-\u9fff]{0,10}?<inner_bodies>)(?!<not_holding>)"
)
_LEVEL_BODY = re.compile(
    r"(?:[全省市区县镇]|上级|[\u4e00-\u9fff]{2,3}[省市区县镇])"
    r"(?:(?![第届期]|基层)[\u4e00-\u9fff]){0,6}?(?:总工会|工会)(?!主席|换届)"
)
_ABOVE = re.compile(r"上级|[省市县区州]|[\u4e00-\u9fff]{1,3}[省市县区州](?!级)")
_WHOLE = ("全公司", "全院", "全校", "全厂", "全局", "全行", "公司")
_DOING = re.compile(r"制定|修订|上报|完善|召开|做好|落实|审议")
_LEVEL_HELD = re.compile(r"(?:全|我)?[省市县区州](?!级)|全国|集团|系统")
_SUPERIOR = re.compile(
    r"(?:上级|[省市县区州]总?工?会?)(?:总工会|教育工会|工会)?[\u4e00-\u9fff]{0,6}?"
    r"(?:领导|主席|副主席|考评组|考核组|检查组|调研组|验收组|一行)[^，。；]{0,12}(?:来[我到院校厂]|到我|对我|莅临|到[\u4e00-\u9fff]{2,8}(?:中队|车间|中心|站|校|厂|院|公司|社区)|带队到)"
)
_GOING = ("赴", "前往")
_JOINING = frozenset(("参加", "参与", "选派", "参加了", "参与了"))
_NOT_INSIDE = frozenset(("组织建设",))
_NO_SUBJECT = re.compile(
    r"^(?:各级|指导|督促|帮助|推动|引导|鼓励|来自|委托|配合|邀请|制定|对照|先进|优秀|赴|到)|^由(?!.*负责)"
)
_OPENING = re.compile(r"^(?:为此|因此|同时|随后|此外|另外|据此|近日|近期|经研究)")
_TOGETHER = re.compile(
    r"(?:会同|联合|协同|携手|、|和|与)(?P<who>[^，。；：]{2,14}?)(?=联合|共同|一起|一道|组织|举办|举行|开展|走访|慰问|召开|邀请|在|于|对|到|为|分)"
)
_SELF = re.compile(r"^(?:积极|认真|继续|并|还|又|也|主动|要|各|全体)")


def organiser(line: Line, found: Candidate, inherited: str = "") -> str:
    """The holder as written in the sentence, "" where the subject is dropped.

    `inherited` is the holder of the name before it in the same list.
    """
    start, end = line.clause(found.name.start)
    if found.rule == subcontests.RULE:
        return ""
    before = line.text[start : found.name.start]
    held = _HELD_BY.search(before) if before.endswith("的") else None
    if held:
        return _clean(re.split(r"参加了?|参与|观看|观摩|参赛", held["who"])[-1])
    received = _RECEIVED.search(before) if "接受" in before else None
    if received:
        return received["who"] if compiled(_BODY).search(received["who"]) else ""
    by = (
        _BY.search(line.text, found.name.end, line.clause(min(end + 1, len(line.text)))[1])
        if "由" in line.text
        else None
    )
    if by and "；" not in line.text[found.name.end : by.start()]:
        return by["who"]
    inside = _inside(line, found)
    if inside:
        return inside
    words = line.verbs(start, found.name.start)
    if "通过" in words or "接受" in words:
        return ""
    beside = _beside(line, found)
    if beside or found.frame == "attend":
        joined = found.frame == "attend" or found.rule.startswith(("shared", "award"))
        return beside or (inherited if joined else "")
    return _subject(line, found, start)


def role(line: Line, found: Candidate) -> Literal["host", "attend"]:
    """Attend after 参加, 选派, 接受, where a superior comes, and in what a higher level holds; else host.

    A report tells of what its own unit did where it says nothing else.
    """
    start, _ = line.clause(found.name.start)
    words = line.verbs(start, found.name.start)
    if any(word.startswith("接受") for word in words) or _SUPERIOR.search(line.text[start : found.name.start]):
        return "attend"
    going = found.frame == "attend" and bool(words) and words[-1].strip("了") in _GOING
    if found.frame == "attend" and not going:
        return "attend"
    joining = not _JOINING.isdisjoint(words)
    if joining and (found.name.relative or _HELD_BY.search(line.text[start : found.name.start])):
        return "attend"
    there = found.name.tail in ("中", "上") and _LEVEL_HELD.match(line.text, found.name.start) is not None
    return "attend" if there else "host"  # 在全市职工演讲比赛中获奖


def _inside(line: Line, found: Candidate) -> str:
    if found.type in _NOT_INSIDE:
        return ""
    if found.frame == "attend":
        level = _LEVEL_BODY.match(line.text, found.name.start, found.name.end)
        if level:
            return level.group()
    match = compiled(_INSIDE).match(line.text, found.name.start, found.name.end)
    if match is None or found.rule.startswith("award"):
        return ""
    who: str = match["who"] or match["body"] or ""
    own = found.frame == "host" and not _ABOVE.match(who) and (found.type == "民主管理" or who in _WHOLE)
    return "" if own or _DOING.match(who) else who  # 召开了公司八届三次职代会: the subject is dropped


def _beside(line: Line, found: Candidate) -> str:
    """参加区总工会“模范职工之家”等评选: the body between the verb and the first title."""
    if found.frame != "attend":
        return ""
    text = ""
    for element in reversed(line.elements[: line.first_at(found.name.start)]):
        if element.end > found.name.start or (element.kind in "QC" and not text):
            continue
        if element.kind != "W":
            break
        text = line.word(element) + text
    return text if compiled(_BODY).search(text) else ""


def _subject(line: Line, found: Candidate, start: int) -> str:
    """The nearest subject before the verb: in the clause of the name, else in an earlier clause of the sentence."""
    at = found.name.start
    while True:
        subject = _in_clause(line, start, at)
        if subject or start == 0:
            return subject
        at = start - 1
        start, _ = line.clause(at)
        if line.text[at : at + 1] == "；":
            return ""


def _in_clause(line: Line, start: int, end: int) -> str:
    run: list[Element] = []
    for element in line.elements[line.first_at(start) : line.first_at(end)]:
        if element.end > end:
            continue
        if element.kind == "C" and not run:
            return ""  # 与县劳动局联合举办: a partner, no subject
        if element.kind in "WC" or (element.kind == "D" and run):
            run.append(element)
        elif not run and (element.kind in "TX" or line.word(element) in ("由", "在", "协助", "配合")):
            continue
        else:
            break
    while run and run[-1].kind != "W":
        run.pop()
    if not run:
        return ""
    text = "".join(line.word(e) for e in run).split("的")[-1].lstrip("和与及、")
    text = _OPENING.sub("", text)
    if len(text) < 2 or not compiled("(?:<bodies>|<leaders>)$").search(text) or _NO_SUBJECT.search(text):
        return ""
    return text + _partner(line, run[-1].end)


def _partner(line: Line, end: int) -> str:
    """会同人事科, 联合民政办 after a subject: they hold it together."""
    match = _TOGETHER.match(line.text, end)
    return match.group() if match and compiled(_BODY).search(match["who"]) else ""


def _clean(who: str) -> str:
    before = re.split(r"[在于](?=.)|(?=\d+月)", who)[0]
    if compiled(_BODY).search(_SELF.sub("", before)):
        return _SELF.sub("", before)  # 市总工会在市委党校举办的
    who = _SELF.sub("", re.sub(r"^.*(?:参加|参与|观看|了|在|于|月|日|由)", "", who))
    return who if compiled(_BODY).search(who) else ""
