"""The words in the reports of a store: an SQLite full-text index beside it, that may be deleted at any time.

Every text is indexed by its pairs of neighbouring characters, without white space, so that a word of two characters
is one entry, a longer one a phrase of entries, and nothing hangs on how a segmenter cut the text.
"""

from __future__ import annotations

import hashlib
import sqlite3
import threading
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from reportmine.text.characters import fold

VERSION = "1"  # of how texts are indexed
SPARE = 200  # entries without a text that are never worth a new index
_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS about (version TEXT)",
    "CREATE TABLE IF NOT EXISTS texts (number INTEGER PRIMARY KEY, doc TEXT UNIQUE, digest TEXT, text BLOB)",
    "CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(pairs, content='', tokenize='unicode61 remove_diacritics 0')",
)


@dataclass(frozen=True, slots=True)
class Found:
    """A report that holds every word looked for, and its text as it was searched."""

    doc: str
    text: str


def searched(text: str) -> str:
    r"""A text as it is indexed: folded character by character, white space left out, Latin letters small.

    >>> searched("工会 ２０１４年\n总结")
    '工会2014年总结'
    """
    return "".join(fold(text).text.split()).lower()


class SearchIndex:
    """An open index. Use as a context manager.

    >>> with SearchIndex(None) as index:
    ...     index.update({"a.txt": "教职工大会", "b.txt": "工会工作"})
    ...     [found.doc for found in index.find(["工会"])[1]]
    2
    ['b.txt']
    """

    def __init__(self, path: Path | None) -> None:
        """Opens or makes the index; in memory for None, and where the file cannot be written."""
        self.in_memory = path is None
        try:
            self._db = self._opened(str(path) if path else ":memory:")
        except sqlite3.Error:
            if path is not None:
                with suppress(OSError):
                    path.unlink()  # derived: what cannot be read is made anew
            try:
                self._db = self._opened(str(path) if path else ":memory:")
            except sqlite3.Error:
                self._db, self.in_memory = self._opened(":memory:"), True
        self._live: frozenset[int] = frozenset()
        self._lock = threading.Lock()  # threads share the connection

    def _opened(self, name: str) -> sqlite3.Connection:
        opened = sqlite3.connect(name, timeout=30.0, isolation_level=None, check_same_thread=False)
        opened.execute("PRAGMA journal_mode = WAL")
        opened.execute("PRAGMA synchronous = OFF")
        for statement in _SCHEMA:
            opened.execute(statement)
        if [row[0] for row in opened.execute("SELECT version FROM about")] != [VERSION]:
            for name in ("about", "texts"):
                opened.execute(f"DELETE FROM {name}")
            opened.execute("INSERT INTO words(words) VALUES ('delete-all')")
            opened.execute("INSERT INTO about VALUES (?)", (VERSION,))
        return opened

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    def update(self, texts: Mapping[str, str]) -> int:
        """Brings the index up to these texts by document; how many were indexed now.

        An entry of a text that is gone stays in the index without a text and is not found any more; when more than
        half are such, all is made anew. Another program that writes the same file is waited for.
        """
        digests = {
            doc: hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() for doc, text in texts.items()
        }
        with self._lock:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                new = self._updated(texts, digests)
                self._db.execute("COMMIT")
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._live = frozenset(number for (number,) in self._db.execute("SELECT number FROM texts"))
        return new

    def _updated(self, texts: Mapping[str, str], digests: Mapping[str, str]) -> int:
        kept = dict(self._db.execute("SELECT doc, digest FROM texts"))
        last = self._db.execute("SELECT coalesce(max(rowid), 0) FROM words_docsize").fetchone()[0]
        if last > 2 * len(texts) + SPARE:
            self._db.execute("DELETE FROM texts")
            self._db.execute("INSERT INTO words(words) VALUES ('delete-all')")
            kept, last = {}, 0
        gone = [doc for doc, digest in kept.items() if digests.get(doc) != digest]
        self._db.executemany("DELETE FROM texts WHERE doc = ?", [(doc,) for doc in gone])
        new = [doc for doc in sorted(texts) if kept.get(doc) != digests[doc]]
        for number, doc in enumerate(new, last + 1):
            text = searched(texts[doc])
            packed = zlib.compress(text.encode("utf-8", "surrogatepass"), 1)
            self._db.execute("INSERT INTO texts VALUES (?,?,?,?)", (number, doc, digests[doc], packed))
            self._db.execute("INSERT INTO words(rowid, pairs) VALUES (?,?)", (number, " ".join(_pairs(text))))
        return len(new)

    def find(self, words: list[str], offset: int = 0, limit: int = 50) -> tuple[int, list[Found]]:
        """How many reports hold every one of the words, and some of them, those that hold them most densely first."""
        wanted = [entry for word in words for entry in _entries(searched(word))]
        if not wanted:
            return 0, []
        # the rows that still have a text are told apart here: asked to join, SQLite would match once for every text
        order = "" if any(entry.endswith("*") for entry in wanted) else " ORDER BY rank"  # one character says little
        query = f"SELECT rowid FROM words WHERE words MATCH ?{order}"
        with self._lock:
            rows = self._db.execute(query, (" AND ".join(wanted),)).fetchall()
            live = [number for (number,) in rows if number in self._live]
            query = "SELECT doc, text FROM texts WHERE number = ?"
            found = [self._db.execute(query, (number,)).fetchone() for number in live[offset : offset + limit]]
        # another program may have taken a text out in this moment
        texts = [(row[0], zlib.decompress(row[1]).decode("utf-8", "surrogatepass")) for row in found if row]
        return len(live), [Found(doc, text) for doc, text in texts]


def _pairs(text: str) -> Iterator[str]:
    """Neighbouring characters two by two inside runs of letters, and the last one of a run by itself."""
    for run in runs(text):
        yield from (run[at : at + 2] for at in range(len(run)))


def runs(text: str) -> list[str]:
    """What of a text is indexed: its letters and figures, torn apart by everything else.

    >>> runs("“工会”，2014年")
    ['工会', '2014年']
    """
    return "".join(char if char.isalnum() else " " for char in text).split()


def _entries(word: str) -> Iterator[str]:
    """A word as phrases of the index: pairs side by side, or anything that begins with a single character."""
    for run in runs(word):
        yield f'"{run}" *' if len(run) == 1 else '"' + " ".join(run[at : at + 2] for at in range(len(run) - 1)) + '"'
