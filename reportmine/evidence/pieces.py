"""A match piece by piece, read off its edit script: what both reports have, and what stands opposite what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reportmine.findings import Match


class Piece(NamedTuple):
    """Text of a and the text of b opposite it, equal where nothing was changed; raw places."""

    text_a: str
    text_b: str
    a_start: int
    b_start: int

    @property
    def same(self) -> bool:
        """Whether it stands unchanged in both."""
        return self.text_a == self.text_b


def pieces(match: Match, raw_a: str) -> Iterator[Piece]:
    """The pieces of a match in order; `raw_a` is the raw text of its report a."""
    a, b = match.a_start, match.b_start
    dropped = put = ""
    for edit in match.edits:
        if edit.op == "=":
            if dropped or put:
                yield Piece(dropped, put, a - len(dropped), b - len(put))
                dropped = put = ""
            kept = raw_a[a : a + edit.n]
            yield Piece(kept, kept, a, b)
            a, b = a + edit.n, b + edit.n
        elif edit.op == "-":
            dropped += raw_a[a : a + edit.n]
            a += edit.n
        else:
            put += edit.text
            b += len(edit.text)
    if dropped or put:
        yield Piece(dropped, put, a - len(dropped), b - len(put))
