"""How Word writes the numbers of its lists: 一, 十二, ③, 甲, iv."""

from __future__ import annotations

from typing import Final

_DIGITS: Final = "〇一二三四五六七八九"
_FORMAL: Final = "零壹贰叁肆伍陆柒捌玖"
_RUNS: Final = {  # numFmt -> (first character of a run of code points, how many there are)
    "decimalEnclosedCircle": ("①", 20),
    "decimalEnclosedCircleChinese": ("①", 20),
    "decimalEnclosedParen": ("⑴", 20),
    "decimalEnclosedFullstop": ("⒈", 20),
    "ideographEnclosedCircle": ("㊀", 10),
    "ideographParenthesized": ("㈠", 10),
    "upperLetter": ("A", 26),
    "lowerLetter": ("a", 26),
}
_CYCLES: Final = {
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
}
_COUNTING: Final = {
    "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
    "taiwaneseCountingThousand",
}  # fmt: skip
_ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def written_number(value: int, numfmt: str) -> str:
    """`value` in one of Word's number formats.

    >>> written_number(12, "chineseCounting"), written_number(3, "decimalEnclosedCircle")
    ('十二', '③')
    """
    if numfmt in {"none", "bullet"}:
        return ""
    if numfmt in _COUNTING:
        return _counting(value)
    if numfmt in {"ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"}:
        return "".join(_DIGITS[int(digit)] for digit in str(value))
    if numfmt == "chineseLegalSimplified":
        return _formal(value)
    if numfmt in _CYCLES and value > 0:
        return _CYCLES[numfmt][(value - 1) % len(_CYCLES[numfmt])]
    if numfmt in {"upperRoman", "lowerRoman"}:
        return _roman(value) if numfmt == "upperRoman" else _roman(value).lower()
    if numfmt in _RUNS and 0 < value <= _RUNS[numfmt][1]:
        return chr(ord(_RUNS[numfmt][0]) + value - 1)
    if numfmt == "decimalFullWidth":
        return "".join(chr(ord("０") + int(digit)) for digit in str(value))
    return f"{value:02d}" if numfmt == "decimalZero" else str(value)


def _counting(value: int) -> str:
    """一, 十, 十二, 二十, 一百零三: as Word counts, up to 9999."""
    if not 0 < value < 10_000:
        return str(value)
    if value < 20:
        return ("十" if value >= 10 else "") + (_DIGITS[value % 10] if value % 10 else "")
    text, gap = "", False
    for power, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // power % 10
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + sign
        gap = not digit
    return text


def _formal(value: int) -> str:
    if value <= 10:
        return (_FORMAL + "拾")[value] if value >= 0 else str(value)
    return "".join(_FORMAL[int(digit)] for digit in str(value))


def _roman(value: int) -> str:
    text = ""
    for amount, sign in _ROMAN:
        while 0 < amount <= value < 4000:
            text, value = text + sign, value - amount
    return text
