"""Words that rewriters of this corpus exchange for one another, counted as equal in the second alignment.

No list of synonyms is shipped: the corpus teaches what its rewriters do (开展→举办, 加强→增强). A swap is learned
where it was seen in passages of at least `LEARNED` independent pairs of sources, so that whatever pair is judged, two
others taught it. Words are joined around the most frequent one, star by star: chains of swaps (开展→组织→安排→布置)
would make everything equal to everything.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from reportmine.reuse.swaps import Cutter, clause_swaps

LEARNED = 3  # independent pairs of sources that teach a swap
SHORTEST = 2  # characters of a word that can be learned: single characters are parts of too many words
STAR = 8  # words in one star
_FLAGS, _SPREAD = 1 << 16, np.uint32(0x9E3B)

Word = str


class Lesson(NamedTuple):
    """The swaps of one passage, and the two sources it stands in."""

    sources: tuple[int, int]
    swaps: tuple[tuple[Word, Word], ...]


@dataclass(frozen=True)
class Equivalents:
    """Words taken for equal: each with the word that stands for it; ValueError for one under `SHORTEST` characters."""

    standing_for: tuple[tuple[Word, Word], ...] = ()

    def __post_init__(self) -> None:
        if any(len(word) < SHORTEST for word, _ in self.standing_for):
            raise ValueError("a word of one character")

    def __bool__(self) -> bool:
        return bool(self.standing_for)

    @cached_property
    def _table(self) -> dict[Word, Word]:
        return dict(self.standing_for)

    @cached_property
    def _begins(self) -> tuple[npt.NDArray[np.bool_], Mapping[str, tuple[int, ...]]]:
        """Flags by `_two` of the characters that words begin with, and by these the lengths of words, longest first."""
        lengths: dict[str, set[int]] = {}
        for word in self._table:
            lengths.setdefault(word[:SHORTEST], set()).add(len(word))
        flags = np.zeros(_FLAGS, dtype=bool)
        for two in lengths:
            flags[_two(two)] = True
        return flags, {two: tuple(sorted(sizes, reverse=True)) for two, sizes in lengths.items()}

    def equal(self, one: Word, other: Word) -> bool:
        """Whether two different words count as equal."""
        return self._table.get(one, one) == self._table.get(other, other)

    def replaced(self, text: str) -> str:
        """The text with one word of every star in place of the others; its length may change.

        From left to right, of several words at one place the longest.

        >>> Equivalents((("举办", "开展"),)).replaced("举办活动")
        '开展活动'
        """
        if not self._table:
            return text
        flags, lengths = self._begins
        parts, at = [], 0
        for place in np.flatnonzero(flags[_two(text)]).tolist():  # few places begin a word: only these are looked at
            if place < at:
                continue
            for n in lengths.get(text[place : place + SHORTEST], ()):
                if (word := self._table.get(text[place : place + n])) is not None:
                    parts += [text[at:place], word]
                    at = place + n
                    break
        return "".join((*parts, text[at:]))


NONE = Equivalents()


def _two(text: str) -> npt.NDArray[np.uint32]:
    """A number below `_FLAGS` for every two neighbours in a text."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    two: npt.NDArray[np.uint32] = (codes[:-1] * _SPREAD + codes[1:]) & np.uint32(_FLAGS - 1)
    return two


def lesson(pairs: Iterable[tuple[str, str]], sources: tuple[int, int], cut: Cutter) -> Lesson:
    """The word swaps between clauses that stand opposite one another, in either direction."""
    found = {(min(swap), max(swap)) for a, b in pairs for swap, _ in clause_swaps(a, b, cut)}
    return Lesson((min(sources), max(sources)), tuple(sorted(found)))


def learn(lessons: Iterable[Lesson]) -> Equivalents:
    """The equivalents that the lessons teach; the word with the most lessons stands for its star.

    >>> learn([Lesson((0, n), (("举办", "开展"),)) for n in (1, 2, 3)]).equal("举办", "开展")
    True
    """
    taught: dict[tuple[Word, Word], set[tuple[int, int]]] = defaultdict(set)
    for sources, swaps in lessons:
        for swap in swaps:
            if min(map(len, swap)) >= SHORTEST:
                taught[swap].add(sources)
    strong = {swap: len(by) for swap, by in taught.items() if len(by) >= LEARNED}
    known: Counter[Word] = Counter()
    for (one, other), n in strong.items():
        known[one] += n
        known[other] += n
    star: dict[Word, Word] = {}
    size: Counter[Word] = Counter()
    for (one, other), _ in sorted(strong.items(), key=lambda item: (-item[1], item[0])):
        free = [word for word in (one, other) if word not in star]
        centres = [word for word in (one, other) if star.get(word) == word]
        if len(free) == 2:
            centre = max(free, key=lambda word: (known[word], word))
            star |= {one: centre, other: centre}
            size[centre] = 2
        elif len(free) == 1 and centres and size[centres[0]] < STAR:
            star[free[0]] = centres[0]
            size[centres[0]] += 1
    return Equivalents(tuple(sorted((word, centre) for word, centre in star.items() if word != centre)))
