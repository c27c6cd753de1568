"""Which words may stand at the edge of a phrase, and which strings are figures rather than wording."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from reportmine.errors import DataFileError
from reportmine.resources import data_file

_DIGIT = "一二三四五六七八九两"
# a number as it is spoken: 三百二十, 一亿; but 十四五, 八五 are no numbers and name plans
_NUMBER = rf"(?:[{_DIGIT}]?千)?零?(?:[{_DIGIT}]?百)?零?(?:[{_DIGIT}]?十)?[{_DIGIT}]?[百千万亿]*"
_MEASURE = r"(?:年|月|日|元|吨|人|个|项|次|倍|亩|斤|年代|世纪|条|位|名|家|户|届|分之|多)*"
_FIGURE = re.compile(rf"第?(?:{_NUMBER}|[{_DIGIT}〇○零]{{4}}){_MEASURE}\Z")
_DATE = re.compile(rf"[{_DIGIT}〇○零]{{2,4}}年(?!计划|规划)|[{_DIGIT}〇○零]{{3}}|[百千]分之|点[{_DIGIT}]")
_ARABIC = re.compile(r"[0-9０-９%％．]")


@dataclass(frozen=True, slots=True)
class Edges:
    """Word lists, see `lexicon/phrase_edges.toml`."""

    function: frozenset[str]
    verbs: frozenset[str]
    nominal: frozenset[str]

    def may_begin(self, word: str) -> bool:
        """Whether a phrase of several words may begin with this word."""
        return word not in self.function and word not in self.verbs and not _ARABIC.search(word) and word != "+"

    def may_end(self, word: str) -> bool:
        """Whether a phrase of several words may end with this word."""
        if word in self.function or _ARABIC.search(word):
            return False
        return word not in self.verbs or word in self.nominal

    def clean(self, text: str) -> bool:
        """Whether a string without word boundaries neither begins nor ends with a word of the lists.

        >>> edges().clean("的教职工"), edges().clean("师德师风")
        (False, True)
        """
        sizes = range(1, min(len(text), 4) + 1)
        return all(self.may_begin(text[:size]) and self.may_end(text[-size:]) for size in sizes)


def is_figure(text: str) -> bool:
    """Whether a string is a number, a date or an amount and no wording.

    >>> [is_figure(word) for word in ("三百二十人", "一九五九年", "十四五", "三个代表")]
    [True, True, False, False]
    """
    return bool(_FIGURE.match(text) or _DATE.search(text))


@cache
def edges() -> Edges:
    """The shipped word lists."""
    path = data_file("themes", "lexicon/phrase_edges.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    try:
        return Edges(*(frozenset(table[name]) for name in ("function", "verbs", "nominal")))
    except KeyError as error:
        raise DataFileError(f"短语边界词表缺少 {error.args[0]}", where=str(path), advice="请重新安装") from error
