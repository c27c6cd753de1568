"""Finds the happenings of a sentence: the candidates of its stretches, weighed against each other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportmine.activities import certainty
from reportmine.activities.awards import awards
from reportmine.activities.candidates import Candidate, in_stretch, without_overlap
from reportmine.activities.certainty import DOUBTFUL, FAIR, GOOD
from reportmine.activities.conjuncts import Name, named_within
from reportmine.activities.helped import given
from reportmine.activities.kinds import kind_of
from reportmine.activities.leads import stretches
from reportmine.activities.lines import Line
from reportmine.activities.subcontests import sub_contests

_HELP, _CONTEST, _AWARD = "慰问/帮扶", "竞赛/文体", "评选/表彰"
_VISIT = re.compile(r"慰问|走访|探望|看望|拜年|探视|庆祝|欢送")
_GOODS = re.compile(r"发放|派发|配发|送去|赠送|募集|筹集|补助|资助|救助")
_HANDED_OUT = re.compile(
    r"(?:发放|派发|征集|筹集|募集)(?:了)?[^，。；]{0,6}(?:奖金|奖品|证书|善款|资料|手册|问卷|传单|折页|单页|作品|稿件|提案|建议)"
)
_FIGURE = re.compile(r"\d")
_OCCASION = re.compile(r"捐|募|赛|大赛|征集|征文|比赛|竞赛|活动|宣传|咨询|展|会")


def find(line: Line, heading: bool = False) -> list[Candidate]:
    """The candidates of a sentence, left to right and without overlap; confidence under 0.5 is a doubtful one."""
    found: list[Candidate] = []
    taken = 0
    for first, last in stretches(line.elements):
        if line.elements[first].start < taken:
            continue  # the head of a counted list before it
        here = in_stretch(line, first, last, found)
        if not here:
            taken = 0
            continue
        found.extend(here)
        taken = _head_after(line, last) if any(c.name.completion and c.name.rule == "shared-head" for c in here) else 0
    handed = [c for c in _handed_over(line) if c.confidence >= FAIR]
    if handed:
        found = [c for c in found if not any(_inside(c, whole) for whole in handed)]
    for more in (_campaigns, _sub_contests, lambda *_: handed, _awards):
        if others := more(line, found):
            found.extend(without_overlap(others, [c for c in found if c.confidence >= FAIR]))
    found = _without_doubtful_beneath(found)
    if any(_VISIT.search(c.name.head) and c.confidence >= FAIR for c in found):
        found = [_given_there(c) for c in found]
    found = [_part_of_another(line, c, found) for c in found]
    if heading:
        found = [c for c in found if c.confidence >= GOOD and certainty.is_strong(line, c.name)]
    return sorted(found, key=lambda c: c.name.start)


def _inside(part: Candidate, whole: Candidate) -> bool:
    """为…医护人员捐款: the whole act, not the noun that ends it."""
    return whole.name.start < part.name.start and part.name.end == whole.name.end


def _head_after(line: Line, last: int) -> int:
    """Where the head ends that a list with a figure shares: 缝纫、美容美发三个培训班."""
    following = line.elements[last : last + 1]
    return following[0].end + 1 if following and following[0].kind == "N" else 0


def _campaigns(line: Line, _: Sequence[Candidate]) -> list[Candidate]:
    """“金秋助学”发放助学金47.6万元: a quotation that opens its clause and is the name of a campaign by itself."""
    found = []
    for element in line.elements:
        if element.kind != "Q" or not (head := named_within(line, element)):
            continue
        start, end = line.clause(element.start)
        opens = not line.text[start : element.start].strip() or any(t.end == element.start for t in line.times)
        if opens and element.end < end and kind_of(head, head) == _HELP:
            name = Name(element.start, element.end, head)
            found.append(Candidate(name, _HELP, "", GOOD, "campaign"))
    return found


def _sub_contests(line: Line, found: Sequence[Candidate]) -> list[Candidate]:
    """The sub-contests of the contests found."""
    contests = [c.name for c in found if c.type == _CONTEST and c.confidence >= FAIR]
    return [Candidate(name, _CONTEST, "", GOOD, name.rule) for name in sub_contests(line, contests)]


def _handed_over(line: Line) -> list[Candidate]:
    """将…送到…: an act of help with its object first."""
    names = [Name(start, end, "送去", rule="verb-object") for start, end in given(line)]
    if not names:
        return []
    told = {
        n.start
        for n in names
        if line.times or _FIGURE.search(line.text, line.clause(n.start)[0], line.clause(n.end)[1])
    }
    return [Candidate(name, _HELP, "", FAIR if name.start in told else DOUBTFUL, "object-verb") for name in names]


def _awards(line: Line, found: Sequence[Candidate]) -> list[Candidate]:
    """评出先进个人10名: titles given where no appraisal or contest of the sentence explains them."""
    told = [c for c in found if c.confidence >= FAIR and c.type in (_AWARD, _CONTEST)]
    return [Candidate(name, _AWARD, "", GOOD, "award-titles") for name in (() if told else awards(line))]


def _without_doubtful_beneath(found: Sequence[Candidate]) -> list[Candidate]:
    """What is doubtful gives way where something surer stands in its place."""
    sure = [c.name for c in found if c.confidence >= FAIR]
    if len(sure) == len(found):
        return list(found)
    return [
        c for c in found if c.confidence >= FAIR or all(c.name.end <= n.start or c.name.start >= n.end for n in sure)
    ]


def _given_there(candidate: Candidate) -> Candidate:
    """What was given on a visit that the sentence names is no activity of its own."""
    if _GOODS.search(candidate.name.head) and candidate.rule.startswith("verb-object"):
        return candidate._replace(confidence=DOUBTFUL)
    return candidate


def _told_before(line: Line, candidate: Candidate, found: Sequence[Candidate]) -> bool:
    """捐款仪式，职工共捐款15万元; 表彰大会，表彰市劳动模范80名: what an event named before was held for."""
    act = candidate.name.head[:2]
    for other in found:
        if other is candidate or other.confidence < FAIR or other.name.end > candidate.name.start:
            continue
        if other.frame == "found":
            continue
        event, between = line.text[other.name.start : other.name.end], line.text[other.name.end : candidate.name.start]
        if event.endswith(("会", "仪式", "典礼")) and act in event and "；" not in between:
            return True
    return False


def _part_of_another(line: Line, candidate: Candidate, found: Sequence[Candidate]) -> Candidate:
    """开展“金秋助学”活动，资助困难职工子女12名: undated acts after a campaign are what it did; leaflets too."""
    if candidate.confidence < FAIR or not (candidate.rule.startswith("verb-object") or candidate.name.bare()):
        return candidate
    if _told_before(line, candidate, found):
        return candidate._replace(confidence=DOUBTFUL)
    if not candidate.rule.startswith("verb-object"):
        return candidate
    start, _ = line.clause(candidate.name.start)
    if any(t.date and start <= t.start < candidate.name.start for t in line.times):
        return candidate
    leaflets = _HANDED_OUT.match(line.text, candidate.name.start) is not None
    if leaflets and "资料" in line.text[candidate.name.start : candidate.name.end]:
        return candidate._replace(confidence=DOUBTFUL)
    for other in found:
        if other is candidate or other.confidence < FAIR or other.name.end > candidate.name.start:
            continue
        between = line.text[other.name.end : candidate.name.start]
        named = line.text[other.name.start] == "“" or (other.frame == "host" and other.rule.startswith("head"))
        campaign = other.type == candidate.type == _HELP and named
        if "；" not in between and (campaign or (leaflets and _OCCASION.search(other.name.head))):
            return candidate._replace(confidence=DOUBTFUL)
    return candidate
