"""jieba in a private tokenizer that is filled in memory.

jieba's own start reads `jieba.cache` from the shared temporary folder with marshal and checks neither owner nor
content, so anyone on the machine can plant one; it saves no time either. A private tokenizer also keeps our words
out of the process-wide dictionary.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from importlib.metadata import version
from typing import Protocol

from reportmine.model import Token
from reportmine.segment.lexicons import Term
from reportmine.segment.tokens import FLOOR, digest, filled, placed


class _Tokenizer(Protocol):
    """What is used of jieba.Tokenizer, which publishes no types."""

    def lcut(self, text: str) -> list[str]: ...


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
        self._tokenizer = _tokenizer(terms)

    def __reduce__(self) -> tuple[object, ...]:
        # a worker fills its own from the same words: the dictionary is large, and locks cannot be sent
        return filled, ("jieba", self._terms)

    def cut(self, text: str) -> list[str]:
        """The words in order; jieba looks at one run of characters at a time, so long texts need no cutting."""
        return self._tokenizer.lcut(text)

    def tokens(self, text: str) -> list[Token]:
        """The words with their positions."""
        return placed((word, "") for word in self.cut(text))

    def tagged(self, text: str) -> list[Token]:
        """The words with positions and part of speech."""
        return placed((pair.word, pair.flag) for pair in self._tagger.cut(text))

    @cached_property
    def _tagger(self) -> _Tagger:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from jieba import posseg
        tagger: _Tagger = posseg.POSTokenizer(self._tokenizer)
        return tagger


@cache
def dictionary() -> Mapping[str, int]:
    """The dictionary of jieba itself: how often each word stands in the 60 million words it was counted on."""
    import jieba

    frequencies, _ = jieba.Tokenizer().gen_pfdict(jieba.Tokenizer().get_dict_file())
    return {str(word): int(n) for word, n in frequencies.items() if n}


def _tokenizer(terms: tuple[Term, ...]) -> _Tokenizer:
    with warnings.catch_warnings():
        # bad escapes and pkg_resources in jieba's last release: nothing a user can do about them
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel(logging.ERROR)
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    for term in terms:
        frequency = term.frequency or max(tokenizer.suggest_freq(term.word), FLOOR)
        tokenizer.add_word(term.word, frequency, term.tag)
    filled: _Tokenizer = tokenizer
    return filled
