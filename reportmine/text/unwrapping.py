"""Finds lines that a fixed page width has broken, so that a sentence is one line again.

A wrapped text betrays itself: lines without a sentence mark pile up at one width, and hardly a line is longer.
Without that pile only what cannot stand at the start or end of a line (a closing mark, an opening one) is joined.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

_NARROWEST, _WIDEST = 16, 90  # full-width characters; a wrap below 16 is a column, above 90 no page is that wide
_SLACK = 2.5  # how far below the width a wrapped line may end: a long word or a mark that must not start a line
_MARGIN = 0.7  # share of lines with an indent from which it marks no paragraphs
_FEWEST = 3  # open lines at one width before a text counts as wrapped
_MOST = (
    0.25  # share of the lines that must break in mid-sentence at the margin; the rest ends paragraphs, or heads them
)
_RUNS = 0.1  # share of the broken lines that a full line follows: paragraphs run over more than two lines
_FEW_LONGER = 0.2  # of the lines that reach the margin: more beyond it, and no page broke the text
_REJOINED = 3  # lines of a page that may stand as one where a hand has joined some of them again
_TITLE_LINES = 6  # where the title is looked for
_LEADS_IN = 0.5  # of the margin: what follows a heading that was itself broken is shorter

_ENDED = re.compile(r"[。！？!?…]['\"”’）)】》]*$")
_MAY_GO_ON = re.compile(r"[;；:：]$")  # ends an item of a list, or is where the page's width happened to be
_HEADING = re.compile(
    r"\s*(?:[一二三四五六七八九十百]{1,4}[、.．,，:： ]|第[一二三四五六七八九十百0-9]{1,4}[章节条部篇]"
    r"|[一二三四五六七八九十、0-9]{1,5}月份?[:：]?$|第[一二三四]季度$|[(（][一二三四五六七八九十0-9]{1,3}[)）]"
    r"|[0-9]{1,2}[、.．)）](?![0-9])|[0-9]{1,2}[.．](?=[0-9]{1,2}月)|[①-⑳]|[一二三四五六七八九十]{1,3}(?:是|要)|附件?[0-9一二三]?[:：]|[·●■◆▪>*-])"
)
_NEVER_FIRST = "，。、；：！？）》〉”’】〕％,;:!?)%"
_NEVER_LAST = "“‘《〈（【〔("
_INNER = re.compile(r"[，。、；,;]")
_SENTENCE = re.compile(r"[。！？；!?;]")
# the ways of numbering that head paragraphs; 1. heads them in some texts and begins them in others
_NUMBERINGS = tuple(
    re.compile(pattern)
    for pattern in (
        r"[一二三四五六七八九十]{1,3}[、.．:： ]|第[一二三四五六七八九十]{1,3}[章节部]",
        r"[(（][一二三四五六七八九十]{1,3}[)）]",
        r"[0-9]{1,2}[、.．)）](?![0-9])",
    )
)
_TITLE = re.compile(r"(?:总结|小结|计划|要点|意见|安排|体会|心得|述职|报告|汇报|通知|方案|规划|思路)[)）]?$")
_INTRODUCES = re.compile(r"(?:如下|以下|下列|下面)[^，。；]{0,12}[:：]$")


def width(line: str) -> float:
    """Width of a line in full-width characters; ASCII counts half."""
    narrow = len(line.encode("ascii", "ignore")) - line.count("\x7f")
    return len(line) - narrow / 2


def is_heading_start(line: str) -> bool:
    """Whether a line begins like a numbered heading or list item.

    >>> is_heading_start("（二）深化厂务公开"), is_heading_start("2012年的工作")
    (True, False)
    """
    return _HEADING.match(line) is not None


def _open(line: str) -> bool:
    return _ENDED.search(line[-8:]) is None


def _plainly_open(line: str) -> bool:
    return _open(line) and not _MAY_GO_ON.search(line)


@dataclass(frozen=True, slots=True)
class Page:
    """The width at which a text was broken, and how it was counted: by full-width characters or by characters."""

    full: float
    measure: Callable[[str], float]
    throughout: bool  # most lines of the text are broken at it

    def reached(self, line: str) -> bool:
        """Whether a line is as long as a broken line is, or longer."""
        return self.measure(line) >= self.full - _SLACK

    def passed(self, line: str) -> bool:
        """Whether a line is longer than a broken line can be, or than two or three that were joined before."""
        size = self.measure(line)
        if size <= self.full + 2 * _SLACK:
            return False
        lines = round(size / self.full)
        return not (_plainly_open(line) and 1 < lines <= _REJOINED and abs(size - lines * self.full) <= lines + _SLACK)


def page(lines: Sequence[str]) -> Page | None:
    """The page that broke a text into lines; None for a text that was not broken.

    >>> page(["工会组织职工，" * 4 + "开展读书", "活动，职工" * 6 + "参", "加职工，活" * 6 + "动", "很好。"]).full
    31.0
    """
    pairs = [
        (line, after)
        for line, after in pairwise(lines)
        if len(line) >= _NARROWEST and _plainly_open(line) and not is_heading_start(after) and _INNER.search(line)
    ]
    broken = [line for line, _ in pairs]
    found = [(_pile([measure(line) for line in broken]), measure) for measure in (width, len)]
    (full, weight), measure = max(found, key=lambda one: one[0][1])  # the first of equals: by width
    if weight < max(_FEWEST, 0.5 * len(broken), _MOST * len(lines)):
        return None
    on = Page(full, measure, weight >= 0.4 * len(lines))
    # headings of one length pile up too, but then the paragraphs below them are longer than any page, or short
    full_again = sum(on.reached(line) and on.reached(after) and not on.passed(after) for line, after in pairs)
    if full_again < _RUNS * weight:
        return None
    long = [line for line in lines if on.reached(line)]
    return on if sum(map(on.passed, long)) <= _FEW_LONGER * len(long) else None


def _pile(widths: Sequence[float]) -> tuple[float, int]:
    """Where the widths pile up, and how many they are there, give or take one."""
    counts = Counter(round(value) for value in widths if _NARROWEST <= value <= _WIDEST)
    weight = {centre: counts[centre - 1] + counts[centre] + counts[centre + 1] for centre in counts}
    best = max(counts, key=lambda centre: (weight[centre], counts[centre], -centre), default=0)
    return float(best), weight.get(best, 0)


def _heading_styles(lines: Sequence[str], on: Page) -> tuple[re.Pattern[str], ...]:
    """The ways of numbering whose lines mostly stand alone in this text: short, without the end of a sentence."""
    found = []
    for style in _NUMBERINGS:
        numbered = [line for line in lines if style.match(line)]
        alone = sum(not on.reached(line) and not _SENTENCE.search(line) for line in numbered)
        if numbered and alone >= len(numbered) / 2:
            found.append(style)
    return tuple(found)


def _title_at(lines: Sequence[str]) -> int | None:
    """The index of the title: a line near the top that says what kind of text this is and is no sentence."""
    for index, line in enumerate(lines[:_TITLE_LINES]):
        if _SENTENCE.search(line) or is_heading_start(line):
            return None
        if _TITLE.search(line) and not _INNER.search(line):
            return index
    return None


def _goes_on(line: str, after: str, on: Page, headings: Sequence[re.Pattern[str]]) -> bool:
    """Whether the page `on` broke `line` before `after`."""
    if is_heading_start(after) or _INTRODUCES.search(line) or "\t" in line + after:  # a tab: the row of a table
        return False
    if not on.reached(line) or on.passed(line):
        return False
    if not _plainly_open(line):
        # a sentence that ends just at the margin: in a text broken throughout the paragraph mostly goes on
        return on.throughout and abs(on.measure(line) - on.full) <= 1 and len(after) > 1
    if _SENTENCE.search(line) or _INNER.search(line[-1]) or not any(style.match(line) for style in headings):
        return True
    # a heading of just the page's width stands above its paragraph; one that was itself broken has a short rest
    return _open(after) and on.measure(after) <= on.full * _LEADS_IN


def _never_apart(line: str, after: str) -> bool:
    """Whether the two ends cannot be the end and the start of a paragraph, whatever the width."""
    if after[0] in _NEVER_FIRST or line[-1] in _NEVER_LAST:
        return True
    return len(after) == 1 and after >= "\u4e00" and len(line) >= 4 and _open(line)  # 政府工作报 + 告


def joined_breaks(lines: Sequence[str], indented: Sequence[bool] = ()) -> list[int]:
    """Indices of the lines whose end is no end; `lines` are folded, stripped, not blank.

    `indented` says which lines begin with an indent, and so a paragraph; where most do it is only a margin.

    >>> joined_breaks(["各项工作取得了进展", "，受到好评。", "一、加强学习"])
    [0]
    """
    on = page(lines)
    headings = _heading_styles(lines, on) if on else ()
    title = _title_at(lines)
    begins = indented if sum(indented) <= _MARGIN * len(lines) else ()
    joined = []
    for index, (line, after) in enumerate(pairwise(lines)):
        begun = bool(begins) and begins[index + 1]
        wrapped = on is not None and not begun and index != title and _goes_on(line, after, on, headings)
        if wrapped or _never_apart(line, after):
            joined.append(index)
    return joined
