"""How sure it is that a name is a happening: 0.5 and more is shown, less is an aim, an organ, a class or background."""

from __future__ import annotations

import re

from reportmine.activities.conjuncts import Name
from reportmine.activities.leads import Lead
from reportmine.activities.lexicons import compiled, frames, heads
from reportmine.activities.lines import Line

SURE, GOOD, FAIR, LOW = 0.85, 0.7, 0.55, 0.3
DOUBTFUL = 0.4
BACKGROUND = ("中", "上", "里", "期间", "后", "之后", "时", "之中", "当中", "之际", "以来", "前", "之前", "过程")
_HELD_AFTER = re.compile(
    r"(?:已|也|还|都|均|又|再次|陆续|相继|随即|随后|同步|按时|如期|顺利|成功|圆满|正式|隆重|全面|及时|先后)*"
    r"(?:于|由|在|举行|召开|启动|开幕|结束|拉开|落下|通过|进行|开展|举办|完成|开赛|开班|打响|组织|实施|推出|安排|成立|获|得到)"
    r"|[^，。；的]{0,14}?(?:举行|召开|开幕|开赛|开班|鸣枪|打响|落幕|落下帷幕|拉开|登场|送进|送到(?!家|岗|心|手|人|位)|办到|办进|搬进|搬上|开进|成立|挂牌|揭牌|上演|展出|开讲|持续|连续|贯穿|如期|举办)"
)
_SAT = re.compile(r"就|听取|审议|讨论|研究|通过|选举|决定")
_SAT_LONG = re.compile(r"就[^，。；]{2,30}(?:审议|讨论|研究|部署|协商|表决)")
_EDITION = re.compile(r"第[一二三四五六七八九十百\d]+[届次批期个]|首届|首次|首批|[一二三四五六七八九十]+届")
_VISIT = re.compile(r"慰问|走访|探望|看望|拜年|探视|庆祝|欢送")
_ENCOURAGED = re.compile(r"鼓励|提倡|倡导|引导|督促|支持[^，。；]{0,10}开展")
_TOPICS = re.compile(r"[^，。；]{0,8}内容(?:包括|涉及|涵盖|为|是)(?![^，。；]*[赛展])")
_PURPOSE = re.compile(r"庆祝|纪念")
_GOODS = re.compile(r"发放|派发|配发|送去|赠送|募集|筹集|补助|资助|救助")


def is_strong(line: Line, name: Name) -> bool:
    """Whether a name is a proper one: a quotation or an edition stands in it."""
    written = line.text[name.start : name.end]
    return written[0] in "“‘「" or "“" in written or _EDITION.search(written) is not None


def of_name(line: Line, name: Name, lead: Lead, last: int) -> float:
    """How sure a name that ends in a head is; elements[last] follows its stretch."""
    if name.generic or not frames().generic.isdisjoint(lead.words):
        return LOW
    if not is_strong(line, name) and (_lacking(line, name) or _habitual(line, name, lead)):
        return LOW
    doubtful = _of_doubtful(line, name, lead)
    if doubtful is not None:
        return doubtful
    if lead.frame == "attend" and _GOODS.search(name.head):
        return LOW  # 参与津贴发放等问题的决策
    if lead.frame in ("host", "attend"):
        return SURE
    if name.relative:
        return LOW if lead.frame == "" and name.head in heads().founded else FAIR
    if lead.frame == "found":
        return GOOD if _founded(line, name, lead) else DOUBTFUL
    if lead.frame == "aim":
        pursued = compiled("(?:<pursued>)$").search(lead.words[0]) or "利用" in lead.words
        return FAIR if is_strong(line, name) and pursued else LOW
    return _of_free(line, name, lead, last)


def _habitual(line: Line, name: Name, lead: Lead) -> bool:
    """常年开展棋牌、跳绳等活动; 鼓励职工开展…; 内容包括集体协商; 做好推荐工作: a habit, a wish, a topic, a duty."""
    if any(compiled("<routine>").fullmatch(word) for word in lead.words):
        return True
    start, _ = line.clause(name.start)
    if _ENCOURAGED.search(line.text, start, name.start) or _TOPICS.match(line.text, start, name.start):
        return True
    if name.end - name.start > 4 or not name.head.endswith("工作"):
        return False
    return not any(t.date for t in line.times if start <= t.start < name.start)


def _lacking(line: Line, name: Name) -> bool:
    """活动开展得少, 参加线上活动有困难: what is told is that it was not done enough."""
    start, end = line.clause(name.start)
    return compiled("<shortcomings>").search(line.text, start, end) is not None


def _of_doubtful(line: Line, name: Name, lead: Lead) -> float | None:
    """Bare verbs and nouns, names in the background, speeches; None for a name that says enough."""
    if name.tail == "外" or (_VISIT.match(name.head) and name.bare() and lead.frame not in ("aim", "host")):
        return FAIR
    if says_little(line, name):
        return _of_bare(line, name, lead)
    if name.bare() and _by_themselves(line, name, lead):
        return FAIR
    if lead.words[:1] == ("以",) and line.text.startswith("为", name.end):
        return DOUBTFUL  # 以“安康杯”竞赛为载体: a means
    if name.tail in BACKGROUND:
        return FAIR if name.relative or lead.frame != "aim" else LOW
    spoken = lead.words[:1] and lead.words[0].strip("了") in ("作", "做", "")
    if name.head.endswith(("交流", "报告")) and spoken and not is_strong(line, name):
        return LOW  # 作经验交流: a speech at somebody's meeting
    return None


def says_little(line: Line, name: Name) -> bool:
    """Whether a name is nothing but a vague head."""
    written = line.text[name.start : name.end].removeprefix("相关").removeprefix("有关").removeprefix("全面")
    return written == name.head and name.head in heads().vague and name.rule != "conjunct"


def _of_bare(line: Line, name: Name, lead: Lead) -> float:
    """A bare 培训 or 检查: only with a verb of holding and an object or a figure beside it."""
    start, end = line.clause(name.start)
    beside = line.text[start : name.start]
    if lead.words[:1] == ("接受",):
        return LOW  # 共有386人接受检查: the check named before
    if _by_themselves(line, name, lead):
        return FAIR
    if lead.frame in ("host", "attend") and len(name.head) >= 3 and name.head.endswith("会"):
        return FAIR
    if lead.frame == "host" and (re.search(r"[对为向就由经].{2,}", beside) or _figures(line, start, end)):
        return FAIR
    return DOUBTFUL if lead.frame == "host" else LOW


def _by_themselves(line: Line, name: Name, lead: Lead) -> bool:
    """职工踊跃捐款, 到区医院体检: people or a place before the act, and a figure or a date."""
    if compiled("<solo>").fullmatch(name.head) is None or lead.frame == "aim":
        return False
    start, end = line.clause(name.start)
    people = compiled("<persons>|<groups>|<bodies>").search(line.text, start, name.start) is not None
    if lead.goes() and lead.far:
        return True  # 组织专职干部到兄弟院校学习考察
    return (people or lead.goes()) and (_figures(line, start, end) or any(t.date for t in line.times if t.start < end))


def _of_free(line: Line, name: Name, lead: Lead, last: int) -> float:
    """No verb governs the name: it needs another sign of having been held."""
    following = line.elements[last] if last < len(line.elements) else None
    ends = max(name.end, line.elements[last - 1].end)  # A、B、C先后举办 holds for all of them
    after = line.text[ends : line.clause(name.end)[1]] if following else ""
    if _HELD_AFTER.match(after) or (name.head.endswith("会") and _SAT.match(after)) or _SAT_LONG.match(after):
        return GOOD
    if lead.far or _example(line, name, lead):
        return FAIR + 0.1
    if is_strong(line, name) or (
        re.search(r"[为给]\d[^，。；]{0,8}$", line.text[: name.start]) and name.head not in heads().vague
    ):
        return FAIR
    if following is not None and following.kind == "N" and re.search(r"[次场期]", line.word(following)):
        return FAIR
    start, _ = line.clause(name.start)
    dated = any(t.date for t in line.times if start <= t.start < name.start)
    return FAIR if dated and name.head not in heads().vague else DOUBTFUL


def _example(line: Line, name: Name, lead: Lead) -> bool:
    """开展了庆祝活动，如道德讲堂、文体竞赛: examples of what a verb of holding named before."""
    if not any(word in ("如", "例如", "包括") for word in lead.words):
        return False
    return any(e.frame == "host" for e in line.elements if e.end <= name.start)


def _figures(line: Line, start: int, end: int) -> bool:
    return any(e.kind == "N" and start <= e.start < end for e in line.elements)


def _founded(line: Line, name: Name, lead: Lead) -> bool:
    """成立了…, 6月18日成立…: told as done on its own; 新建基层工会14家 is a result."""
    start, end = line.clause(name.start)
    dated = any(t.date for t in line.times if start <= t.start < end)
    return "了" in lead.words or (dated and "成立" in lead.words) or (is_strong(line, name) and dated)


def of_act(line: Line, name: Name, lead: Lead) -> float:
    """How sure an act told as verb and object is."""
    if lead.words[:1] in (("为",), ("为了",), ("以",)) and _PURPOSE.match(name.head):
        return LOW  # 为庆祝新中国成立60周年，举办…: an occasion
    if lead.frame == "aim" or any(word in ("能", "可", "能够", "不", "未") for word in lead.words):
        return LOW
    start, end = line.clause(name.start)
    told = _figures(line, start, end) or "了" in line.text[name.start : name.end]
    told = told or "“" in line.text[name.start : name.end] or any(t.date for t in line.times if t.start < end)
    if _VISIT.match(name.head):
        return GOOD if told or lead.frame in ("host", "") else FAIR
    return GOOD if told or lead.frame == "host" else DOUBTFUL
