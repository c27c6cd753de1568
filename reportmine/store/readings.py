"""The readings in a store: which files were read, and what was read in them.

A table of a hundred thousand texts of which some changed is read as a whole, but only these texts are written.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

from reportmine.model import Extract, Reading
from reportmine.store.connection import Connection
from reportmine.store.packing import pack, unpack

FEW = 100  # files whose readings are asked for one by one


class Readings(Connection):
    """The part of a store that keeps readings, by file and id."""

    def kept(self) -> dict[str, tuple[int, int, str]]:
        """Size, mtime and settings of every file whose readings are kept, by path."""
        rows = self._rows("SELECT path, size, mtime_ns, settings FROM files")
        return {path: (size, mtime, settings) for path, size, mtime, settings in rows}

    def put_readings(self, readings: Iterable[Reading], settings: str, *, size: int | None = None) -> int:
        """Keeps readings, in place of what was kept of the same files; how many were written.

        `size` is that of the file in bytes where it is not that of the reading (a table of texts).
        """
        by_path: dict[str, list[Reading]] = {}
        for reading in readings:
            by_path.setdefault(_plain(reading.path), []).append(reading)
        written = 0
        for path, of in by_path.items():
            kept = self._texts(path)
            now = {reading.doc: _digest(reading, settings) for reading in of}
            # of a table the hash of every reading is that of its text; of a file it is that of the bytes
            fresh = [reading for reading in of if len(of) == 1 or kept.get(reading.doc) != now[reading.doc]]
            gone = [(path, doc) for doc in kept if doc not in now]
            file = (path, of[0].size if size is None else size, of[0].mtime_ns, settings, pack(now))
            with self._transaction():
                if not kept:
                    self._db.execute("DELETE FROM readings WHERE path = ?", (path,))
                self._db.executemany("DELETE FROM readings WHERE path = ? AND doc = ?", gone)
                self._db.executemany(
                    "INSERT OR REPLACE INTO readings VALUES (?,?,?,?,?,?,?,?,?,?)", _rows(fresh, settings)
                )
                self._db.execute("INSERT OR REPLACE INTO files VALUES (?,?,?,?,?)", file)
            written += len(fresh)
        return written

    def forget(self, paths: Iterable[str]) -> None:
        """Drops the readings of files that are gone."""
        gone = [(path,) for path in paths]
        with self._transaction():
            self._db.executemany("DELETE FROM readings WHERE path = ?", gone)
            self._db.executemany("DELETE FROM files WHERE path = ?", gone)

    def _texts(self, path: str) -> dict[str, str]:
        """The digest of every kept reading of a file by id."""
        found: dict[str, str] = {}
        for (packed,) in self._rows("SELECT texts FROM files WHERE path = ?", (path,)):
            found |= unpack(packed) if packed else {}
        return found

    def readings(self, paths: Iterable[str] | None = None) -> list[Reading]:
        """Kept readings in order of their ids: all, or those of the given files."""
        wanted = None if paths is None else set(paths)
        if wanted is not None and len(wanted) <= FEW:
            found = [row for path in wanted for row in self._rows("SELECT * FROM readings WHERE path = ?", (path,))]
            return [_reading(row) for row in sorted(found, key=lambda row: (row[1], row[0]))]
        rows = self._rows("SELECT * FROM readings ORDER BY doc, path")
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


def _digest(reading: Reading, settings: str) -> str:
    """What is kept of a reading, in sixteen letters; its text is told by its hash and how it was read."""
    extract = reading.extract
    read = (reading.doc, reading.sha256, reading.size, reading.state, reading.error, settings, *_about(reading))
    form = (extract.format, extract.encoding, extract.aside, extract.pages, extract.warnings) if extract else ()
    properties = sorted(extract.properties.items()) if extract else ()
    coded = repr((read, form, properties)).encode("utf-8", "backslashreplace")
    return hashlib.blake2b(coded, digest_size=8).hexdigest()


def _about(reading: Reading) -> tuple[object, ...]:
    return reading.folders, sorted(reading.given.items()), reading.template


def _plain(path: str) -> str:
    return path.encode("utf-8", "backslashreplace").decode("utf-8")


def _rows(readings: Iterable[Reading], settings: str) -> Iterable[tuple[object, ...]]:
    return (_row(reading, settings) for reading in readings)


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
    path = _plain(reading.path)
    text = json.dumps(record, ensure_ascii=True, sort_keys=True)
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
