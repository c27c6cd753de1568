"""Finds the folders that lie beside the package in a checkout and inside it in a wheel.

`stopwords/` and `corpus/` are top-level folders of the project and are mapped into the package as
`reportmine.stopwords` and `reportmine.corpus` when a wheel is built, so both places are looked at.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from reportmine.errors import DataFileError

PACKAGE = Path(__file__).resolve().parent


@cache
def folder(name: str) -> Path:
    """The folder `name` ("stopwords", "corpus"): inside the package first, beside it second.

    Raises DataFileError where neither exists.

    >>> folder("stopwords").name
    'stopwords'
    """
    for base in (PACKAGE, PACKAGE.parent):
        if (base / name).is_dir():
            return base / name
    raise DataFileError(f"缺少随程序提供的目录 {name}", where=str(PACKAGE), advice="请重新安装 reportmine")


def data_file(room: str, name: str) -> Path:
    """A data file that belongs to one room of the package: `data_file("segment", "lexicon/union.txt")`."""
    path = PACKAGE / room / name
    if not path.is_file():
        raise DataFileError(f"缺少随程序提供的数据文件 {name}", where=str(path), advice="请重新安装 reportmine")
    return path


@cache
def program_digest() -> str:
    """A short digest of the program's code and data files: stored results of another program are not reused.

    The version alone would not do, for results change with every line between two releases.
    """
    seal = hashlib.sha256()
    files = [path for kind in ("*.py", "*.toml", "*.txt", "*.sql") for path in PACKAGE.rglob(kind)]
    for path in sorted(files, key=lambda path: path.relative_to(PACKAGE).as_posix()):
        seal.update(path.relative_to(PACKAGE).as_posix().encode("utf-8") + b"\0" + path.read_bytes())
    return seal.hexdigest()[:16]


def word_lines(path: Path) -> list[tuple[int, str]]:
    """Lines of a word list, numbered from 1, without blanks and `#` comments (a comment may end a line).

    >>> word_lines(folder("stopwords") / "general.txt")[0][1] != ""
    True
    """
    kept = []
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        word = line.split("#", 1)[0].strip()
        if word:
            kept.append((number, word))
    return kept
