"""How alike two texts are, character by character: the similarity that tables show."""

from __future__ import annotations

import re

from rapidfuzz.distance import Indel

_MARGIN = 0.001
_DROPPED = re.compile(r"[^㐀-鿿〇A-Za-z0-9]+")


def compared(text: str) -> str:
    """The characters that count in a comparison.

    >>> compared("一、扎实推进 2 项工作。")
    '一扎实推进2项工作'
    """
    return _DROPPED.sub("", text)


def similarity(a: str, b: str, least: float = 0.0) -> float:
    """2 × common characters in order / all characters, 0-1; 1 for two empty texts (normalised Indel similarity).

    What is under `least` comes as 0, and sooner.

    >>> similarity("开展活动", "展开活动"), similarity("开展活动", "展开活动", 0.9)
    (0.75, 0.0)
    """
    # a little under `least`: rapidfuzz gives 0 for some that are just as alike
    found = float(Indel.normalized_similarity(compared(a), compared(b), score_cutoff=max(0.0, least - _MARGIN)))
    return found if found >= least else 0.0
