"""Groups by joining: union-find where the least member names its group, so that order never matters."""

from __future__ import annotations

from collections.abc import Iterable


class Unions:
    """The numbers from 0 to n - 1, each a group of its own at first.

    >>> unions = Unions(4)
    >>> unions.join(3, 1)
    >>> unions.find(3), unions.groups()
    (1, [[0], [1, 3], [2]])
    """

    def __init__(self, n: int, joined: Iterable[tuple[int, int]] = ()) -> None:
        self._root = list(range(n))
        for one, other in joined:
            self.join(one, other)

    def find(self, x: int) -> int:
        """The least member of the group of x."""
        while self._root[x] != x:
            self._root[x] = self._root[self._root[x]]
            x = self._root[x]
        return x

    def join(self, one: int, other: int) -> None:
        """Make one group of the groups of both."""
        low, high = self.find(one), self.find(other)
        if low > high:
            low, high = high, low
        self._root[high] = low

    def groups(self) -> list[list[int]]:
        """All groups: members rising, groups by their first member."""
        groups: dict[int, list[int]] = {}
        for x in range(len(self._root)):
            groups.setdefault(self.find(x), []).append(x)
        return list(groups.values())
