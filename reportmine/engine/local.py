"""The engine of one machine: numpy for counting and joining, a pool of processes for kernels.

Results do not depend on the number of workers: items are dealt in blocks and come back in order.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from reportmine.engine.components import components_here
from reportmine.engine.progress import Progress, silent
from reportmine.engine.rarity import scores, weights
from reportmine.verbs import Index, Keys

Item = TypeVar("Item")
Result = TypeVar("Result")
Shared = TypeVar("Shared")

FEW = 64  # items under which starting processes costs more than it saves
_shared: tuple[Callable[[Any, Any], Any], Any] | None = None  # of a worker process: kernel and broadcast value


class LocalEngine:
    """Runs kernels on this machine; `workers` processes, 1 for none."""

    name = "local"

    def __init__(self, workers: int = 2, progress: Progress = silent) -> None:
        self.workers, self.progress = workers, progress

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
        """`kernel(shared, item)` for every item, in order; few light items are done in this process."""
        del here  # everything is
        alone = self.workers < 2 or (len(items) < FEW and not heavy)
        with self.progress(label, len(items)) as step:
            for result in self._results(kernel, items, shared, alone=alone):
                step()
                yield result

    def _results(
        self, kernel: Callable[[Shared, Item], Result], items: Sequence[Item], shared: Shared, *, alone: bool
    ) -> Iterator[Result]:
        if alone or "fork" not in multiprocessing.get_all_start_methods():
            yield from (kernel(shared, item) for item in items)
            return
        # forked workers see `shared` without a copy; where there is no fork, one process does the work
        global _shared
        _shared = (kernel, shared)
        try:
            with ExitStack() as stack:
                with _interrupts_wait():
                    pool = stack.enter_context(
                        multiprocessing.get_context("fork").Pool(self.workers, _leave_interrupts_to_the_parent)
                    )
                yield from pool.imap(_run, items, chunksize=max(1, min(32, len(items) // (8 * self.workers))))
        finally:
            _shared = None

    def count(self, keys: Keys, origins: Index) -> tuple[Keys, Index]:
        """Distinct keys, rising, and how many different origins hold each."""
        if not len(keys):
            return keys, np.empty(0, dtype=np.int64)
        order = np.lexsort((origins, keys))
        k, o = keys[order], origins[order]
        new_key = np.concatenate(([True], k[1:] != k[:-1]))
        new_pair = new_key | np.concatenate(([True], o[1:] != o[:-1]))
        at = np.flatnonzero(new_key)
        return k[at], np.add.reduceat(new_pair.astype(np.int64), at)

    def pair(self, keys: Keys, owners: Index, window: tuple[int, int]) -> tuple[Index, Index, npt.NDArray[np.float64]]:
        """Pairs of owners that share keys of the window, with the sum of 1 / (holders - 1)."""
        from scipy.sparse import csr_matrix, triu

        vocabulary, held = self.count(keys, owners)
        n = int(owners.max()) + 1 if len(owners) else 0
        use = (held >= window[0]) & (held <= window[1])
        column = np.searchsorted(vocabulary, keys)
        kept = use[column]
        column, row = np.cumsum(use)[column[kept]] - 1, owners[kept]
        width = int(use.sum())
        if not width or not n:
            nothing = np.empty(0, dtype=np.int64)
            return nothing, nothing, np.empty(0)
        once = np.unique(row * width + column)
        # whole numbers: float sums depend on the order of adding, and every engine has an order of its own
        place = (once // width, once % width)
        plain = csr_matrix((np.ones(len(once), dtype=np.int64), place), shape=(n, width))
        weighed = csr_matrix((weights(held[use])[once % width], place), shape=(n, width))
        joined = triu(plain @ weighed.T, k=1).tocoo()
        order = np.lexsort((joined.col, joined.row))
        return joined.row[order].astype(np.int64), joined.col[order].astype(np.int64), scores(joined.data[order])

    def components(self, a: Index, b: Index, n: int) -> Index:
        """The least node of the component of each of `n` nodes."""
        return components_here(a, b, n)


@contextmanager
def _interrupts_wait() -> Iterator[None]:
    """Ctrl-C inside a hook of fork() would be printed and lost: it is raised when the block is left."""
    if threading.current_thread() is not threading.main_thread():  # signals are the main thread's
        yield
        return
    arrived: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: arrived.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if arrived:
        signal.raise_signal(signal.SIGINT)


def _leave_interrupts_to_the_parent() -> None:
    """Ctrl-C reaches every process of the group; the parent ends the pool and says so once."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _run(item: Any) -> Any:  # whatever the kernel takes and gives
    if _shared is None:
        raise RuntimeError("worker without a kernel")
    kernel, shared = _shared
    return kernel(shared, item)
