"""The lines of one PDF page from the places of its characters.

A file draws the pieces of a line in any order (quotation marks last, as a rule) and has no spaces and no cells:
inside a line the characters are put in order from left to right, a gap becomes a space, a wide one a tab.
The order of the lines stays the file's own, so that columns are not read across.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Final, NamedTuple

_WORD_GAP: Final = 0.15  # of an em, between two latin letters or digits
_GAP: Final = 0.45  # of an em, where one side is Chinese: typesetters leave up to a quarter beside digits
_LOOSE_GAP: Final = 0.8  # of an em, between two Chinese characters: below it a line is only spaced out
_CELL_GAP: Final = 1.3  # of an em: the next cell of a table
_INDENT: Final = (1.6, 2.4)  # em from the left margin of the page
_SAME: Final = 0.15  # of an em: the same character drawn twice, as bold without a bold font


class Glyph(NamedTuple):
    """One character and its box in points; y grows upwards."""

    character: str
    left: float
    bottom: float
    right: float
    top: float


def page_lines(layer: Any) -> str:
    """The text of a pdfium text page, one line of the page a line."""
    from pypdfium2 import raw

    lines: list[list[Glyph]] = [[]]
    box = raw.FS_RECTF()
    for index in range(raw.FPDFText_CountChars(layer.raw)):
        character = chr(raw.FPDFText_GetUnicode(layer.raw, index))
        if character in "\r\n":
            lines.append([])
        elif character > " " and raw.FPDFText_IsGenerated(layer.raw, index) != 1:
            raw.FPDFText_GetLooseCharBox(layer.raw, index, box)
            lines[-1].append(Glyph(character, box.left, box.bottom, box.right, box.top))
    filled = [glyphs for glyphs in lines if glyphs]
    margin = min((glyph.left for glyphs in filled for glyph in glyphs), default=0.0)
    text = "\n".join(_indent(glyphs, margin) + line_text(glyphs) for glyphs in filled)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # halves of rare characters joined


def line_text(glyphs: list[Glyph]) -> str:
    r"""The characters of one line in reading order, with the spaces and tabs its gaps stand for.

    >>> line_text([Glyph("工", 0, 0, 10, 10), Glyph("动", 60, 0, 70, 10), Glyph("会", 10, 0, 20, 10)])
    '工会\t动'
    """
    if max(glyph.bottom for glyph in glyphs) < min(glyph.top for glyph in glyphs):
        glyphs = sorted(glyphs, key=lambda glyph: glyph.left)
    em = _em(glyphs)
    pieces = [glyphs[0].character]
    for before, glyph in pairwise(glyphs):
        if glyph.character == before.character and abs(glyph.left - before.left) < em * _SAME:
            continue
        pieces.append(_gap(before, glyph, em) + glyph.character)
    return "".join(pieces)


def _indent(glyphs: list[Glyph], margin: float) -> str:
    """Two wide spaces where a line stands two characters in: so a paragraph begins in Chinese texts."""
    steps = (min(glyph.left for glyph in glyphs) - margin) / _em(glyphs)
    return "\u3000\u3000" if _INDENT[0] < steps < _INDENT[1] else ""


def _em(glyphs: list[Glyph]) -> float:
    """The width of a Chinese character of this line, guessed from the height where there is none."""
    widths = [glyph.right - glyph.left for glyph in glyphs if glyph.character >= "\u2e80"]
    heights = [glyph.top - glyph.bottom for glyph in glyphs]
    return max(*widths, 1.0) if widths else max(*heights, 1.0) * 0.8


def _gap(before: Glyph, glyph: Glyph, em: float) -> str:
    width = (glyph.left - before.right) / em
    chinese = (before.character >= "\u2010") + (glyph.character >= "\u2010")  # “ and … are set like characters
    if width > _CELL_GAP:
        return "\t"
    return " " if width > (_WORD_GAP, _GAP, _LOOSE_GAP)[chinese] else ""
