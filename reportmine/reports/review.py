"""The list to review: ranked pairs with empty columns for what people find out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from reportmine.findings import STATES
from reportmine.reports.columns import Column, schema
from reportmine.reports.ranking import ranked_pairs
from reportmine.reports.sheetlinks import NOWHERE, Links
from reportmine.reports.sheets import Written, write_sheet
from reportmine.reports.table import Table
from reportmine.reports.wording import say

FILL_IN = ("review_result", "review_statement", "review_action", "review_reviewer", "review_date")

_SHOWN = (
    "title_a", "unit_a", "year_a", "title_b", "unit_b", "year_b", "relation",
    "a_copied_ratio", "a_copied_chars", "a_chars", "b_copied_ratio", "b_copied_chars", "b_chars",
    "n_facts_same", "n_facts_changed", "direction", "direction_grade", "direction_basis", "leftovers",
)  # fmt: skip
_KEYS = ("doc_a", "doc_b")  # last: by these the judgements find their pair again


def review_columns() -> list[Column]:
    """The columns of the review sheet: rank, what the pair is, five to fill in, the two documents' ids."""
    pairs = schema("pairs")
    rank = Column("rank", say("review_rank"), say("review_rank", "en"), "int", "", width=6)
    empty = [Column(key, say(key), say(key, "en"), "text", "", width=18) for key in FILL_IN]
    documents = [replace(pairs.column(name), width=24) for name in _KEYS]
    return [rank, *(pairs.column(name) for name in _SHOWN), *empty, *documents]


def review_rows(pairs: Table) -> list[list[Any]]:
    """Ranked pairs without a known context, one row each, with nothing filled in but what was judged before."""
    rows = []
    for rank, pair in enumerate(ranked_pairs(pairs), 1):
        told = [pair[name] for name in _SHOWN]
        filled = [pair["judgement"], *(None for _ in FILL_IN[1:])]
        rows.append([rank, *told, *filled, *(pair[name] for name in _KEYS)])
    return rows


def write_review(
    sheet: Any,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Any]],
    formats: Mapping[str, Any],
    lang: str,
    links: Links = NOWHERE,
) -> Written:
    """The review sheet; the empty cells are tinted and the result is chosen from the six judgements."""
    written = write_sheet(sheet, columns, rows, formats, lang, links)
    first = 1 + len(_SHOWN)
    for number in range(1, written.kept + 1):
        for index in range(first, first + len(FILL_IN)):
            value = rows[number - 1][index]
            sheet.write(number, index, value, formats["fill"])
    if written.kept:
        sheet.data_validation(1, first, written.kept, first, {"validate": "list", "source": list(STATES)})
    return written
