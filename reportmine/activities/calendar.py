"""Items of a calendar annex (行事历): each is an activity, also an administrative one."""

from __future__ import annotations

import re

from reportmine.activities.candidates import Candidate
from reportmine.activities.conjuncts import Name
from reportmine.activities.kinds import kind_of
from reportmine.activities.lexicons import heads
from reportmine.activities.lines import Line

CONFIDENCE = 0.9
_AIDING = ("协助", "配合", "迎接", "接受", "结合", "根据", "按照")
_TRIM = re.compile(r"[\s。；;，,.、:：等]+$")


def items(line: Line, found: list[Candidate]) -> list[Candidate]:
    """The activities of one calendar item: the names found in it where they make it up, else the item itself."""
    start, end = _body(line)
    if end - start < 2:
        return []
    inside = [c for c in found if start <= c.name.start < end]
    rest = [c._replace(rule="calendar") for c in found if c.name.start >= end and c.confidence >= 0.5]
    if inside and _made_up_of(line, inside, start, end):
        return [*(c._replace(confidence=CONFIDENCE, rule="calendar") for c in inside), *rest]
    written = line.text[start:end]
    match = heads().chain.search(line.masked[start:end])
    head = match["head"] if match else written
    name = Name(start, end, head, rule="item")
    return [Candidate(name, kind_of(written, head), "", CONFIDENCE, "calendar"), *rest]


def _body(line: Line) -> tuple[int, int]:
    """The item's first clause without its number, its verbs of holding, times and closing bracket."""
    elements = line.elements
    at = _after_aid(line)
    while at < len(elements) and (elements[at].kind in "XTC" or _holding(line, at)):
        at += 1
    if at == len(elements):
        return 0, 0
    start = elements[at].start
    end = start
    for element in elements[at:]:
        if element.kind == "X" or (element.kind == "P" and element.end >= len(line.text.rstrip("。；;")) - 1):
            break
        end = element.end
    body = _TRIM.sub("", line.text[start:end])
    return start, start + len(body)


def _after_aid(line: Line) -> int:
    """Past a first clause that only says whom one helps: 配合学校工作，做好读书节的筹备."""
    first = next((e for e in line.elements if e.kind != "X"), None)
    if first is None or line.word(first) not in _AIDING:
        return 0
    marks = [i for i, e in enumerate(line.elements) if e.kind == "X" and e.start > first.start]
    later = bool(marks) and len(line.text.rstrip("。；;")) - line.elements[marks[0]].end > 2
    return marks[0] if later else 0


def _holding(line: Line, at: int) -> bool:
    element = line.elements[at]
    if element.kind != "S":
        return False
    word = line.word(element)
    if word in _AIDING:
        return False
    return element.frame in ("host", "attend") or word in (
        "继续",
        "积极",
        "认真",
        "做好",
        "好",
        "了",
        "将",
        "拟",
        "全面",
        "深入",
    )


def _made_up_of(line: Line, inside: list[Candidate], start: int, end: int) -> bool:
    """Whether the names leave nothing of the item unsaid but a holder and what joins them."""
    if inside[0].name.start == start and inside[-1].name.end >= end:
        return True
    if len(inside) > 1:
        return True
    only = inside[0]
    verb_before = any(e.kind == "S" and e.frame == "stop" and start <= e.start < only.name.start for e in line.elements)
    held = only.frame in ("host", "attend") or only.name.relative
    return held and only.name.end >= end - 1 and not (only.rule.startswith("verb") and verb_before)
