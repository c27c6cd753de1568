"""Names, telephone and identity numbers masked, for what leaves the house; lengths hold, so positions do too."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from reportmine.reports.table import Table
from reportmine.resources import data_file
from reportmine.segment import Segmenter
from reportmine.segment.alternation import expression
from reportmine.segment.dictionary import frequency

_DIGIT = "[0-9０-９]"
_IDENTITY = re.compile(rf"(?<!{_DIGIT}){_DIGIT}{{6}}(?:19|20|１９|２０){_DIGIT}{{9}}[\dXx０-９Ｘｘ](?!{_DIGIT})")
_TELEPHONE = re.compile(
    rf"(?<!{_DIGIT})(?:[1１][3-9３-９]{_DIGIT}[ -]?{_DIGIT}{{4}}[ -]?{_DIGIT}{{4}}"
    rf"|[（(]?[0０]{_DIGIT}{{2,3}}[）) —-]{{0,2}}{_DIGIT}{{7,8}}|{_DIGIT}{{3,4}}[-—]{_DIGIT}{{7,8}}"
    rf"|(?<=[电话手机联系座机][：:]){_DIGIT}{{7,8}}|(?<=电话){_DIGIT}{{7,8}})(?!{_DIGIT})"
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_NAME_LENGTH = (2, 4)  # characters of a person's name with its surname; longer ones are mostly units
_KEPT = ("sha256",)  # no words, though its digits may look like a number
_MASK = "＊"
COMMON = 5  # of the dictionary, from which on two characters are a word (陈旧) and no name

Mask = Callable[[str], str]


@cache
def _persons() -> Mapping[str, Any]:
    with data_file("results", "persons.toml").open("rb") as handle:
        return tomllib.load(handle)


def redactor(segmenter: Segmenter, texts: Iterable[str]) -> Mask:
    """A function that masks persons (their surname stays), telephone and identity numbers and mail addresses.

    Persons are those found anywhere in `texts`, by the tagger or before a title (周晓东老师), so that a name is masked
    everywhere alike, also where nothing tells it again. Every text keeps its length. Some names will slip through and
    some words be masked: what leaves the house is to be read before.
    """
    names = re.compile(expression(sorted(_names(segmenter, texts))))

    def redacted(text: str) -> str:
        for pattern in (_IDENTITY, _TELEPHONE, _MAIL):
            text = pattern.sub(_starred, text)
        return names.sub(_named, text)

    return redacted


def named_apart(docs: Iterable[str], mask: Mask) -> dict[str, str]:
    """Masked ids of documents, no two alike: 王小明.txt and 王小红.txt stay two reports.

    >>> named_apart(["a1", "a2"], lambda text: text[0] + "*")
    {'a1': 'a*', 'a2': 'a*（2）'}
    """
    named: dict[str, str] = {}
    taken: dict[str, int] = {}
    for doc in sorted(docs):
        masked = mask(doc)
        taken[masked] = taken.get(masked, 0) + 1
        named[doc] = masked if taken[masked] == 1 else f"{masked}（{taken[masked]}）"
    return named


def redacted_tables(tables: Mapping[str, Table], mask: Mask, ids: Mapping[str, str]) -> dict[str, Table]:
    """Every text of every table masked; `ids` of documents by their own names, so that tables still fit together."""

    def masked(text: str) -> str:
        if text in ids:
            return ids[text]
        doc, colon, rest = text.rpartition(":")
        return f"{ids[doc]}:{rest}" if colon and doc in ids else mask(text)

    return {name: _redacted(table, masked) for name, table in tables.items()}


def _redacted(table: Table, mask: Mask) -> Table:
    kept = [name in _KEPT for name in table.columns]
    rows = (
        tuple(cell if same else _cell(cell, mask) for cell, same in zip(row, kept, strict=True)) for row in table.rows
    )
    return Table(table.name, table.columns, tuple(rows))


def _cell(cell: Any, mask: Mask) -> Any:
    if isinstance(cell, str):
        return mask(cell)
    if isinstance(cell, list):
        return [_cell(item, mask) for item in cell]
    if isinstance(cell, dict):
        return {key: _cell(value, mask) for key, value in cell.items()}
    return cell


def _names(segmenter: Segmenter, texts: Iterable[str]) -> frozenset[str]:
    found = set()
    for text in texts:
        found |= {token.word for token in segmenter.tagged(text) if token.tag == "nr" and _is_name(token.word)}
        found |= {name for name in _before_title().findall(text) if _is_name(name)}
    return frozenset(name for name in found if len(name) > _NAME_LENGTH[0] or frequency(name) < COMMON)


@cache
def _before_title() -> re.Pattern[str]:
    """A surname and one or two characters before a title, at the beginning of a piece of text or after a listing."""
    persons = _persons()
    surname, titles = "|".join([*persons["compound"], f"[{persons['surnames']}]"]), "|".join(persons["titles"])
    return re.compile(rf"(?:(?<=[，。、；：！？（(“\s])|^)((?:{surname})[一-龥]{{1,2}})(?=(?:{titles}))")


def _is_name(word: str) -> bool:
    persons = _persons()
    surname = word[:2] if word[:2] in persons["compound"] else word[0] if word[0] in persons["surnames"] else ""
    return bool(surname) and _NAME_LENGTH[0] <= len(word) <= len(surname) + 2


def _starred(found: re.Match[str]) -> str:
    return _MASK * len(found[0])


def _named(found: re.Match[str]) -> str:
    kept = 2 if found[0][:2] in _persons()["compound"] and len(found[0]) > 2 else 1
    return found[0][:kept] + "某" * (len(found[0]) - kept)
