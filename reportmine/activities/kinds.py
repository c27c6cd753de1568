"""The type of an activity: the head noun wins, a bare 活动 takes it from the name before it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from reportmine.activities.lexicons import OTHER, heads, patterns

_ASSEMBLY = re.compile("(?:教职工|职工|教师|会员)(?:代表)?大会|[教职工双]代会")
_PAID = re.compile("募集|发放|补助|上报")
_MUTUAL = re.compile(r"互济会|互助金|补助经费|帮困")


@cache
def _split(head: str) -> tuple[str, ...]:
    return tuple(heads().one.findall(head))


def _special(written: str, head: str) -> str:
    """The type of names whose words outweigh their head; "" for all others."""
    if _MUTUAL.search(written) and _PAID.search(written):
        return "慰问/帮扶"
    if _ASSEMBLY.search(written) and head.endswith(("会议", "大会")):
        return "民主管理"
    if "事迹" in written and "报告" in head:
        return "宣传/征文/演讲"
    return "调研/检查" if "问卷" in written else ""


@lru_cache(maxsize=1 << 14)  # names recur
def kind_of(written: str, head: str) -> str:
    """The type of a name from its head, else from its words.

    >>> kind_of("市第二届师德演讲比赛", "演讲比赛"), kind_of("“送旧迎新”活动", "活动")
    ('竞赛/文体', '节庆')
    """
    special = _special(written, head)
    if special:
        return special
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
    return next((kind for kind, pattern in patterns("types").items() if pattern.search(written)), OTHER)
