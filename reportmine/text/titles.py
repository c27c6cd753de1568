"""Finds the title of a report: the first line that is one, or two lines that are one."""

from __future__ import annotations

import re

LONGEST = 60
_LOOKED_AT = 6

_KIND = re.compile(
    r"总结|小结|计划|要点|意见|打算|安排|体会|心得|述职|报告|汇报|通知|行事历|方案|回顾|规划|材料|纪实|思路|一览表|统计表"
    r"|汇总表|台账"
)
_PROSE_END = re.compile(r"[。；，,;：:、！!？?]$")
_NOT_TITLE = re.compile(
    r"^(?:附件?[0-9一二三四五六七八九]{0,2}[:：]?.{0,4}|.{0,12}[〔\[（(【][12][0-9]{3}[〕\]）)】].{0,3}[0-9]{1,4}号?.*|.{2,20}(?:文件|简报|内部资料)"
    r"|(?:密级|编号|主题词|签发人|发文字号|报送单位|单位|姓名|日期|时间|填报单位|索引号)[:：].*|[(（][^()（）]{0,30}[)）]|[-—=*_.·\s]+"
    r"|第?[0-9一二三四五六七八九十]+[期号页]|.{0,10}目录)$"
)
_HEADING = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十]{1,3}[)）]|[0-9]{1,2}[、.．)）](?![0-9]))"
)
_BARE = re.compile(r"^[\s#*《“【\[]+|[\s#*》”】\]]+$")


def _like_title(line: str) -> bool:
    return (
        2 <= len(line) <= LONGEST
        and "\t" not in line
        and not _PROSE_END.search(line)
        and "。" not in line
        and not _HEADING.match(line)
    )


def _bare(line: str) -> str:
    """The line without the marks around it, where they are a pair around all of it."""
    inner = _BARE.sub("", line)
    return (
        inner
        if line.count("《") <= 1 and line.startswith(("《", "“", "【")) and line.endswith(("》", "”", "】"))
        else line.strip()
    )


def title(text: str, stem: str) -> str:
    r"""The title in a clean text; `stem`, the file's name without suffix, where the text begins without one.

    >>> title("礼河实验学校\n2013年度工会工作总结\n一年来，……。", "a")
    '礼河实验学校2013年度工会工作总结'
    >>> title("各位代表：\n现在，我作工作报告。", "2013年工作报告")
    '2013年工作报告'
    """
    lines = [line for line in text[:1200].split("\n")[:_LOOKED_AT] if not _NOT_TITLE.match(line)]
    head: list[str] = []
    for line in lines:
        if not _like_title(line):
            break
        head.append(_bare(line))
        if _KIND.search(line):
            break
    if not head:
        return stem
    if len(head) > 1 and _KIND.search(head[-1]):
        return _joined(head)
    return head[0]


def _joined(head: list[str]) -> str:
    """The title that ends in the line with the kind; the lines before it belong to it where they are short."""
    kept = head[-1]
    for line in reversed(head[:-1]):
        if len(line) + len(kept) > LONGEST or len(line) > 30:
            break
        kept = line if kept in line else line + kept
    return kept
