"""Words for readers, in Chinese first: labels of fixed values, words for missing ones, sentences with blanks."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from reportmine.resources import data_file

LANGS = ("zh", "en")


@cache
def _words() -> dict[str, Any]:
    with data_file("reports", "wording.toml").open("rb") as handle:
        return tomllib.load(handle)


def say(key: str, lang: str = "zh", **blanks: object) -> str:
    """The sentence `key` with its blanks filled in; KeyError where wording.toml has none.

    >>> say("chars", n=12)
    '12 字'
    """
    text: str = _words()["say"][key][lang]
    return text.format(**blanks)


def label(labels: str, value: object, lang: str = "zh") -> str:
    """The word of set `labels` for a fixed value; a value the set does not know is shown as it is.

    >>> label("relation", "partial"), label("relation", "other")
    ('部分重合', 'other')
    """
    key = str(value).lower() if isinstance(value, bool) else str(value)
    entry = _words()["labels"].get(labels, {}).get(key)
    return str(entry[lang]) if entry else str(value)


def missing(kind: str | None, lang: str = "zh") -> str:
    """What stands where a value is missing; "" for None.

    >>> missing("fact"), missing(None)
    ('原文未写', '')
    """
    return str(_words()["null"][kind][lang]) if kind else ""


def phrasebook(prefixes: tuple[str, ...], lang: str) -> dict[str, str]:
    """The unfilled sentences whose key starts with one of `prefixes`, for the scripts of a page."""
    return {key: entry[lang] for key, entry in _words()["say"].items() if key.startswith(prefixes)}


def labels_of(labels: str, lang: str) -> dict[str, str]:
    """Every word of a set, by value."""
    return {value: entry[lang] for value, entry in _words()["labels"][labels].items()}
