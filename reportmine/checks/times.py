"""The year of a report against what it speaks of: anniversaries, congresses, its opening, its signature.

Dated facts of the world are those of `reportmine/text/worldfacts.toml`, each with its year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportmine.checks.claims import Claim
from reportmine.checks.words import any_of
from reportmine.model import Kind
from reportmine.text.worldfacts import dated_anniversaries, dated_events

_ANOTHER_YEAR = re.compile(r"(?:19|20)\d\d\s*年|去年|上年|前年|明年|下一?年|来年|次年|新的一年|迎接")
_OPENING = re.compile(r"^[^。；]{0,12}?(?P<year>(?:19|20)\d\d)年(?:度)?(?:以来|来|，|,|里|我|本|在|是|全|，?我们|工会)")
_SIGNED = re.compile(r"^\s*(?P<year>(?:19|20)\d\d)年\d{1,2}月(?:\d{1,2}日)?\s*$")
_REPORTS = ("总结", "述职")
_LOOKED_AT = 1  # years before and after a jubilee in which reports look back or forward to it
_LATE = 1  # years after the one reported on in which a report may be signed


def world_claims(text: str, years: Sequence[int], latest: int | None = None) -> Iterator[Claim]:
    """Anniversaries of other years and congresses that had not met; `years` are those the report speaks of.

    `latest` is the last year whose congresses, all held in autumn, can be known to it (default: the last of `years`).

    >>> [(c.says, c.expected) for c in world_claims("庆祝第28个教师节，", [2013])]
    [('第28个教师节', '第28个教师节在2012年')]
    >>> [c.expected for c in world_claims("深入学习党的十八大精神", [2011])]
    ['十八大在2012年秋']
    >>> list(world_claims("以优异成绩迎接党的十八大", [2011]))
    []
    """
    if not years:
        return
    if _ANOTHER_YEAR.search(text) is None:
        for start, fact in dated_anniversaries(text):
            slack = _LOOKED_AT if fact.text.endswith("周年") else 0
            if all(abs(fact.first - year) > slack for year in years):
                yield Claim(start, start + len(fact.text), "anniversary", fact.text, f"{fact.text}在{fact.first}年")
    known = max(years) if latest is None else latest
    for start, fact in dated_events(text):
        end = start + len(fact.text)
        ahead = re.search(rf"{any_of('ahead')}[^，。；]{{0,6}}$", text[:start]) or re.match(
            rf"[^，。；]{{0,4}}{any_of('coming')}", text[end:]
        )
        if fact.first > known and not ahead:
            yield Claim(
                start, end, "future_event", f"{years[0]}年的报告提到{fact.text}", f"{fact.text}在{fact.first}年秋"
            )


def opening_claims(text: str, years: Sequence[int], kind: Kind) -> Iterator[Claim]:
    """A first sentence that speaks of another year than the title.

    >>> [c.says for c in opening_claims("2013年，我校工会在上级工会领导下", [2014], "总结")]
    ['正文开头写2013年']
    """
    hit = _OPENING.search(text)
    if hit and kind in _REPORTS and years and int(hit["year"]) not in years:
        yield Claim(*hit.span("year"), "opening_year", f"正文开头写{hit['year']}年", f"标题所述年度为{years[0]}年")


def signature_claims(text: str, years: Sequence[int], kind: Kind) -> Iterator[Claim]:
    """A signature of a day before the year reported on, or years after it.

    >>> [c.says for c in signature_claims("2013年12月20日", [2014], "总结")]
    ['落款为2013年']
    """
    hit = _SIGNED.match(text)
    if not hit or not years or kind not in (*_REPORTS, "计划"):
        return
    first = min(years) - (1 if kind == "计划" else 0)
    if not first <= int(hit["year"]) <= max(years) + _LATE:
        yield Claim(*hit.span("year"), "signature_year", f"落款为{hit['year']}年", f"标题所述年度为{years[0]}年")
