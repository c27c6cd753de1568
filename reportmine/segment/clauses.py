"""Cuts long sentences into clauses, the unit that reuse compares."""

from __future__ import annotations

import re

from reportmine.segment.sentences import OPENING, PROTECTED

LONGEST = 60  # a sentence up to this length is one clause, in characters
SHORTEST = 15  # a shorter piece says too little to be recognised elsewhere
# a comma between figures (1,000) and a colon between figures (9:00) cut nothing; ，；： part clauses, 、 list items
_SCAN = re.compile(rf"(?=[{OPENING}，；：,;:、])(?:(?:{PROTECTED})|([，；：]|(?<!\d)[,;:]|[,;:](?!\d))|(、))")


def clause_ends(sentence: str) -> list[int]:
    """The positions just after each clause of a sentence, rising; the last is len(sentence).

    Pieces have 15 to 60 characters wherever the marks allow it; nothing is cut inside quotes, brackets or figures.

    >>> clause_ends("我们开展了慰问活动，送去了温暖。")
    [16]
    """
    size = len(sentence)
    if size <= LONGEST:
        return [size]
    strong: list[int] = []
    weak: list[int] = []
    for found in _SCAN.finditer(sentence):
        if found[1]:
            strong.append(found.end())
        elif found[2]:
            weak.append(found.end())
    ends: list[int] = []
    start = 0
    while size - start > LONGEST:
        cut = _next_cut(start, strong, weak)
        if cut is None or size - cut == 0:
            break
        ends.append(cut)
        start = cut
    ends.append(size)
    return _without_short_tail(ends)


def _next_cut(start: int, strong: list[int], weak: list[int]) -> int | None:
    """The first clause mark that leaves a long enough piece, else the last list mark in reach, else the next mark."""
    for cut in strong:
        if start + SHORTEST <= cut <= start + LONGEST:
            return cut
    reachable = [cut for cut in weak if start + SHORTEST <= cut <= start + LONGEST]
    if reachable:
        return reachable[-1]
    beyond = [cut for cut in strong + weak if cut > start + LONGEST]
    return min(beyond, default=None)


def _without_short_tail(ends: list[int]) -> list[int]:
    """Joins a last piece that is too short to the one before, where both together are not too long."""
    if len(ends) < 2:
        return ends
    before = ends[-3] if len(ends) > 2 else 0
    if ends[-1] - ends[-2] < SHORTEST and ends[-1] - before <= LONGEST:
        return [*ends[:-2], ends[-1]]
    return ends
