"""A table as a value: a name, columns in the order of the contract, rows of JSON-able cells."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reportmine.reports.columns import schema

Cell = str | int | float | bool | None | list[Any] | dict[str, Any]

_PLAIN = (str, int, bool, type(None))


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns; every cell is JSON-able and no number is infinite or undefined."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def records(self) -> Iterator[dict[str, Cell]]:
        """Each row as a dict in column order."""
        for row in self.rows:
            yield dict(zip(self.columns, row, strict=True))


def make_table(name: str, records: Iterable[Mapping[str, Cell]]) -> Table:
    """A table in the column order of the contract; keys a record lacks become None.

    Tuples become lists. Raises ValueError for a table or a key the contract does not know, and for a value that
    JSON cannot hold (a float that is no number included), because such a value is a mistake of the caller.

    >>> make_table("sections", [{"doc": "a.txt", "chars": 120}]).rows
    (('a.txt', None, 120, None, None),)
    """
    names = schema(name).names
    known = frozenset(names)
    rows = []
    for record in records:
        if not known.issuperset(record):
            extra = sorted(set(record) - known)
            raise ValueError(f"table {name}: columns not in the contract: {', '.join(extra)}")
        rows.append(tuple(_cell(record.get(column), name, column) for column in names))
    return Table(name, names, tuple(rows))


def _cell(value: Any, table: str, column: str) -> Cell:
    """The value with tuples as lists; exact types only, so that a numpy number or an enum does not slip through."""
    if type(value) in _PLAIN:
        return value  # type: ignore[no-any-return]
    if type(value) is float and math.isfinite(value):
        return value
    if isinstance(value, (list, tuple)):
        return [_cell(item, table, column) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _cell(item, table, column) for key, item in value.items()}
    raise ValueError(f"table {table}: {column} cannot hold {value!r}")
