"""Judgements in the tables, and tables with judgements read back.

A judgement is kept under the contents of the files it speaks of, so that it survives moved folders and later runs.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportmine.errors import DataFileError, UnreadableFile
from reportmine.findings.judgements import STATES, JudgedKind, Judgement
from reportmine.reports.columns import schemas
from reportmine.reports.review import FILL_IN
from reportmine.reports.table import Table, make_table
from reportmine.reports.wording import say
from reportmine.text.tabular import cells, sheet_cells

JUDGED: Mapping[str, JudgedKind] = {"pairs": "pair", "families": "family", "activities": "activity"}
_ADVICE = f"核查结果只能是：{'、'.join(STATES)}"
_FIELDS = dict(zip(("state", "note", "reason", "reviewer", "time"), FILL_IN, strict=True))


@dataclass(frozen=True, slots=True)
class Returned:
    """What a filled table gave: judgements, rows that were left empty, rows whose reports the store does not have."""

    judgements: tuple[Judgement, ...]
    n_empty: int
    unknown: tuple[str, ...]


def judged(tables: Mapping[str, Table], judgements: Iterable[Judgement]) -> dict[str, Table]:
    """The tables with the last judgement of every pair, family and activity."""
    last = {(one.kind, one.key): one.state for one in judgements}
    result = dict(tables)
    if not last:
        return result
    digests = digests_of(tables["documents"])
    for name, kind in JUDGED.items():
        if name in tables:
            rows = (
                row | {"judgement": last.get((kind, key_of(kind, row, digests)), row["judgement"])}
                for row in tables[name].records()
            )
            result[name] = make_table(name, rows)
    return result


def judged_table(table: Table, documents: Table, judgements: Iterable[Judgement]) -> Table:
    """One table with the last judgements; `documents` tells the contents of the files."""
    return judged({table.name: table, "documents": documents}, judgements)[table.name]


def key_of(kind: JudgedKind, row: Mapping[str, Any], digests: Mapping[str, str]) -> str:
    """The key of a row, from the contents of its documents; "" where one of them is not known."""
    if kind == "pair":
        docs, more = sorted(digests.get(str(row[name]), "") for name in ("doc_a", "doc_b")), ""
    elif kind == "family":
        docs, more = sorted(digests.get(doc, "") for doc in _listed(row["documents"])), str(row.get("extent") or "")
    else:
        docs, more = [digests.get(str(row["doc"]), "")], f"{row['start']}:{row['mention']}"
    if not all(docs):
        return ""
    return hashlib.sha256("\n".join((kind, *docs, more)).encode("utf-8", "backslashreplace")).hexdigest()[:32]


def returned(path: Path, documents: Table) -> Returned:
    """Reads the judgements of a filled review list, or of a table of pairs, families or activities, csv or xlsx.

    Raises DataFileError with file and line for what is no judgement.
    """
    digests = digests_of(documents)
    found, empty, unknown = [], 0, []
    for line, row in _rows(path):
        state = row.get("state", "")
        if not state:
            empty += 1
            continue
        if state not in STATES:
            raise DataFileError(f"看不懂的核查结果“{state}”", where=f"{path}:{line}", advice=_ADVICE)
        kind = _kind(row)
        key = key_of(kind, row, digests) if kind else ""
        if kind is None or not key:
            unknown.append(f"第 {line} 行")
            continue
        more = {name: row.get(name, "") for name in ("reviewer", "time", "reason", "note")}
        found.append(Judgement(kind, key, state, **more))
    return Returned(tuple(found), empty, tuple(unknown))


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Filled rows with their lines; of a workbook with a review list that list alone."""
    headings, review = _headings(), say("sheet_review")
    try:
        sheets = sheet_cells(path) if path.suffix.lower() == ".xlsx" else {"": cells(path)}
    except (UnreadableFile, OSError) as problem:
        raise DataFileError("读不出这个文件", where=str(path), advice="请给填好的 xlsx 或 csv") from problem
    read = False
    for rows in [sheets[review]] if review in sheets else sheets.values():
        names = [headings.get(cell.strip(), "") for cell in rows[0]] if rows else []
        if "state" not in names:
            continue
        read = True
        for line, row in enumerate(rows[1:], 2):
            yield line, {name: row[at].strip() for at, name in enumerate(names) if name and at < len(row)}
    if not read:
        raise DataFileError("没有“核查结果”或“核查结论”一列", where=str(path), advice="请用“核查清单”或导出的表")


def _headings() -> dict[str, str]:
    """Our name of a column by any of its headings."""
    named = {
        heading: column.name
        for table in ("pairs", "families", "activities")
        for column in schemas()[table].columns
        for heading in (column.name, column.zh, column.en)
    }
    ours = {say(key, lang): name for name, key in _FIELDS.items() for lang in ("zh", "en")}
    state = {heading: "state" for heading, name in named.items() if name == "judgement"}
    return named | state | ours


def _kind(row: Mapping[str, str]) -> JudgedKind | None:
    if row.get("doc_a") and row.get("doc_b"):
        return "pair"
    if row.get("documents"):
        return "family"
    return "activity" if row.get("mention") and row.get("start") else None


def _listed(value: Any) -> list[str]:
    """The documents of a family, from a table or from a cell of a file."""
    if not isinstance(value, str):
        return [str(doc) for doc in value]
    if value.startswith("["):
        return [str(doc) for doc in json.loads(value)]
    return [part.strip() for part in value.split(say("list_separator"))]


def digests_of(documents: Table) -> dict[str, str]:
    """The contents of every document by id: hash of its file, and which report of it in a compilation."""
    return {
        str(row["doc"]): f"{row['sha256']}#{part}"
        if (part := str(row["doc"]).rpartition("#")[2]).isdigit()
        else str(row["sha256"])
        for row in documents.records()
        if row["sha256"]
    }
