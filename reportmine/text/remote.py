"""Rows that another program fetched (from a Hadoop file system) as readings, as from a file of this machine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from reportmine.model import Reading
from reportmine.settings import ReadingSettings
from reportmine.text.bulk import Source, readings_of
from reportmine.text.tabular import Row, json_row, named
from reportmine.text.walking import TEMPLATE_FOLDER

_MEGABYTE = 1024 * 1024


def remote_readings(
    source: Source, rows: Sequence[Mapping[str, object] | str], settings: ReadingSettings
) -> tuple[Reading, ...]:
    """The readings of a table: columns by name, or lines of JSON."""
    return tuple(readings_of(_table(rows), source, settings.max_file_mb * _MEGABYTE))


def remote_source(name: str, uri: str, size: int, mtime_ms: int) -> Source:
    """A table as its readings name it; `name` is the part of its address below the folder that was given.

    >>> remote_source("2014/a.parquet", "hdfs://nn/r/2014/a.parquet", 9, 1).folders
    ('2014',)
    """
    folders = PurePosixPath(name).parts[:-1]
    return Source(name, uri, size, mtime_ms * 1_000_000, folders, template=TEMPLATE_FOLDER in folders)


def _table(rows: Sequence[Mapping[str, object] | str]) -> Iterator[Row]:
    for line, row in enumerate(rows, 1):
        if not isinstance(row, str):
            yield Row(line, named(row))
        elif (found := json_row(line, row.removeprefix("\ufeff"))) is not None:
            yield found
