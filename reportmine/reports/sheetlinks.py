"""Links inside the workbook: from a report's name to its row, from a pair to its passages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportmine.reports.columns import Column, schema
from reportmine.reports.table import Table

MOST = 65_000  # of one sheet; Excel follows 65,530
LINKED = ("pairs", "matches", "activities", "checks", "figures")  # tables whose report names are links
_NAMES = ("doc", "doc_a", "doc_b")


@dataclass(frozen=True, slots=True)
class Links:
    """Where things stand: the row of every report, the first passage of every pair; sheet rows count from 1."""

    documents: Mapping[str, str]
    passages: Mapping[tuple[str, str], str]

    def of(self, columns: Sequence[Column], row: Sequence[Any]) -> dict[int, str]:
        """The places the cells of a row lead to, by column."""
        at = {column.name: index for index, column in enumerate(columns)}
        found = {at[name]: self.documents.get(str(row[at[name]]), "") for name in _NAMES if name in at}
        if {"doc_a", "doc_b", "relation"} <= set(at):
            found[at["relation"]] = self.passages.get((str(row[at["doc_a"]]), str(row[at["doc_b"]])), "")
        return {index: place for index, place in found.items() if place}


NOWHERE = Links({}, {})


def links_of(tables: Mapping[str, Table], lang: str) -> Links:
    """The places in the sheets of documents and matches, where these are written."""
    documents: dict[str, str] = {}
    passages: dict[tuple[str, str], str] = {}
    for name, columns in (("documents", ("doc",)), ("matches", ("doc_a", "doc_b"))):
        if name not in tables:
            continue
        sheet, table = schema(name).heading(lang), tables[name]
        at = [table.columns.index(column) for column in columns]
        for number, row in enumerate(table.rows, 2):
            place = f"internal:'{sheet}'!A{number}"
            if name == "documents":
                documents.setdefault(str(row[at[0]]), place)
            else:
                passages.setdefault((str(row[at[0]]), str(row[at[1]])), place)
    return Links(documents, passages)
