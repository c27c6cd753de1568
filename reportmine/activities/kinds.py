"""The type of an activity: the head noun wins, a bare 活动 takes it from the name before it."""

from __future__ import annotations

import re
from functools import cache

from reportmine.activities.lexicons import OTHER, heads

# For names that end in 活动 or 工作 and hold no head: what their words say, first match wins.
_BY_WORDS = (
    (re.compile("送温暖|帮扶|帮困|慰问|爱心|公益|救助|互济|志愿|捐|送清凉|(?<!协)助学"), "慰问/帮扶"),
    (re.compile("送旧迎新|迎新|辞旧|庆|节日|元旦|春节|中秋|重阳|欢送"), "节庆"),
    (re.compile("体检|疗养|保险|互助|健康检查"), "保障/福利"),
    (re.compile("入会|建会|换届|建家|组织建设"), "组织建设"),
    (re.compile("先进|标兵|之家|能手|之星|十佳|最美|评|优秀|模范|文明岗"), "评选/表彰"),
    (re.compile("杯|赛|球|文体|健身|体育|锻炼|娱乐|文艺|运动|比武|练兵|踏青|登山"), "竞赛/文体"),
    (re.compile("读书|学习|培训|讲座|课|师徒|结对|拓展|减压|心理"), "培训/学习"),
    (
        re.compile("师德|道德|主题|教育(?!服务)|宣传|文明|宣讲|演讲|征文|讨论|建议|金点子|普法|法制|廉"),
        "宣传/征文/演讲",
    ),
    (re.compile("评议|协商|民主|公开|提案"), "民主管理"),
    (re.compile("检查|调研|审计|审查|安全|隐患"), "调研/检查"),
)
_ASSEMBLY = re.compile("(?:教职工|职工|教师|会员)(?:代表)?大会|[教职工双]代会")
_MUTUAL = re.compile(r"互济会|互助金|补助经费|帮困")


@cache
def _split(head: str) -> tuple[str, ...]:
    return tuple(heads().one.findall(head))


def kind_of(written: str, head: str) -> str:
    """The type of a name from its head, else from its words.

    >>> kind_of("市第二届师德演讲比赛", "演讲比赛"), kind_of("“送旧迎新”活动", "活动")
    ('竞赛/文体', '节庆')
    """
    if _MUTUAL.search(written) and re.search("募集|发放|补助|上报", written):
        return "慰问/帮扶"
    if _ASSEMBLY.search(written) and head.endswith(("会议", "大会")):
        return "民主管理"
    if "问卷" in written:
        return "调研/检查"
    for word in reversed(_split(head)):
        if word in heads().suffixes:
            continue
        kind = heads().type_of.get(word, OTHER)
        if kind != OTHER:
            return kind
    if head in heads().founded:
        return "组织建设"
    if head in heads().disciplines:
        return "竞赛/文体"
    inside = [word for word in heads().one.findall(written) if heads().type_of.get(word, OTHER) != OTHER]
    if inside and inside[-1] not in ("启动", "推进"):
        return heads().type_of[inside[-1]]
    return next((kind for pattern, kind in _BY_WORDS if pattern.search(written)), OTHER)
