"""Folds punctuation and masks by what stands beside them; one character to one character.

A half-width comma in Chinese is the Chinese comma, the one in 1,000 is not. Runs until nothing changes, so that
folding folded text changes nothing.
"""

from __future__ import annotations

import re

_HAN = r"\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0002ffff"
_WIDE = rf"{_HAN}“”‘’《》〈〉【】〔〕（），。；：！？、…—％"
_NUMERALS = "一二三四五六七八九十〇"

_CHINESE = str.maketrans(",;:!?", "，；：！？")
# Every pattern begins with the character it folds, so that the search skips from one to the next.
_MARK = re.compile(rf"[,;:!?](?:(?<=[{_WIDE}].)|(?=[{_WIDE}])|(?<=[0-9%][,;])$)", re.MULTILINE)
_BRACKETS = re.compile(
    rf"\((?:(?<=[{_WIDE}0-9].)[^()\n]*\)|[^()\n]*[{_WIDE}][^()\n]*\)|[^()\n]*\)(?=[{_WIDE}]))"
    rf"|[()](?:(?<=[{_WIDE}].)|(?=[{_WIDE}]))"
)
_STOP = re.compile(rf"\.(?<=[{_HAN}”’》）%].)(?<![{_NUMERALS}].)(?=[{_HAN}“‘《（A-Z0-9]|$)", re.MULTILINE)
_TIME = re.compile(r"：(?<=[0-9]：)(?=[0-5][0-9](?![0-9]))")
_MASKED = "年月日大届次中全"  # what a single mask may stand before
_MASK = re.compile("[xX×]+")
_ZERO = re.compile(rf"○(?:(?<=[{_NUMERALS}]○)|(?=[{_NUMERALS}]))")
_STRAIGHT = re.compile("[\"']")


def _quotes(line: str) -> str:
    """Straight quotes of one line alternate between opening and closing; apostrophes in words stay."""
    parts, last, inside = [], 0, {'"': False, "'": False}
    for found in _STRAIGHT.finditer(line):
        mark, at = found.group(), found.start()
        if mark == "'" and line[at - 1 : at].isascii() and line[at - 1 : at].isalnum():
            continue
        parts += [line[last:at], {'"': "“”", "'": "‘’"}[mark][inside[mark]]]
        inside[mark] = not inside[mark]
        last = at + 1
    return "".join(parts) + line[last:]


def _mask(found: re.Match[str]) -> str:
    """X for x and × where they stand for something left out (20xx年, ××小学, x月); not in 4×100米 or Excel."""
    text, (start, end) = found.string, found.span()
    before, after = text[max(0, start - 2) : start], text[end : end + 1]
    latin_before = before[-1:].isascii() and before[-1:].isalnum()
    if end - start == 1:
        masked = not latin_before and after in _MASKED and after != ""
    else:
        latin_after = after.isascii() and after.isalpha()
        masked = not latin_after and (not latin_before or before in ("19", "20"))
    return "X" * (end - start) if masked else found.group()


def _wide_brackets(found: re.Match[str]) -> str:
    return found.group().replace("(", "（").replace(")", "）")


def _once(text: str) -> str:
    if '"' in text or "'" in text:
        text = "\n".join(_quotes(line) for line in text.split("\n"))
    text = _MARK.sub(lambda found: found.group().translate(_CHINESE), text)
    if "(" in text or ")" in text:
        text = _BRACKETS.sub(_wide_brackets, text)
    text = _STOP.sub("。", text)
    text = _TIME.sub(":", text)
    text = _MASK.sub(_mask, text)
    return _ZERO.sub("〇", text) if "○" in text else text


def in_context(text: str) -> str:
    """Punctuation, quotes and masks in one spelling; the result has the length of `text`.

    >>> in_context('时间:9:00-18:30,共1,000人(教师).20xx年"创优"')
    '时间：9:00-18:30，共1,000人（教师）。20XX年“创优”'
    """
    while (folded := _once(text)) != text:
        text = folded
    return text
