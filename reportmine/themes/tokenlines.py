"""From the words of a text to lines: the runs of words between punctuation marks, which no phrase crosses."""

from __future__ import annotations

from collections.abc import Iterable

_INSIDE = "+"  # belongs to the name it stands in: 互联网+


def token_lines(words: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """The runs of words that hold a letter, a character or a digit; everything else ends a run.

    >>> token_lines(["推进", "“", "互联网", "+", "”", "行动", "，"])
    (('推进',), ('互联网', '+'), ('行动',))
    """
    lines: list[tuple[str, ...]] = []
    line: list[str] = []
    for word in words:
        if any(char.isalnum() for char in word) or (word == _INSIDE and line):
            line.append(word)
        elif line:
            lines.append(tuple(line))
            line = []
    if line:
        lines.append(tuple(line))
    return tuple(lines)
