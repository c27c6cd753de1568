"""The store: one SQLite file that keeps what was read and found; put and get, nothing else.

WAL mode: one writer and many readers, so pages can be served while a run goes on. Every put is one transaction;
a run that is killed leaves a store that opens, and the next run finishes the work.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple
from typing import Any

from reportmine.findings import UNJUDGED, Correction, Judgement
from reportmine.store.alignments import Alignments
from reportmine.store.packing import pack, unpack
from reportmine.store.readings import Readings


class Store(Readings, Alignments):
    """An open store. Use as a context manager.

    >>> from pathlib import Path
    >>> with Store(Path(":memory:")) as store:
    ...     store.put_derived("analysis", [("k", {"n": 1})])
    ...     store.derived("analysis", ["k", "other"])
    {'k': {'n': 1}}
    """

    # derived values

    def derived(self, kind: str, keys: Sequence[str]) -> dict[str, Any]:
        """The kept values of the given keys."""
        found = {}
        for key in keys:
            for row in self._rows("SELECT payload FROM derived WHERE kind = ? AND key = ?", (kind, key)):
                found[key] = unpack(row[0])
        return found

    def put_derived(self, kind: str, items: Iterable[tuple[str, Any]]) -> None:
        """Keeps values by key."""
        with self._transaction():
            self._db.executemany(
                "INSERT OR REPLACE INTO derived VALUES (?,?,?)", [(kind, key, pack(value)) for key, value in items]
            )

    def keep_derived(self, kind: str, keys: Iterable[str]) -> None:
        """Drops all values of a kind but those of the given keys."""
        with self._transaction():
            self._db.execute("CREATE TEMP TABLE IF NOT EXISTS wanted (key TEXT PRIMARY KEY)")
            self._db.execute("DELETE FROM wanted")
            self._db.executemany("INSERT OR IGNORE INTO wanted VALUES (?)", [(key,) for key in keys])
            self._db.execute("DELETE FROM derived WHERE kind = ? AND key NOT IN (SELECT key FROM wanted)", (kind,))

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
        return {name: unpack(payload) for name, payload in rows}

    def put_tables(self, run: str, tables: Mapping[str, Any]) -> None:
        """Keeps the tables of a run in place of the last."""
        rows = [(name, run, pack(tables[name])) for name in sorted(tables)]
        with self._transaction():
            self._db.execute("DELETE FROM tables")
            self._db.executemany("INSERT INTO tables VALUES (?,?,?)", rows)
