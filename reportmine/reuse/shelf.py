"""Values that are made when they are asked for, and of which only the last ones used are kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Shelf(Generic[Value]):
    """The values of `make(parts[i])` by number; `kept` of them stay made.

    >>> shelf = Shelf({0: "a", 1: "b"}, str.upper, kept=1)
    >>> shelf[1], shelf[0]
    ('B', 'A')
    """

    def __init__(self, parts: Mapping[int, Value], make: Callable[[Value], Value], kept: int) -> None:
        self._parts, self._make, self._kept = parts, make, kept
        self._made: OrderedDict[int, Value] = OrderedDict()

    def __getitem__(self, at: int) -> Value:
        if at in self._made:
            self._made.move_to_end(at)
            return self._made[at]
        if len(self._made) >= self._kept:
            self._made.popitem(last=False)
        self._made[at] = self._make(self._parts[at])
        return self._made[at]
