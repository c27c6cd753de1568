"""Titles given: 评出先进分厂工会2个和优秀工会积极分子31名 names one appraisal a title."""

from __future__ import annotations

import re

from reportmine.activities.conjuncts import Name
from reportmine.activities.lexicons import compiled
from reportmine.activities.lines import Line

_VERB = re.compile(r"(?:评选?出|评选|评定出?|选树|表彰|命名表彰|表彰奖励|推选出|选出)(?:了|表彰了)?")
_FIGURE = r"(?:[\d一二两三四五六七八九十百]+[余多]?(?:名|位|个|户|家|人|对|批|篇|件|项))"
_WORD = r"[^，。；：、和及与\d的]{0,10}"
_TITLE = rf"(?:[\u4e00-\u9fff、]{{1,10}}?{_FIGURE}|{_FIGURE})?(?P<title>{_WORD}?<titles>{_WORD})"
_JOIN = rf"{_FIGURE}?(?:、|和|及|与|以及)?"
_NO_TITLE = re.compile(
    r"(?:成果|作品|论文|案例|提案|建议|项目|组织奖|进行|活动|大会|会议|工作|办法|标准|条件|评选|表彰|奖[次项]?|[一二三]等)$"
)


def awards(line: Line) -> list[Name]:
    """The titles that a verb of appraisal lists in the sentence, at least one of them with its number or in a list."""
    found: list[Name] = []
    for verb in _VERB.finditer(line.masked):
        at, titles = verb.end(), []
        while match := compiled(_TITLE).match(line.text, at):
            titles.append(match.span("title"))
            joined = compiled(_JOIN).match(line.text, match.end())
            at = joined.end() if joined else match.end()
            if joined is None or not joined.group():
                break
        told = len(titles) > 1 or (titles and re.match(_FIGURE, line.text[titles[0][1] :]))
        if told and not any(_NO_TITLE.search(line.text[start:end]) for start, end in titles):
            head = verb.group().removesuffix("了").removesuffix("出")
            found.extend(Name(start, end, head, "评选", "award-titles") for start, end in titles)
    return found
