"""Planned, done or unclear: what every sentence tells, by the kind of report, its part of the report and its words."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from reportmine.model import Metadata, Section, Segmented, Sentence, Status
from reportmine.resources import data_file, word_lines
from reportmine.segment.leading import Led

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:年|学年|—|-|~)")
_YEAR_OPENS = re.compile(r"(?:在|到|展望)?((?:19|20)\d\d)年(?!\d{1,2}月)")
# 将 is 把 where the clause goes on so: 将开展活动作为抓手
_DISPOSAL = re.compile(r"将[^，。；]{1,30}(?:作为|纳入|列入|融入|结合|贯穿|落实到|当作|转化|相结合|公布|分解|送)")
# figures with a measure, and days: a happening that took place
_FACT = re.compile(
    r"\d(?:[余多几]|[万千百])?(?:人次?|名|户|场|期|次|项|件|份|万?元|个|幅|篇|册|支|对|条|%)|\d月(?!份?(?:前|底前|末前))"
)


_SIGNATURE = re.compile(
    r"[（(]?[\d〇○零一二三四五六七八九十]{4}年[^，。；]{0,12}[日月][）)]?"
    r"|[^，。；！？：、]{2,30}(?:工会|委员会|联合会|学校|中学|小学|幼儿园|公司|厂|医院|支行|局|所|处)"
)


class _Row(NamedTuple):
    kind: str
    word: str
    before: str
    after: str


@cache
def _rows() -> tuple[_Row, ...]:
    lines = word_lines(data_file("segment", "status.txt"))
    return tuple(_Row(*("" if column == "-" else column for column in line.split())) for _, line in lines)


@cache
def words(kind: str) -> tuple[str, ...]:
    """The words of one kind in `status.txt`, in their order."""
    return tuple(row.word for row in _rows() if row.kind == kind)


@cache
def _marker(kind: str) -> re.Pattern[str]:
    # the word stands first and the look behind it second: so the search skips to characters that can begin a word
    parts = (
        re.escape(row.word)
        + (f"(?<![{row.before}]{re.escape(row.word)})" if row.before else "")
        + (f"(?![{row.after}])" if row.after else "")
        for row in _rows()
        if row.kind == kind
    )
    lead = "将(?<![现即]将)" if kind == "will" else ""
    return re.compile(f"{lead}(?:{'|'.join(parts)})")


def statuses(segmented: Segmented) -> tuple[Status, ...]:
    """Planned, done or unclear for every sentence, in the order of the sentences.

    A plan is planned throughout, save what it tells of an earlier time; elsewhere a part about the time ahead
    (下一步打算, a later year) is planned, then the sentence's own words decide. 进一步 and 继续 are no evidence.

    >>> import numpy as np
    >>> from reportmine.model import Document
    >>> from reportmine.segment import segment
    >>> text = "3月8日，举办了讲座。下一步，我们将举办比赛。"
    >>> offsets = np.arange(len(text) + 1, dtype=np.int32)
    >>> statuses(segment(Document("a", text, 0, len(text), text, offsets, "", Metadata("", kind="总结"))))
    ('done', 'planned')
    """
    meta = segmented.document.meta
    parts = section_times(segmented.sections, meta)
    found: list[Status] = []
    ahead = False  # inside a paragraph, after a sentence that opened the time ahead
    led = Led(segmented)
    previous: Sentence | None = None
    for sentence in segmented.sentences:
        text = segmented.text(sentence)
        new_line = previous is None or "\n" in segmented.document.clean[previous.end : sentence.start]
        ahead = _opens_ahead(text, meta.year, ahead and not new_line)
        part = parts[sentence.section]
        inside = led.at(sentence, new_line=new_line)
        if _SIGNATURE.fullmatch(text):
            found.append("unclear")
        elif ahead or inside or part == "planned":
            found.append(_in_plan(text))
        else:
            found.append(_in_summary(text, lacking=part == "unclear"))
        both = _has(text, "review")  # 现将2023年工作情况和2024年打算报告如下: what follows is not all ahead
        led.close(sentence, text, ahead=ahead or (found[-1] == "planned" and not both and not _has(text, "should")))
        previous = sentence
    return tuple(found)


def section_times(sections: tuple[Section, ...], meta: Metadata) -> list[Status]:
    """What each section is about: the time ahead, what was done, or what was lacking ("unclear")."""
    base: Status = "planned" if meta.kind == "计划" else "done"
    times: list[Status] = []
    for section in sections:
        own = heading_time(section.heading, meta.year)
        times.append(own or (times[section.parent] if section.parent >= 0 else base))
    return times


def heading_time(heading: str, year: int | None) -> Status | None:
    """What a heading says about the time of its part, None where it says nothing.

    >>> heading_time("2019年工作思路", 2018), heading_time("存在的问题", 2018), heading_time("加强民主管理", 2018)
    ('planned', 'unclear', None)
    """
    if not heading:
        return None
    years = [int(found) for found in _YEAR.findall(heading)]
    later = year is not None and any(named > year for named in years)
    if later or _has(heading, "ahead") or heading.endswith(words("ahead_end")):
        return "planned"
    if _has(heading, "lack"):
        return "unclear"
    earlier = year is not None and any(named < year for named in years)
    return "done" if earlier or _has(heading, "review") else None


def _has(text: str, kind: str) -> bool:
    return _marker(kind).search(text) is not None


def _opens_ahead(text: str, year: int | None, ahead: bool) -> bool:
    """Whether the paragraph speaks of the time ahead from this sentence on."""
    if text.startswith(words("opener")):
        return True
    if (found := _YEAR_OPENS.match(text)) and year is not None:
        return int(found[1]) > year
    return ahead and not _marker("past").match(text)


def _in_plan(text: str) -> Status:
    if _has(text, "past") and _has(text, "done") and not _has(text, "plan"):
        return "done"
    return "planned"


def _in_summary(text: str, *, lacking: bool) -> Status:
    done = _has(text, "done")
    if _has(text, "plan") or (_has(text, "will") and not _DISPOSAL.search(text)):
        return "planned"
    if _has(text, "lack") and (lacking or not done or "但" in text):
        return "unclear"
    if done:
        return "done"
    act, should = _marker("act").search(text), _marker("should").search(text)
    if should and (act is None or should.start() < act.start()):
        return "planned"
    if lacking:
        return "unclear"
    return "done" if act or _FACT.search(text) else "unclear"
