"""Which document a row of a metadata table speaks of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reportmine.errors import UnreadableFile
from reportmine.text.bulk import row_name
from reportmine.text.handed_in import GivenRow, GivenTable, plain_name
from reportmine.text.naming import display, plain_path, relative_name
from reportmine.text.tabular import SUFFIXES as TABLES
from reportmine.text.tabular import rows


@dataclass(slots=True)
class Attached:
    """What was handed in for one file."""

    given: dict[str, str] = field(default_factory=dict)
    parts: dict[str, dict[str, str]] = field(default_factory=dict)


def attach(
    tables: Sequence[tuple[GivenTable, Path | None]], files: Mapping[str, Path]
) -> tuple[dict[str, Attached], list[str]]:
    """What the tables say of each of `files` (id -> path), and a warning for every row that fits none.

    A table with a folder speaks of files by their path below it, one without by their id; both also by the mere
    file name where only one file has it. Later tables win over earlier ones, column by column.
    """
    attached = {doc: Attached() for doc in files}
    warnings: list[str] = []
    in_tables = _RowNames(files)
    for table, folder in tables:
        names = _names(files, folder)
        told: dict[tuple[str, str], int] = {}
        for row in table.rows:
            fitting = names.get(row.doc, ())
            if len(fitting) > 1:
                warnings.append(_about(table, row, "同名的文件不止一个，请写出所在文件夹"))
            elif fitting:
                _note_repeat(table, row, told, warnings)
                _add(attached[fitting[0]], row.part, row.values)
            elif not _add_to_rows(attached, in_tables, row):
                warnings.append(_about(table, row, "没有对应的文件"))
    return attached, warnings


def _names(files: Mapping[str, Path], folder: Path | None) -> dict[str, tuple[str, ...]]:
    """Every way to name a file -> the ids it fits; a full path or id wins over a mere file name."""
    exact: dict[str, list[str]] = defaultdict(list)
    loose: dict[str, list[str]] = defaultdict(list)
    for doc, path in files.items():
        if folder is None:
            exact[plain_name(doc)].append(doc)
        elif plain_path(folder) in plain_path(path).parents:
            exact[plain_name(relative_name(plain_path(path), plain_path(folder)))].append(doc)
        else:
            continue
        loose[plain_name(display(path.name))].append(doc)
    return {name: tuple(docs) for name, docs in {**loose, **exact}.items()}


class _RowNames:
    """The ids of the rows of all tables among the files, read only when a metadata row fits no file."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        self._tables = {doc: path for doc, path in files.items() if path.suffix.lower() in TABLES}
        self._names: dict[str, list[tuple[str, str]]] | None = None

    def holding(self, name: str) -> list[tuple[str, str]]:
        """`(table, row id)` of every row of that name."""
        if self._names is None:
            self._names = defaultdict(list)
            for doc, path in self._tables.items():
                for own in _row_names(path):
                    self._names[plain_name(own)].append((doc, own))
        return self._names.get(name, [])


def _row_names(path: Path) -> list[str]:
    try:
        return [name for row in rows(path) if (name := row_name(row))]
    except (UnreadableFile, OSError):
        return []  # reading the file says why


def _add_to_rows(attached: Mapping[str, Attached], names: _RowNames, row: GivenRow) -> bool:
    name = f"{row.doc}#{row.part}" if row.part else row.doc
    holding = names.holding(name)
    for doc, own in holding:
        _add(attached[doc], own, row.values)
    return bool(holding)


def _add(target: Attached, part: str, values: Mapping[str, str]) -> None:
    (target.parts.setdefault(part, {}) if part else target.given).update(values)


def _note_repeat(table: GivenTable, row: GivenRow, told: dict[tuple[str, str], int], warnings: list[str]) -> None:
    key = (row.doc, row.part)
    if key in told:
        warnings.append(_about(table, row, f"第 {told[key]} 行已写过同一份，以后写的为准"))
    told[key] = row.line


def _about(table: GivenTable, row: GivenRow, what: str) -> str:
    name = f"{row.doc}#{row.part}" if row.part else row.doc
    return f"元数据表 {display(str(table.path))} 第 {row.line} 行的 {name}：{what}"
