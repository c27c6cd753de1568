"""Strings that may be phrases: sequences of words that hold together, and terms that the segmenter cut apart.

A term whose characters hold together although the segmenter mostly cuts through them (加强师 | 德师 | 风) is proposed
from characters; everything else comes from words, for words know where a name ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from reportmine.themes.edges import edges, is_figure
from reportmine.themes.ngrams import Flags, Floats, Ints, Level, Lines, Stream, boundaries, cohesion, levels, stream

LONGEST = 8  # words: 习近平新时代中国特色社会主义思想 is seven
FEWEST = 2  # a sequence of words that occurs once is no phrase
COHESION = 0.2  # NPMI of the weakest split
ONE_WORD = 0.5  # what counts as the cohesion of a single word
JOINTS = frozenset("的和与及或在是")  # what they join is a piece of a sentence more often than a name
ONE_NEIGHBOUR = 0.8  # a string that one neighbour follows more often than this is part of a longer one
LONGEST_TERM = 6  # characters
SHORTEST_TERM = 3  # shorter strings inside longer words are parts of them, not terms
FEWEST_TERM = 4
TERM_COHESION = 0.6
TERM_ENTROPY = 1.0  # nats: three neighbours of equal weight
TERM_NEIGHBOUR = 0.5
TERM_ALIGNED = 0.5  # the segmenter sees the term itself in at least this share of places


@dataclass(frozen=True, eq=False)  # no slots: cached properties need a place
class Candidates:
    """The phrases, and where they are: parallel arrays of report, phrase and count, each pair once, in order.

    `cohesion` (by phrase) is the NPMI of the weakest split, 0.5 for a single word, less where 的 or 和 joins the parts.
    """

    phrases: tuple[str, ...]
    cohesion: Floats
    report: Ints
    phrase: Ints
    count: Ints

    @cached_property
    def lengths(self) -> Ints:
        """The number of characters of each phrase."""
        return np.array([len(phrase) for phrase in self.phrases], dtype=np.int64)

    @cached_property
    def alphabetical(self) -> Ints:
        """The place of each phrase in the order of code points."""
        order = sorted(range(len(self.phrases)), key=self.phrases.__getitem__)
        places = np.empty(len(order), dtype=np.int64)
        places[order] = np.arange(len(order))
        return places


class _Collector:
    """Takes sequences, gives every string one number, and remembers the reports they stand in."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.cohesion: list[float] = []
        self.found: list[tuple[Ints, Ints]] = []

    def take(self, source: Stream, level: Level, accepted: Flags, held: Floats) -> None:
        """Take the accepted sequences of a level whose string is no figure."""
        number = np.full(len(level.counts), -1, dtype=np.int64)
        for sequence in np.flatnonzero(accepted).tolist():
            text = source.text(int(level.first[sequence]), level.n)
            if len(text) > 1 and not is_figure(text):
                number[sequence] = at = self.numbers.setdefault(text, len(self.numbers))
                if at == len(self.cohesion):
                    self.cohesion.append(float(held[sequence]))
        places = np.flatnonzero(level.at >= 0)
        phrase = number[level.at[places]]
        kept = phrase >= 0
        self.found.append((source.owner[places[kept]], phrase[kept]))

    def done(self) -> Candidates:
        """All that was taken."""
        width = max(len(self.numbers), 1)
        keys = np.concatenate([owner * width + phrase for owner, phrase in self.found])
        key, count = np.unique(keys, return_counts=True)
        return Candidates(
            tuple(self.numbers), np.array(self.cohesion), key // width, key % width, count.astype(np.int64)
        )


def candidates(reports: Sequence[Lines], families: Sequence[int]) -> Candidates:
    """All candidates in the reports; `families` numbers the family of each, for a term needs two of them."""
    collector = _Collector()
    source = stream(reports)
    if not len(source.ids):
        nowhere = np.zeros(0, dtype=np.int64)
        return Candidates((), np.zeros(0), nowhere, nowhere, nowhere)
    rules = edges()
    begins = np.array([rules.may_begin(word) for word in source.words], dtype=np.bool_)
    ends = np.array([rules.may_end(word) for word in source.words], dtype=np.bool_)
    joins = np.array([word in JOINTS for word in source.words], dtype=np.bool_)
    grown = levels(source, LONGEST, FEWEST)
    collector.take(source, grown[0], begins & ends, np.full(len(source.words), ONE_WORD))
    for level in grown[1:]:
        held = cohesion(grown, level.n)
        _, neighbour = boundaries(source, level, (~begins, ~ends))
        first, last = source.ids[level.first], source.ids[level.first + level.n - 1]
        accepted = begins[first] & ends[last] & (held >= COHESION) & (neighbour <= ONE_NEIGHBOUR)
        for inner in range(1, level.n - 1):
            held = np.where(joins[source.ids[level.first + inner]], held / 2, held)
        collector.take(source, level, accepted, held)
    _take_terms(collector, reports, families)
    return collector.done()


def _take_terms(collector: _Collector, reports: Sequence[Lines], families: Sequence[int]) -> None:
    """Propose terms from characters."""
    source = stream(_characters(lines) for lines in reports)
    cut = _cuts(reports, len(source.ids))
    rules = edges()
    grown = levels(source, LONGEST_TERM, FEWEST_TERM)
    family = np.array(families, dtype=np.int64)[source.owner]
    tied = np.zeros(len(source.words), dtype=np.bool_)
    for level in grown[SHORTEST_TERM - 1 :]:
        held = cohesion(grown, level.n)
        entropy, neighbour = boundaries(source, level, (tied, tied))
        places = np.flatnonzero(level.at >= 0)
        number = level.at[places]
        aligned = np.bincount(number, weights=cut[places] & cut[places + level.n], minlength=len(level.counts))
        accepted = (
            (held >= TERM_COHESION)
            & (entropy >= TERM_ENTROPY)
            & (neighbour <= TERM_NEIGHBOUR)
            & (aligned < TERM_ALIGNED * level.counts)
        )
        of_accepted = accepted[number]
        accepted &= _spread(number[of_accepted], family[places[of_accepted]], len(level.counts)) > 1
        for sequence in np.flatnonzero(accepted).tolist():
            accepted[sequence] = rules.clean(source.text(int(level.first[sequence]), level.n))
        collector.take(source, level, accepted, held)


def _characters(lines: Lines) -> Iterable[str]:
    return ("".join(line) for line in lines)


def _cuts(reports: Sequence[Lines], size: int) -> Flags:
    """Where, in the stream of characters, a word begins or a line ends."""
    cut = np.zeros(size + 1, dtype=np.bool_)
    at = 0
    for lines in reports:
        for line in lines:
            for word in line:
                cut[at] = True
                at += len(word)
            cut[at] = True
            at += 1
    return cut


def _spread(number: Ints, family: Ints, size: int) -> Ints:
    """How many families each sequence stands in."""
    width = int(family.max(initial=0)) + 1
    key = np.unique(number * width + family)
    return np.bincount(key // width, minlength=size).astype(np.int64)
