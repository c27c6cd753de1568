"""The store: one SQLite file that keeps what was read and found; put and get, nothing else.

WAL mode: one writer and many readers, so pages can be served while a run goes on. Every put is one transaction;
a run that is killed leaves a store that opens, and the next run finishes the work.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple
from typing import Any

from reportmine.findings import UNJUDGED, Correction, Judgement
from reportmine.model import Extract, Reading
from reportmine.store.connection import Connection


class Store(Connection):
    """An open store. Use as a context manager.

    >>> from pathlib import Path
    >>> with Store(Path(":memory:")) as store:
    ...     store.put_derived("analysis", [("k", {"n": 1})])
    ...     store.derived("analysis", ["k", "other"])
    {'k': {'n': 1}}
    """

    # readings

    def kept(self) -> dict[str, tuple[int, int, str]]:
        """Size, mtime and settings of every file whose reading is kept, by path."""
        rows = self._rows("SELECT DISTINCT path, size, mtime_ns, settings FROM readings")
        return {path: (size, mtime, settings) for path, size, mtime, settings in rows}

    def put_readings(self, readings: Iterable[Reading], settings: str) -> None:
        """Keeps readings, in place of what was kept of the same files."""
        kept = list(readings)
        with self._transaction():
            self._db.executemany("DELETE FROM readings WHERE path = ?", sorted({(r.path,) for r in kept}))
            self._db.executemany(
                "INSERT OR REPLACE INTO readings VALUES (?,?,?,?,?,?,?,?,?,?)", [_row(r, settings) for r in kept]
            )

    def forget(self, paths: Iterable[str]) -> None:
        """Drops the readings of files that are gone."""
        with self._transaction():
            self._db.executemany("DELETE FROM readings WHERE path = ?", [(path,) for path in paths])

    def readings(self, paths: Iterable[str] | None = None) -> list[Reading]:
        """Kept readings in order of their ids: all, or those of the given files."""
        rows = self._rows("SELECT * FROM readings ORDER BY doc, path")
        wanted = None if paths is None else set(paths)
        return [_reading(row) for row in rows if wanted is None or row[0] in wanted]

    def contents(self) -> dict[str, str]:
        """The hash of the file of every reading that has a text, by id."""
        return dict(self._rows("SELECT doc, sha256 FROM readings WHERE raw IS NOT NULL ORDER BY doc, path"))

    def readings_of(self, docs: Sequence[str]) -> list[Reading]:
        """The kept readings of some ids, in order of their ids."""
        found = [row for doc in docs for row in self._rows("SELECT * FROM readings WHERE doc = ?", (doc,))]
        return [_reading(row) for row in sorted(found, key=lambda row: (row[1], row[0]))]

    def template_docs(self) -> list[str]:
        """The ids of the circulars (上级文件) among the readings."""
        # word for word the condition of an index of the schema
        rows = self._rows("""SELECT DISTINCT doc FROM readings WHERE instr(record, '"template": true') ORDER BY doc""")
        return [doc for (doc,) in rows]

    # derived values

    def derived(self, kind: str, keys: Sequence[str]) -> dict[str, Any]:
        """The kept values of the given keys."""
        found = {}
        for key in keys:
            for row in self._rows("SELECT payload FROM derived WHERE kind = ? AND key = ?", (kind, key)):
                found[key] = _unpack(row[0])
        return found

    def put_derived(self, kind: str, items: Iterable[tuple[str, Any]]) -> None:
        """Keeps values by key."""
        with self._transaction():
            self._db.executemany(
                "INSERT OR REPLACE INTO derived VALUES (?,?,?)", [(kind, key, _pack(value)) for key, value in items]
            )

    def keep_derived(self, kind: str, keys: Iterable[str]) -> None:
        """Drops all values of a kind but those of the given keys."""
        with self._transaction():
            self._db.execute("CREATE TEMP TABLE IF NOT EXISTS wanted (key TEXT PRIMARY KEY)")
            self._db.execute("DELETE FROM wanted")
            self._db.executemany("INSERT OR IGNORE INTO wanted VALUES (?)", [(key,) for key in keys])
            self._db.execute("DELETE FROM derived WHERE kind = ? AND key NOT IN (SELECT key FROM wanted)", (kind,))

    # alignment under an epoch

    def epoch(self) -> tuple[str, list[str], bytes] | None:
        """Name, document keys and statistics of the current epoch; None before the first."""
        rows = self._rows("SELECT name, documents, statistics FROM epoch")
        return next(((name, json.loads(docs), zlib.decompress(packed)) for name, docs, packed in rows), None)

    def epoch_name(self) -> str | None:
        """The name of the current epoch; None before the first."""
        return next((name for (name,) in self._rows("SELECT name FROM epoch")), None)

    def put_epoch(self, name: str, documents: Sequence[str], statistics: bytes) -> None:
        """Begins a new epoch; alignments of the old one are dropped."""
        with self._transaction():
            self._db.execute("DELETE FROM epoch")
            self._db.execute("DELETE FROM aligned WHERE epoch != ?", (name,))
            packed = zlib.compress(statistics, 1)
            self._db.execute("INSERT INTO epoch VALUES (?,?,?)", (name, json.dumps(list(documents)), packed))

    def aligned(self, epoch: str) -> dict[str, Any]:
        """All kept alignments of an epoch, by pair."""
        rows = self._rows("SELECT pair, payload FROM aligned WHERE epoch = ?", (epoch,))
        return {pair: _unpack(payload) for pair, payload in rows}

    def put_aligned(self, epoch: str, items: Iterable[tuple[str, Any]]) -> None:
        """Keeps alignments of an epoch."""
        rows = [(epoch, pair, _pack(value)) for pair, value in items]
        with self._transaction():
            self._db.executemany("INSERT OR REPLACE INTO aligned VALUES (?,?,?)", rows)

    # finished tables

    def judgements(self) -> list[Judgement]:
        """Every judgement ever given, the last of a key last."""
        rows = self._rows("SELECT kind, key, state, reviewer, time, reason, note FROM judgements ORDER BY number")
        return [Judgement(*row) for row in rows]

    def put_judgements(self, judgements: Iterable[Judgement]) -> int:
        """Adds judgements to the history, but for those that say what the last of their key says; how many it took."""
        last = {(one.kind, one.key): one for one in self.judgements()}
        fresh = []
        for one in judgements:
            known = last.get((one.kind, one.key))
            if one != known and not (known is None and one.state == UNJUDGED):
                fresh.append(one)
                last[one.kind, one.key] = one
        with self._transaction():
            self._db.executemany(
                "INSERT INTO judgements (kind, key, state, reviewer, time, reason, note) VALUES (?, ?, ?, ?, ?, ?, ?)",
                [astuple(one) for one in fresh],
            )
        return len(fresh)

    def corrections(self) -> dict[str, dict[str, str]]:
        """What people corrected, by contents of a file (and which report in it): the last value of every column."""
        corrected: dict[str, dict[str, str]] = {}
        for key, column, value in self._rows("SELECT key, name, value FROM corrections ORDER BY number"):
            corrected.setdefault(key, {})[column] = value
        return corrected

    def put_corrections(self, corrections: Iterable[Correction]) -> None:
        """Adds corrections to the history."""
        with self._transaction():
            self._db.executemany(
                "INSERT INTO corrections (key, name, value, reviewer, time) VALUES (?, ?, ?, ?, ?)",
                [astuple(one) for one in corrections],
            )

    def stamp(self) -> tuple[str, int]:
        """What changes when tables or judgements do: the run, and the number of the last judgement."""
        runs = self._rows("SELECT run FROM tables LIMIT 1")
        last = self._rows("SELECT coalesce(max(number), 0) FROM judgements")
        return (runs[0][0] if runs else "", last[0][0])

    def tables(self, run: str | None = None) -> dict[str, Any]:
        """The tables of the last run by name; with `run` given, only if they are of that run."""
        rows = self._rows("SELECT name, payload FROM tables WHERE ? IS NULL OR run = ?", (run, run))
        return {name: _unpack(payload) for name, payload in rows}

    def put_tables(self, run: str, tables: Mapping[str, Any]) -> None:
        """Keeps the tables of a run in place of the last."""
        rows = [(name, run, _pack(tables[name])) for name in sorted(tables)]
        with self._transaction():
            self._db.execute("DELETE FROM tables")
            self._db.executemany("INSERT INTO tables VALUES (?,?,?)", rows)


def _pack(value: Any) -> bytes:  # any JSON-able value
    return zlib.compress(
        json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"), 1
    )


def _unpack(payload: bytes) -> Any:
    return json.loads(zlib.decompress(payload).decode("utf-8", "surrogatepass"))


def _row(reading: Reading, settings: str) -> tuple[object, ...]:
    extract = reading.extract
    raw = zlib.compress(extract.text.encode("utf-8", "surrogatepass"), 1) if extract else None
    record: dict[str, Any] = {
        "folders": reading.folders,
        "given": dict(reading.given),
        "template": reading.template,
    }
    if extract:
        record |= {
            "format": extract.format,
            "encoding": extract.encoding,
            "aside": extract.aside,
            "properties": dict(extract.properties),
            "pages": extract.pages,
            "warnings": extract.warnings,
        }
    text = json.dumps(record, ensure_ascii=True, sort_keys=True)
    path = reading.path.encode("utf-8", "backslashreplace").decode("utf-8")
    return (
        path, reading.doc, reading.size, reading.mtime_ns, reading.sha256, reading.state, reading.error, settings,
        raw, text,
    )  # fmt: skip


def _reading(row: tuple[Any, ...]) -> Reading:
    path, doc, size, mtime_ns, sha256, state, error, _, raw, text = row
    record = json.loads(text)
    extract = None
    if raw is not None:
        extract = Extract(
            text=zlib.decompress(raw).decode("utf-8", "surrogatepass"),
            format=record["format"],
            encoding=record["encoding"],
            aside=record["aside"],
            properties=record["properties"],
            pages=tuple(record["pages"]),
            warnings=tuple(record["warnings"]),
        )
    return Reading(
        doc=doc, state=state, path=path, sha256=sha256, size=size, mtime_ns=mtime_ns, extract=extract,
        folders=tuple(record["folders"]), error=error, given=record["given"], template=record["template"],
    )  # fmt: skip
