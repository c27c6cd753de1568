"""Says what kind of report a text is, from its title and then from the set phrases of its opening."""

from __future__ import annotations

import re

from reportmine.model import Kind

KINDS: tuple[Kind, ...] = ("总结", "计划", "心得", "述职", "通知", "其他")

# In this order: a 通知 that asks for 总结 is a 通知, a 总结 that ends in 打算 is a 总结.
_TITLE: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("通知", re.compile(r"(通知|公告|通报|启事|倡议书|邀请函|批复|的函|的请示)[）)》]?$")),
    ("述职", re.compile(r"述职|述廉|述学")),
    ("心得", re.compile(r"心得|体会|感想|感悟|有感|读后感|随想")),
    ("总结", re.compile(r"总结|小结|回顾|汇报|工作报告|工作情况|完成情况|开展情况|纪实|盘点|自查报告|自评报告")),
    (
        "计划",
        re.compile(
            r"计划|要点|打算|安排|工作意见|实施意见|指导意见|行事历|工作历|方案|规划|思路|部署|设想|日程|目标任务"
        ),
    ),
)
_BODY: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("述职", re.compile(r"述职(?:如下|报告如下)|作如下述职|述职如下")),
    ("通知", re.compile(r"(?:通知|通报)如下")),
    (
        "总结",
        re.compile(
            r"(?:总结|小结|汇报|报告|回顾|情况)(?:汇报)?如下|作(?:如下|以下)(?:总结|汇报)|现(?:将|把|就)[^。]{0,40}(?:总结|汇报)"
        ),
    ),
    (
        "计划",
        re.compile(
            r"(?:计划|安排|要点|打算|意见|部署|方案)如下|(?:特?制[定订])(?:本|如下|以下)[^。]{0,12}(?:计划|要点|安排|意见|方案)"
        ),
    ),
    ("心得", re.compile(r"(?:几点|一些|深刻|点滴)(?:的)?(?:体会|感受|感想|感悟)|体会如下")),
    ("计划", re.compile(r"^(?:一、)?指导思想", re.MULTILINE)),
)


def kind(title: str, opening: str) -> tuple[Kind, str]:
    """The kind of a report and the evidence for it in words; ("其他", "") where nothing tells.

    >>> kind("2018年总结暨2019年打算", "")
    ('总结', '标题“2018年总结暨2019年打算”中的“总结”')
    """
    for name, pattern in _TITLE:
        if found := pattern.search(title):
            return name, f"标题“{title}”中的“{found.group().rstrip('）)》')}”"
    for name, pattern in _BODY:
        if found := pattern.search(opening):
            return name, f"正文开头的“{found.group()}”"
    return "其他", ""
