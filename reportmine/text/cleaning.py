"""The clean view of a text: without what is not the report's, one line a paragraph, one spelling a character.

Every step works on a `View`: it leaves characters out, counted under the name of the rule, or replaces one by
one. The steps run until nothing changes, so cleaning a clean text changes nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from reportmine.model import Offsets, Span
from reportmine.text.characters import View, fold
from reportmine.text.markdown import marks
from reportmine.text.noise import EDGE_LINES, noise_lines
from reportmine.text.pagemarks import page_marks, page_numbers, pages_by_numbers
from reportmine.text.punctuation import in_context
from reportmine.text.spacing import SPACE, idle_spaces
from reportmine.text.unwrapping import joined_breaks
from reportmine.text.views import Cut, without

INVISIBLE, WRAP, REPEATED = "不可见字符", "硬换行", "重复标题"

LONGEST_TITLE = 60
MOST_REPEATS = 3
_DECORATION = re.compile(r"[\s《》“”\"*#]+")


class Cleaned(NamedTuple):
    """The clean text, the raw index of each character and just after the last, and what was left out by rule."""

    text: str
    offsets: Offsets
    noise: Mapping[str, int]


def _line_spans(text: str) -> list[Span]:
    """Spans of the lines that are not blank, without the spaces around them."""
    spans, start = [], 0
    for line in text.split("\n"):
        if stripped := line.strip():
            first = start + len(line) - len(line.lstrip())
            spans.append(Span(first, first + len(stripped)))
        start += len(line) + 1
    return spans


def _repeated_titles(lines: Sequence[str], noise: Mapping[int, str]) -> list[int]:
    """Lines near the top that say the title again, with nothing but noise between.

    A page repeats its title two or three times; what stands there more often, or is a sentence, is text.
    """
    title, again = None, []
    for index, line in enumerate(lines[:EDGE_LINES]):
        if index in noise:
            continue
        bare = _DECORATION.sub("", line)
        if title is None:
            title = bare
            if line[-1] in "。！？；":
                return []
        elif bare != title or len(title) > LONGEST_TITLE:
            break
        else:
            again.append(index)
    return again if len(again) <= MOST_REPEATS else []


def _noise(view: View, spans: Sequence[Span], lines: Sequence[str], pages: Sequence[int]) -> dict[int, str]:
    """Every line that is not the report's, by index, with the name of its rule."""
    named = noise_lines(lines)
    if len(pages) > 1:
        page_of = page_numbers(view.at[[span.start for span in spans]].tolist(), pages)
    else:
        page_of = pages_by_numbers(lines, named)
    rest = [index for index in range(len(lines)) if index not in named]
    marked = page_marks([lines[index] for index in rest], [page_of[index] for index in rest])
    named |= {rest[number]: name for number, name in marked.items()}
    return named | dict.fromkeys(_repeated_titles(lines, named), REPEATED)


def _paragraphs(view: View, pages: Sequence[int], noise: Counter[str]) -> View:
    """Leaves out noise lines, blank lines and indents, and joins the lines that a page width broke."""
    spans = _line_spans(view.text)
    lines = [view.text[start:end] for start, end in spans]
    named = _noise(view, spans, lines, pages)
    kept = [index for index in range(len(lines)) if index not in named]
    indented = [_indented(view.text, spans[index].start) for index in kept]
    joined = {kept[number] for number in joined_breaks([lines[index] for index in kept], indented)}
    cuts = [Cut(*spans[index], name) for index, name in named.items()]
    spaces = []
    last = -1  # the kept line before
    for index in [*kept, len(lines)]:
        start = spans[last].end if last >= 0 else 0
        end = spans[index].start if index < len(lines) else len(view.text)
        if last >= 0 and index < len(lines):
            newline = view.text.index("\n", start)
            if last not in joined:
                cuts.append(Cut(start, newline, SPACE))
                start = newline + 1
            elif _words_meet(lines[last], lines[index]):
                spaces.append(newline)
                cuts.append(Cut(start, newline, SPACE))
                start = newline + 1
            else:
                cuts.append(Cut(newline, newline + 1, WRAP))
        cuts += _around_noise(start, end, last, index, spans)
        last = index
    if spaces:
        view = View(_with_spaces(view.text, spaces), view.at)
    return without(view, cuts, noise)


def _around_noise(start: int, end: int, last: int, index: int, spans: Sequence[Span]) -> list[Cut]:
    """What is blank in `[start, end)`, outside the noise lines between the kept lines `last` and `index`."""
    cuts = []
    for span in spans[last + 1 : index]:
        cuts.append(Cut(start, span.start, SPACE))
        start = span.end
    cuts.append(Cut(start, end, SPACE))
    return [cut for cut in cuts if cut.start < cut.end]


def _indented(text: str, start: int) -> bool:
    """Whether a line begins with two spaces or a tab."""
    return text[max(0, start - 2) : start] == "  " or text[max(0, start - 1) : start] == "\t"


def _words_meet(line: str, after: str) -> bool:
    return line[-1].isascii() and line[-1].isalpha() and after[0].isascii() and after[0].isalpha()


def _with_spaces(text: str, newlines: Sequence[int]) -> str:
    chars = list(text)
    for at in newlines:
        chars[at] = " "
    return "".join(chars)


def _pass(view: View, form: str, pages: Sequence[int], noise: Counter[str]) -> View:
    folded = fold(view.text)
    noise[INVISIBLE] += len(view.text) - len(folded.text)
    view = View(folded.text, view.at[folded.at])
    if form == "md":
        view = without(view, marks(view.text), noise)
        view = View(view.text.replace("|", "\t"), view.at)
    view = _paragraphs(view, pages, noise)
    view = without(view, idle_spaces(view.text), noise)
    return View(in_context(view.text), view.at)


def _page_starts(raw: str, pages: Sequence[int]) -> Sequence[int]:
    """Raw starts of the pages: as the reader gave them, else after every form feed."""
    if len(pages) > 1 or "\f" not in raw:
        return pages
    return [0, *(found.end() for found in re.finditer("\f", raw))]


def clean(raw: str, start: int = 0, end: int | None = None, form: str = "txt", pages: Sequence[int] = ()) -> Cleaned:
    r"""The clean view of `raw[start:end]`; offsets index into `raw`, `noise` plus the clean text is all of the span.

    `form` is the format ("md" has marks to leave out), `pages` the raw starts of pages where they are known.

    >>> cleaned = clean("工會工作總結\n\n　　今年,開展活動３次。\n\n相關文檔\n")
    >>> cleaned.text, cleaned.offsets[:3].tolist()
    ('工会工作总结\n今年，开展活动3次。', [0, 1, 2])
    """
    end = len(raw) if end is None else end
    noise: Counter[str] = Counter()
    view = View(raw[start:end], np.arange(start, end, dtype=np.int32))
    pages = _page_starts(raw, pages)
    while (cleaner := _pass(view, form, pages, noise)).text != view.text:
        view = cleaner
    last = int(view.at[-1]) + 1 if len(view.at) else start
    offsets = np.append(view.at, np.int32(last)).astype(np.int32)
    return Cleaned(view.text, offsets, {name: count for name, count in noise.items() if count})
