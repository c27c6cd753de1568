"""Leaves parts of a view out and counts them by rule; the one place where positions are carried along."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from reportmine.text.characters import View


class Cut(NamedTuple):
    """A span of a view to leave out, and the name of the rule that says so."""

    start: int
    end: int
    rule: str


def without(view: View, cuts: Iterable[Cut], noise: Counter[str]) -> View:
    """The view without the cuts, their characters added to `noise`; where cuts overlap the first one counts.

    >>> from reportmine.text.characters import fold
    >>> counted = Counter()
    >>> without(fold("a  b"), [Cut(1, 3, "空白")], counted).text, dict(counted)
    ('ab', {'空白': 2})
    """
    pieces: list[str] = []
    keep = np.ones(len(view.text), dtype=bool)
    last = 0
    for start, end, rule in sorted(cuts):
        if end <= last:
            continue
        start = max(start, last)
        pieces.append(view.text[last:start])
        keep[start:end] = False
        noise[rule] += end - start
        last = end
    if not last:
        return view
    return View("".join(pieces) + view.text[last:], view.at[keep])
