"""Says which characters of a Markdown text are marks and not words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportmine.text.views import Cut

MARKS = "Markdown 标记"

_WHOLE = re.compile(
    r"^[ \t]*(?:#{1,6}[ \t]+|(?:>[ \t]?)+|[-*+][ \t]+(?=\S))"  # heading, quotation, list
    r"|^[ \t]*(?:[-*_=][ \t]*){3,}$|^[ \t]*\|?(?:[ \t]*:?-{2,}:?[ \t]*\|?)+$|^[ \t]*```.*$"  # rules, table rule, fence
    r"|[ \t]+#+[ \t]*$|^[ \t]*\|[ \t]*|[ \t]*\|[ \t]*$",  # closing marks, outer table bars
    re.MULTILINE,
)
_AROUND = re.compile(r"(\*\*|__|`|\*)(?=\S)([^*`\n]+?)(?<=\S)\1")
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+\-.!|>])")


def marks(text: str) -> Iterator[Cut]:
    """The marks of headings, lists, emphasis, links, rules and outer table bars; inner bars are left to be folded.

    >>> [cut.end for cut in marks("## 一、学习")]
    [3]
    """
    for pattern in (_WHOLE, _ESCAPE):
        yield from (Cut(*found.span(), MARKS) for found in pattern.finditer(text) if found.end() > found.start())
    for pattern, group in ((_AROUND, 2), (_LINK, 1)):
        for found in pattern.finditer(text):
            yield Cut(found.start(), found.start(group), MARKS)
            yield Cut(found.end(group), found.end(), MARKS)
