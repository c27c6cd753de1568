"""Things made when asked for, of which only the last are kept: reports of a large collection would fill the memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Generic, Protocol, TypeVar, overload, runtime_checkable

from reportmine.verbs import Engine

Key = TypeVar("Key")
Value = TypeVar("Value")
Result = TypeVar("Result")
Made = TypeVar("Made", covariant=True)

KEPT = 256  # values kept at hand


@runtime_checkable
class Prepares(Protocol[Made]):
    """Items that are made when asked for, and best made where something is done with them."""

    def each(
        self, kernel: Callable[[None, Made], Result], positions: Sequence[int], engine: Engine, label: str
    ) -> Iterator[Result]:
        """`kernel(None, item)` for the items at rising positions."""
        ...


class Drawn(Sequence[Value]):
    """Some of the items of a sequence, by position; none is looked at before it is asked for.

    >>> Drawn("abcd", [0, 3])[1]
    'd'
    """

    def __init__(self, items: Sequence[Value], positions: Sequence[int]) -> None:
        self._items, self._positions = items, positions

    def __len__(self) -> int:
        return len(self._positions)

    @overload
    def __getitem__(self, at: int) -> Value: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Value]: ...
    def __getitem__(self, at: int | slice) -> Value | Sequence[Value]:
        if isinstance(at, slice):
            return [self._items[d] for d in self._positions[at]]
        return self._items[self._positions[at]]

    def each(self, kernel: Callable[[None, Value], Result], engine: Engine, label: str) -> Iterator[Result]:
        """`kernel(None, item)` for every item."""
        if isinstance(self._items, Prepares):
            return self._items.each(kernel, self._positions, engine, label)
        return engine.map(kernel, self, None, label=label)


class Lately(Generic[Key, Value]):
    """The values made lately by key; `kept` at most, None for all. A copy in another process begins empty."""

    def __init__(self, kept: int | None = KEPT) -> None:
        self._kept = kept
        self._made: dict[Key, Value] = {}

    def __reduce__(self) -> tuple[object, ...]:
        return Lately, (self._kept,)

    def get(self, key: Key) -> Value | None:
        """The value of a key, None where it is not at hand."""
        return self._made.get(key)

    def put(self, key: Key, value: Value) -> Value:
        """Keeps a value and gives it back; the oldest one makes room."""
        if self._kept is not None and len(self._made) >= self._kept:
            del self._made[next(iter(self._made))]
        self._made[key] = value
        return value


class Deferred(Mapping[str, Value]):
    """The values of `names`, in their order: those of `known` at hand, the others as `make` gives them, all at once.

    >>> made = Deferred(["a", "b"], {"a": 1}, lambda: {"b": 2})
    >>> made["a"], dict(made)
    (1, {'a': 1, 'b': 2})
    """

    def __init__(
        self, names: Sequence[str], known: Mapping[str, Value], make: Callable[[], Mapping[str, Value]]
    ) -> None:
        self._names, self._known, self._make = names, known, make
        self._all = frozenset(names)
        self._made: Mapping[str, Value] | None = None

    def __getitem__(self, name: str) -> Value:
        if name in self._known:
            return self._known[name]
        if self._made is None:
            self._made = self._make()
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __contains__(self, name: object) -> bool:
        return name in self._all
