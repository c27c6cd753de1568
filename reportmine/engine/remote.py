"""Tables in a Hadoop file system (hdfs, s3a, file, …): read by the workers of Spark, written from the driver."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from reportmine.engine.starting import first_line
from reportmine.errors import OutputError, UsageError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

KINDS = {".parquet": "parquet", ".jsonl": "jsonl", ".json": "jsonl"}  # Spark itself calls JSON lines .json
_FILE, _AT, _PART = "_reportmine_file", "_reportmine_at", "_reportmine_part"


@dataclass(frozen=True, slots=True)
class RemoteTable:
    """One table as it lies there: rows of Parquet by column, rows of JSON lines as text."""

    name: str  # below the URI given
    uri: str
    kind: str  # parquet, jsonl
    size: int  # bytes
    mtime_ms: int
    rows: tuple[Mapping[str, object] | str, ...]


def read(session: SparkSession, uri: str) -> list[RemoteTable]:
    """The Parquet and JSON lines tables at `uri`, a table or a folder, in order of their names.

    Raises UsageError where nothing is there or the file system cannot be reached.
    """
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        found = _listed(session, uri)
        rows = {name: table for group in _groups(found) for name, table in _rows(session, group).items()}
    except (Py4JError, PySparkException) as problem:
        advice = "请检查地址、权限，以及 Spark 的 Hadoop 配置"
        raise UsageError(f"读不出：{first_line(problem)}", where=uri, advice=advice) from problem
    return [
        RemoteTable(one.name, one.uri, one.kind, one.size, one.mtime_ms, tuple(rows.get(one.uri, ()))) for one in found
    ]


def put(session: SparkSession, source: Path, uri: str) -> None:
    """Copies a file of this machine to `uri`, over what is there; OutputError where that cannot be done."""
    from py4j.protocol import Py4JError

    try:
        place, system = _opened(session, uri)
        jvm: Any = session.sparkContext._jvm
        system.copyFromLocalFile(False, True, jvm.org.apache.hadoop.fs.Path(f"file://{source}"), place)
    except Py4JError as problem:
        advice = "请检查地址、权限，以及 Spark 的 Hadoop 配置"
        raise OutputError(f"写不出：{first_line(problem)}", where=uri, advice=advice) from problem


def _opened(session: SparkSession, uri: str) -> tuple[Any, Any]:
    """The path in Hadoop's own form, and the file system it is in."""
    context: Any = session.sparkContext
    place = context._jvm.org.apache.hadoop.fs.Path(uri)
    return place, place.getFileSystem(context._jsc.hadoopConfiguration())


def _listed(session: SparkSession, uri: str) -> list[RemoteTable]:
    """The tables without their rows; what begins with a point or an underscore is not data."""
    place, system = _opened(session, uri)
    if not system.exists(place):
        raise UsageError("没有这个文件或文件夹", where=uri, advice="请检查地址")
    root = system.getFileStatus(place)
    above = str(root.getPath().toString())
    found, listing = [], system.listFiles(place, True)
    while listing.hasNext():
        status = listing.next()
        path = str(status.getPath().toString())
        name = path.removeprefix(above).lstrip("/") if root.isDirectory() else path.rpartition("/")[2]
        kind = KINDS.get(Path(name).suffix.lower())
        if kind and not any(part[0] in "._" for part in name.split("/")):
            found.append(RemoteTable(name, path, kind, status.getLen(), status.getModificationTime(), ()))
    return sorted(found, key=lambda one: one.name)


def _groups(found: Sequence[RemoteTable]) -> Iterator[list[RemoteTable]]:
    """Tables of one kind in one folder: the parts that one program wrote, which are read in one go."""
    groups: dict[tuple[str, str], list[RemoteTable]] = {}
    for one in found:
        groups.setdefault((one.uri.rpartition("/")[0], one.kind), []).append(one)
    yield from groups.values()


def _rows(session: SparkSession, group: Sequence[RemoteTable]) -> dict[str, list[Mapping[str, object] | str]]:
    """The rows of every table by its URI, in the order of the file, whatever parts Spark cuts it into."""
    uris = [one.uri for one in group]
    if group[0].kind == "parquet":
        frame = session.read.option("mergeSchema", "true").parquet(*uris)
    else:
        frame = session.read.option("lineSep", "\n").text(uris)
    block = f"_metadata.file_block_start AS {_AT}"
    table = frame.selectExpr("*", f"_metadata.file_path AS {_FILE}", block, f"monotonically_increasing_id() AS {_PART}")
    rows: dict[str, list[tuple[int, int, Mapping[str, object] | str]]] = {}
    for row in table.toArrow().to_pylist():
        key = (row.pop(_AT), row.pop(_PART))
        rows.setdefault(_plain(row.pop(_FILE)), []).append((*key, row if group[0].kind == "parquet" else row["value"]))
    by_plain = {_plain(uri): uri for uri in uris}
    return {
        by_plain[name]: [row for _, _, row in sorted(found, key=lambda one: one[:2])] for name, found in rows.items()
    }


def _plain(uri: str) -> str:
    """One spelling of an address: Spark escapes it and writes file:///a where Hadoop writes file:/a."""
    return unquote(re.sub(r"^file:/+", "file:/", uri))
