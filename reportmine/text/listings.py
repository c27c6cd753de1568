"""Activity tables: which column says what, by its heading (活动名称, 时间, 地点, 人数, 经费)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from reportmine.resources import data_file

LOOKED_AT: Final = 8  # rows of a table in which the headings are sought: titles and dates of printing stand above them
_BRACKETS = re.compile(r"[（(][^）)]*[）)]")


@cache
def _headings() -> Mapping[str, Sequence[str]]:
    return tomllib.loads(data_file("text", "listings.toml").read_text(encoding="utf-8"))


def columns_of(cells: Sequence[str]) -> dict[str, int] | None:
    """The place of every known column in a row of headings, None where the row heads no activity table.

    Such a table names the activity and says at least when, where, who, how many or how much.

    >>> columns_of(["序号", "活动名称", "时间", "参加人数", "经费（元）"])
    {'name': 1, 'time': 2, 'count': 3, 'amount': 4}
    >>> columns_of(["姓名", "部门", "时间"]) is None
    True
    """
    bare = [re.sub(r"\s+", "", _BRACKETS.sub("", cell)) for cell in cells]
    found: dict[str, int] = {}
    for kind, words in _headings().items():
        at = next((bare.index(word) for word in words if word in bare), None)
        if at is not None and at not in found.values():
            found[kind] = at
    return found if "name" in found and len(found) > 1 and set(found) != {"name", "state"} else None


def listing(rows: Sequence[Sequence[str]]) -> str | None:
    r"""The rows as text, cells joined by tabs, where one of the first heads an activity table; else None.

    >>> listing([["活动名称", "时间"], ["职工篮球赛", "4月"]])
    '活动名称\t时间\n职工篮球赛\t4月\n'
    """
    if not any(columns_of(row) for row in rows[:LOOKED_AT]):
        return None
    lines = ("\t".join(re.sub(r"\s+", " ", cell).strip() for cell in row).rstrip() for row in rows)
    return "".join(f"{line}\n" for line in lines if line)
