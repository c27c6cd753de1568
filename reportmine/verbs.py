"""The verbs by which analyses reach an engine; which one runs they never learn.

Kernels are module-level functions of plain values, so that any engine can ship them to its workers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

import numpy as np
import numpy.typing as npt

Keys = npt.NDArray[np.uint64]
Index = npt.NDArray[np.int64]
Item = TypeVar("Item")
Result = TypeVar("Result")
Shared = TypeVar("Shared")


class Engine(Protocol):
    """What an engine does; results come in the order of the input, whatever the number of workers."""

    name: str

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
        """`kernel(shared, item)` for every item; `shared` is broadcast once.

        `heavy`: few items, each much work. `here`: the kernel reads or writes files of this machine.
        """
        ...

    def count(self, keys: Keys, origins: Index) -> tuple[Keys, Index]:
        """Distinct keys in rising order and how many different origins hold each; both arguments same shape."""
        ...

    def pair(
        self, keys: Keys, owners: Index, window: tuple[int, int], least: float = 0.0
    ) -> tuple[Index, Index, npt.NDArray[np.float64]]:
        """Pairs of owners (a < b) that share keys held by `window[0]..window[1]` owners, with a score of `least`.

        The score is the sum over shared keys of 1 / (holders - 1): what only two hold counts fully. It is summed in
        whole numbers (`engine/rarity.py`), so that every engine gives the same. Shape (n_pairs,) each, rising in
        (a, b). `window[0]` is at least 2.
        """
        ...

    def components(self, a: Index, b: Index, n: int) -> Index:
        """The least node of the connected component of each of `n` nodes; `a` and `b` are the ends of the edges."""
        ...
