"""Names, telephone and identity numbers masked, for what leaves the house; lengths hold, so positions do too."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from reportmine.dates.festivals import tables as festival_tables
from reportmine.reports.table import Table
from reportmine.segment import Segmenter
from reportmine.themes.matching import expression

_IDENTITY = re.compile(r"(?<!\d)\d{6}(?:19|20)\d{9}[\dXx](?!\d)")
_TELEPHONE = re.compile(r"(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|\d{3,4}-\d{7,8})(?!\d)")
_NAME_LENGTH = (2, 3)  # characters of a person's name; longer ones are mostly units
_KEPT = ("sha256",)  # no words, though its digits may look like a number
_MASK = "＊"

Mask = Callable[[str], str]


@cache
def _surnames() -> frozenset[str]:
    return frozenset(str(festival_tables()["surnames"]["all"]))


def redactor(segmenter: Segmenter, texts: Iterable[str]) -> Mask:
    """A function that masks persons (their surname stays), telephone and identity numbers.

    Persons are those the tagger finds anywhere in `texts`, so that a name is masked everywhere alike, also where the
    tagger does not know it again. Every text keeps its length.
    """
    names = re.compile(expression(sorted(_names(segmenter, texts))))

    def redacted(text: str) -> str:
        return names.sub(_named, _TELEPHONE.sub(_starred, _IDENTITY.sub(_starred, text)))

    return redacted


def redacted_tables(tables: Mapping[str, Table], mask: Mask) -> dict[str, Table]:
    """Every text of every table masked, ids and file names like everything else, so that they still fit together."""
    return {name: _redacted(table, mask) for name, table in tables.items()}


def _redacted(table: Table, mask: Mask) -> Table:
    kept = [name in _KEPT for name in table.columns]
    rows = (
        tuple(cell if same else _cell(cell, mask) for cell, same in zip(row, kept, strict=True)) for row in table.rows
    )
    return Table(table.name, table.columns, tuple(rows))


def _cell(cell: Any, mask: Mask) -> Any:
    if isinstance(cell, str):
        return mask(cell)
    if isinstance(cell, list):
        return [_cell(item, mask) for item in cell]
    if isinstance(cell, dict):
        return {key: _cell(value, mask) for key, value in cell.items()}
    return cell


def _names(segmenter: Segmenter, texts: Iterable[str]) -> frozenset[str]:
    return frozenset(
        token.word
        for text in texts
        for token in segmenter.tagged(text)
        if token.tag == "nr" and token.word[0] in _surnames() and _NAME_LENGTH[0] <= len(token.word) <= _NAME_LENGTH[1]
    )


def _starred(found: re.Match[str]) -> str:
    return _MASK * len(found[0])


def _named(found: re.Match[str]) -> str:
    return found[0][0] + "某" * (len(found[0]) - 1)
