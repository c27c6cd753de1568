"""What a worker does with the Arrow batches of one partition, and how rows are cut into partitions.

Rows are cut between origins, never within one, so that a worker can make them distinct and count them before anything
is sent on: of a key that everybody holds, each partition sends one row.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Any

import numpy as np

from reportmine.engine.local import LocalEngine
from reportmine.verbs import Index

ROWS = 500_000  # of a partition: 8 MB


def by_origin(keys: Index, origins: Index) -> Any:
    """An Arrow table `key`, `origin` of one batch a partition, in order of origins."""
    import pyarrow as pa

    if np.any(origins[1:] < origins[:-1]):
        order = np.argsort(origins, kind="stable")
        keys, origins = keys[order], origins[order]
    ends = np.append(np.flatnonzero(np.diff(origins)) + 1, len(origins))
    full = np.minimum(np.searchsorted(ends, np.arange(ROWS, len(keys) + ROWS, ROWS)), len(ends) - 1)
    cuts = [0, *np.unique(ends[full]).tolist()]
    return pa.Table.from_batches(
        [
            pa.record_batch([pa.array(keys[low:high]), pa.array(origins[low:high])], ["key", "origin"])
            for low, high in pairwise(cuts)
        ]
    )


def counted(batches: Iterable[Any]) -> Iterator[Any]:
    """Keys and how many origins of this partition hold each."""
    import pyarrow as pa

    keys, origins = _columns(batches)
    if len(keys):
        found, held = LocalEngine(1).count(keys.view(np.uint64), origins)
        yield pa.record_batch([pa.array(found.view(np.int64)), pa.array(held)], ["key", "held"])


def distinct(batches: Iterable[Any]) -> Iterator[Any]:
    """The rows of this partition, each once."""
    import pyarrow as pa

    keys, origins = _columns(batches)
    if len(keys):
        order = np.lexsort((keys, origins))
        keys, origins = keys[order], origins[order]
        new = np.concatenate(([True], (keys[1:] != keys[:-1]) | (origins[1:] != origins[:-1])))
        yield pa.record_batch([pa.array(keys[new]), pa.array(origins[new])], ["key", "origin"])


def applied(kernel: Callable[[Any, Any], Any], shared: Any, batches: Iterable[Any]) -> Iterator[Any]:
    """The results of a kernel for blocks of pickled items, under the number of the block."""
    import pyarrow as pa

    for batch in batches:
        for at, items in zip(batch.column(0).to_pylist(), batch.column(1).to_pylist(), strict=True):
            done = pickle.dumps([kernel(shared, pickle.loads(one)) for one in pickle.loads(items)], protocol=5)
            yield pa.record_batch([pa.array([at], pa.int64()), pa.array([done], pa.binary())], ["at", "results"])


def _columns(batches: Iterable[Any]) -> tuple[Index, Index]:
    """Both columns of all batches as arrays; Spark may have cut a partition into several."""
    parts = [(batch.column(0).to_numpy(), batch.column(1).to_numpy()) for batch in batches]
    nothing = np.empty(0, dtype=np.int64)
    keys, origins = (np.concatenate([nothing, *column]) for column in (zip(*parts, strict=True) if parts else ((), ())))
    return keys, origins
