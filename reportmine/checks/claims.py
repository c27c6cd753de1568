"""What a check finds in a text: a place in the clean view, what the text says and what is expected."""

from __future__ import annotations

from typing import NamedTuple


class Claim(NamedTuple):
    """A claim that does not hold; `start` and `end` are positions in the text given."""

    start: int
    end: int
    check: str  # a code, its words stand in wording.toml
    says: str
    expected: str
