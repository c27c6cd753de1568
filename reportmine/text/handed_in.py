"""metadata.csv, metadata.xlsx and --metadata FILE: what the user knows about documents and files do not say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple, get_args

from reportmine.errors import DataFileError, UnreadableFile, UsageError
from reportmine.model import Kind
from reportmine.text.tabular import Row, as_text, rows

_PART: Final = re.compile(r"(.+)#(\d+)")
_YEAR: Final = re.compile(r"(\d{4})\s*年?(?:度)?")
_ADVICE: Final = "第一行要有列名 doc，以及 year、submitter、kind、submitted_at 等任意几列；编码用 UTF-8 或 GBK"


class GivenRow(NamedTuple):
    """One row: which document it speaks of, which report inside it ("" for the whole file), and what it says."""

    doc: str  # slashes and Unicode form made plain, see `plain_name`
    part: str  # "2" of file.txt#2
    line: int
    values: Mapping[str, str]


class GivenTable(NamedTuple):
    """A metadata table and where it lies."""

    path: Path
    rows: tuple[GivenRow, ...]


def load(path: Path) -> GivenTable:
    """Reads a metadata table; raises DataFileError with file and line, UsageError where there is no such file."""
    if not path.is_file():
        raise UsageError("没有这个元数据文件", where=str(path), advice="请检查 --metadata 后面的路径")
    if path.suffix.lower() not in {".csv", ".xlsx"}:
        raise DataFileError("元数据文件只能是 csv 或 xlsx", where=str(path), advice="请另存为 csv 或 xlsx")
    try:
        found = [_given_row(path, row) for row in rows(path)]
    except UnreadableFile as problem:
        raise DataFileError(problem.what, where=f"{path}:1", advice=problem.advice) from problem
    except OSError as problem:
        raise DataFileError(f"读不出元数据文件：{problem.strerror}", where=str(path), advice="请检查权限") from problem
    return GivenTable(path, tuple(row for row in found if row.values))


def plain_name(name: str) -> str:
    r"""A document's id for comparison: slashes forward, composed Unicode, no ./ before it.

    >>> plain_name(".\\镇\\a.txt ")
    '镇/a.txt'
    """
    return unicodedata.normalize("NFC", name).replace("\\", "/").strip().removeprefix("./")


def split_part(name: str) -> tuple[str, str]:
    """("file.txt", "2") of file.txt#2, ("file.txt", "") of file.txt.

    >>> split_part("a.txt#2")
    ('a.txt', '2')
    """
    found = _PART.fullmatch(name)
    return (found[1], found[2]) if found else (name, "")


def _given_row(path: Path, row: Row) -> GivenRow:
    where = f"{path}:{row.line}"
    if row.problem:
        raise DataFileError(row.problem, where=where, advice=_ADVICE)
    name = as_text(row.values.get("doc")) or as_text(row.values.get("id"))
    if not {"doc", "id"} & set(row.values):
        raise DataFileError("表里没有 doc 列", where=f"{path}:1", advice=_ADVICE)
    if name is None:
        raise DataFileError("这一行没有写 doc", where=where, advice=_ADVICE)
    texts = ((column, as_text(value)) for column, value in row.values.items() if column not in {"doc", "id"})
    values = {column: _checked(column, text.strip(), where) for column, text in texts if text is not None}
    doc, part = split_part(plain_name(name))
    return GivenRow(doc, part, row.line, values)


def _checked(column: str, value: str, where: str) -> str:
    if column == "year":
        year = _YEAR.fullmatch(unicodedata.normalize("NFKC", value))
        if not year:
            raise DataFileError(f"year 应是四位年份，写的是 {value}", where=where, advice="例如 2012")
        return year[1]
    if column == "kind" and value not in get_args(Kind):
        kinds = "、".join(get_args(Kind))
        raise DataFileError(f"kind 应是 {kinds} 之一，写的是 {value}", where=where, advice="请改正或留空")
    return value
