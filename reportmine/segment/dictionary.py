"""jieba's dictionary without building it: the words that a text needs are put in place when the text comes.

To cut a text jieba looks up pieces of that text and nothing else, and a piece begins with two neighbouring characters
of it. So only the words of these pairs have to be there, and all cuts are those of the whole dictionary. Building the
whole takes a second; a check cuts a few clauses.
"""

from __future__ import annotations

import warnings
from functools import cache
from importlib import import_module
from typing import Any

import numpy as np
import numpy.typing as npt

Index = npt.NDArray[np.int64]

_SPACE, _NEWLINE, _ZERO = ord(" "), ord("\n"), ord("0")
_21 = np.uint64(21)  # bits of a code point


class Words:
    """Words by `frequencies`, beginnings of words with 0, as jieba wants them; filled by `know`.

    >>> words = Words()
    >>> words.know("劳动竞赛")
    >>> words.frequencies["劳动竞赛"] > 0, words.frequencies["劳动竞"], "工会" in words.frequencies
    (True, 0, False)
    """

    def __init__(self) -> None:
        self.frequencies: dict[str, int] = {}
        self._known: set[str] = set()

    def know(self, text: str) -> None:
        """Puts in place all words that a piece of the text can be, and their beginnings."""
        wanted = set(map(str.__add__, text, text[1:])).union(text) - self._known
        if wanted:
            _rows().put(wanted, self.frequencies)
            self._known |= wanted  # at the end: another thread that asks meanwhile puts the same in place


class _Rows:
    """The rows of the dictionary's file by the first two characters; a word of one character is before a space."""

    def __init__(self, text: str) -> None:
        codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
        ends = np.flatnonzero(codes == _NEWLINE)
        starts = np.concatenate(([0], ends[:-1] + 1))
        spaces = np.append(np.flatnonzero(codes == _SPACE), len(codes))
        at = np.searchsorted(spaces, starts)
        until, after = spaces[at], np.minimum(spaces[at + 1], ends)
        keys = (codes[starts].astype(np.uint64) << _21) | codes[starts + 1]
        order = np.argsort(keys, kind="stable")  # of a word that stands twice the last row counts
        frequencies = _numbers(codes, until, after)
        self.total = int(frequencies.sum())
        self._text, self._starts, self._until = text, starts[order], until[order]
        self._frequencies = frequencies[order]
        rising = keys[order]
        first = np.flatnonzero(np.append(True, rising[1:] != rising[:-1]))
        self._keys, self._bounds = rising[first], np.append(first, len(order))
        self._firsts = {chr(code) for code in (self._keys >> _21).tolist()}

    def put(self, wanted: set[str], words: dict[str, int]) -> None:
        """Puts the words that begin with any of the given characters or pairs in place."""
        for char in wanted & self._firsts:
            words.setdefault(char, 0)
        keys = np.array([_key(piece) for piece in sorted(wanted)], dtype=np.uint64)
        at = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        for group in at[self._keys[at] == keys].tolist():
            part = slice(self._bounds[group], self._bounds[group + 1])
            rows = zip(*(rows[part].tolist() for rows in (self._starts, self._until, self._frequencies)), strict=True)
            for start, until, frequency in rows:
                word = self._text[start:until]
                words[word] = frequency
                for end in range(2, len(word)):
                    words.setdefault(word[:end], 0)


def _key(piece: str) -> int:
    return (ord(piece[0]) << 21) | (ord(piece[1]) if len(piece) > 1 else _SPACE)


def _numbers(codes: npt.NDArray[np.uint32], before: Index, after: Index) -> Index:
    """The numbers written between two places each."""
    found = np.zeros(len(before), dtype=np.int64)
    for place in range(int((after - before).max(initial=1)) - 1):
        at = after - 1 - place
        found += np.where(at > before, (codes[at].astype(np.int64) - _ZERO) * 10**place, 0)
    return found


@cache
def _rows() -> _Rows:
    with jieba().Tokenizer().get_dict_file() as handle:
        return _Rows(handle.read().decode("utf-8"))


def total() -> int:
    """How many words the frequencies were counted on."""
    return _rows().total


def frequency(word: str) -> int:
    """How often the dictionary's 60 million words have this word; 0 for one it does not know.

    >>> frequency("职工") > frequency("教职工") > frequency("职工喵") == 0
    True
    """
    _asked().know(word[:2])
    return _asked().frequencies.get(word, 0)


@cache
def _asked() -> Words:
    return Words()


def jieba() -> Any:  # it publishes no types
    """The library, imported without the warnings of its last release: nothing a user can do about them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return import_module("jieba")
