"""Rows of an activity table: the columns say what, when, where, who, how many and how much."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from reportmine.dates.numerals import number
from reportmine.text.listings import columns_of

CONFIDENCE = 0.9
RULE = "table"
_PEOPLE = re.compile(r"(?P<n>\d[\d,，]*|[一二三四五六七八九十百千]+)(?:余|多)?(?P<unit>人次|人|名|位)?(?:左右|以上)?")
_OTHER = re.compile(r"户|家|支|队|组|场|次(?!$)|个")
_MONEY = re.compile(r"(?P<n>\d[\d,，]*(?:\.\d+)?)(?P<scale>万|千)?元?")
_SCALES = {"万": 10_000.0, "千": 1_000.0}
_PLANNED = re.compile(r"计划|拟|待开展|未开展|未完成|待定|预计|筹备")
_DONE = re.compile(r"已|完成|结束|开展过|如期")


class Cell(NamedTuple):
    """A cell of a row; positions in the sentence."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where its text ends."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Headings:
    """Which column says what, and how the heading of the money column counts (1 for yuan, 10,000 for 万元)."""

    columns: Mapping[str, int]
    yuan: float
    person_times: bool  # the count is of 人次

    def cell(self, row: list[Cell], kind: str) -> Cell:
        """The cell of a kind of column, empty where the row has none."""
        at = self.columns.get(kind, len(row))
        return row[at] if at < len(row) else Cell(row[-1].end, "")


def cells_of(text: str) -> list[Cell]:
    r"""The cells of a line, without the white space around their text.

    >>> cells_of("1\t 篮球赛 \t4月")
    [Cell(start=0, text='1'), Cell(start=3, text='篮球赛'), Cell(start=8, text='4月')]
    """
    cells, at = [], 0
    for part in text.split("\t"):
        cells.append(Cell(at + len(part) - len(part.lstrip()), part.strip()))
        at += len(part) + 1
    return cells


def headings_of(text: str) -> Headings | None:
    """The headings that a line is, None for any other line."""
    cells = [cell.text for cell in cells_of(text)]
    columns = columns_of(cells) if len(cells) > 1 else None
    if columns is None:
        return None
    money = cells[columns["amount"]] if "amount" in columns else ""
    count = cells[columns["count"]] if "count" in columns else ""
    return Headings(columns, 10_000.0 if "万元" in money else 1.0, "人次" in count)


def people(headings: Headings, cell: Cell) -> tuple[int | None, str]:
    r"""The people of a cell and their unit; households and teams are none.

    >>> head = headings_of("活动名称\t参加人数")
    >>> people(head, Cell(0, "约300人")), people(head, Cell(0, "86")), people(head, Cell(0, "走访46户"))
    ((300, '人'), (86, '人'), (None, ''))
    """
    found = list(_PEOPLE.finditer(cell.text))
    if len(found) != 1 or (found[0]["unit"] is None and _OTHER.search(cell.text)):
        return None, ""
    value = number(found[0]["n"].replace(",", "").replace("，", ""))
    unit = "人次" if found[0]["unit"] == "人次" or (headings.person_times and found[0]["unit"] is None) else "人"
    return value, unit if value is not None else ""


def yuan(headings: Headings, cell: Cell) -> float | None:
    r"""The sum of a cell in yuan, by its own unit, else by the heading's.

    >>> head = headings_of("活动名称\t经费（万元）")
    >>> yuan(head, Cell(0, "1.5")), yuan(head, Cell(0, "8,600元")), yuan(head, Cell(0, "自筹"))
    (15000.0, 8600.0, None)
    """
    found = list(_MONEY.finditer(cell.text))
    if len(found) != 1:
        return None
    value = float(found[0]["n"].replace(",", "").replace("，", ""))
    said = found[0]["scale"]
    scale = _SCALES[said] if said else 1.0 if "元" in found[0].group() else headings.yuan
    return round(value * scale, 2)


def told(row_text: str, cell: Cell) -> str:
    """Planned or done by what the row says of its state, else ""."""
    if _PLANNED.search(cell.text) or re.search(r"[（(]拟|[（(]计划|[（(]暂定", row_text):
        return "planned"
    return "done" if _DONE.search(cell.text) else ""
