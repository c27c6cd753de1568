"""From a matched phrase to the date it names; None means that the match was no date after all."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportmine.dates import festivals, numerals
from reportmine.dates.values import Granularity, Moment, Part, TimeExpression

_BEFORE = ("前", "之前", "以前")
_PARTS: dict[str, Part] = {
    "上旬": "first",
    "初": "first",
    "中旬": "middle",
    "中": "middle",
    "下旬": "last",
    "底": "last",
    "末": "last",
}
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_SHIFT = {"今": 0, "本": 0, "当": 0, "同": 0, "去": -1, "上": -1, "前": -2, "明": 1, "下": 1, "来": 1, "新": 1}


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a phrase means; `year` is the year it names and `own_year` whether it says it itself."""

    date: str = ""
    first: str | None = None
    last: str | None = None
    granularity: Granularity = "none"
    year: int | None = None
    own_year: bool = False
    recurrence: str = ""
    approximate: bool = False
    festival: bool = False

    def expression(self, text: str, start: int, end: int) -> TimeExpression:
        """The phrase with its place in the text; a recurring one is quoted as written."""
        written = text[start:end]
        return TimeExpression(
            start, end, written, self.date, self.first, self.last,
            written if self.recurrence else "", self.granularity, self.approximate, self.festival,
        )  # fmt: skip


Resolver = Callable[[re.Match[str], int | None], Resolved | None]


def _year(match: re.Match[str], context: int | None) -> tuple[int | None, bool]:
    """The year of the phrase and whether it is written in it."""
    written, relative = match["y1"], match["r1"]
    if written:
        return numerals.year(written), True
    if relative:
        return (None if context is None else context + _SHIFT[relative[0]]), True
    return context, False


def _number(written: str | None) -> int:
    if written == "元":  # 元月
        return 1
    return 0 if written is None else (numerals.number(written) or -1)


def _part(written: str | None) -> Part:
    return "" if written is None else _PARTS.get(written.removeprefix("月"), "")


def _one(moment: Moment, own: bool, approximate: bool = False, festival: bool = False) -> Resolved:
    return Resolved(
        moment.edtf(),
        moment.first_day(),
        moment.last_day(),
        moment.granularity(),
        moment.year,
        own,
        "",
        approximate,
        festival,
    )


def _span(first: Moment, last: Moment, own: bool) -> Resolved:
    return Resolved(
        f"{first.edtf()}/{last.edtf()}", first.first_day(), last.last_day(), first.granularity(), first.year, own
    )


def _bounded(resolved: Resolved, bound: str | None) -> Resolved:
    """前 names a limit and no date; 前后 and 左右 make it approximate."""
    if bound in _BEFORE:
        return Resolved("", None, resolved.last, "none", resolved.year, resolved.own_year, "", True, resolved.festival)
    if bound in ("前后", "左右"):
        return Resolved(
            resolved.date,
            resolved.first,
            resolved.last,
            resolved.granularity,
            resolved.year,
            resolved.own_year,
            "",
            True,
        )
    return resolved


def festival(match: re.Match[str], context: int | None) -> Resolved | None:
    """A festival in the year of its ordinal, of its own year, or of the context."""
    year, own = _year(match, context)
    name = match["nq"] or match["nb"] or match["alone"] or match["name"]
    if match["nth"]:
        by_count = festivals.year_of_nth(name, _number(match["nth"]))
        year, own = (year, own) if by_count is None else (by_count, False)
    bound = match["bound"]
    table = festivals.tables()
    around = bound == "期间" and "-" in str(table["solar"].get(name) or table["numeric"].get(name) or "")
    if bound and bound not in ("前夕", "之际") and not around:
        return Resolved(year=year, approximate=True, festival=True)
    if name in table["lunar"]:
        return _lunar(str(table["lunar"][name]), year, own, bound)
    day = table["solar"].get(name) or table["numeric"][name]
    moment = festivals.solar_festival(str(day), year)
    if moment is None:
        return Resolved(year=year, festival=True)
    if bound == "前夕":
        return _eve(moment, own)
    return _one(moment, own, approximate=around, festival=True)  # “五四”期间: around the day


def _lunar(name: str, year: int | None, own: bool, bound: str | None) -> Resolved:
    moment = None if year is None else festivals.lunar_festival(name, year)
    if moment is None or bound == "前夕":
        return Resolved(year=year, approximate=bound is not None, festival=True)
    return _one(moment, own, festival=True)


def _eve(moment: Moment, own: bool) -> Resolved:
    """The days before a solar festival: the month of the day before; the turn of the year stays open."""
    month = moment.month if moment.day > 1 else moment.month - 1
    if own and moment.year is not None and moment.month == 1:  # 2014年元旦前夕
        return _one(Moment(moment.year - 1, 12), own, approximate=True, festival=True)
    if month < 1 or not moment.day:
        return Resolved(year=moment.year, approximate=True, festival=True)
    return _one(Moment(moment.year, month), own, approximate=True, festival=True)


def months(match: re.Match[str], context: int | None) -> Resolved | None:
    """6-7月, 七、八月份, 3、6、9月: neighbours and ranges make one span, others a list."""
    year, own = _year(match, context)
    written = re.split(r"[、,，\-~至到和及]", match["ms"])
    if len(written) == 1:
        written = list(match["ms"])  # 七八月份
    numbers = [_number(part) for part in written]
    if not all(1 <= n <= 12 for n in numbers):
        return None
    moments = [Moment(year, n) for n in numbers]
    joined = re.search(r"[\-~至到]", match["ms"]) is not None
    if len(numbers) == 2 and joined and numbers[1] < numbers[0]:
        moments[1] = Moment(None if year is None else year + 1, numbers[1])
        return _bounded(_span(moments[0], moments[1], own), match["bound"])
    if any(b <= a for a, b in pairwise(numbers)):
        return None
    if joined or all(b == a + 1 for a, b in pairwise(numbers)):
        return _bounded(_span(moments[0], moments[-1], own), match["bound"])
    dates = ";".join(m.edtf() for m in moments)
    whole = Resolved(dates, moments[0].first_day(), moments[-1].last_day(), "month", year, own)
    return _bounded(whole, match["bound"])


def days(match: re.Match[str], context: int | None) -> Resolved | None:
    """9月25、26日, 4月12-15日, 5月8日、15日、22日: neighbours and ranges make one span, others a list."""
    year, own = _year(match, context)
    month = _number(match["m1"])
    moments = [Moment(year, month, _number(part)) for part in re.findall(r"[\d一二三四五六七八九十廿卅]+", match["ds"])]
    if not all(m.day > 0 and m.exists() for m in moments) or any(b.day <= a.day for a, b in pairwise(moments)):
        return None
    joined = re.search(r"[\-~至到]", match["ds"]) is not None
    if (joined and len(moments) == 2) or all(b.day == a.day + 1 for a, b in pairwise(moments)):
        return _bounded(_span(moments[0], moments[-1], own), match["bound"])
    dates = ";".join(m.edtf() for m in moments)
    return Resolved(dates, moments[0].first_day(), moments[-1].last_day(), "day", year, own)


def single(match: re.Match[str], context: int | None) -> Resolved | None:
    """3月, 3月8日, 10月中旬; 6月底前 is the month in which it is due."""
    first, own = _first(match, context)
    if first is None:
        return None
    due = match["p1"] in ("底", "月底", "末", "月末") and match["bound"] in _BEFORE
    return _one(first, own, approximate=True) if due else _bounded(_one(first, own), match["bound"])


def _first(match: re.Match[str], context: int | None) -> tuple[Moment | None, bool]:
    year, own = _year(match, context)
    first = Moment(year, _number(match["m1"]), max(_number(match["d1"]), 0), _part(match["p1"]))
    return (None if not first.exists() or (match["d1"] and first.day == 0) else first), own


def date_range(match: re.Match[str], context: int | None) -> Resolved | None:
    """10月20日至31日, 1月25日至2月3日, 3月到5月, 3月8日、9日."""
    first, own = _first(match, context)
    if first is None or not (match["m2"] or match["d2"] or match["p2"]):
        return None
    last = _second(match, first)
    if last is None:
        return None
    if match["join"] in "、和及与" and not _next(first, last):
        dates = f"{first.edtf()};{last.edtf()}"
        return Resolved(dates, first.first_day(), last.last_day(), first.granularity(), first.year, own)
    if first.edtf() == last.edtf():  # 3月上旬至中旬: one month, finer bounds
        return Resolved(first.edtf(), first.first_day(), last.last_day(), "month", first.year, own)
    return _bounded(_span(first, last, own), match["bound"])


def _second(match: re.Match[str], first: Moment) -> Moment | None:
    year = numerals.year(match["y2"]) if match["y2"] else first.year
    month = _number(match["m2"]) or first.month
    turns = match["r2"] or (not match["y2"] and month < first.month)
    if turns and year is not None:
        year += 1
    last = Moment(year, month, _number(match["d2"]), _part(match["p2"]))
    if last.day < 0 or not last.exists() or (first.year == year and last[1:3] < first[1:3] and last.day):
        return None
    return last


def _next(first: Moment, last: Moment) -> bool:
    if first.day and last.day:
        return first.month == last.month and last.day == first.day + 1
    return not first.day and not last.day and last.month == first.month + 1


def in_year(match: re.Match[str], context: int | None) -> Resolved | None:
    """2012年, 今年, 去年下半年, 2012年底."""
    year, _ = _year(match, context)
    if match["part"]:
        return _period(match["part"], year, match["before"])
    if match["edge"]:
        whole = Resolved(f"{year}", None, None, "year", year, True, "", True)  # no month is said
        return _bounded(whole, match["before"]) if year is not None else Resolved()
    moment = Moment(year)
    if match["before"] or year is None:
        return Resolved(year=year)
    return Resolved(moment.edtf(), moment.first_day(), moment.last_day(), "year", year, True)


def period(match: re.Match[str], context: int | None) -> Resolved | None:
    """上半年, 第三季度 of the context's year."""
    return _period(match["part"], context, match["before"])


def _period(written: str, year: int | None, before: str | None) -> Resolved | None:
    if written.endswith("学期"):
        return term_of(year, 1 if written.startswith("秋") else 2, spring_year=True)
    several = re.findall("[一二三四1-4]", written)
    if len(several) > 1 and "季" in written:
        return _quarters([_QUARTERS[each] for each in several], year, re.search("[至到-]", written) is not None, before)
    if written in ("上半年", "下半年"):
        first = 1 if written == "上半年" else 7
        last = first + 5
    elif written.startswith("前"):
        first, last = 1, 9
    else:
        first = 3 * _QUARTERS[written.removeprefix("第")[0]] - 2
        last = first + 2
    span = _span(Moment(year, first), Moment(year, last), False)
    whole = Resolved(span.date, span.first, span.last, "period", year)
    return _bounded(whole, before)


def _quarters(numbers: Sequence[int], year: int | None, joined: bool, before: str | None) -> Resolved | None:
    """三、四季度, 一至三季度: neighbours and ranges make one span, others a list."""
    if any(b <= a for a, b in pairwise(numbers)):
        return None
    spans = [_span(Moment(year, 3 * n - 2), Moment(year, 3 * n), False) for n in numbers]
    if joined or all(b == a + 1 for a, b in pairwise(numbers)):
        whole = _span(Moment(year, 3 * numbers[0] - 2), Moment(year, 3 * numbers[-1]), False)
        return _bounded(Resolved(whole.date, whole.first, whole.last, "period", year), before)
    dates = ";".join(span.date for span in spans)
    return Resolved(dates, spans[0].first, spans[-1].last, "period", year)


def term_of(year: int | None, term: int, spring_year: bool = False) -> Resolved:
    """A school term, approximate: the first from September to January, the second from February to July.

    `year` is the one in which the school year begins, or with `spring_year` the calendar year of the term itself.
    """
    if year is None:
        return Resolved(approximate=True)
    start = year if term == 1 or spring_year else year + 1
    first, last = (Moment(start, 9), Moment(start + 1, 1)) if term == 1 else (Moment(start, 2), Moment(start, 7))
    span = _span(first, last, True)
    return Resolved(span.date, span.first, span.last, "period", year, True, "", True)
