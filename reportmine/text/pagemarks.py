"""Finds what a printer repeats on every page: running headers, footers and bare page numbers.

Only lines at the edge of a page count. Pages are known from a PDF, from form feeds, or from lines that are page
numbers in words (第3页); a text without pages has no headers.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence

HEADER, NUMBER = "页眉页脚", "页码"
_EDGE = 2  # lines at the top and at the bottom of a page
_LONGEST = 40  # of a running header
_DIGITS = re.compile(r"[0-9]+")
_BARE_NUMBER = re.compile(r"[-—·\s]*[0-9]{1,4}[-—·\s]*")


def page_numbers(starts: Sequence[int], pages: Sequence[int]) -> list[int]:
    """The page of each line: `starts` are raw starts of lines, `pages` raw starts of pages, both rising.

    >>> page_numbers([0, 5, 9], [0, 8])
    [1, 1, 2]
    """
    return [bisect_right(pages, start) for start in starts]


def _edges(page_of: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Every line near an edge of its page, with its page and its place: 0, 1 from the top, -1, -2 from the bottom."""
    found: dict[int, tuple[int, int]] = {}
    first = 0
    for index in range(1, len(page_of) + 1):
        if index == len(page_of) or page_of[index] != page_of[first]:
            for place in range(min(_EDGE, index - first)):
                found[first + place] = (page_of[first], place)
                found.setdefault(index - 1 - place, (page_of[first], -1 - place))
            first = index
    return found


def _key(line: str) -> str:
    return _DIGITS.sub("#", "".join(line.split()))


def page_marks(lines: Sequence[str], page_of: Sequence[int]) -> dict[int, str]:
    """The lines that pages repeat, by index, with the rule; the first time a header is said it stays.

    >>> page_marks(["年度总结", "甲", "1", "年度总结", "乙", "2", "年度总结", "丙", "3"], [1, 1, 1, 2, 2, 2, 3, 3, 3])
    {2: '页码', 3: '页眉页脚', 5: '页码', 6: '页眉页脚', 8: '页码'}
    """
    n_pages = len(set(page_of))
    if n_pages < 2:
        return {}
    edges = {index: page for index, (page, _) in _edges(page_of).items() if len(lines[index]) <= _LONGEST}
    seen: Counter[str] = Counter(key for key, _ in {(_key(lines[index]), page) for index, page in edges.items()})
    found: dict[int, str] = {}
    said: set[str] = set()
    for index in sorted(edges):
        key = _key(lines[index])
        if _BARE_NUMBER.fullmatch(lines[index]) and seen[key] >= max(2, n_pages / 2):
            found[index] = NUMBER
        elif seen[key] >= max(3, n_pages / 2):
            if key in said:
                found[index] = HEADER
            said.add(key)
    return found


def pages_by_numbers(lines: Sequence[str], noise: Mapping[int, str]) -> list[int]:
    """The page of each line where page numbers in words (noise of the rule 页码) end the pages."""
    page, pages = 1, []
    for index in range(len(lines)):
        pages.append(page)
        page += noise.get(index) == NUMBER
    return pages
