"""Masks that stayed behind: where one report has ×× or 20XX and the other has the word.

A text passed around with its names scrubbed out is filled in by whoever uses it. A mask in both reports, each where the
other has the word, means that neither was filled in from the other: both may come from a third text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportmine.evidence.pieces import pieces
from reportmine.findings import Match
from reportmine.reuse.ratios import is_reuse

_MASK = re.compile(r"[×＊*＿_□]{2,}|(?<![A-Za-z])[XxＸ]{2,}(?![A-Za-z])|某{1,2}(?=[市县区镇校局院厂])")
_HINT = re.compile(r"[×＊*＿_□]{2}|[XxＸ]{2}|某")  # without it no part of a text holds a mask
_WORD = re.compile(r"[㐀-鿿0-9]")


def scars(matches: Iterable[Match], text_a: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The masks of a and of b, each as written, that stand opposite words of the other; `text_a` is a's raw text."""
    in_a: list[str] = []
    in_b: list[str] = []
    for match in matches:
        if not is_reuse(match) or not may_hold_masks(match, text_a):
            continue
        for piece in pieces(match, text_a):
            if piece.same:
                continue
            if (mask := _MASK.search(piece.text_a)) and _is_word(piece.text_b):
                in_a.append(mask.group())
            if (mask := _MASK.search(piece.text_b)) and _is_word(piece.text_a):
                in_b.append(mask.group())
    return tuple(in_a), tuple(in_b)


def may_hold_masks(match: Match, text_a: str) -> bool:
    """Whether a mask may stand where the two sides of a match differ: most matches need no second look."""
    return bool(_HINT.search(text_a, match.a_start, match.a_end) or _HINT.search(match.edits.put))


def mask_in(text: str) -> re.Match[str] | None:
    """The first mask of a text.

    >>> mask_in("20XX年，××学校").group()
    'XX'
    """
    return _MASK.search(text)


def _is_word(text: str) -> bool:
    return _WORD.search(text) is not None and _MASK.search(text) is None
