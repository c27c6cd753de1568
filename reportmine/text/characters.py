"""Folds single characters: one code point to one code point, or to nothing; never one to many.

Everything here is a lookup by code point, so the position of every character stays known. What depends on
the neighbours of a character (a comma in Chinese or in a number) is in `punctuation.py`.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from reportmine.model import Offsets

Codes = npt.NDArray[np.uint32]

PLANES = 0x30000  # planes 0-2: everything beyond is left as it is
_DROP = 0xFFFFFFFF
_ENCODING = "utf-32-le"

# Format characters that no reader sees: zero-width marks, soft hyphen, direction marks, variation selectors.
_INVISIBLE = ((0xAD, 0xAD), (0x180B, 0x180E), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0xFE00, 0xFE0F))
_BREAKS = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
# Full-width forms that *are* Chinese punctuation and stay.
_CHINESE_FORMS = "，；：！？（）～"
_LOOKALIKES = {
    "「": "“", "」": "”", "『": "‘", "』": "’", "﹁": "“", "﹂": "”", "﹃": "‘", "﹄": "’", "〝": "“", "〞": "”",
    "〟": "”",    "„": "“", "‟": "“", "‛": "‘", "﹐": "，", "﹑": "、", "﹒": "。", "﹔": "；", "﹕": "：",
    "﹖": "？", "﹗": "！", "﹙": "（", "﹚": "）", "︰": "：", "､": "、", "｡": "。", "⋯": "…", "―": "—", "─": "—",
    "━": "—", "﹣": "-", "−": "-", "‐": "-", "‑": "-", "•": "·", "・": "·", "‧": "·", "･": "·", "∙": "·", "⁓": "～",
    "〜": "～", "∶": "：", "◯": "○", "✕": "×", "✖": "×", "╳": "×",
}  # fmt: skip
# Radicals that PDF fonts hand out in place of the character and that Unicode does not map.
_RADICALS = {
    "⺠": "民", "⻄": "西", "⻅": "见", "⻆": "角", "⻉": "贝", "⻋": "车", "⻓": "长", "⻔": "门", "⻘": "青",
    "⻙": "韦", "⻚": "页", "⻛": "风", "⻜": "飞", "⻝": "食", "⻢": "马", "⻣": "骨", "⻤": "鬼", "⻥": "鱼",
    "⻦": "鸟", "⻧": "卤", "⻨": "麦", "⻩": "黄", "⻬": "齐", "⻮": "齿", "⻰": "龙", "⻳": "龟", "⺟": "母",
    "⺮": "竹", "⻁": "虎", "⻂": "衣", "⻌": "辶", "⻖": "阝", "⺁": "厂", "⺇": "几", "⺌": "小", "⺝": "月",
    "⺼": "月", "⻏": "阝",
}  # fmt: skip
# What a single character mostly is in a traditional text, where OpenCC needs the word to tell; not 著: 顯著, 隨著.
_IN_TRADITIONAL = {"瞭": "了", "藉": "借", "祇": "只"}


class View(NamedTuple):
    """Text with the raw index of each of its characters, in rising order; `at` has shape (len(text),)."""

    text: str
    at: Offsets


def _codes(text: str) -> Codes:
    return np.frombuffer(text.encode(_ENCODING, "surrogatepass"), dtype=np.uint32)


def _text(codes: Codes) -> str:
    return codes.astype("<u4", copy=False).tobytes().decode(_ENCODING, "surrogatepass")


def _compatible(code: int) -> int:
    """The compatibility character of one code point, where it is one character and not a space."""
    plain = unicodedata.normalize("NFKC", chr(code))
    return ord(plain) if len(plain) == 1 and not plain.isspace() else code


@cache
def _fold_table() -> Codes:
    table = np.arange(PLANES, dtype=np.uint32)
    forms = ((0xFF01, 0xFF5F), (0xFE30, 0xFE6C), (0x2E80, 0x2FD6), (0xF900, 0xFB00), (0x2F800, 0x2FA20))
    for start, end in forms:
        for code in range(start, end):
            table[code] = _compatible(code)
    for char in _CHINESE_FORMS:
        table[ord(char)] = ord(char)
    for source, target in (_LOOKALIKES | _RADICALS).items():
        table[ord(source)] = ord(target)
    for char in _SPACES:
        table[ord(char)] = ord(" ")
    for code in (*range(0x20), *range(0x7F, 0xA0)):
        table[code] = _DROP
    for first, last in _INVISIBLE:
        table[first : last + 1] = _DROP
    table[0xFEFF] = _DROP
    table[[ord("\t"), ord("\n")]] = [ord("\t"), ord("\n")]
    for char in _BREAKS:
        table[ord(char)] = ord("\n")
    return table


@cache
def _script_tables() -> tuple[Codes, Codes]:
    """Two tables, traditional to simplified: characters that are only traditional, and all of them.

    著, 乾 or 瞭 are also written in simplified texts (they are in GB 2312), so they are folded only in a text
    that is traditional by its other characters.
    """
    from opencc import OpenCC

    sources = [chr(code) for first, last in ((0x3400, 0x4DC0), (0x4E00, 0xA000)) for code in range(first, last)]
    # One character a line: no phrase rule can reach over a line break, so the conversion is by single characters.
    targets = OpenCC("t2s").convert("\n".join(sources)).split("\n")
    only, every = np.arange(PLANES, dtype=np.uint32), np.arange(PLANES, dtype=np.uint32)
    for source, target in zip(sources, targets, strict=True):
        if len(target) == 1 and target != source:
            every[ord(source)] = ord(target)
            if not _in_gb2312(source):
                only[ord(source)] = ord(target)
    for source, target in _IN_TRADITIONAL.items():
        every[ord(source)] = ord(target)
    return only, every


def _in_gb2312(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


_TRADITIONAL_SHARE = 0.02  # of all characters: names in a simplified text stay below, traditional texts are above 0.2


def _to_simplified(codes: Codes) -> Codes:
    only, every = _script_tables()
    inside = np.where(codes < PLANES, codes, 0)
    simplified = only[inside]
    changed = int(np.count_nonzero(simplified != inside))
    if changed > _TRADITIONAL_SHARE * len(codes):
        simplified = every[inside]
    return np.where(codes < PLANES, simplified, codes)


def fold(text: str) -> View:
    r"""Folds every character by itself: width, script, spaces, line breaks, look-alikes; drops invisible ones.

    Of "\r\n" the second stays; the clean characters keep their order, `at` indexes into `text`.

    >>> fold("２０１２年工會\u200b工作\r\n").text
    '2012年工会工作\n'
    """
    codes = _codes(text)
    if not len(codes):
        return View("", np.zeros(0, dtype=np.int32))
    inside = np.where(codes < PLANES, codes, 0) if int(codes.max()) >= PLANES else codes
    folded = _fold_table()[inside]
    if inside is not codes:
        folded = np.where(codes < PLANES, folded, codes)
    keep = folded != _DROP
    if "\r\n" in text:
        keep[:-1] &= ~((codes[:-1] == ord("\r")) & (codes[1:] == ord("\n")))
    at = np.flatnonzero(keep).astype(np.int32)
    return View(_text(_to_simplified(folded[at])), at)


def simplified(text: str) -> str:
    """The text with single characters folded and in simplified script; of the same length but for invisible ones.

    >>> simplified("區教育工會")
    '区教育工会'
    """
    return fold(text).text


def folded_codes() -> Codes:
    """By code point what it is folded to, as in a traditional text; `PLANES` and more for what is dropped."""
    table = _fold_table()
    return np.where(table < PLANES, _script_tables()[1][np.where(table < PLANES, table, 0)], table)
