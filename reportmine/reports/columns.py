"""The columns of every table: order, headings, kind of value and meaning, read once from columns.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from reportmine.resources import data_file

KINDS = (
    "text",
    "code",
    "int",
    "year",
    "ratio",
    "points",
    "float",
    "date",
    "moment",
    "bool",
    "list",
    "ints",
    "ratios",
    "json",
)
DEFAULT_WIDTH = 12  # of a column without a width of its own, in half-width characters


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its stable English name, what a reader sees as heading, and what it holds."""

    name: str
    zh: str
    en: str
    kind: str
    note: str
    labels: str | None = None  # set of words in wording.toml for the values of a code
    null: str | None = None  # entry of [null] in wording.toml for a missing value
    width: int = DEFAULT_WIDTH
    align: str = "left"

    def heading(self, lang: str) -> str:
        """The heading in `lang` ("zh" or "en")."""
        return self.zh if lang == "zh" else self.en

    @property
    def numeric(self) -> bool:
        """Whether the values are numbers, set flush right."""
        return self.kind in ("int", "year", "ratio", "points", "float")


@dataclass(frozen=True, slots=True)
class Schema:
    """One table: its headings, its columns in the order of the contract, the most telling ones."""

    name: str
    zh: str
    en: str
    columns: tuple[Column, ...]
    first: tuple[str, ...]

    def heading(self, lang: str) -> str:
        """The table's own name in `lang`."""
        return self.zh if lang == "zh" else self.en

    @property
    def names(self) -> tuple[str, ...]:
        """The English column names in order."""
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        """The column called `name`; KeyError where there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name}.{name}")


@cache
def schemas() -> Mapping[str, Schema]:
    """Every table by name, in the order of columns.toml.

    >>> schemas()["checks"].names
    ('doc', 'start', 'end', 'where', 'check', 'text', 'says', 'expected')
    """
    with data_file("reports", "columns.toml").open("rb") as handle:
        raw = tomllib.load(handle)
    return MappingProxyType(
        {
            name: Schema(
                name=name,
                zh=entry["zh"],
                en=entry["en"],
                columns=tuple(Column(**column) for column in entry["columns"]),
                first=tuple(entry["first"]),
            )
            for name, entry in raw.items()
        }
    )


def schema(name: str) -> Schema:
    """The schema of table `name`; ValueError where the contract has no such table.

    >>> schema("pairs").column("a_copied_ratio").kind
    'ratio'
    """
    try:
        return schemas()[name]
    except KeyError:
        raise ValueError(f"no table {name!r} in columns.toml") from None
