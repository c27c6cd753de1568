"""Words in place: one protocol, two segmenters with the same dictionary and the same lexicon."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from typing import Protocol

from reportmine.errors import UsageError
from reportmine.model import Token
from reportmine.segment.lexicons import Term, read_lexicon, shipped
from reportmine.settings import SegmentSettings

# A term is at least this frequent (per 60 million words of jieba's dictionary), so that in a sentence it also wins
# over words that overlap it: 师德师风|建设 and not 师德师|风建设.
FLOOR = 3000


class Segmenter(Protocol):
    """Cuts Chinese text into words; the words joined give the text again."""

    @property
    def name(self) -> str:
        """Program, version and digest of the lexicons: part of every result."""

    def cut(self, text: str) -> list[str]:
        """The words in order."""

    def tokens(self, text: str) -> list[Token]:
        """The words with their positions, without part of speech."""

    def tagged(self, text: str) -> list[Token]:
        """The words with positions and part of speech; slower, and boundaries may differ from `cut` in new words."""


def segmenter(settings: SegmentSettings) -> Segmenter:
    """The segmenter that the settings name, filled with the shipped lexicon and the user's.

    The same value for the same settings and the same words. Raises UsageError for an unknown or missing segmenter,
    DataFileError for a malformed lexicon.

    >>> segmenter(SegmentSettings()).cut("深化校务公开，抓好师德师风建设")
    ['深化', '校务公开', '，', '抓好', '师德师风', '建设']
    """
    terms = dict.fromkeys(shipped())
    for path in settings.lexicons:
        terms.update(dict.fromkeys(read_lexicon(path)))
    return filled(settings.segmenter, tuple(terms))


def digest(terms: Iterable[Term]) -> str:
    """Short SHA-256 of the terms in their order."""
    return hashlib.sha256("\n".join(map(repr, terms)).encode("utf-8")).hexdigest()[:8]


def placed(pieces: Iterable[tuple[str, str]]) -> list[Token]:
    """Tokens from words with tags that follow each other without a gap.

    >>> placed([("工会", "n"), ("。", "x")])
    [Token(word='工会', start=0, end=2, tag='n'), Token(word='。', start=2, end=3, tag='x')]
    """
    tokens = []
    at = 0
    for word, tag in pieces:
        end = at + len(word)
        tokens.append(Token(word, at, end, tag))
        at = end
    return tokens


# filling takes half a second, so a filled segmenter is kept; the key holds the words themselves, not their paths
@lru_cache(maxsize=4)
def filled(name: str, terms: tuple[Term, ...]) -> Segmenter:
    """The segmenter of that name with these terms; one and the same for the same words, in every process."""
    if name == "jieba":
        from reportmine.segment.with_jieba import JiebaSegmenter

        return JiebaSegmenter(terms)
    if name == "rjieba":
        try:
            import rjieba  # noqa: F401
        except ImportError as error:
            raise UsageError(
                "没有安装 rjieba", where="segmenter=rjieba", advice="请执行 pip install reportmine[fast]，或改用 jieba"
            ) from error
        from reportmine.segment.with_rjieba import RjiebaSegmenter

        return RjiebaSegmenter(terms)
    raise UsageError(f"不认识的分词器：{name}", where="segmenter", advice="可用的有 jieba、rjieba")
