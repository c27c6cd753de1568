"""What lies in a Hadoop file system becomes readings, as if it lay in a folder of this machine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from reportmine.engine import SparkEngine
from reportmine.errors import UsageError
from reportmine.model import Reading
from reportmine.settings import ReadingSettings
from reportmine.text.remote import remote_readings, remote_source
from reportmine.verbs import Engine


def remote(settings: ReadingSettings, engine: Engine) -> Iterator[tuple[str, str, tuple[Reading, ...]]]:
    """Address, digest of what the readings depend on, and readings of every table at the URIs of the settings.

    Raises UsageError where the engine is not Spark, or nothing is at a URI.
    """
    for uri in settings.uris:
        if not isinstance(engine, SparkEngine):
            raise UsageError("这样的地址只有 Spark 读得到", where=uri, advice="请加上 --engine spark")
        for table in engine.tables(uri):
            source = remote_source(table.name, table.uri, table.size, table.mtime_ms)
            digest = hashlib.sha256(repr((settings.max_file_mb, uri)).encode("utf-8")).hexdigest()[:16]
            yield table.uri, digest, remote_readings(source, table.rows, settings)
