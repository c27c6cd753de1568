"""What a server keeps at hand between checks: the index, the statistics, and what was made of the references.

A reference is cleaned, cut up, fingerprinted and weighed the same for every new report, so a second check that meets
it takes what the first one made. Nothing is kept of a new report: only what is made of readings of the store.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from reportmine.model import Reading
from reportmine.reuse import Statistics
from reportmine.store import Nearness, Store
from reportmine.study.epochs import kept_statistics
from reportmine.verbs import Engine, Index, Keys

Item = TypeVar("Item")
Result = TypeVar("Result")
Shared = TypeVar("Shared")

REFERENCES = 1000  # of which what was made is kept, the last used
STEPS = 4  # kernels below

# by label: the values a result is made of, first the one that was made of a reading of the store
_MADE_OF: Mapping[str, Callable[[Any, Any], tuple[object, ...]]] = {
    "整理": lambda register, reading: (reading, register),
    "提取特征": lambda _, segmented: (segmented,),
    "替换同义词": lambda shared, d: (shared[1][d], shared[0][d], shared[2]),
    "计算权重": lambda shared, d: (shared[0][d], shared[1]),
}


class Desk:
    """The things at hand, for one state of a store; shared by threads. The next state takes over the engine."""

    def __init__(self, engine: Remembering, index: Nearness) -> None:
        self.engine, self.index = engine, index
        self._statistics: tuple[str, Statistics] | None = None

    def statistics(self, store: Store) -> Statistics | None:
        """The statistics of the epoch of the store, one and the same value until the next epoch."""
        name, known = store.epoch_name(), self._statistics
        if name is not None and (known is None or known[0] != name):
            made = kept_statistics(store)
            known = self._statistics = (name, made) if made is not None else None
        return known[1] if name is not None and known is not None else None

    def readings(self, readings: Sequence[Reading]) -> tuple[Reading, ...]:
        """Readings of the store, as the very values kept where they are equal to these."""
        return tuple(self.engine.known(reading) for reading in readings)


class Remembering:
    """An engine that takes the results of some kernels from memory where they come from readings of the store.

    Values are told by identity, and what is kept holds them, so that no other value can take their place.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine, self.name = engine, engine.name
        self._readings: OrderedDict[tuple[str, str], Reading] = OrderedDict()
        self._results: OrderedDict[tuple[object, ...], tuple[tuple[object, ...], Any]] = OrderedDict()
        self._own: dict[int, object] = {}  # what comes from readings of the store, by identity
        self._lock = threading.Lock()

    def known(self, reading: Reading) -> Reading:
        """The kept reading that equals this one, else this one, which is kept from now on."""
        name = (reading.path, reading.doc)
        with self._lock:
            kept = self._readings.get(name)
            if kept is None or kept != reading:
                self._forget(kept)
                self._readings[name] = kept = reading
                self._own[id(reading)] = reading
            self._readings.move_to_end(name)
            while len(self._readings) > REFERENCES:
                self._forget(self._readings.popitem(last=False)[1])
            return kept

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
        """As the engine's; only what is not remembered is worked on."""
        made_of = _MADE_OF.get(label)
        if made_of is None:
            yield from self._engine.map(kernel, items, shared, label=label, heavy=heavy, here=here)
            return
        sources = [made_of(shared, item) for item in items]
        known = self._remembered(label, sources)
        todo = [n for n in range(len(items)) if n not in known]
        rest = self._engine.map(kernel, [items[n] for n in todo], shared, label=label, heavy=heavy, here=here)
        for n, result in zip(todo, rest, strict=True):
            known[n] = result
            self._remember(label, sources[n], result)
        yield from (known[n] for n in range(len(items)))

    def _remembered(self, label: str, sources: Sequence[tuple[object, ...]]) -> dict[int, Any]:
        found = {}
        with self._lock:
            for n, of in enumerate(sources):
                key = (label, *map(id, of))
                if key in self._results:
                    found[n] = self._results[key][1]
                    self._results.move_to_end(key)
        return found

    def _remember(self, label: str, of: tuple[object, ...], result: object) -> None:
        with self._lock:
            if id(of[0]) not in self._own:
                return
            key = (label, *map(id, of))
            _, before = self._results.pop(key, (of, None))  # of another thread, at the same time
            for one in _values(before):
                self._forget(one)
            self._results[key] = (of, result)
            for one in _values(result):
                self._own[id(one)] = one
            while len(self._results) > STEPS * REFERENCES:
                _, (_, old) = self._results.popitem(last=False)
                for one in _values(old):
                    self._forget(one)

    def _forget(self, value: object) -> None:
        self._own.pop(id(value), None)

    def count(self, keys: Keys, origins: Index) -> tuple[Keys, Index]:
        """As the engine's."""
        return self._engine.count(keys, origins)

    def pair(
        self, keys: Keys, owners: Index, window: tuple[int, int], least: float = 0.0
    ) -> tuple[Index, Index, npt.NDArray[np.float64]]:
        """Pairs of owners that share keys of the window, by the engine behind."""
        return self._engine.pair(keys, owners, window, least)

    def components(self, a: Index, b: Index, n: int) -> Index:
        """As the engine's."""
        return self._engine.components(a, b, n)


def _values(result: object) -> tuple[object, ...]:
    """The values in a result: of several, these; of nothing, nothing."""
    return result if isinstance(result, tuple) else () if result is None else (result,)
