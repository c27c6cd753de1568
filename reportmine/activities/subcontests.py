"""Contests inside a contest: 技能大赛，设焊工、钳工两个项目; 选手参加了车工、钳工两个工种的比赛.

A list after 设 with a count of items, or before …工种的比赛, names sub-contests of the contest told before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportmine.activities.conjuncts import Name
from reportmine.activities.lexicons import compiled
from reportmine.activities.lines import Line

RULE = "sub-contest"
_ITEM = r"(?:“[^”]{1,14}”|[\u4e00-\u9fffA-Za-z0-9＋+×x]{2,12}?)"
_LIST = rf"(?P<list>{_ITEM}(?:、{_ITEM})*(?:(?:、|和|与|及|以及){_ITEM}))"
_KINDS = r"(?:个|大|类|种|项)*(?:比赛|竞赛)?<contest_kinds>"
_N = r"(?:\d+|[一二两三四五六七八九十]+)"
_OPENS = (
    r"(?:共?设(?:立|置|有)?|(?:比赛|竞赛)?分(?:为|设)?|包括|包含|开设|涵盖|囊括|(?:比赛)?项目(?:有|为|包括|设有?)"
    r"|(?:内容|项目|共|先后)?有|进行)(?:了|有)?"
)
_ENDS = (
    rf"(?:等?{_N}{_KINDS}|等(?:项目|赛项|工种|比赛|竞赛|较量)?(?=[，。；]|$)"
    r"|等?(?:项目|赛项)?的?(?:比赛|角逐|较量|比拼|争夺))"
)
_THREE = rf"(?P<three>{_ITEM}、{_ITEM}(?:、{_ITEM})*(?:(?:、|和|与|及|以及){_ITEM}))"
# a list with its number or kind; three and more need none: 设拔河、跳绳和接力
_SET = (
    rf"{_OPENS}{_LIST}{_ENDS}"
    rf"|(?:共?设(?:立|置|有)?|项目(?:有|为|包括)|内容(?:有|为|包括)|分为?|角逐|竞逐|比拼)(?:了|有)?{_THREE}(?=[，。；]|$)"
)
_SUBJECT = re.compile(r"(?:本次|此次|整个)?(?:比赛|竞赛|大赛|运动会|比武)(?:共|还|内容)*(?=设|分|包括|有)")
_JOINED = (
    rf"参加(?:了)?{_LIST}(?:等)?(?:\d+|[一二两三四五六七八九十]+)?个?(?:工种|项目|单项|赛项)的(?:比赛|竞赛|角逐|比拼)"
)
_BY_TRADE = (
    rf"(?<=[，；]){_LIST}(?:等)?(?:\d+|[一二两三四五六七八九十]+)个?(?:工种|项目|单项|赛项)(?=的?、?\d+名|同台|的选手)"
)
_CONTEST = re.compile(r"赛|运动会|比武|比拼|擂台|技能节|体育节|艺术节|竞技")
_PART = re.compile("[^、]+")


def sub_contests(line: Line, contests: Sequence[Name]) -> list[Name]:
    """The sub-contests told after one of `contests` in the same sentence."""
    parents = [name for name in contests if _CONTEST.search(line.text[name.start : name.end])]
    told_before = _SUBJECT.match(line.text)  # 比赛设…: the contest stands in the sentence before
    if not parents and told_before is None:
        return []
    first = told_before.end() if told_before else min(name.end for name in parents)
    found = []
    for template in (_SET, _JOINED, _BY_TRADE):
        for match in compiled(template).finditer(line.text, first):
            group = "list" if match["list"] is not None else "three"
            found.extend(_split(match[group], match.start(group)))
    return found


def _split(listed: str, at: int) -> list[Name]:
    """A name for every conjunct; the last 和 of the list joins two of them."""
    names = []
    for part in _PART.finditer(listed):
        start, text = at + part.start(), part.group()
        for joined in re.split("(以及|和|与|及)", text) if part.end() == len(listed) else (text,):
            if joined not in ("以及", "和", "与", "及") and len(joined) > 1:
                names.append(Name(start, start + len(joined), "比赛", "比赛", RULE))
            start += len(joined)
    return names
