"""Masks that stayed behind: where one report has ×× or 20XX and the other has the word.

A text passed around with its names scrubbed out is filled in by whoever uses it. A mask in both reports, each where the
other has the word, means that neither was filled in from the other: both may come from a third text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from reportmine.findings import Match
from reportmine.reuse.ratios import is_reuse

_MASK = re.compile(r"[×＊*＿_□]{2,}|(?<![A-Za-z])[XxＸ]{2,}(?![A-Za-z])|某{1,2}(?=[市县区镇校局院厂])")
_WORD = re.compile(r"[㐀-鿿0-9]")


def scars(matches: Iterable[Match], text_a: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The masks of a and of b, each as written, that stand opposite words of the other; `text_a` is a's raw text."""
    in_a: list[str] = []
    in_b: list[str] = []
    for match in matches:
        if not is_reuse(match):
            continue
        for dropped, put in _replaced(match, text_a):
            if (mask := _MASK.search(dropped)) and _is_word(put):
                in_a.append(mask.group())
            if (mask := _MASK.search(put)) and _is_word(dropped):
                in_b.append(mask.group())
    return tuple(in_a), tuple(in_b)


def mask_in(text: str) -> re.Match[str] | None:
    """The first mask of a text.

    >>> mask_in("20XX年，××学校").group()
    'XX'
    """
    return _MASK.search(text)


def _is_word(text: str) -> bool:
    return _WORD.search(text) is not None and _MASK.search(text) is None


def _replaced(match: Match, text_a: str) -> Iterable[tuple[str, str]]:
    """What stands in a and in b where the edit script drops something and puts something else, in either order."""
    at = match.a_start
    steps = []
    for edit in match.edits:
        steps.append((edit.op, edit.text if edit.op == "+" else text_a[at : at + edit.n]))
        at += 0 if edit.op == "+" else edit.n
    for (one, first), (other, second) in pairwise(steps):
        if {one, other} == {"-", "+"}:
            yield (first, second) if one == "-" else (second, first)
