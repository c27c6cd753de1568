"""The workbook of proposals, and the ticked ones read back."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reportmine.errors import UsageError
from reportmine.findings import Proposal
from reportmine.findings.records import as_record
from reportmine.reports.columns import schema
from reportmine.reports.table import Table, make_table
from reportmine.text.tabular import cells
from reportmine.themes import Accepted

YES = frozenset({"是", "√", "✓", "y", "yes", "1", "x", "采纳"})


def proposal_table(found: Iterable[Proposal]) -> Table:
    """Table proposals, the columns to tick empty."""
    return make_table("proposals", map(as_record, found))


def ticked(path: Path) -> list[Accepted]:
    """The accepted proposals of a workbook or csv: text, and the theme written or else proposed.

    A topic's words are added one by one. UsageError where the columns are not there.
    """
    rows = cells(path)
    wanted = {name: {name, schema("proposals").column(name).zh} for name in ("text", "theme", "accept", "into")}
    head = rows[0] if rows else []
    places = {
        name: next((at for at, cell in enumerate(head) if cell.strip() in names), -1) for name, names in wanted.items()
    }
    if -1 in places.values():
        raise UsageError("不是提议的表格", where=str(path), advice="请用 discover 得到的 xlsx 或 csv，不要改动表头")
    accepted = []
    for line, row in enumerate(rows[1:], 2):
        values = {name: row[at].strip() if at < len(row) else "" for name, at in places.items()}
        if values["accept"].lower() in YES:
            theme = values["into"] or values["theme"]
            accepted += [Accepted(word, theme, f"{path} 第 {line} 行") for word in values["text"].split("、") if word]
    return accepted
