"""jieba's cut of a text into words, without the ways that lead nowhere.

jieba lists the words at every place of a run of characters first and weighs them second, with a generator for each.
Here one loop from the end of the run does both, on the same numbers in the same order, so the words are the same; and
runs are kept, as the clauses of reports recur in other reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from math import log
from typing import Protocol

from reportmine.segment.dictionary import Words

RUNS, RESTS = 1 << 13, 1 << 14  # runs and rests kept
# a run that is cut, else a character by itself
_PIECE = re.compile(r"[\u4e00-\u9fd5a-zA-Z0-9+#&._%\-]+|\r\n|[\s\S]")


class Model(Protocol):
    """jieba.finalseg, which cuts what the dictionary does not know."""

    def cut(self, sentence: str) -> Iterator[str]:
        """The words of a sentence."""


class Cutter:
    """Cuts texts by the words and their frequencies, `total` in all."""

    def __init__(self, words: Words, total: int, model: Model) -> None:
        self._words, self._log_total = words, log(total)
        self._runs: dict[str, tuple[str, ...]] = {}
        self._seen = lru_cache(maxsize=RESTS)(lambda characters: tuple(model.cut(characters)))

    def cut(self, text: str) -> list[str]:
        """The words in order."""
        pieces, runs = _PIECE.findall(text), self._runs
        new = {piece for piece in pieces if len(piece) > 1 and piece not in runs}
        if new:
            self._words.know("\n".join(new))
            if len(runs) > RUNS:
                runs.clear()
            runs.update((piece, self._run(piece)) for piece in new)
        found: list[str] = []
        for piece in pieces:
            if len(piece) > 1:
                found.extend(runs.get(piece) or self._run(piece))
            else:
                found.append(piece)
        return found

    def _run(self, characters: str) -> tuple[str, ...]:
        ends = _ends(characters, self._words.frequencies, self._log_total)
        found: list[str] = []
        at = begun = 0  # where the word begins, and the single characters before it
        while at < len(characters):
            end = ends[at]
            if end - at > 1:
                if begun < at:
                    found.extend(self._rest(characters[begun:at]))
                found.append(characters[at:end])
                begun = end
            at = end
        if begun < at:
            found.extend(self._rest(characters[begun:]))
        return tuple(found)

    def _rest(self, characters: str) -> Iterable[str]:
        """Single characters, in which the model may see words."""
        known = len(characters) == 1 or self._words.frequencies.get(characters)
        return characters if known else self._seen(characters)


def _ends(characters: str, frequencies: dict[str, int], log_total: float) -> list[int]:
    """For every place the end of the word there on the most probable way to the end of the run."""
    size = len(characters)
    ends, best = [0] * size, [0.0] * (size + 1)
    for start in range(size - 1, -1, -1):
        to, top = start + 1, -log_total + best[start + 1]  # a character that is no word counts as said once
        end, known = start + 1, False
        frequency = frequencies.get(characters[start])
        while frequency is not None:  # 0: the beginning of a word only
            if frequency:
                weight = log(frequency) - log_total + best[end]
                if weight >= top or not known:
                    to, top, known = end, weight, True
            if end == size:
                break
            end += 1
            frequency = frequencies.get(characters[start:end])
        ends[start], best[start] = to, top
    return ends
