"""Which time of a sentence, or of its heading, belongs to a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reportmine.activities.conjuncts import Name
from reportmine.activities.lexicons import compiled
from reportmine.activities.lines import Line
from reportmine.dates import TimeExpression

Run = list[TimeExpression]  # times that follow each other: 元旦、春节期间; 10月2日重阳节

_JOINED = ("", "、", "和", "及", "与", "或", "暨", "（", "(")
_LATER = re.compile(r"此后|随后|之后|事后|接着|其后|后来|会后|赛后")
_TIME_IS = re.compile(r"[，,](?:活动|比赛|举办|召开)?时间(?:为|是|定于|从|自)?$|[，,]定?于$")
# 对2013年度经费进行审查, 审查了全年的收支: the time belongs to the object, not to the act
_OF_OBJECT = r"[对就把与比较按](?:上一)?$|<of_document>(?:[\u4e00-\u9fff]{0,4}的)?$"
_ITS_OWN = ("的", "举行的", "举办的", "召开的")  # 参加了5月9日的演讲比赛
_GOES_ON = re.compile(
    r"(?:并(?![列且存非重不无行])|同时(?=[组开举召进])|还(?=[组开举召进]))"
)  # 3月8日组织踏青，并开展演讲比赛
_LEAD = "(?:并|又|还|也|早)?<leading>?(?:今年|当年)?的?"
# 10月26日环卫工人节，…; 6月是“安全生产月”，…
_CLOSE = (
    "”?(?:<closing>|[是为系][^，。；]{2,24}?[月周日年]”?"
    "|[\u4e00-\u9fff“”]{2,10}?[节日周月]”?(?:前后|当天|期间|之际)?)?[，,、]"
)
_HEADED = re.compile(r"【[^】]{1,20}】")  # 【自身建设】4月，…


class When(NamedTuple):
    """The time of an activity: as written (several joined with |) and resolved (several joined with ;)."""

    time: str = ""
    date: str = ""
    first: str | None = None
    last: str | None = None
    recurrence: str = ""


def when(
    line: Line,
    name: Name,
    others: Sequence[Name],
    above: TimeExpression | None = None,
    opening: TimeExpression | None = None,
) -> When:
    """The time of `name`; `others` are all names of the sentence, `above` the month of its heading.

    `opening` is the time of the sentence that opens the list it stands in (2010年，重点做好以下工作：).
    """
    own = _own(line, name, others)
    later = _LATER.search(line.text[line.clause(name.start)[0] : name.start])
    if not own and above is None and opening is not None and not later:
        return when_of([opening])
    return when_of(own) if above is None else _under(above, own)


def _own(line: Line, name: Name, others: Sequence[Name]) -> Run:
    """Brackets after the name, then its clause, then what stands after it, then the adverbial before."""
    start, end = line.clause(name.start)
    inside = [t for t in line.times if name.start <= t.start < name.end and t.granularity != "year"]  # 本年度“十佳”
    bracket = [t for t in line.times if t.start == name.end + 1 and line.text[name.end] in "（("]
    if bracket:
        return [*inside, *bracket]
    told = [run for run in _runs(line) if start <= run[0].start and run[-1].end <= name.start]
    told = [run for run in told if not any(o.start <= run[0].start < o.end for o in others)]  # 三八 of another name
    told = [run for run in told if not _labels(line, run)]
    before = [run for run in told if line.text[run[-1].end : name.start] in _ITS_OWN or not _of_object(line, run)]
    if before:
        return _finer(_nearest(before, name, others), inside)
    after = _after(line, name, others, end)
    if after:
        return _finer(after, inside)
    if _LATER.search(line.text[start : name.start]):
        return inside
    return _finer(_governing(line, start), inside)


def _labels(line: Line, run: Run) -> bool:
    """2015年度“十佳驾驶员”: the year is part of the title, not the time of its giving."""
    last = run[-1]
    return last.granularity == "year" and last.text.endswith("年度") and line.text.startswith("“", last.end)


def _runs(line: Line) -> list[Run]:
    runs: list[Run] = []
    for time in line.times:
        if runs and line.text[runs[-1][-1].end : time.start] in _JOINED:
            runs[-1].append(time)
        else:
            runs.append([time])
    return runs


def _of_object(line: Line, run: Run) -> bool:
    return compiled(_OF_OBJECT).search(line.text[: run[0].start]) is not None


def _nearest(before: list[Run], name: Name, others: Sequence[Name]) -> Run:
    """The last dated run after the name before this one, else after that name at all, else the clause's first run."""
    past = max((o.end for o in others if o.end <= name.start), default=0)
    own = [run for run in before if run[0].start >= past]
    if not own:
        return before[0]
    return next((run for run in reversed(own) if any(t.date or t.recurrence for t in run)), own[-1])


def _finer(outer: Run, inside: Run) -> Run:
    """A festival inside a name gives the day where it lies in the time said outside; else the outside counts."""
    outer = _day_first(outer)
    if not outer:
        return inside
    if len(outer) == 1 and len(inside) == 1 and outer[0].date:
        return [outer[0], inside[0]] if _within(inside[0], outer[0]) else outer
    return outer if any(t.date for t in outer) or not inside else inside


def _day_first(run: Run) -> Run:
    """10月2日重阳节 is one time: the written day, not the day of the festival; 今年3月 is the month."""
    written = [t for t in run if not t.festival and t.date]
    if len(written) == 1 and len(run) == 2 and any(t.festival for t in run):
        return written
    return run


def _within(fine: TimeExpression, coarse: TimeExpression) -> bool:
    if coarse.date_start and coarse.date_end and fine.date_start and fine.date_end:
        return coarse.date_start <= fine.date_start and fine.date_end <= coarse.date_end
    return bool(fine.date) and fine.date.startswith(coarse.date)


def _after(line: Line, name: Name, others: Sequence[Name], end: int) -> Run:
    """会议于3月11日召开; 大赛由工会举办，时间为10月17日至28日: a time after the name and before the next one."""
    following = min((o.start for o in others if o.start >= name.end), default=len(line.text))
    for run in _runs(line):
        between = line.text[name.end : run[0].start]
        if run[0].start < name.end or run[0].start >= following:
            continue
        if run[0].start < end and re.search(r"(?:[于在]|定于|时间[为是:：])$", between):
            return run
        if run[0].start >= end and _TIME_IS.search(line.text[end : run[0].start]):
            return run
    return []


def _governing(line: Line, start: int) -> Run:
    """The adverbial of an earlier clause (5月，…; 今年…). A day or month inside a clause does not reach past it."""
    for run in reversed([run for run in _runs(line) if run[-1].end <= start]):
        if _of_object(line, run):
            continue
        last = run[-1]
        between = line.text[last.end : start]
        clause_start, _ = line.clause(run[0].start)
        before = _HEADED.sub("", line.text[clause_start : run[0].start]).strip()
        leading = compiled(_LEAD).fullmatch(before) is not None
        if leading and (last.granularity in ("year", "period") or _GOES_ON.match(line.text, start)):
            return run
        if leading and compiled(_CLOSE).match(between) and ("；" not in between or re.match(r"[^；]*：", between)):
            return run
        if (last.date or last.recurrence) and "；" not in between:
            return _opening(line, run)
    return []


def _opening(line: Line, run: Run) -> Run:
    """The year or half-year that opens the sentence, for what a later day does not reach."""
    first = _runs(line)[0]
    opens = first is not run and first[0].granularity in ("year", "period") and first[0].start <= 2
    return first if opens and first[0] is not run[0] else []


def when_of(times: Sequence[TimeExpression]) -> When:
    """The time that expressions tell together, in their order."""
    if not times:
        return When()
    dated = [t for t in times if t.date]
    if len(dated) == 2 and _within(dated[1], dated[0]):
        dated = dated[1:]
    dates = ";".join(dict.fromkeys(t.date for t in dated))
    bounds = dated or list(times)
    firsts = [t.date_start for t in bounds if t.date_start]
    lasts = [t.date_end for t in bounds if t.date_end]
    return When(
        "|".join(t.text for t in times), dates, min(firsts, default=None), max(lasts, default=None),
        "|".join(t.recurrence for t in times if t.recurrence),
    )  # fmt: skip


def _under(above: TimeExpression, own: Sequence[TimeExpression]) -> When:
    """Under a month heading: a day of that month is finer, any other festival or vague time is not."""
    inner = [t for t in own if _within(t, above)]
    other = [t for t in own if t.date and not t.festival and not inner]
    if other:
        return when_of(other)
    found = when_of(inner or [above])
    return When(
        "|".join([above.text, *(t.text for t in own)]), found.date, found.first, found.last,
        "|".join(t.recurrence for t in own if t.recurrence),
    )  # fmt: skip
