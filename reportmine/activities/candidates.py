"""Finds the names of a sentence and says how sure each is: happening, or aim, organ and background."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportmine.activities.coordination import Name, founded_list, names
from reportmine.activities.elements import Element, Line
from reportmine.activities.kinds import kind_of
from reportmine.activities.lexicons import frames, heads
from reportmine.activities.phrases import phrases

SURE, GOOD, FAIR, LOW = 0.85, 0.7, 0.55, 0.3
_PART = "WQBPCDE"
_HELP = "慰问/帮扶"
_HELD_AFTER = re.compile(
    r"(?:已|也|还|都|均|又|再次|陆续|相继|随即|随后|同步|按时|如期|顺利|成功|圆满|正式|隆重|全面|及时|先后)*"
    r"(?:于|由|在|举行|召开|启动|开幕|结束|拉开|落下|通过|进行|开展|举办|完成|开赛|开班|打响|组织|实施|推出|安排|成立|获|得到)"
)
_EDITION = re.compile(r"第[一二三四五六七八九十百\d]+[届次批期个]|首届|首次|首批|[一二三四五六七八九十]+届")
_ORGAN = re.compile(r"(?:教职工|职工|教师|会员)?代表大会$|(?:[教职工双]代会|教职工大会|职工大会|会员大会|全委会|全会)$")
_CONVENED = re.compile(r"召开|开好|举行|组织召开|筹备|承办|参加|列席|出席")
_BACKGROUND = ("中", "上", "里", "期间", "后", "之后", "时", "之中", "当中", "之际", "以来", "前", "之前", "过程")
_VISIT = re.compile(r"慰问|走访|探望|看望|拜年|探视|庆祝|欢送")
_GOODS = re.compile(r"发放|派发|配发|送去|赠送|募集|筹集|补助|资助|救助")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name with its type, the class of the verb that governs it and how sure it is a happening (0-1)."""

    name: Name
    type: str
    frame: str
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class _Lead:
    """What stands before a stretch: the governing class, the words, and whether a verb of holding came earlier."""

    frame: str
    words: tuple[str, ...]
    far: bool


def find(line: Line, heading: bool = False) -> list[Candidate]:
    """The candidates of a sentence, left to right and without overlap; confidence under 0.5 is a doubtful one."""
    found: list[Candidate] = []
    for first, last in _stretches(line.elements):
        lead = _lead(line, first)
        stretch = line.elements[first:last]
        founded = founded_list(line, first, last) if "founding" in lead.words else None
        phrased = [_phrase(line, name, lead) for name in phrases(line, line.elements, first, last)]
        listed = names(line, stretch, "founding" in lead.words) if founded is None else founded
        named = [_named(line, name, lead, last) for name in listed]
        found.extend(_without_overlap(phrased, [c for c in named if c is not None], found))
    if any(_VISIT.search(c.name.head) and c.confidence >= FAIR for c in found):
        found = [_given_there(c) for c in found]
    found = [_given_in_campaign(line, c, found) for c in found]
    if heading:
        found = [c for c in found if c.confidence >= GOOD and _strong(line, c.name)]
    return sorted(found, key=lambda c: c.name.start)


def _given_there(candidate: Candidate) -> Candidate:
    """What was given on a visit that the sentence names is no activity of its own."""
    if _GOODS.match(candidate.name.head) and candidate.rule.startswith("verb-object"):
        return replace(candidate, confidence=0.4)
    return candidate


def _given_in_campaign(line: Line, candidate: Candidate, found: Sequence[Candidate]) -> Candidate:
    """开展“金秋助学”活动，资助困难职工子女12名: undated acts of help after a named campaign are what it did."""
    if candidate.type != _HELP or not candidate.rule.startswith("verb-object") or candidate.confidence < FAIR:
        return candidate
    start, _ = line.clause(candidate.name.start)
    if any(t.date and start <= t.start < candidate.name.start for t in line.times):
        return candidate
    for other in found:
        named = other.type == _HELP and other.frame == "host" and line.text[other.name.start] == "“"
        between = line.text[other.name.end : candidate.name.start]
        if named and other.confidence >= GOOD and other.name.end <= start and "；" not in between:
            return replace(candidate, confidence=0.4)
    return candidate


def _stretches(elements: Sequence[Element]) -> list[tuple[int, int]]:
    spans = []
    at = 0
    while at < len(elements):
        end = at
        while end < len(elements) and elements[end].kind in _PART:
            end += 1
        if end > at:
            spans.append((at, end))
        at = max(end, at + 1)
    return spans


def _lead(line: Line, first: int) -> _Lead:
    if line.elements[first].kind == "D":
        outer = _past_holder(line, first)
        if outer is not None:
            return outer
    words: list[str] = []
    frame = ""
    at = first - 1
    while at >= 0 and line.elements[at].kind in "SN":
        element = line.elements[at]
        word = line.word(element)
        words.append(word)
        if element.frame == "found":
            words.append("founding")
        if frame in ("", "stop") and element.frame:
            frame = element.frame
        at -= 1
    far = False
    while at >= 0 and line.elements[at].kind != "X":
        far = far or line.elements[at].frame in ("host", "attend")
        at -= 1
    return _Lead(frame, tuple(words), far)


def _past_holder(line: Line, first: int) -> _Lead | None:
    """参加镇里组织的拔河比赛: the verb before the holder governs, not the holder's own."""
    at = first - 1
    while at >= 0 and line.elements[at].kind in "SN":
        at -= 1
    while at >= 0 and line.elements[at].kind in "WQC":
        at -= 1
    if at < 0 or line.elements[at].frame not in ("host", "attend"):
        return None
    return _Lead(line.elements[at].frame, (line.word(line.elements[at]),), False)


def _strong(line: Line, name: Name) -> bool:
    written = line.text[name.start : name.end]
    return written[0] in "“‘「" or "“" in written or _EDITION.search(written) is not None


def _named(line: Line, name: Name, lead: _Lead, last: int) -> Candidate | None:
    if name.end <= name.start or (name.bare() and _points_back(lead)):
        return None
    if any(word in frames().back for word in lead.words[:1]) and not _strong(line, name):
        return None
    written = line.masked[name.start : name.end]
    if _ORGAN.search(written) and not _convened(line, name, lead, last):
        return None
    if name.tail in _BACKGROUND and _says_little(line, name):
        return None
    confidence = _confidence(line, name, lead, last)
    return Candidate(
        name, kind_of(line.text[name.start : name.end], name.head), lead.frame, confidence, _rule(name, lead)
    )


def _points_back(lead: _Lead) -> bool:
    return any(word in frames().back for word in lead.words)


def _rule(name: Name, lead: _Lead) -> str:
    return f"{name.rule}:{lead.frame or 'none'}"


def _convened(line: Line, name: Name, lead: _Lead, last: int) -> bool:
    """教代会 is an organ unless it is held or numbered."""
    if any(_CONVENED.search(word) for word in lead.words) or "次会议" in line.text[name.start : name.end]:
        return True
    following = line.text[name.end : line.clause(name.end)[1]]
    return re.match(r".{0,12}召开", following) is not None


def _confidence(line: Line, name: Name, lead: _Lead, last: int) -> float:
    if name.generic or any(word in frames().generic for word in lead.words):
        return LOW
    doubtful = _of_doubtful(line, name, lead)
    if doubtful is not None:
        return doubtful
    if lead.frame == "attend" and _GOODS.search(name.head):
        return LOW  # 参与津贴发放等问题的决策
    if lead.frame in ("host", "attend"):
        return SURE
    if name.relative:
        return FAIR
    if lead.frame == "found":
        return GOOD if _told(line, name, lead) else 0.4
    if lead.frame == "aim":
        return FAIR if _strong(line, name) and "利用" in lead.words else LOW
    return _of_free(line, name, lead, last)


def _of_doubtful(line: Line, name: Name, lead: _Lead) -> float | None:
    """Bare verbs and nouns, names in the background, speeches; None for a name that says enough."""
    if name.tail == "外" or (_VISIT.match(name.head) and name.bare() and lead.frame not in ("aim", "host")):
        return FAIR
    if _says_little(line, name):
        return _of_bare(line, name, lead)
    if lead.words[:1] == ("以",) and line.text.startswith("为", name.end):
        return 0.4  # 以“安康杯”竞赛为载体: a means
    if name.tail in _BACKGROUND:
        return FAIR if name.relative or lead.frame != "aim" else LOW
    spoken = lead.words[:1] and lead.words[0].strip("了") in ("作", "做", "")
    if name.head.endswith(("交流", "报告")) and spoken:
        return LOW  # 作经验交流: a speech at somebody's meeting
    return None


def _says_little(line: Line, name: Name) -> bool:
    written = line.text[name.start : name.end].removeprefix("相关").removeprefix("有关").removeprefix("全面")
    return written == name.head and name.head in heads().vague and name.rule != "conjunct"


def _of_bare(line: Line, name: Name, lead: _Lead) -> float:
    """A bare 培训 or 检查: only with a verb of holding and an object or a figure beside it."""
    start, end = line.clause(name.start)
    beside = line.text[start : name.start]
    if lead.frame in ("host", "attend") and len(name.head) >= 3 and name.head.endswith("会"):
        return FAIR
    if lead.frame == "host" and (re.search(r"[对为向就由经].{2,}", beside) or _figures(line, start, end)):
        return FAIR
    return 0.4 if lead.frame == "host" else LOW


def _of_free(line: Line, name: Name, lead: _Lead, last: int) -> float:
    """No verb governs the name: it needs another sign of having been held."""
    following = line.elements[last] if last < len(line.elements) else None
    after = line.text[name.end : line.clause(name.end)[1]] if following else ""
    if _HELD_AFTER.match(after):
        return GOOD
    if lead.far or _example(line, name, lead):
        return FAIR + 0.1
    if _strong(line, name) or (
        re.search(r"[为给]\d[^，。；]{0,8}$", line.text[: name.start]) and name.head not in heads().vague
    ):
        return FAIR
    if following is not None and following.kind == "N" and re.search(r"[次场期]", line.word(following)):
        return FAIR
    start, _ = line.clause(name.start)
    dated = any(t.date for t in line.times if start <= t.start < name.start)
    return FAIR if dated and name.head not in heads().vague else 0.4


def _example(line: Line, name: Name, lead: _Lead) -> bool:
    """开展了庆祝活动，如道德讲堂、文体竞赛: examples of what a verb of holding named before."""
    if not any(word in ("如", "例如", "包括") for word in lead.words):
        return False
    return any(e.frame == "host" for e in line.elements if e.end <= name.start)


def _figures(line: Line, start: int, end: int) -> bool:
    return any(e.kind == "N" and start <= e.start < end for e in line.elements)


def _told(line: Line, name: Name, lead: _Lead) -> bool:
    start, end = line.clause(name.start)
    dated = any(t.date for t in line.times if start <= t.start < end)
    return dated or "了" in lead.words or _figures(line, start, end)


def _phrase(line: Line, name: Name, lead: _Lead) -> Candidate:
    kind = heads().act_type.get(name.head) or kind_of(name.head, name.head)
    if kind == "慰问/帮扶" and name.head == "走访" and re.search("企业|单位|基层", line.text[name.start : name.end]):
        kind = "调研/检查"
    frame = lead.frame
    if name.rule == "award-titles":
        return Candidate(name, kind, frame, SURE, name.rule)
    return Candidate(name, kind, frame, _of_phrase(line, name, lead), f"verb-object:{frame or 'none'}")


def _of_phrase(line: Line, name: Name, lead: _Lead) -> float:
    if lead.frame == "aim" or any(word in ("能", "可", "能够", "不", "未") for word in lead.words):
        return LOW
    start, end = line.clause(name.start)
    told = _figures(line, start, end) or "了" in line.text[name.start : name.end]
    told = told or any(t.date for t in line.times if start <= t.start < end)
    if _VISIT.match(name.head):
        return GOOD if told or lead.frame in ("host", "") else FAIR
    return GOOD if told or lead.frame == "host" else 0.4


def _without_overlap(phrased: list[Candidate], named: list[Candidate], before: Sequence[Candidate]) -> list[Candidate]:
    """Award titles and acts with an object win over the bare act; otherwise the longer name wins."""
    taken = [(c.name.start, c.name.end) for c in before]
    kept: list[Candidate] = []
    ordered = sorted([*phrased, *named], key=lambda c: (-(c.name.end - c.name.start), c.name.start))
    ordered.sort(key=lambda c: c.rule != "award-titles")
    for candidate in ordered:
        span = (candidate.name.start, candidate.name.end)
        if all(span[1] <= a or span[0] >= b for a, b in taken):
            taken.append(span)
            kept.append(candidate)
    return kept
