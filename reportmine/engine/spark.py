"""The engine of a cluster: the same kernels through `mapInArrow`, counting and joining as two SQL texts.

The tables are those of the local engine to the byte: results come back in the order of the items, keys and pairs are
sorted here, and scores are sums of whole numbers.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import numpy.typing as npt

from reportmine.engine.batches import ROWS, applied, by_origin, counted, distinct
from reportmine.engine.components import FEW_EDGES, components_by_joins
from reportmine.engine.local import FEW, LocalEngine
from reportmine.engine.progress import Progress, silent
from reportmine.engine.rarity import UNIT, least_sum, scores
from reportmine.engine.remote import RemoteTable, put, read
from reportmine.engine.starting import PROGRAM, first_line, start
from reportmine.errors import EngineError
from reportmine.resources import data_file
from reportmine.verbs import Index, Keys

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

Item = TypeVar("Item")
Result = TypeVar("Result")
Shared = TypeVar("Shared")

BLOCKS_A_SLOT = 4  # blocks of items a processor gets in one wave: one slow block must not hold up the others
BLOCK_BYTES = 4 << 20  # pickled items in a block at most, but for one large item
WAVE_BYTES = 256 << 20  # pickled items handed to Spark at once: they pass through the memory of the driver
PARTITION_ROWS = 1_000_000  # of a shuffled table of keys: 16 MB
_SIGN = np.uint64(1 << 63)


class SparkEngine:
    """Runs kernels and joins on Spark, at `master` (None: that of spark-submit, else this machine).

    Spark is started by the first work that needs it. Fewer than `few` light items are done by the driver, and what
    touches files of this machine is done here by `workers` processes.
    """

    name = "spark"

    def __init__(
        self, master: str | None = None, progress: Progress = silent, *, workers: int = 2, few: int = FEW
    ) -> None:
        self.master, self.progress, self.few, self.few_edges = master, progress, few, FEW_EDGES
        self._near = LocalEngine(workers, progress)
        self._session: SparkSession | None = None

    @property
    def session(self) -> SparkSession:
        """The Spark session, started when first asked for; EngineError where that cannot be done."""
        if self._session is None:
            self._session = start(self.master)
        return self._session

    def close(self) -> None:
        """Ends the session; the next work would start another."""
        if self._session is not None:
            self._session.stop()
            self._session = None

    def tables(self, uri: str) -> list[RemoteTable]:
        """The tables at a URI of a Hadoop file system; UsageError where there is nothing."""
        return read(self.session, uri)

    def put(self, source: Path, uri: str) -> None:
        """Copies a file of this machine to a URI; OutputError where that cannot be done."""
        put(self.session, source, uri)

    def map(
        self,
        kernel: Callable[[Shared, Item], Result],
        items: Sequence[Item],
        shared: Shared,
        *,
        label: str = "",
        heavy: bool = False,
        here: bool = False,
    ) -> Iterator[Result]:
        """`kernel(shared, item)` for every item, in order; `shared` goes to every worker once, as a broadcast."""
        if here or (len(items) < self.few and not heavy):
            yield from self._near.map(kernel, items, shared, label=label, heavy=heavy)
            return
        with self.progress(label, len(items)) as step:
            for result in self._results(kernel, items, shared):
                step()
                yield result

    def _results(
        self, kernel: Callable[[Shared, Item], Result], items: Sequence[Item], shared: Shared
    ) -> Iterator[Result]:
        context = self.session.sparkContext
        job = context.broadcast(partial(applied, kernel, shared))
        try:
            for wave in _waves(_blocks(items, BLOCKS_A_SLOT * self._slots()), WAVE_BYTES):
                for block in self._run(job, wave):
                    yield from pickle.loads(block)
        finally:
            job.destroy()

    def _run(self, job: Any, blocks: Sequence[bytes]) -> list[bytes]:
        """The pickled results of every block, in order."""
        import pyarrow as pa

        rows = [
            pa.record_batch([pa.array([at], pa.int64()), pa.array([block], pa.binary())], ["at", "items"])
            for at, block in enumerate(blocks)
        ]
        with self._told():
            frame = self.session.createDataFrame(pa.Table.from_batches(rows))
            found = frame.mapInArrow(_worker(job), "at bigint, results binary").toArrow()
        results = dict(zip(found["at"].to_pylist(), found["results"].to_pylist(), strict=True))
        return [results[at] for at in range(len(blocks))]

    def count(self, keys: Keys, origins: Index) -> tuple[Keys, Index]:
        """Distinct keys, rising, and how many different origins hold each."""
        if not len(keys):
            return keys, np.empty(0, dtype=np.int64)
        signed, held = self._query("count", counted, "key bigint, held bigint", (_signed(keys), origins))
        order = np.argsort(signed)
        return _unsigned(signed[order]), held[order]

    def pair(
        self, keys: Keys, owners: Index, window: tuple[int, int], least: float = 0.0
    ) -> tuple[Index, Index, npt.NDArray[np.float64]]:
        """Pairs of owners that share keys of the window, with the sum of 1 / (holders - 1), from `least` on."""
        if not len(keys):
            nothing = np.empty(0, dtype=np.int64)
            return nothing, nothing, np.empty(0)
        numbers = {"low": window[0], "high": window[1], "unit": UNIT, "least": least_sum(least)}
        rows = (_signed(keys), owners)
        a, b, sums = self._query("pair", distinct, "key bigint, origin bigint", rows, numbers)
        order = np.lexsort((b, a))
        return a[order], b[order], scores(sums[order])

    def components(self, a: Index, b: Index, n: int) -> Index:
        """The least node of the component of each of `n` nodes: up to `FEW_EDGES` edges by the driver alone."""
        if len(a) <= self.few_edges:
            return self._near.components(a, b, n)
        import pyarrow as pa

        edges = pa.table({"a": a, "b": b})
        with self.progress(f"同源分组：{len(a)} 条关系，超过 {self.few_edges}，在集群上迭代", 1), self._told():
            frame = self.session.createDataFrame(pa.Table.from_batches(edges.to_batches(max_chunksize=ROWS)))
            return components_by_joins(self.session, frame, n)

    def _query(
        self,
        name: str,
        first: Callable[[Iterable[Any]], Iterator[Any]],
        schema: str,
        rows: tuple[Index, Index],
        numbers: Mapping[str, int] | None = None,
    ) -> tuple[Index, ...]:
        """The columns, in no order, that one of the SQL texts gives for what `first` makes of every partition."""
        text = data_file("engine", f"sql/{name}.sql").read_text(encoding="utf-8")
        table = by_origin(*rows)
        with self._told():
            pieces = max(self._slots(), table.num_rows // PARTITION_ROWS)
            self.session.conf.set("spark.sql.shuffle.partitions", str(pieces))
            job = self.session.sparkContext.broadcast(first)
            frame = self.session.createDataFrame(table).mapInArrow(_worker(job), schema).persist()
            found = self.session.sql(text, args=dict(numbers or {}), **{first.__name__: frame}).toArrow()
            frame.unpersist()
            job.destroy()
        return tuple(column.to_numpy() for column in found.columns)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Errors of Spark as one clear line."""
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException

        try:
            yield
        except (Py4JError, PySparkException) as problem:
            advice = "各工作节点要有同样的 Python 和依赖（见 docs/cluster.md）；内存不够时请调大 spark.driver.memory"
            raise EngineError(f"Spark 作业失败：{first_line(problem)}", where=self._place(), advice=advice) from problem

    def _slots(self) -> int:
        """How many tasks run at a time; on a cluster at least two, before its workers have all come."""
        return max(2, self.session.sparkContext.defaultParallelism)

    def _place(self) -> str:
        return self.master or "spark"


def _worker(job: Any) -> Callable[[Iterable[Any]], Iterator[Any]]:
    """What runs on a worker, for `mapInArrow`.

    A function inside a function is shipped as it stands, so that a worker needs nothing of ours to begin with; the
    program arrives as an archive and is found before the kernel is unpacked, which is when the broadcast is read.
    """
    archive = PROGRAM

    def work(batches: Iterable[Any]) -> Iterator[Any]:
        import sys
        from pathlib import Path

        from pyspark import SparkFiles

        program = SparkFiles.get(archive)
        if program not in sys.path and Path(program).is_dir():
            sys.path.insert(0, program)
        yield from job.value(batches)

    return work


def _blocks(items: Sequence[Item], n: int) -> Iterator[bytes]:
    """The items in about `n` or more blocks, pickled; blocks of large items hold fewer of them."""
    most = max(1, -(-len(items) // n))
    block: list[bytes] = []
    held = 0
    for item in items:
        one = pickle.dumps(item, protocol=5)
        if block and (len(block) >= most or held + len(one) > BLOCK_BYTES):
            yield _joined(block)
            block, held = [], 0
        block.append(one)
        held += len(one)
    if block:
        yield _joined(block)


def _joined(pickles: Sequence[bytes]) -> bytes:
    return pickle.dumps(pickles, protocol=5)


def _waves(blocks: Iterable[bytes], most: int) -> Iterator[list[bytes]]:
    """The blocks in lists of at most so many bytes, but for one large block."""
    wave: list[bytes] = []
    held = 0
    for block in blocks:
        if wave and held + len(block) > most:
            yield wave
            wave, held = [], 0
        wave.append(block)
        held += len(block)
    if wave:
        yield wave


def _signed(keys: Keys) -> Index:
    """Keys for a column of signed numbers, in the same order: Spark has no unsigned ones."""
    return (keys ^ _SIGN).view(np.int64)


def _unsigned(keys: Index) -> Keys:
    return keys.view(np.uint64) ^ _SIGN
