"""One connection to a store's SQLite file: opened, checked, closed; queries and transactions with clear errors."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from reportmine.errors import StoreError
from reportmine.resources import data_file

VERSION = 1  # PRAGMA user_version; a store of a newer version is refused, never damaged
APPLICATION = 0x52_4D_49_4E  # "RMIN": tells our stores from other SQLite files


def is_store(path: Path) -> bool:
    """Whether a file is one of our stores: SQLite with our application id in its header (bytes 68-71)."""
    try:
        with path.open("rb") as handle:
            header = handle.read(72)
    except OSError:
        return False
    return header.startswith(b"SQLite format 3\x00") and header[68:72] == APPLICATION.to_bytes(4, "big")


class Connection:
    """An open SQLite file of ours; a context manager. `reading`: nothing is prepared, so a writer is not waited for."""

    def __init__(self, path: Path, *, reading: bool = False) -> None:
        self.path = path
        try:
            self._db = sqlite3.connect(path, timeout=30.0, isolation_level=None)
            self._check()
            if not reading:
                self._prepare()
        except sqlite3.Error as problem:
            advice = "请检查路径、权限与磁盘空间，或换一个 --store 文件"
            raise StoreError(f"打不开结果库：{problem}", where=str(path), advice=advice) from problem

    def _check(self) -> None:
        application = self._db.execute("PRAGMA application_id").fetchone()[0]
        version = self._db.execute("PRAGMA user_version").fetchone()[0]
        tables = self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if tables and application != APPLICATION:
            raise StoreError("这不是 reportmine 的结果库", where=str(self.path), advice="请用 --store 指定另一个文件")
        if version > VERSION:
            advice = "请升级 reportmine，或换一个 --store 文件"
            raise StoreError(f"结果库的版本 {version} 比本程序新", where=str(self.path), advice=advice)

    def _prepare(self) -> None:
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")
        with self._transaction():
            self._db.execute(f"PRAGMA application_id = {APPLICATION}")
            self._db.execute(f"PRAGMA user_version = {VERSION}")
            for statement in data_file("store", "schema.sql").read_text(encoding="utf-8").split(";\n"):
                self._db.execute(statement)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    def _rows(self, query: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        try:
            return self._db.execute(query, values).fetchall()
        except sqlite3.Error as problem:
            advice = "结果库可能已损坏：请删去它再运行一次，报告本身不受影响"
            raise StoreError(f"读不出结果库：{problem}", where=str(self.path), advice=advice) from problem

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Everything read inside is of one state of the store, whoever writes meanwhile."""
        self._rows("BEGIN")
        try:
            yield
        finally:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        try:
            self._db.execute("BEGIN IMMEDIATE")
            yield
            self._db.execute("COMMIT")
        except BaseException as problem:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            if isinstance(problem, sqlite3.Error):
                advice = "已完成的部分仍在库中；请检查磁盘空间，关闭正在写入的另一个 reportmine 后重试"
                raise StoreError(f"写不进结果库：{problem}", where=str(self.path), advice=advice) from problem
            raise
