"""What a server compares on demand: any two reports of a store, and a new file with all of them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from reportmine.engine import LocalEngine
from reportmine.errors import UnreadableFile, UsageError
from reportmine.model import Reading
from reportmine.reports.table import Table
from reportmine.results.rawtexts import own_part
from reportmine.results.sharing import REUSE_TABLES, check_table, table_of
from reportmine.settings import SegmentSettings
from reportmine.store import Store
from reportmine.study import (
    Checked,
    Desk,
    Remembering,
    check_against,
    check_beside,
    cutter,
    kept_readings,
    near_index,
    received_of,
    settings_of,
)
from reportmine.text.reading import extract

_ENGINE = LocalEngine(workers=1)  # a server answers from threads: no processes


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Tables of reuse about some reports, and the raw texts of those that stand in them."""

    tables: Mapping[str, Table]
    texts: Mapping[str, str]


def two_of(store: Store, doc_a: str, doc_b: str, manifest: Mapping[str, Any]) -> Comparison:
    """Two reports of a store, compared under the statistics it keeps; UsageError for one that is not in it."""
    wanted = [name for doc in (doc_a, doc_b) for name in (doc, doc.rpartition("#")[0]) if name]
    kept = {reading.doc: reading for reading in kept_readings(store, wanted)}
    files = [kept.get(doc) or kept.get(doc.rpartition("#")[0]) for doc in (doc_a, doc_b)]
    if None in files:
        raise UsageError("结果库中没有这份报告", where=f"{doc_a}、{doc_b}", advice="请从列表中选择")
    first, second = (reading for reading in files if reading is not None)
    # two reports of one compilation are one file, and that is not held against itself
    others = tuple(one for one in kept.values() if one.doc != first.doc and (one.template or one.doc == second.doc))
    checked = check_beside(received_of((first,)), received_of(others), settings_of(manifest), _ENGINE, store)
    return _told(checked, {doc_a, doc_b})


def new_file(store: Store, name: str, data: bytes, manifest: Mapping[str, Any], desk: Desk | None = None) -> Comparison:
    """A file held against all reports of a store, in memory; UnreadableFile where it gives no text."""
    path = Path(name.replace("\\", "/")).name or "文件"
    try:
        found = extract(data, Path(path))
    except UnreadableFile:
        raise
    except Exception as problem:  # a library met what its authors did not think of
        raise UnreadableFile("damaged", f"文件内容有误，未能读出（{type(problem).__name__}）") from problem
    digest = hashlib.sha256(data).hexdigest()
    reading = Reading(path, "read", f"上传/{path}", digest, len(data), 0, extract=found)
    return _told(check_against(received_of((reading,)), store, settings_of(manifest), _ENGINE, desk), None)


def desk_of(store: Store, before: Desk | None = None) -> Desk:
    """What a server keeps at hand for checks against this state of a store; `before`: of the state before."""
    desk = Desk(Remembering(_ENGINE) if before is None else before.engine, near_index(store))
    desk.statistics(store)
    cutter(SegmentSettings())  # else the first file would wait for it
    return desk


def _told(checked: Checked, wanted: set[str] | None) -> Comparison:
    """The tables of a check; `wanted`: the documents whose pairs alone are told, None for all."""
    made = {
        name: check_table(checked.corpus, checked.reuse, checked.focus, name, everything=True) for name in REUSE_TABLES
    }
    if wanted is not None:
        made |= {name: _between(made[name], wanted) for name in ("pairs", "matches")}
    ends = {str(row[name]) for row in made["pairs"].records() for name in ("doc_a", "doc_b")} | checked.focus
    made["documents"] = table_of(checked.corpus, checked.reuse, ends | (wanted or set()), "documents")
    raw = {s.document.doc: own_part(s.document.raw, s.document.start, s.document.end) for s in checked.corpus.documents}
    told = {str(row["doc"]) for row in made["documents"].records()}
    return Comparison(made, {doc: raw[doc] for doc in sorted(told & raw.keys())})


def _between(table: Table, wanted: set[str]) -> Table:
    return replace(table, rows=tuple(row for row in table.rows if _ends(table, row) == wanted))


def _ends(table: Table, row: tuple[Any, ...]) -> set[str]:
    return {str(row[table.columns.index(name)]) for name in ("doc_a", "doc_b")}
