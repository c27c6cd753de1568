"""Finds the year a report speaks of, by order of evidence: title, opening, signature, the world, file and folder."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportmine.model import Kind
from reportmine.text.worldfacts import anniversaries, latest_event, year_range
from reportmine.text.yearwords import Stretch, stretches, year_number

_LOOKING_BACK = re.compile(r"总结|小结|回顾|述职|汇报|情况|体会|报告")
_LOOKING_AHEAD = re.compile(r"计划|打算|要点|意见|安排|思路|展望|部署|规划|方案|设想")

_YEAR = r"(?P<year>(?:19|20)[0-9]{2}|20XX|二[〇零][〇零一二三四五六七八九X]{2})"
_OPENINGS = (
    re.compile(rf"现(?:将|把|就)(?:我[^。]{{1,8}})?{_YEAR}(?:年|学年)"),
    re.compile(rf"(?:^|\n)(?:在|回顾|过去的|刚刚过去的|即将过去的|走过|告别)*{_YEAR}(?:年|学年)(?!\d|[0-9一二三四五六七八九十]*月|以来|底|末|至|到)"),
    re.compile(rf"(?:总结|回顾|汇报|报告|过去的|刚刚过去的|即将过去的|制定的){_YEAR}(?:年|学年)(?!\d|[0-9一二三四五六七八九十]*月|以来|底|末)"),
    re.compile(rf"{_YEAR}(?:年|学年)(?:度)?[^。，；\n]{{0,12}}(?:工作)?(?:总结|回顾|情况|计划|安排|要点|意见)(?:如下|汇报)"),
    re.compile(rf"\n(?:[（(]?[一1][）)、.．])?[^。，；\n]{{0,6}}{_YEAR}(?:年|学年)[^。，；\n]{{0,12}}(?:总结|回顾|情况)[^。，；\n]{{0,8}}(?:\n|$)"),
)  # fmt: skip
_ISO = re.compile(r"(?P<year>(?:19|20)[0-9]{2})\s?[-./]\s?(?P<month>[0-9]{1,2})\s?[-./]\s?[0-9]{1,2}[）)]?$")
_WRITTEN = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2}|[一二][九〇零Oo0][〇零Oo一二三四五六七八九0-9]{2})\s?年\s?(?P<month>[0-9]{1,2}|十[一二]?|[一二三四五六七八九])\s?月"
    r"(?:\s?[0-9一二三四五六七八九十]{1,3}\s?日)?[）)]?$"
)
_ANY_YEAR = re.compile(r"(?<![0-9〔\[（(])((?:19|20)[0-9]{2})年")
_QUOTED = re.compile(r"《[^》]*》|〔[^〕]*〕")
_QUOTE = re.compile(r"[^。，；\n]{0,24}")
_HALVES = {"上半年": ("01-01", "06-30"), "下半年": ("07-01", "12-31")}
_OPENING = 400  # clean characters that count as opening
_HEADINGS = 1500  # and those in which a heading may say 2013年工作回顾
_MONTHS = {word: number for number, word in enumerate("一二三四五六七八九十", 1)} | {"十一": 11, "十二": 12}


@dataclass(frozen=True, slots=True)
class Year:
    """The year reported on (None: unknown), its evidence in words, its period in ISO dates where one is named."""

    year: int | None = None
    basis: str = ""
    range: tuple[int, int] | None = None
    start: str | None = None
    end: str | None = None


def _spoken_of(text: str, kind: Kind) -> Stretch | None:
    """Of the stretches a title names the one reported on: the one that goes with 总结, not with 打算."""
    found = list(stretches(text))
    if len(found) < 2:
        return found[0] if found else None
    for one, after in zip(found, [*found[1:], None], strict=True):
        words = text[one.until : after.at if after else len(text)]
        back = _LOOKING_BACK.search(words)
        if kind != "计划" and back:
            return one
        if kind == "计划" and _LOOKING_AHEAD.search(words) and not back:
            return one
    return found[0]


def _named(where: str, text: str, kind: Kind) -> Year | None:
    """The year that a title or a name says."""
    stretch = _spoken_of(text, kind)
    if stretch is None:
        return None
    if stretch.year is None:
        return Year(None, f"{where}“{stretch.text}”未写明年份")
    year, note = stretch.year, ""
    if stretch.first != stretch.year:
        year = stretch.first if kind == "计划" and stretch.first is not None else stretch.year
        note = "，取起始年份" if kind == "计划" else "，取结束年份"
    elif stretch.school:
        note = "，取所写年份"
    return Year(year, f"{where}“{text}”{note}", None, stretch.start, stretch.end)


def _from_opening(text: str) -> Year | None:
    for pattern in _OPENINGS:
        head = text[: _HEADINGS if pattern is _OPENINGS[-1] else _OPENING]
        if found := pattern.search(head):
            words = _QUOTE.match(head, found.start() + found.group().startswith("\n"))
            quote = words.group() if words else found.group()
            year = year_number(found["year"])
            if year is None:
                return Year(None, f"正文开头“{quote}”未写明年份")
            return Year(year, f"正文开头“{quote}”")
    return None


def _month(written: str) -> int:
    return int(written) if written.isdecimal() else _MONTHS[written]


def _from_signature(lines: Sequence[str], kind: Kind) -> Year | None:
    """The date under a report, which says when it was written: a summary of January speaks of the year before."""
    for line in reversed(lines[-6:]):
        found = (_WRITTEN.search(line) or _ISO.search(line)) if len(line) <= 40 else None
        year = year_number(found["year"]) if found else None
        if found is None or year is None:
            continue
        month = _month(found["month"])
        if not 1 <= month <= 12:
            continue
        if kind in ("总结", "述职") and month <= 3:
            return Year(year - 1, f"落款“{found.group()}”，年初所写总结说的是上一年")
        if kind == "计划" and month >= 11:
            return Year(year + 1, f"落款“{found.group()}”，年末所写计划说的是下一年")
        return Year(year, f"落款“{found.group()}”")
    return None


def _from_world(text: str) -> Year | None:
    facts = anniversaries(text)
    if facts and len({fact.first for fact in facts}) == 1:
        return Year(facts[0].first, f"正文“{facts[0].text}”")
    return None


def find_year(title: str, text: str, kind: Kind, names: Sequence[tuple[str, str]]) -> Year:
    r"""The year reported on in the clean `text`; `names` are further places that may say it, best first.

    A masked year (20XX) in title or opening is an answer: nothing in the text may then fill it in.

    >>> find_year("工会工作总结", "工会工作总结\n一年来……\n2014年1月8日", "总结", [])
    Year(year=2013, basis='落款“2014年1月8日”，年初所写总结说的是上一年', range=None, start=None, end=None)
    """
    body = text[len(title) :] if text.startswith(title) else text
    found = _named("标题", title, kind) or _from_opening(body)
    if found is None:
        found = _from_signature(body.split("\n"), kind) or _from_world(body)
    if found is None or found.year is None:
        named = (_named(where, name, kind) for where, name in names)
        found = next((one for one in named if one and one.year), found)
    if found is None or found.year is None:
        return Year(None, found.basis if found else "", year_range(body))
    return _half(title, found)


def _half(title: str, found: Year) -> Year:
    """A title of 上半年 gives the year found elsewhere its period."""
    half = next((word for word in _HALVES if word in title), None)
    if half is None or found.start is not None:
        return found
    first, last = _HALVES[half]
    return replace(found, start=f"{found.year}-{first}", end=f"{found.year}-{last}")


def contradictions(year: int | None, text: str) -> list[str]:
    """What the body says against the year of the title: other years throughout, events that came later.

    >>> contradictions(2023, "2012年，我们……。2012年3月，……。2012年9月，……。")
    ['年份存疑：标题等写的是2023年，正文写的是2012年（3处）']
    """
    if year is None:
        return []
    plain = _QUOTED.sub("", text)
    counts = Counter(int(written) for written in _ANY_YEAR.findall(plain))
    found = []
    near = sum(counts[other] for other in (year - 1, year, year + 1))
    most, times = max(counts.items(), key=lambda item: (item[1], item[0]), default=(year, 0))
    if times >= 3 and not near:
        found.append(f"年份存疑：标题等写的是{year}年，正文写的是{most}年（{times}处）")
    found += [
        f"年份存疑：标题等写的是{year}年，正文的“{fact.text}”是{fact.first}年"
        for fact in dict.fromkeys(anniversaries(plain))
        if abs(fact.first - year) > 1
    ]
    newest = latest_event(plain)
    if newest is not None and newest.first > year + 1:
        found.append(f"年份存疑：标题等写的是{year}年，正文的“{newest.text}”在{newest.first}年")
    return found
