"""What a store keeps under an epoch of the statistics: who was screened, what was aligned, what was measured."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

from reportmine.store.connection import Connection
from reportmine.store.packing import pack, unpack

_TABLES = ("aligned", "scripts", "measured", "screened", "rare")  # what is of one epoch


class Alignments(Connection):
    """The part of a store that keeps an epoch and all that holds under it."""

    def epoch(self) -> tuple[str, list[str], bytes] | None:
        """Name, document keys and statistics of the current epoch; None before the first."""
        rows = self._rows("SELECT name, documents, statistics FROM epoch")
        return next(((name, json.loads(docs), zlib.decompress(packed)) for name, docs, packed in rows), None)

    def epoch_name(self) -> str | None:
        """The name of the current epoch; None before the first."""
        return next((name for (name,) in self._rows("SELECT name FROM epoch")), None)

    def put_epoch(self, name: str, documents: Sequence[str], statistics: bytes) -> None:
        """Begins a new epoch; what was found under the old one is dropped."""
        with self._transaction():
            self._db.execute("DELETE FROM epoch")
            for table in _TABLES:
                self._db.execute(f"DELETE FROM {table} WHERE epoch != ?", (name,))
            packed = zlib.compress(statistics, 1)
            self._db.execute("INSERT INTO epoch VALUES (?,?,?)", (name, json.dumps(list(documents)), packed))

    def aligned(self, epoch: str) -> dict[str, Any]:
        """All kept alignments of an epoch, by pair."""
        rows = self._rows("SELECT pair, payload FROM aligned WHERE epoch = ?", (epoch,))
        return {pair: unpack(payload) for pair, payload in rows}

    def scripts(self, epoch: str, pairs: Iterable[str] | None = None) -> dict[str, Any]:
        """The kept edit scripts and exchanged words of an epoch, by pair: of some pairs, or of all."""
        query = "SELECT pair, payload FROM scripts WHERE epoch = ?"
        if pairs is None:
            return {pair: unpack(payload) for pair, payload in self._rows(query, (epoch,))}
        some = [row for pair in pairs for row in self._rows(f"{query} AND pair = ?", (epoch, pair))]
        return {pair: unpack(payload) for pair, payload in some}

    def kept_pairs(self, epoch: str) -> tuple[set[str], set[str]]:
        """The pairs that are aligned under an epoch, and those of them whose scripts are kept."""
        aligned, scripts = (
            {pair for (pair,) in self._rows(f"SELECT pair FROM {table} WHERE epoch = ?", (epoch,))}
            for table in ("aligned", "scripts")
        )
        return aligned, scripts

    def put_aligned(self, epoch: str, items: Iterable[tuple[str, Any, Any]]) -> None:
        """Keeps alignments of an epoch: pair, matches, and their scripts, None where there are none."""
        rows = [(epoch, pair, pack(matches), scripts) for pair, matches, scripts in items]
        with self._transaction():
            self._db.executemany("INSERT OR REPLACE INTO aligned VALUES (?,?,?)", [row[:3] for row in rows])
            self._db.executemany(
                "INSERT OR REPLACE INTO scripts VALUES (?,?,?)",
                [(*row[:2], pack(row[3])) for row in rows if row[3] is not None],
            )

    def measured(self, epoch: str) -> dict[str, tuple[str, Any]]:
        """What was measured of pairs under an epoch, by pair: a digest of what else it depends on, and the value."""
        rows = self._rows("SELECT pair, grounds, payload FROM measured WHERE epoch = ?", (epoch,))
        return {pair: (grounds, unpack(payload)) for pair, grounds, payload in rows}

    def put_measured(self, epoch: str, items: Iterable[tuple[str, str, Any]]) -> None:
        """Keeps what was measured of pairs: pair, digest of what else it depends on, value."""
        rows = [(epoch, pair, grounds, pack(value)) for pair, grounds, value in items]
        with self._transaction():
            self._db.executemany("INSERT OR REPLACE INTO measured VALUES (?,?,?,?)", rows)

    def screened(self, epoch: str, chosen: str) -> dict[str, tuple[bytes, Any]]:
        """The reports that a screening under an epoch went through, by key: min-hashes, and what is told of each.

        None is told of those that share nothing. `chosen` names how candidates were chosen.
        """
        query = "SELECT report, least, payload FROM screened WHERE epoch = ? AND chosen = ?"
        rows = self._rows(query, (epoch, chosen))
        return {report: (least, None if payload is None else unpack(payload)) for report, least, payload in rows}

    def put_screened(
        self, epoch: str, chosen: str, items: Iterable[tuple[str, bytes, Any]], *, anew: bool = False
    ) -> None:
        """Keeps that reports were screened: key, min-hashes, and what is told of each, None for nothing.

        `anew`: these and no others, since those of two screenings were never held against each other.
        """
        rows = [
            (epoch, report, chosen, least, None if value is None else pack(value)) for report, least, value in items
        ]
        with self._transaction():
            self._db.execute("DELETE FROM screened WHERE ? OR epoch != ? OR chosen != ?", (anew, epoch, chosen))
            self._db.executemany("INSERT OR REPLACE INTO screened VALUES (?,?,?,?,?)", rows)

    def rare(self, epoch: str, chosen: str) -> tuple[bytes, ...]:
        """By which buckets strings were rare when a collection was screened, of each sort; () where it was not."""
        rows = self._rows("SELECT flags FROM rare WHERE epoch = ? AND chosen = ? ORDER BY sort", (epoch, chosen))
        return tuple(zlib.decompress(flags) for (flags,) in rows)

    def put_rare(self, epoch: str, chosen: str, rare: Sequence[bytes]) -> None:
        """Keeps by which buckets strings were rare."""
        with self._transaction():
            self._db.execute("DELETE FROM rare")
            rows = [(epoch, chosen, sort, zlib.compress(flags, 1)) for sort, flags in enumerate(rare)]
            self._db.executemany("INSERT INTO rare VALUES (?,?,?,?)", rows)

    def forget_reports(self, epoch: str, reports: Iterable[str], pairs: Iterable[str]) -> None:
        """Drops what was found under an epoch of reports that are gone, and of pairs with one of these."""
        gone = [(epoch, pair) for pair in pairs]
        with self._transaction():
            for table in ("aligned", "scripts", "measured"):
                self._db.executemany(f"DELETE FROM {table} WHERE epoch = ? AND pair = ?", gone)
            self._db.executemany(
                "DELETE FROM screened WHERE epoch = ? AND report = ?", [(epoch, report) for report in reports]
            )
