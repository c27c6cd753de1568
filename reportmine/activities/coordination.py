"""From a stretch of words to the names in it: one name a conjunct, shared heads distributed, topic lists kept whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportmine.activities.conjuncts import Name, Part, at_etc, conjuncts, part_of
from reportmine.activities.lexicons import compiled, frames, heads, words
from reportmine.activities.lines import Element, Line

_CONTEST = ("赛", "比赛", "竞赛", "大赛", "活动", "对抗赛", "友谊赛", "联赛")
_HOLDING = re.compile(r"(?:组织|举办|举行|开展|召开|主办|承办|发起|倡导|牵头)$")
_TRADE = "<trades>$"
_EACH = ("班", "展览", "作品展", "画展", "摄影展")  # 书法、摄影展览; 月嫂、花木养护培训班: one a topic
_PERSONS = re.compile(r"(?:长|主席|干部|董事|监事|委员|骨干|代表|会计|出纳)$")
_THEMES = ("主题", "内容", "主线", "载体", "题", "契机", "主要内容")
_THEMED = re.compile(r"以“[^”]{1,60}”为$")
_ACT_OF = re.compile(r"(?:改选|换届|换届选举|补选|选举|续保|理赔|申报|收缴|换届工作|选举工作|续保工作)")
_DOES = re.compile(r"[的了]|各种|形式|有关|相关")
_THEME = re.compile(r"为(?:主要)?(?:主题|内容|主线|载体|题|契机)$")


def names(line: Line, stretch: Sequence[Element], founding: bool = False, held: bool = False) -> list[Name]:
    """The names in a stretch of W, Q, B, P, C, D and E elements, left to right.

    After a verb of holding (`held`) a name may end in any word for a meeting, contest, class or show.
    """
    listed, rest = at_etc(stretch)
    parts = [part_of(line, group, founding, held=held) for group in conjuncts(listed)]
    if rest is None:
        found = _plain(line, parts)
    else:
        after = [part_of(line, group, founding, after_etc=True, held=held) for group in conjuncts(rest)]
        found = _before_etc(line, parts, after)
    return [_trimmed(line, name, stretch) for name in found]


def founded_list(line: Line, first: int, last: int) -> list[Name] | None:
    """成立了摄影、书法、羽毛球三个协会: a name for each of elements[first:last], one for all without 了.

    None where no figure and head follow.
    """
    following = line.elements[last : last + 2]
    if len(following) < 2 or following[0].kind != "N" or line.word(following[1]) not in heads().founded:
        return None
    head = line.word(following[1])
    groups = conjuncts([e for e in line.elements[first:last] if e.kind != "E"])
    if len(groups) < 2:
        return None
    told = any(line.word(e) == "了" for e in line.elements[max(first - 2, 0) : first])
    if not told:
        return [Name(groups[0][0].start, groups[-1][-1].end, head, head, "shared-head")]
    return [Name(g[0].start, g[-1].end, head, head, "shared-head") for g in groups]


def counted_list(line: Line, first: int, last: int) -> list[Name]:
    """家政服务、缝纫、美容美发三个培训班: a name for each of elements[first:last], where a figure and a head follow."""
    following = line.elements[last : last + 4]
    if len(following) < 2 or following[0].kind != "N" or not line.word(following[0]).endswith(("个", "项", "种", "类")):
        return []
    run = []
    for element in following[1:]:
        if element.kind != "W":
            break
        run.append(element)
    text = line.masked[run[0].start : run[-1].end] if run else ""
    match = heads().chain.search(text) or heads().founded_chain.search(text)
    groups = conjuncts([e for e in line.elements[first:last] if e.kind != "E"])
    if match is None or len(groups) < 2:
        return []
    if all(g[-1].end - g[0].start == 1 for g in groups):  # 弹、唱、跳三项基本功比赛
        return [Name(groups[0][0].start, run[-1].end, match["head"], rule="topics")]
    return [Name(g[0].start, g[-1].end, match["head"], match["head"], "shared-head") for g in groups]


def _plain(line: Line, parts: list[Part], apart: bool = False) -> list[Name]:
    """A list without 等: every conjunct with a head is a name; what stands before one belongs to it or shares it.

    Before 等活动 (`apart`) each conjunct is an activity, unless it is a topic of a talk or a training.
    """
    found: list[Name] = []
    waiting: list[Part] = []
    for part in parts:
        if not part.head:
            waiting.append(part)
            continue
        if apart and heads().type_of.get(part.head) not in ("培训/学习", "会议"):
            found.extend(Name(w.start, w.end, "活动", "", "conjunct") for w in waiting if w.end - w.start >= 4)
            waiting = []
        found.extend(_with_waiting(line, waiting, part))
        waiting = []
    return found


def _with_waiting(line: Line, waiting: list[Part], part: Part) -> list[Name]:
    own = Name(part.start, part.end, part.head, tail=part.tail)
    if not waiting:
        return [own]
    if any(heads().acts.match(line.masked, w.start) for w in waiting):
        return [own]  # 表彰环卫工人、趣味竞赛: an act with its object stands before it
    if all(w.quoted for w in waiting) and part.elements[0].kind == "Q":
        return [*(_quotation(w, part.head) for w in waiting), own._replace(rule="shared-head")]
    if part.discipline and _contest(part.head) and all(w.discipline for w in waiting):
        return [*(Name(w.start, w.end, part.head, part.head, "shared-head") for w in waiting), own]
    if all(w.discipline for w in waiting):
        return [*(Name(w.start, w.end, w_head(line, w), "", "conjunct") for w in waiting), own]
    several = not any(w.quoted or _PERSONS.search(line.text[w.start : w.end]) for w in waiting)
    if part.head.endswith(_EACH) and several:
        return [*(Name(w.start, w.end, part.head, part.head, "shared-head") for w in waiting), own]
    if part.head in _solo() and all(compiled("<persons>$").search(line.text[w.start : w.end]) for w in waiting):
        return [own._replace(start=part.end - len(part.head) - len(part.tail))]  # 组织职工代表与总经理座谈
    if _apart(line, waiting, part):
        return [*(Name(w.start, w.end, part.head, part.head, "shared-head") for w in waiting), own]
    if any(w.quoted for w in waiting) and part.elements[0].kind != "Q":
        return [own]
    return [own._replace(start=waiting[0].start, rule="topics")]


def _apart(line: Line, waiting: Sequence[Part], part: Part) -> bool:
    """Whether the conjuncts before an appraisal are titles, or those before a contest or training trades."""
    if _appraisal(part.head):
        return all(_titled(line, w) for w in waiting)
    stem = line.masked[part.start : part.end - len(part.head)]
    ends = [line.masked[w.start : w.end] for w in waiting]
    return all(compiled(_TRADE).search(text) for text in [*ends, stem])


def _titled(line: Line, part: Part) -> bool:
    return compiled("<titles>").search(line.text, part.start, part.end) is not None


def _solo() -> frozenset[str]:
    return frozenset(words("solo").split("|"))


def _appraisal(head: str) -> bool:
    return not head.endswith(("会", "仪式", "典礼")) and heads().type_of.get(head) == "评选/表彰"


def w_head(line: Line, part: Part) -> str:
    """The discipline that ends a conjunct without a head of its own."""
    text = line.masked[part.start : part.end]
    return next(d for d in sorted(heads().disciplines, key=len, reverse=True) if text.endswith(d))


def _quotation(part: Part, head: str) -> Name:
    quote = part.elements[-1]
    return Name(quote.start, quote.end, head, head, "shared-head")


def _before_etc(line: Line, listed: list[Part], rest: list[Part]) -> list[Name]:
    """A list with 等: its conjuncts are names by themselves, or by the head after 等, or topics of one event."""
    after = rest[0] if rest else None
    others = [
        name for part in rest[1:] if part.head for name in [Name(part.start, part.end, part.head, tail=part.tail)]
    ]
    if listed and listed[-1].head:
        apart = after is not None and after.head.endswith("活动")
        return _plain(line, listed, apart) + others  # what follows 等 is their class
    if after is None or not after.head:
        return _plain(line, listed)
    if any(part.head for part in listed) and after.head.endswith("活动"):
        return [*(_one_of_many(part) for part in listed), *others]  # 知识竞赛、随手拍等活动
    if not listed:
        return [Name(after.start, after.end, after.head, tail=after.tail, generic=True), *others]
    titles = _appraisal(after.head) and all(_titled(line, part) for part in listed)
    if len(listed) > 1 and titles and not any(part.quoted for part in listed):
        return [*(Name(p.start, p.end, after.head, after.head, "shared-head") for p in listed), *others]
    if all(part.quoted for part in listed) and len(listed) > 1:
        return [*(_quotation(part, after.head) for part in listed), *others]
    disciplines = [part for part in listed if part.discipline or part.head]
    if len(disciplines) == len(listed) and _contest(after.head):
        return [*(_listed_discipline(line, part, after.head) for part in listed), *others]
    whole = Name(listed[0].start, after.end, after.head, rule="topics", tail=after.tail)
    return [whole, *others]


def _one_of_many(part: Part) -> Name:
    return Name(part.start, part.end, part.head or "活动", rule="head" if part.head else "conjunct")


def _listed_discipline(line: Line, part: Part, head: str) -> Name:
    if part.head:
        return Name(part.start, part.end, part.head)
    contest = head if head.endswith("赛") else ""
    return Name(part.start, part.end, contest or w_head(line, part), contest, "shared-head")


def _contest(head: str) -> bool:
    return head.endswith(_CONTEST)


def _trimmed(line: Line, name: Name, stretch: Sequence[Element]) -> Name:
    """Cuts the name's left edge at its last 的, unless a quotation before it belongs to the name."""
    start, relative, generic = name.start, name.relative, name.generic
    inside = [e for e in stretch if name.start <= e.start < name.end]
    for i, element in enumerate(inside):
        if element.kind != "D" or element.end >= name.end:
            continue
        before = inside[:i]
        text = line.masked[name.start : element.start]
        if before and before[-1].kind in "QB":
            continue
        if _ACT_OF.fullmatch(line.masked[element.end : name.end]) and not _DOES.search(text):
            continue  # 供电所分会的改选, 职工互助保险的续保工作
        quotes = [e for e in before if e.kind == "Q"]
        if quotes and _THEME.search(text):
            start = quotes[-1].start
            continue
        if inside[:1] and _THEMED.search(line.text[: inside[0].start]) and line.word(inside[0]) in _THEMES:
            quotes_before = [e for e in line.elements if e.kind == "Q" and e.end < inside[0].start]
            start = line.text.rfind("以", 0, quotes_before[-1].start) if quotes_before else element.end
            continue  # 以“…”为主题的知识竞赛
        start = element.end
        relative = relative or _HOLDING.search(text) is not None
        generic = generic or any(word in text for word in frames().generic if len(word) > 2)
    if start == name.start:
        return name
    return name._replace(start=start, relative=relative, generic=generic)
