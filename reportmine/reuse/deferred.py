"""A mapping of which a part is made when first asked for: most reports of a large collection share nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

Value = TypeVar("Value")


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
