"""What the server shows: tables, page and index of the store's last run, made anew when the store changed."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from reportmine.reports.page import Delivery, PageOptions, split_page
from reportmine.results.comparing import desk_of
from reportmine.results.pages import Kept, kept_results
from reportmine.store import SearchIndex, Store
from reportmine.study import Desk

DATA = "/data/"
DELIVERY = Delivery(prefix=DATA, served=True)
QUICK, PATIENCE = 1.5, 0.25  # seconds: a page made as quickly is waited for, a slower one is shown a little later


@dataclass(frozen=True, eq=False)
class Shelf:
    """One state of the store; `stamp` tells it from others. Pages and look-ups are made once."""

    stamp: tuple[str, int]
    kept: Kept
    html: bytes
    files: Mapping[str, bytes]

    @cached_property
    def documents(self) -> Mapping[str, Mapping[str, Any]]:
        """Records of table documents by id."""
        return {str(record["doc"]): record for record in self.kept.tables["documents"].records()}

    @cached_property
    def pairs(self) -> Mapping[frozenset[str], Mapping[str, Any]]:
        """Records of table pairs by their two documents."""
        return {frozenset((str(r["doc_a"]), str(r["doc_b"]))): r for r in self.kept.tables["pairs"].records()}

    @cached_property
    def matches(self) -> Mapping[frozenset[str], list[Mapping[str, Any]]]:
        """Records of table matches by their two documents."""
        found: dict[frozenset[str], list[Mapping[str, Any]]] = {}
        for record in self.kept.tables["matches"].records():
            found.setdefault(frozenset((str(record["doc_a"]), str(record["doc_b"]))), []).append(record)
        return found

    @cached_property
    def families(self) -> Mapping[str, str]:
        """The whole-report family of every document that has one."""
        found: dict[str, str] = {}
        for record in self.kept.tables["families"].records():
            members: Any = record["documents"] if record["extent"] != "passage" else ()
            found.update(dict.fromkeys(map(str, members), str(record["family_id"])))
        return found


class Library:
    """The store's current shelf. A change is noticed when a page is asked for; the old shelf serves meanwhile."""

    def __init__(self, path: Path, lang: str = "zh") -> None:
        """Opens the store; StoreError where it keeps no results yet."""
        self.path, self.lang = path, lang
        with Store(path):  # brought up to this version's schema once; later it is only read
            pass
        self.index = SearchIndex(path.with_name(f"{path.stem}.search.db"))
        self._lock = threading.Lock()
        self._making: threading.Thread | None = None
        self.took = 0.0
        self.desk: Desk | None = None
        self._shelf = self._made()

    def current(self) -> Shelf:
        """The shelf of the store as it is, or for a moment the one before."""
        if self._stamp() != self._shelf.stamp:
            with self._lock:
                if self._making is None or not self._making.is_alive():
                    self._making = threading.Thread(target=self._renew, daemon=True)
                    self._making.start()
                making = self._making
            making.join(3 * QUICK if self.took < QUICK else PATIENCE)
        return self._shelf

    def connection(self) -> Store:
        """A connection of the caller's own, for one request."""
        return Store(self.path, reading=True)

    def _stamp(self) -> tuple[str, int]:
        with self.connection() as store:
            return store.stamp()

    def _renew(self) -> None:
        self._shelf = self._made()

    def _made(self) -> Shelf:
        began = time.monotonic()
        with self.connection() as store:
            stamp, kept = store.stamp(), kept_results(store)
            self.desk = desk_of(store, self.desk)
        try:
            self.index.update(kept.texts)
        except sqlite3.Error:  # derived: where it cannot be written it is made in memory
            self.index = SearchIndex(None)
            self.index.update(kept.texts)
        html, files = split_page(kept.tables, kept.texts, kept.manifest, PageOptions(lang=self.lang, delivery=DELIVERY))
        encoded = {name: text.encode("utf-8", "replace") for name, text in files.items()}
        self.took = time.monotonic() - began
        return Shelf(stamp, kept, html.encode("utf-8", "replace"), encoded)
