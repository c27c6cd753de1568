"""jieba in a private tokenizer that is filled in memory, with the words of the texts that are cut.

jieba's own start reads `jieba.cache` from the shared temporary folder with marshal and checks neither owner nor
content, so anyone on the machine can plant one; it saves no time either. A private tokenizer also keeps our words
out of the process-wide dictionary.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from functools import cached_property
from importlib import import_module
from importlib.metadata import version
from typing import Any, Protocol

from reportmine.model import Token
from reportmine.segment.dictionary import Words, jieba, total
from reportmine.segment.jieba_cut import Cutter
from reportmine.segment.lexicons import Term
from reportmine.segment.tokens import FLOOR, digest, filled, placed


class _Pair(Protocol):
    word: str
    flag: str


class _Tagger(Protocol):
    """What is used of jieba.posseg.POSTokenizer."""

    def cut(self, text: str) -> Iterator[_Pair]: ...


class JiebaSegmenter:
    """jieba with the domain lexicon."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        self._terms = terms
        self.name = f"jieba {version('jieba')}+lexicon {digest(terms)}"
        self._tokenizer, self._words = _tokenizer(terms)
        self._cut = Cutter(self._words, self._tokenizer.total, import_module("jieba.finalseg"))

    def __reduce__(self) -> tuple[object, ...]:
        # a worker fills its own from the same words: locks cannot be sent
        return filled, ("jieba", self._terms)

    def cut(self, text: str) -> list[str]:
        """The words in order; jieba looks at one run of characters at a time, so long texts need no cutting."""
        return self._cut.cut(text)

    def tokens(self, text: str) -> list[Token]:
        """The words with their positions."""
        return placed((word, "") for word in self.cut(text))

    def tagged(self, text: str) -> list[Token]:
        """The words with positions and part of speech."""
        self._words.know(text)
        return placed((pair.word, pair.flag) for pair in self._tagger.cut(text))

    @cached_property
    def _tagger(self) -> _Tagger:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from jieba import posseg
        tagger: _Tagger = posseg.POSTokenizer(self._tokenizer)
        return tagger


def _tokenizer(terms: tuple[Term, ...]) -> tuple[Any, Words]:
    library, words = jieba(), Words()
    library.setLogLevel(logging.ERROR)
    tokenizer = library.Tokenizer()
    tokenizer.FREQ, tokenizer.total = words.frequencies, total()
    tokenizer.initialized = True
    for term in terms:
        words.know(term.word)
        frequency = term.frequency or max(tokenizer.suggest_freq(term.word), FLOOR)
        tokenizer.add_word(term.word, frequency, term.tag)
    return tokenizer, words
