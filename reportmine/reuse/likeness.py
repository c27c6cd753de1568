"""How alike two texts are, character by character: the similarity that tables show."""

from __future__ import annotations

import re

from rapidfuzz.distance import Indel

_DROPPED = re.compile(r"[^㐀-鿿〇A-Za-z0-9]+")


def compared(text: str) -> str:
    """The characters that count in a comparison.

    >>> compared("一、扎实推进 2 项工作。")
    '一扎实推进2项工作'
    """
    return _DROPPED.sub("", text)


def similarity(a: str, b: str) -> float:
    """2 × common characters in order / all characters, 0-1; 1 for two empty texts (normalised Indel similarity)."""
    return float(Indel.normalized_similarity(compared(a), compared(b)))
