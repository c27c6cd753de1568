"""Percentages against head-counts: can so many people give this rate at all?

The GRIM test (N. J. L. Brown and J. A. J. Heathers, Social Psychological and Personality Science 8, 2017) on rates: of
9 people 8 are 88.9 % and 9 are 100 %, nothing is 91 %. A figure passes
where any way of rounding or cutting gives it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import ceil, floor

from reportmine.checks.claims import Claim

_PEOPLE = r"(?P<{name}>[1-9]\d{{0,3}})[名人位](?!次|民币)"
_PERCENT = r"(?P<percent>\d{1,3}(?:\.(?P<decimals>\d{1,2}))?)[%％]"
_ROUGH = r"(?<!近)(?<!约)(?<!余)(?<!超)(?<!过)(?<!上)(?<!左右)(?<!于)(?<!到)"
_RATE = re.compile(
    rf"(?:共|全校|全园|全院|全厂|全体|现有|应参加|应到|参评)[^，。；、\d]{{0,8}}{_PEOPLE.format(name='n')}"
    rf"[^。；\d]{{0,16}}率(?:达|为|是|达到|均为)?{_ROUGH}{_PERCENT}(?!以上|左右|多|的)"
)
_TESTED = re.compile(
    rf"(?:^|(?<=[，；：])){_PEOPLE.format(name='n')}[^。；，\d]{{0,16}}(?:参加|参评|接受|报名|应考)[^。；\d]{{0,30}}"
    rf"(?:合格|及格|通过|优秀|满意|优良)率(?:达|为|是|达到|均为)?{_ROUGH}{_PERCENT}(?!以上|左右|多|的)"
)
_PART = re.compile(
    rf"{_PEOPLE.format(name='n')}[^。；\d]{{0,14}}{_PEOPLE.format(name='k')}[^。；\d]{{0,10}}占(?:总人数|总数|全体|教工)?的?"
    rf"{_ROUGH}{_PERCENT}(?!以上|左右|多|的)"
)


def rate_claims(text: str) -> Iterator[Claim]:
    """The faults of a sentence.

    >>> [(c.says, c.expected) for c in rate_claims("全体教师9人参加测评，满意率91%。")]
    [('9人，91%', '9人中8人为88.9%，9人为100%')]
    >>> list(rate_claims("全体教师9人参加测评，满意率88.9%。"))
    []
    >>> [c.expected for c in rate_claims("现有教师50人，其中党员20人，占45%。")]
    ['20÷50＝40%']
    """
    for hit in (*_RATE.finditer(text), *_TESTED.finditer(text)):
        n, percent = int(hit["n"]), float(hit["percent"])
        if percent <= 100 and not any(_gives(k, n, hit) for k in range(n + 1)):
            low = floor(n * percent / 100)
            near = "，".join(f"{k}人为{_shown(k, n)}" for k in (low, low + 1) if k <= n)
            yield Claim(*hit.span(), "percentage", f"{n}人，{hit['percent']}%", f"{n}人中{near}")
    for hit in _PART.finditer(text):
        n, k = int(hit["n"]), int(hit["k"])
        if k < n and abs(100 * k / n - float(hit["percent"])) >= 1:
            yield Claim(*hit.span(), "percentage", f"{n}人中{k}人，占{hit['percent']}%", f"{k}÷{n}＝{_shown(k, n)}")


def _gives(k: int, n: int, hit: re.Match[str]) -> bool:
    scale = 10 ** len(hit["decimals"] or "")
    said, exact = round(float(hit["percent"]) * scale), 100 * k / n * scale
    return said in (floor(exact), ceil(exact), round(exact))


def _shown(k: int, n: int) -> str:
    return f"{100 * k / n:.1f}".removesuffix(".0") + "%"
