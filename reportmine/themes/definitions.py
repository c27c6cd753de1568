"""The theme lexicon: which words show which theme, read from a TOML file that users may replace."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reportmine.errors import DataFileError
from reportmine.resources import data_file

_WORDS = ("terms", "aliases", "exclusions")
_LINE = re.compile(r"\(at line (\d+), column \d+\)")


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme: its label, the words that show it (terms and aliases together), and wordings that do not."""

    label: str
    terms: tuple[str, ...]
    exclusions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ThemeLexicon:
    """All themes in the order of the file; hashable, so that what is compiled from it can be kept."""

    themes: tuple[Theme, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels in the order of the file."""
        return tuple(theme.label for theme in self.themes)


def load_lexicon(path: Path | None) -> ThemeLexicon:
    """Read the shipped lexicon (None) or a user's TOML file.

    Raises DataFileError naming file and line (or entry) where the file cannot be read or says something else.

    >>> "女职工" in load_lexicon(None).labels
    True
    """
    source = path if path is not None else data_file("themes", "lexicon/themes.toml")
    table = _parse(source)
    entries = table.get("theme")
    if not isinstance(entries, list) or not entries or set(table) != {"theme"}:
        raise DataFileError("主题词表里没有 [[theme]] 条目，或另有不认识的内容", where=str(source), advice=_ADVICE)
    themes = tuple(_theme(entry, number, source) for number, entry in enumerate(entries, 1))
    labels = [theme.label for theme in themes]
    for number, label in enumerate(labels, 1):
        if label in labels[: number - 1]:
            raise DataFileError(f"主题名“{label}”重复", where=f"{source} 第{number}个主题", advice="请合并或改名")
    return ThemeLexicon(themes)


_ADVICE = '每个主题写成 [[theme]]，下面是 label = "…" 和 terms = ["…"]，可再加 aliases、exclusions'


def _parse(source: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads(source.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise DataFileError("打不开主题词表", where=str(source), advice="请检查路径和权限") from error
    except UnicodeDecodeError as error:
        raise DataFileError("主题词表不是 UTF-8 编码", where=str(source), advice="请另存为 UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        where = f"{source} 第{line[1]}行" if line else f"{source} 末尾"
        raise DataFileError("主题词表的写法不对", where=where, advice=_ADVICE) from error


def _theme(entry: object, number: int, source: Path) -> Theme:
    where = f"{source} 第{number}个主题"
    if not isinstance(entry, dict):
        raise DataFileError("主题条目的写法不对", where=where, advice=_ADVICE)
    label = entry.get("label")
    if not isinstance(label, str) or not label.strip():
        raise DataFileError("主题缺少名称 label", where=where, advice=_ADVICE)
    where = f"{where}（{label.strip()}）"
    unknown = sorted(set(entry) - {"label", *_WORDS})
    if unknown:
        raise DataFileError(f"不认识的项 {'、'.join(unknown)}", where=where, advice=_ADVICE)
    terms, aliases, exclusions = (_words(entry.get(key, []), key, where) for key in _WORDS)
    if not terms:
        raise DataFileError("主题没有词 terms", where=where, advice=_ADVICE)
    return Theme(label.strip(), (*terms, *(word for word in aliases if word not in terms)), exclusions)


def _words(value: object, key: str, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
        raise DataFileError(f"{key} 应是非空文字的列表", where=where, advice=_ADVICE)
    words = [word.strip() for word in value]
    for at, word in enumerate(words):
        if word in words[:at]:
            raise DataFileError(f"{key} 里“{word}”写了两次", where=where, advice="请删去一处")
    return tuple(words)
