"""Acts told as verb and object: 走访慰问困难职工, 庆祝第二十八个教师节, 评选“先进个人”和“优秀会员”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportmine.activities.coordination import Name
from reportmine.activities.elements import Element, Line
from reportmine.activities.lexicons import frames, heads

# Verbs that are an act with these objects only.
_NEEDS = {
    "签订": re.compile(r"合同|协议|责任书|承诺书|《|■"),
    "续签": re.compile(r"合同|协议|■"),
    "发展": re.compile(r"会员$"),
    "征集": re.compile(r"提案|建议|意见|作品|征文|稿件|金点子|议题|微心愿|心愿"),
    "选举": re.compile(r"产生|委员会|主席|委员|代表|班子"),
    "参观": re.compile(r"馆|园|基地|厂|村|展|旧址|故居|纪念|景|中心|公司|学校|医院|库|山"),
    "考察": re.compile(r"园|厂|村|公司|学校|医院|县|市|区|基地"),
    "观看": re.compile(
        r"电影|影片|短片|宣传片|教育片|纪实片|歌舞|晚会|春晚|实况|话剧|■|演出|话剧|展|专题片|视频|直播|纪录片"
    ),
    "发放": re.compile(r"金|品|物资|款|券|卡|费|资料|手册|问卷|奖|书|毛巾|棉|被|油|米|水|茶|包|用品|宣传|福利|礼|蛋糕"),
    "检查": re.compile(r"情况|工作|落实|执行|安全|设施|现场|收支|经费|账|食堂"),
    "补助": re.compile(r"困难|职工|会员|教师|金|学生|子女"),
    "救助": re.compile(r"困难|职工|会员|患|病|户|学生|家庭"),
    "纪念": re.compile(r"周年|诞辰|日|节|胜利"),
    "走访": re.compile(
        r"职工|教师|教职工|会员|户|家|企业|单位|工人|劳模|干部|人员|群众|老师|家庭|基层|员工|医生|护士|党员|社区|村"
    ),
}
_EMPTY_OBJECT = re.compile(r"(?:[力度形式机制制度氛围作用等方面]|效果|水平|质量|意识|能力)$")
_ASSESSING = ("检查", "审查", "审计", "督查", "验收", "抽查")


def phrases(line: Line, elements: Sequence[Element], at: int, end: int) -> list[Name]:
    """The verb-object acts that begin in elements[at:end] (one stretch); the object may run on past it."""
    start, stop = elements[at].start, elements[end - 1].end
    text = line.masked[start:stop]
    found: list[Name] = []
    for match in heads().acts.finditer(text):
        verb, begin, after = match.group(), start + match.start(), start + match.end()
        if found and begin < found[-1].end:
            continue
        listed = _awards(line, elements, verb, after)
        if listed:
            found.extend(listed)
            continue
        last = _object_end(line, elements, after)
        if last is not None and _fits(line, verb, after, last):
            found.append(Name(begin, last, verb, rule="verb-object"))
    return found


def _object_end(line: Line, elements: Sequence[Element], after: int) -> int | None:
    """The end of the object that begins at `after`, None where there is none.

    了 and a figure may stand before the object; a figure after it, a verb, a time or a mark ends it.
    """
    last = None
    for at, element in enumerate(elements):
        if element.end <= after:
            continue
        kind = element.kind
        if last is None and (
            line.word(element) in ("了", "过", "的") or kind in "NP" or (kind == "S" and element.start < after)
        ):
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
    written = re.sub(r"^[\d,]+(?:余|多)?[名位个户件份]", "", written)
    if verb.endswith(_ASSESSING):
        written = re.sub(r"^.*的", "", written)
    if len(written) < 2 or written.startswith(("的", "等", "、", "和", "与")):
        return False
    if heads().chain.search(written) and verb not in ("庆祝", "纪念", "观看", "参观"):
        return False  # the object is a name itself
    need = next((_NEEDS[key] for key in sorted(_NEEDS, key=len, reverse=True) if verb.endswith(key)), None)
    if need is not None:
        return need.search(written) is not None
    if heads().act_type[_last_act(verb)] == "调研/检查" and written.endswith(("情况", "问题", "资金", "经费", "材料")):
        return True
    return not _EMPTY_OBJECT.search(written) and not written.endswith(frames().thing)


def _last_act(verb: str) -> str:
    return next(act for act in sorted(heads().act_type, key=len, reverse=True) if verb.endswith(act))


def _awards(line: Line, elements: Sequence[Element], verb: str, after: int) -> list[Name]:
    """Titles under 评选: one activity each; a single title is named with its verb."""
    if not verb.endswith("评选"):
        return []
    quotes: list[Element] = []
    for element in elements:
        if element.start < after:
            continue
        if element.kind == "Q":
            quotes.append(element)
        elif element.kind not in "CE" and not (element.kind == "W" and not quotes) and line.word(element) != "了":
            break
        elif element.kind == "W" and quotes:
            break
    if len(quotes) < 2:
        return []
    return [Name(q.start, q.end, verb, verb, "award-titles") for q in quotes]
