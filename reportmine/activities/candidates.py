"""The candidates of one stretch of words: names that end in a head, and acts told as verb and object."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from reportmine.activities import certainty
from reportmine.activities.certainty import SURE
from reportmine.activities.conjuncts import Name
from reportmine.activities.coordination import counted_list, founded_list, names
from reportmine.activities.kinds import kind_of
from reportmine.activities.leads import Lead, lead_of
from reportmine.activities.lexicons import compiled, frames, heads
from reportmine.activities.lines import Line
from reportmine.activities.phrases import phrases

_NOUN = re.compile(r"体检|休养|疗养|换届|联欢|演出")  # 退休教职工体检 is a name
_FOUNDED_AFTER = re.compile(r"[^，。；的]{0,10}?(?:成立|挂牌|揭牌|诞生)(?!的|以来)")
_ORGAN = re.compile(r"(?:教职工|职工|教师|会员)?代表大会$|(?:[教职工双]代会|教职工大会|职工大会|会员大会|全委会|全会)$")
_CONVENED = re.compile(r"召开|开好|举行|组织召开|筹备|承办|参加|列席|出席")


class Candidate(NamedTuple):
    """A name with its type, the class of the verb that governs it and how sure it is a happening (0-1)."""

    name: Name
    type: str
    frame: str
    confidence: float
    rule: str


def in_stretch(line: Line, first: int, last: int, before: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of elements[first:last], a stretch that names can stand in; none overlaps one of `before`."""
    lead = lead_of(line, first)
    held = lead.frame == "host" or (lead.frame == "attend" and lead.words[:1] == ("参加",))
    if not held and _nameless(line, first, last):
        return []
    founded = founded_list(line, first, last) if "founding" in lead.words else None
    phrased = [_phrase(line, name, lead) for name in phrases(line, line.elements, first, last)]
    found = _listed(line, (first, last), lead, held) if founded is None else founded
    if not found:
        return without_overlap(phrased, before)
    if lead.goes() or _went(line, first):
        found = [_at_its_place(line, name) for name in found]
    elif (
        lead.frame == "" or lead.words[:1] in (("组织",), ("安排",), ("发动",), ("带领",), ("邀请",)) or lead.counted()
    ):
        found = [_by_people(line, name) for name in found]
    named = [_named(line, name, lead, last) for name in found]
    return without_overlap([*phrased, *(c for c in named if c is not None)], before)


def _listed(line: Line, span: tuple[int, int], lead: Lead, held: bool) -> list[Name]:
    """The names that stand in a stretch one beside the other, those of a counted list first."""
    if lead.frame in ("host", "found", "") and (counted := counted_list(line, *span)):
        return counted
    last = line.elements[span[1] - 1]
    founding = "founding" in lead.words or _FOUNDED_AFTER.match(line.text, last.end, line.clause(last.start)[1])
    return names(line, line.elements[slice(*span)], bool(founding), held)


def _nameless(line: Line, first: int, last: int) -> bool:
    """Whether no name can be in elements[first:last], whatever governs it but a verb of holding: most stretches."""
    elements = line.elements
    if last < len(elements) and elements[last].kind == "N":  # a counted list, whose head follows
        return False
    for element in elements[first:last]:
        if element.kind == "Q":
            return False
    return not _holds_head(line.masked[elements[first].start : elements[last - 1].end])


@lru_cache(maxsize=1 << 15)
def _holds_head(text: str) -> bool:
    return heads().any.search(text) is not None


def _went(line: Line, first: int) -> bool:
    """赴合肥、贵阳两个区域公司调研: a verb of going before places and their figure."""
    at = first - 1
    if at < 0 or line.elements[at].kind != "N":
        return False
    while at >= 0 and line.elements[at].kind in "NWC":
        at -= 1
    return at >= 0 and compiled("<going>").fullmatch(line.word(line.elements[at])) is not None


def _by_people(line: Line, name: Name) -> Name:
    """37名员工无偿献血, 组织女干警观影: who does it stands before what they do by themselves."""
    head = name.end - len(name.head)
    alone = compiled("<solo>").fullmatch(name.head) and name.start < head and not _NOUN.search(name.head)
    people = compiled("(?:<persons>|<groups>)$").search(line.masked[name.start : head])
    return name._replace(start=head) if alone and people else name


def _at_its_place(line: Line, name: Name) -> Name:
    """到青龙湖秋游: where one went stands before what was done there."""
    head = name.end - len(name.head)
    return name._replace(start=head) if name.start < head and line.masked[head : name.end] == name.head else name


def _named(line: Line, name: Name, lead: Lead, last: int) -> Candidate | None:
    if name.end <= name.start or (name.bare() and _points_back(lead)):
        return None
    if lead.words and lead.words[0] in frames().back and not certainty.is_strong(line, name):
        return None
    written = line.masked[name.start : name.end]
    if _ORGAN.search(written) and not _convened(line, name, lead, last):
        return None
    if name.tail in certainty.BACKGROUND and certainty.says_little(line, name):
        return None
    confidence = certainty.of_name(line, name, lead, last)
    return Candidate(
        name, kind_of(line.text[name.start : name.end], name.head), lead.frame, confidence, _rule(name, lead)
    )


def _points_back(lead: Lead) -> bool:
    return not frames().back.isdisjoint(lead.words)


def _rule(name: Name, lead: Lead) -> str:
    return f"{name.rule}:{lead.frame or 'none'}"


def _convened(line: Line, name: Name, lead: Lead, last: int) -> bool:
    """教代会 is an organ unless it is held or numbered."""
    if any(_CONVENED.search(word) for word in lead.words) or "次会议" in line.text[name.start : name.end]:
        return True
    following = line.text[name.end : line.clause(name.end)[1]]
    return re.match(r".{0,12}召开", following) is not None


def _phrase(line: Line, name: Name, lead: Lead) -> Candidate:
    kind = heads().act_type.get(name.head) or kind_of(name.head, name.head)
    if kind == "慰问/帮扶" and name.head == "走访" and re.search("企业|单位|基层", line.text[name.start : name.end]):
        kind = "调研/检查"
    frame = lead.frame
    if name.rule == "award-titles":
        return Candidate(name, kind, frame, SURE, name.rule)
    return Candidate(name, kind, frame, certainty.of_act(line, name, lead), f"verb-object:{frame or 'none'}")


def without_overlap(candidates: Sequence[Candidate], before: Sequence[Candidate]) -> list[Candidate]:
    """Award titles and acts with an object win over the bare act; otherwise the longer name wins."""
    if not candidates:
        return []
    taken = [(c.name.start, c.name.end) for c in before]
    kept: list[Candidate] = []
    ordered = sorted(candidates, key=lambda c: (-(c.name.end - c.name.start), c.name.start))
    ordered.sort(key=lambda c: c.rule != "award-titles")
    for candidate in ordered:
        span = (candidate.name.start, candidate.name.end)
        if all(span[1] <= a or span[0] >= b for a, b in taken):
            taken.append(span)
            kept.append(candidate)
    return kept
