"""The engine of one machine: numpy for counting and joining, a pool of processes for kernels.

Results do not depend on the number of workers: items are dealt in blocks and come back in order. Forked workers find
the items where the parent has them, so that only the bounds of a block go one way and results come back.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from reportmine.engine import joining
from reportmine.engine.components import components_here
from reportmine.engine.progress import Progress, silent
from reportmine.verbs import Index, Keys

Item = TypeVar("Item")
Result = TypeVar("Result")
Shared = TypeVar("Shared")

FEW = 64  # items under which starting processes costs more than it saves
BLOCK = 32  # items a worker takes at once, at most
# of a worker process: kernel, broadcast value and items
_shared: tuple[Callable[[Any, Any], Any], Any, Sequence[Any]] | None = None


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
        # forked workers see `shared` and the items without a copy; where there is no fork, one process does the work
        global _shared
        _shared = (kernel, shared, items)
        size = max(1, min(BLOCK, len(items) // (8 * self.workers)))
        blocks = [(low, low + size) for low in range(0, len(items), size)]
        try:
            with ExitStack() as stack:
                stack.enter_context(_kept_whole())
                with _interrupts_wait():
                    pool = stack.enter_context(multiprocessing.get_context("fork").Pool(self.workers, _begin))
                for results in pool.imap(_run, blocks):
                    yield from results
        finally:
            _shared = None

    def count(self, keys: Keys, origins: Index) -> tuple[Keys, Index]:
        """Distinct keys, rising, and how many different origins hold each."""
        return joining.count(keys, origins)

    def pair(
        self, keys: Keys, owners: Index, window: tuple[int, int], least: float = 0.0
    ) -> tuple[Index, Index, npt.NDArray[np.float64]]:
        """Pairs of owners that share keys of the window, with the sum of 1 / (holders - 1), from `least` on."""

        def run(kernel: Callable[[Any, Any], Any], items: Sequence[Any], shared: Any) -> Iterator[Any]:
            return self._results(kernel, items, shared, alone=self.workers < 2 or len(items) < 2)

        return joining.pair(keys, owners, window, least, run)

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


@contextmanager
def _kept_whole() -> Iterator[None]:
    """What lives now is left alone by the garbage collector: a pass over it in a worker would copy every page."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _begin() -> None:
    """Ctrl-C reaches every process of the group; the parent ends the pool and says so once."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _run(block: tuple[int, int]) -> list[Any]:  # whatever the kernel gives
    if _shared is None:
        raise RuntimeError("worker without a kernel")
    kernel, shared, items = _shared
    return [kernel(shared, item) for item in items[slice(*block)]]
