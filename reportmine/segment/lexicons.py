"""Reads the domain lexicon and the user's own: one word a line, with an optional frequency and tag."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from reportmine.errors import DataFileError
from reportmine.resources import data_file

DEFAULT_TAG = "n"  # a user's word without a tag is a noun: it names something


class Term(NamedTuple):
    """A word that is held together; `frequency` None is "as high as it takes"."""

    word: str
    frequency: int | None
    tag: str


def read_lexicon(path: Path) -> tuple[Term, ...]:
    """The terms of a lexicon file: `word [freq] [tag]` a line, `#` begins a comment.

    UTF-8 (with or without BOM) or GB18030. Raises DataFileError with file and line where a line is malformed.

    >>> read_lexicon(data_file("segment", "lexicon/union.txt"))[0]
    Term(word='总工会', frequency=None, tag='org')
    """
    terms = []
    for number, line in enumerate(_decoded(path).splitlines(), 1):
        if columns := line.split("#", 1)[0].split():
            terms.append(_term(columns, f"{path}:{number}"))
    return tuple(terms)


@cache
def shipped() -> tuple[Term, ...]:
    """The terms of the lexicon that comes with the program."""
    return read_lexicon(data_file("segment", "lexicon/union.txt"))


def _decoded(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DataFileError("词表打不开", where=str(path), advice="请检查文件是否存在、能否读取") from error
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise DataFileError("词表的编码认不出", where=str(path), advice="请另存为 UTF-8 文本")


def _term(columns: list[str], where: str) -> Term:
    word, rest = columns[0], columns[1:]
    frequency = None
    if rest and rest[0].isdecimal():
        frequency = int(rest.pop(0))
    if len(rest) > 1 or (rest and not (rest[0].isascii() and rest[0].isalpha())):
        raise DataFileError(
            f"词表这一行不合格式：{' '.join(columns)}", where=where, advice="每行写“词 [词频] [词性]”，词性用字母"
        )
    if frequency == 0:
        raise DataFileError(f"词频不能为 0：{word}", where=where, advice="请写正整数，或不写词频")
    return Term(word, frequency, rest[0] if rest else DEFAULT_TAG)
