"""Results of a whole run, taken from the store where nothing changed since it kept them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from reportmine.reports.columns import schema, schemas
from reportmine.reports.table import Table, make_table
from reportmine.results.judging import judged
from reportmine.results.manifest import make_manifest, run_digest
from reportmine.results.tables import study_tables
from reportmine.settings import Settings
from reportmine.store import Store
from reportmine.study import Received, corpus_of, receive, study_of
from reportmine.verbs import Engine

_COMMAND = "command"  # kind of the derived value that says how the run was called
_MANIFEST = "manifest"  # the manifest's place among the tables of the store


@dataclass(frozen=True, slots=True, eq=False)
class Results:
    """What a whole run gives; `unchanged` where all of it was taken from the last run."""

    received: Received
    tables: Mapping[str, Table]
    manifest: Mapping[str, Any]
    unchanged: bool


def results_of(
    paths: Sequence[Path],
    settings: Settings,
    engine: Engine,
    store: Store | None,
    *,
    rebuild: bool = False,
    yielding: bool = False,
) -> Results:
    """All tables of the reports in PATHs; the store keeps those of one run, the last.

    A `yielding` run leaves the tables alone that a run under other settings keeps there: a grouping looked at in
    passing must not change the page.

    Raises UsageError, NothingReadable, StoreError, DataFileError.
    """
    received = receive(paths, settings.reading, engine, store)
    run = run_digest(received, settings)
    kept = store.tables(run) if store is not None and not rebuild else {}
    if kept:
        return _judged(Results(received, *unpacked(kept), unchanged=True), store)
    study = study_of(corpus_of(received, engine), settings, engine, store, rebuild=rebuild)
    tables, manifest = study_tables(study), make_manifest(study, run)
    if store is not None and not (yielding and _of_others(store, settings)):
        packed = {name: [list(table.columns), table.rows] for name, table in tables.items()}
        store.put_tables(run, packed | {_MANIFEST: manifest})
    return _judged(Results(received, tables, manifest, unchanged=False), store)


def keep_command(store: Store, arguments: Sequence[str]) -> None:
    """Keeps how `mine` was called, so that it can be called again with one more folder."""
    store.put_derived(_COMMAND, [("mine", list(arguments))])


def kept_command(store: Store) -> list[str]:
    """The arguments of the last `mine` into a store; none where an older version made it."""
    return [str(argument) for argument in store.derived(_COMMAND, ["mine"]).get("mine", ())]


def _of_others(store: Store, settings: Settings) -> bool:
    """Whether the store keeps the tables of a run under other settings."""
    kept = store.tables()
    return bool(kept) and kept[_MANIFEST]["settings_digest"] != settings.digest()


def _judged(results: Results, store: Store | None) -> Results:
    """The results with what people judged, and a digest of it in the manifest."""
    judgements = store.judgements() if store is not None else []
    if not judgements:
        return results
    digest = hashlib.sha256(repr(judgements).encode("utf-8", "backslashreplace")).hexdigest()
    manifest = {**results.manifest, "judgements": {"n": len(judgements), "sha256": digest}}
    return replace(results, tables=judged(results.tables, judgements), manifest=manifest)


def unpacked(kept: Mapping[str, Any]) -> tuple[dict[str, Table], Mapping[str, Any]]:
    """Tables and manifest as the store keeps them."""
    tables = {name: _table(name, value) for name, value in kept.items() if name in schemas()}
    return tables, kept[_MANIFEST]


def _table(name: str, value: Any) -> Table:
    columns, rows = value
    if tuple(columns) != schema(name).names:  # kept by another version: what it did not know is not known
        return make_table(
            name, ({n: c for n, c in zip(columns, row, strict=True) if n in schema(name).names} for row in rows)
        )
    return Table(name, tuple(columns), tuple(tuple(row) for row in rows))
