"""Names, telephone and identity numbers masked, for what leaves the house."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from reportmine.dates.festivals import tables
from reportmine.segment import Segmenter

_IDENTITY = re.compile(r"(?<!\d)\d{6}(?:19|20)\d{9}[\dXx](?!\d)")
_TELEPHONE = re.compile(r"(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|\d{3,4}-\d{7,8})(?!\d)")
_NAME_LENGTH = (2, 3)  # characters of a person's name; longer ones are mostly units


@cache
def _surnames() -> frozenset[str]:
    return frozenset(str(tables()["surnames"]["all"]))


def redactor(segmenter: Segmenter) -> Callable[[str], str]:
    """A function that masks persons (their surname stays), telephone and identity numbers."""

    def redacted(text: str) -> str:
        text = _TELEPHONE.sub("[电话]", _IDENTITY.sub("[身份证号]", text))
        parts, at = [], 0
        for token in segmenter.tagged(text):
            person = token.tag == "nr" and token.word[0] in _surnames()
            if person and _NAME_LENGTH[0] <= len(token.word) <= _NAME_LENGTH[1]:
                parts += [text[at : token.start], token.word[0], "某" * (len(token.word) - 1)]
                at = token.end
        return "".join([*parts, text[at:]])

    return redacted
