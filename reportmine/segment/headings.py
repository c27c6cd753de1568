"""Which lines are headings: numbered titles, labels, months, annexes and bare short lines.

A line is read alone here; whether a short numbered line heads anything or is an item of a list is seen from the
lines after it, in `sections`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from reportmine.resources import data_file, word_lines
from reportmine.segment.numbering import read_number

Style = Literal["text", "item", "run_in", "whole", "label", "month", "annex", "bare", "closing"]

WHOLE = 45  # longest title on a line of its own, in characters, without its number
RUN_IN = 32  # longest title that text follows on the same line
LABEL = 12
BARE = 16


class Mark(NamedTuple):
    """What the start of a line says: its style, numbering and title.

    `size` is the length of the title's sentence from the start of the line, 0 where the line has no title.
    """

    style: Style
    kind: str = ""
    level: int = 0
    value: int = 0
    written: str = ""
    words: str = ""
    size: int = 0


TEXT = Mark("text")
CLOSING = Mark("closing", "closing", 1)
_TITLE_END = re.compile(r"[。！？：:!?]")
# what a title does not hold: the ends of sentences, dates, figures with a measure, and what is told as done
_TOLD = re.compile(r"\d+[月日人名次个场元万件份户%％]|[了过]|我们|我校|我会|先后|年[，,]|；|;|：.|，.*，.*，")
_PAIRS = (
    ("（", "）"),
    ("(", ")"),
    ("“", "”"),
    ("《", "》"),
)  # a title that opens and does not close was cut by a hard line break
_YEAR_AHEAD = re.compile(r"(?:在|展望)?(?:19|20)\d\d年(?:里|中|度)?[，,]")
_MONTH = re.compile(
    r"(?:[（(〔]?(?:(?:19|20)\d\d|[二一][一二三四五六七八九〇○零]{3})年[度]?)?(?:第?[一二三四五六七八九十]{1,3}|\d{1,2})"
    r"(?:[、,，—~～至到-]+(?:[一二三四五六七八九十]{1,3}|\d{1,2}))*(?:月份?|季度)"
    r"(?:[一二三四五六七八九十\d]*[—~～至到-]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})月份?)?"
    r"(?:重点)?(?:工作)?(?:安排|任务|活动|要点)?[）)〕]?[：:]?"
)
_ANNEX = re.compile(r"附(?:件|表|录|则)?[ 　]*[一二三四五六七八九十\d]{0,2}[ 　]*[：:、.]?[ 　]*")
_LABEL = re.compile(rf"([^，。；！？、：:\d\s]{{2,{LABEL}}})[：:]")
_DATE_ONLY = re.compile(r"[（(]?[\d〇○零一二三四五六七八九十年月日./ -]+[）)]?")


@cache
def heading_words(kind: str) -> tuple[str, ...]:
    """The words of one kind in `headings.txt`: noun, title or never."""
    rows = (line.split() for _, line in word_lines(data_file("segment", "headings.txt")))
    return tuple(row[1] for row in rows if row[0] == kind)


def read_mark(line: str) -> Mark:
    """What a line (without leading and trailing space) is by itself.

    >>> read_mark("2.深化校务公开。全年公开事项38项。")[4:]
    ('2.', '深化校务公开', 9)
    >>> read_mark("三月份").style, read_mark("指导思想：以党的精神为指导。").size, read_mark("2013年，").style
    ('month', 5, 'text')
    """
    number = read_number(line)
    if number:
        return _numbered(line, *number)
    for rule in (_month, _annex, _label, _bare):
        if mark := rule(line):
            return mark
    return TEXT


def _numbered(line: str, kind: str, level: int, value: int, written: str) -> Mark:
    after = line[len(written) :]
    found = _TITLE_END.search(after)
    end = found.end() if found else len(after)
    words = after[:end].rstrip("。！？：:!? 　")
    whole = not after[end:].strip()
    broken = words.endswith(("，", "、", ",")) or any(words.count(a) != words.count(b) for a, b in _PAIRS)
    told = _TOLD.search(words) is not None or _is_dated_act(words)
    if not words or broken or told or len(words) > (WHOLE if whole else RUN_IN):
        return Mark("item", kind, level, value, written)
    return Mark("whole" if whole else "run_in", kind, level, value, written, words, len(written) + end)


@cache
def _dated() -> re.Pattern[str]:
    times, acts = "|".join(heading_words("time")), "|".join(heading_words("act"))
    return re.compile(
        rf"(?:在|于|将在|将于|拟于|拟在|计划于|计划在|争取在)?(?:今年|明年|本年度?)?(?:{times})[^。]*?(?:{acts})[^。]"
    )


def _is_dated_act(words: str) -> bool:
    """Whether words tell what happens when: 第三季度举办运动会, but not 第三季度工作安排.

    >>> _is_dated_act("九月份组织登山"), _is_dated_act("下半年工作安排")
    (True, False)
    """
    return _dated().match(words) is not None


def item(mark: Mark) -> Mark:
    """The same numbered line without a title: it is an entry of a list."""
    return mark._replace(style="item", words="", size=0)


def is_closing(line: str) -> bool:
    """Whether a paragraph speaks of the whole again: 总之，… 新的一年里，… It then belongs to no item before it.

    >>> is_closing("2015年，我们将继续努力。"), is_closing("2015年3月，召开了大会。")
    (True, False)
    """
    return line.startswith(heading_words("closing")) or _YEAR_AHEAD.match(line) is not None


def _month(line: str) -> Mark | None:
    if len(line) > 20 or not _MONTH.fullmatch(line):
        return None
    return Mark("month", "month", 2, 0, "", line.rstrip("：:"), len(line))


def _annex(line: str) -> Mark | None:
    found = _ANNEX.match(line)
    if not found or len(line) > WHOLE or line.endswith("。"):
        return None
    if found.end() < len(line) and not found[0].rstrip().endswith(("：", ":", "、", ".")) and line[1] not in "件表录":
        return None
    return Mark("annex", "annex", 1, 0, "", line.rstrip("：: "), len(line))


def _label(line: str) -> Mark | None:
    found = _LABEL.match(line)
    if not found or not found[1].endswith(heading_words("noun")) or found[1].endswith(heading_words("never")):
        return None
    if any(word in found[1] for word in heading_words("speech")):
        return None
    return Mark("label", "label", 1, 0, "", found[1], found.end())


def _bare(line: str) -> Mark | None:
    if len(line) > BARE or re.search(r"[，。；：！？,;:!?\d]", line) or line.endswith(heading_words("never")):
        return None
    return Mark("bare", "bare", 1, 0, "", line, len(line)) if line.endswith(heading_words("noun")) else None


def title_lines(lines: list[str]) -> int:
    """How many of the first lines are the title: short, without a sentence end, before the first text.

    >>> title_lines(["礼河学校工会", "2013年工作总结", "（2014年1月）", "一年来，学校工会做了大量工作。"])
    3
    """
    named = False
    for count, line in enumerate(lines[:5]):
        if not _may_be_title(line, count) or (named and not _beside_title(line)):
            return count
        named = named or line.rstrip("）)").endswith(heading_words("title"))
    return min(len(lines), 5)


def _may_be_title(line: str, count: int) -> bool:
    if len(line) > WHOLE or line[-1] in "。；！？：:;!?，,、" or read_number(line):
        return False
    return count == 0 or "，" not in line


def _beside_title(line: str) -> bool:
    """A date, a bracket or a subtitle after the line that names the kind of text."""
    return line[0] in "（(—-" or _DATE_ONLY.fullmatch(line) is not None or line.endswith(heading_words("title"))
