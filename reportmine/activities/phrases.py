"""Acts told as verb and object: 走访慰问困难职工, 庆祝第二十八个教师节, 评选“先进个人”和“优秀会员”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from reportmine.activities.conjuncts import Name
from reportmine.activities.helped import helped_end, helped_start
from reportmine.activities.lexicons import frames, heads, patterns
from reportmine.activities.lines import Element, Line

_EMPTY_OBJECT = re.compile(r"(?:[力度形式机制制度氛围作用等方面]|效果|水平|质量|意识|能力)$")
_MEASURE = re.compile(r"^[\d,]+(?:余|多)?[名位个户件份]")
_ASSESSING = ("检查", "审查", "审计", "督查", "验收", "抽查")


def phrases(line: Line, elements: Sequence[Element], at: int, end: int) -> list[Name]:
    """The verb-object acts that begin in elements[at:end] (one stretch); the object may run on past it."""
    start, stop = elements[at].start, elements[end - 1].end
    text = line.masked[start:stop]
    found: list[Name] = []
    for at_act, act_end in _acts(text):
        verb, begin, after = text[at_act:act_end], start + at_act, start + act_end
        if found and begin < found[-1].end:
            continue
        listed = _awards(line, elements, verb, after)
        if listed:
            found.extend(listed)
            continue
        helped = helped_end(line, verb, after)
        if helped is not None and helped - after > 2:
            found.append(Name(helped_start(line, begin), helped, verb, rule="verb-object"))
            continue
        last = _object_end(line, elements, after)
        if last is None and verb.endswith("签订") and line.masked[after : after + 1] in ("", "。", "，", "；"):
            found.append(Name(begin, after, verb, rule="verb-object"))  # 《集体合同》于6月11日正式签订
            continue
        if last is not None and _fits(line, verb, after, last):
            found.append(Name(helped_start(line, begin), last, verb, rule="verb-object"))
    return found


@lru_cache(maxsize=1 << 15)  # most stretches hold none, and many recur
def _acts(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in heads().acts.finditer(text))


def _object_end(line: Line, elements: Sequence[Element], after: int) -> int | None:
    """The end of the object that begins at `after`, None where there is none.

    了 and a figure may stand before the object; a figure after it, a verb, a time or a mark ends it.
    """
    last = None
    for at, element in enumerate(elements):
        if element.end <= after:
            continue
        kind = element.kind
        skipped = line.word(element) in ("了", "过", "的") or kind in "NP" or (kind == "S" and element.start < after)
        if last is None and skipped:
            continue
        if kind == "T" and last is None:
            if "节" in line.word(element):
                return element.end
            continue
        if kind in "WQB":
            last = max(element.end, after) if element.end > after else last
        elif kind not in "CDE" or last is None or (kind == "C" and _name_follows(line, elements, at + 1)):
            break
    return last


def _name_follows(line: Line, elements: Sequence[Element], at: int) -> bool:
    """Whether the next conjunct is a name of its own: 表彰环卫工人、趣味竞赛."""
    run = []
    for element in elements[at:]:
        if element.kind not in "WQB":
            break
        run.append(element)
    return bool(run) and heads().chain.search(line.masked[run[0].start : run[-1].end]) is not None


def _fits(line: Line, verb: str, after: int, last: int) -> bool:
    written = line.masked[after:last].removeprefix("了").removeprefix("过")
    written = _MEASURE.sub("", written)
    if verb.endswith(_ASSESSING):
        written = re.sub(r"^.*的", "", written)
    if len(written) < 2 or written.startswith(("的", "等", "、", "和", "与", "结束", "期间", "过程", "之", "后")):
        return False
    if heads().chain.search(written) and verb not in ("庆祝", "纪念", "观看", "参观"):
        return False  # the object is a name itself
    need = next((need for verb_end, need in patterns("objects").items() if verb.endswith(verb_end)), None)
    if need is not None:
        return need.search(written) is not None
    if heads().act_type[_last_act(verb)] == "调研/检查" and written.endswith(("情况", "问题", "资金", "经费", "材料")):
        return True
    return not _EMPTY_OBJECT.search(written) and not written.endswith(frames().thing)


def _last_act(verb: str) -> str:
    return next(act for act in sorted(heads().act_type, key=len, reverse=True) if verb.endswith(act))


def _awards(line: Line, elements: Sequence[Element], verb: str, after: int) -> list[Name]:
    """Titles under 评选: one activity each; a single title is named with its verb."""
    if "评选" not in verb:
        return []
    quotes: list[Element] = []
    for element in elements:
        if element.start < after:
            continue
        if element.kind == "Q":
            quotes.append(element)
        elif element.kind not in "CEN" and (quotes or (element.kind != "W" and line.word(element) != "了")):
            break
    if len(quotes) < 2:
        return []
    return [Name(q.start, q.end, verb, verb, "award-titles") for q in quotes]
