"""What a chain of similar clauses proves: copied wording, kept facts, both, one event told twice, or nothing.

Two grounds: **words**, where enough of the rarity of the poorer side is found on the other; and **facts**, where many
of the facts of the poorer side are shared though the wording is nearly gone. Two witnesses of one event share its
facts too, and its name: they share them in a sentence or two, and each states more that the other does not.
"""

from __future__ import annotations

from math import log
from typing import Literal, NamedTuple

import numpy as np

from reportmine.reuse.features import Features, Floats
from reportmine.reuse.rising import among, new, order_below
from reportmine.reuse.seeds import Weighed
from reportmine.verbs import Keys

RangeBasis = Literal["words", "facts", "both", "event"]

WORDS_SHARE, WORDS_SCORE = 0.42, 0.60
MUCH_SCORE, MUCH_RELIEF = 3.0, 0.18  # a score with which so much less of the wording need be left
CHANCE, FEW_PAIRS = (
    0.15,
    10_000,
)  # score that chance adds for every e-fold more pairs of clauses than two short reports have
FACT_NATS = 3.0  # rarity from which a fact counts as a whole one
FACTS_MIN, FACTS_SHARE, FACTS_SCORE = 3, 0.5, 0.12
LINKS = 3  # clauses opposite one another from which a chain is more than one thing told twice
FEW_WORDS, FEW_SCORE = 0.5, 0.75  # grounds for words in fewer clauses, where facts do not bear them out
CONDENSED_WORDS, CONDENSED_SCORE = 0.62, 0.5  # grounds for words where they sum up more clauses
CLOSE_WORDS, CLOSE_SCORE = 0.72, 0.5  # grounds for words where nearly all of a sentence is left
FEW_FACTS = 2  # shared facts that do
MANY_FACTS, MANY_SHARE = 7, 0.8  # facts that tell of a rewriting in fewer clauses
SOME_FACTS, SOME_WORDS = 5, 0.35  # or fewer facts and a good deal of wording
CONTRARY_FACTS, CONTRARY_SHARE = 3, 0.2  # facts stated, share of them shared, under which loose wording is the genre's
CONTRARY_WORDS, CONTRARY_SCORE = 0.5, 1.2  # what counts as loose
ONE_CLAUSE_WORDS = 0.6  # share of wording under which one clause with its facts is one event told twice
EVENT_WORDS = 0.08  # share of wording under which shared facts are the same event only


class SharedFacts(NamedTuple):
    """Facts of two ranges of clauses: how many are shared, their share of the poorer side's, how many that side states.

    The share is by rarity, 0-1; a common fact, or one in a formula clause, counts as less than one.
    """

    n: float
    share: float
    stated: float


class Shape(NamedTuple):
    """How a chain lies in two reports that have so many `pairs` of clauses.

    `opposite`: clauses that stand opposite one another; `touched`: clauses in it, of the text where these are more.
    """

    opposite: int
    touched: int
    pairs: int = 1


def basis_of(score: float, words: float, facts: SharedFacts, shape: Shape) -> RangeBasis | None:
    """What a chain proves, None for nothing.

    `score` is the formula-weighted sum of the chain's similarities, `words` the share of wording found again (0-1),
    The more pairs of clauses are looked at, the more similar chains there are by chance, as their logarithm (Karlin and
    Altschul 1990, on sequences).

    >>> basis_of(2.0, 0.6, SharedFacts(0.0, 0.0, 0.0), Shape(4, 4))
    'words'
    >>> basis_of(0.4, 0.15, SharedFacts(4.0, 0.9, 4.4), Shape(1, 1))
    'event'
    """
    chance = CHANCE * log(max(1.0, shape.pairs / FEW_PAIRS))
    opposite = shape.opposite
    by_facts = facts.n >= FACTS_MIN and facts.share >= FACTS_SHARE and score >= FACTS_SCORE
    enough = WORDS_SHARE - MUCH_RELIEF * min(1.0, max(0.0, (score - WORDS_SCORE) / (MUCH_SCORE - WORDS_SCORE)))
    by_words = words >= enough and score >= WORDS_SCORE + chance and not _loose(score - chance, words, facts, opposite)
    by_words = by_words or _condensed(score - chance, words, facts, shape)
    by_words = by_words or (words >= CLOSE_WORDS and score >= CLOSE_SCORE + chance)
    if not by_facts:
        return "words" if by_words else None
    if by_words and (opposite > 1 or words >= ONE_CLAUSE_WORDS):
        return "both"
    many = facts.n >= MANY_FACTS and facts.share >= MANY_SHARE
    some = facts.n >= SOME_FACTS and facts.share >= MANY_SHARE and words >= SOME_WORDS and opposite > 1
    return "facts" if words >= EVENT_WORDS and (opposite >= LINKS or many or some) else "event"


def _loose(score: float, words: float, facts: SharedFacts, opposite: int) -> bool:
    """Whether wording alone is too little: in a clause or two, or against facts that contradict it."""
    if opposite < LINKS and facts.n < FEW_FACTS:
        return words < FEW_WORDS or score < FEW_SCORE
    contrary = facts.stated >= CONTRARY_FACTS and facts.share < CONTRARY_SHARE
    return contrary and words < CONTRARY_WORDS and score < CONTRARY_SCORE


def shared_words(sides: tuple[Weighed, Weighed], a: tuple[int, int], b: tuple[int, int]) -> float:
    """The rarity mass that both ranges of clauses hold, over that of the range with less."""
    (in_a, mass_a), (in_b, mass_b) = _words(sides[0], a), _words(sides[1], b)
    least = min(float(mass_a.sum()), float(mass_b.sum()))
    return float(mass_a[among(in_a, in_b)].sum()) / least if least > 0 else 0.0


def _words(side: Weighed, clauses: tuple[int, int]) -> tuple[Keys, Floats]:
    """The distinct words of a range of clauses, rising, and their masses."""
    words = side.words
    there = np.zeros(len(words.held), dtype=bool)
    there[words.place[words.indptr[clauses[0]] : words.indptr[clauses[1] + 1]]] = True
    places = np.flatnonzero(there)
    return words.held[places], side.mass_of_word[places]


def n_shared_facts(sides: tuple[Weighed, Weighed], a: tuple[int, int], b: tuple[int, int]) -> int:
    """How many facts two ranges of clauses have in common, each counted as a whole one; `shared_facts` has no more."""
    (left, _), (_, right) = sides[0].fact_keys, sides[1].fact_keys
    starts, ends = sides[0].facts.indptr, sides[1].facts_right.indptr
    return len({*left[starts[a[0]] : starts[a[1] + 1]]}.intersection(right[ends[b[0]] : ends[b[1] + 1]]))


def _condensed(score: float, words: float, facts: SharedFacts, shape: Shape) -> bool:
    """Whether a clause or two sum up more of them: hardly anything is theirs alone, and no fact contradicts."""
    borne_out = facts.share >= FACTS_SHARE or facts.stated < FEW_FACTS
    return borne_out and shape.touched >= LINKS and words >= CONDENSED_WORDS and score >= CONDENSED_SCORE


def shared_facts(sides: tuple[Weighed, Weighed], a: tuple[int, int], b: tuple[int, int]) -> SharedFacts:
    """The facts that two ranges of clauses, both ends included, have in common."""
    in_a, mass_a = _features(sides[0].facts, a)
    in_b, _ = _features(sides[1].facts_right, b)
    both = among(in_a, in_b)
    stated = [_features(side.stated, part)[1] for side, part in zip(sides, (a, b), strict=True)]
    least = min(float(mass.sum()) for mass in stated)
    share = min(1.0, float(mass_a[both].sum()) / least) if least > 0 else 0.0
    count = [float(np.minimum(1.0, mass / FACT_NATS).sum()) for mass in (mass_a[both], *stated)]
    return SharedFacts(count[0], share, min(count[1:]))


def _features(of: Features, clauses: tuple[int, int]) -> tuple[Keys, Floats]:
    """The distinct features of a range of clauses, rising, and their masses; rows of features lie in one piece."""
    part = slice(of.indptr[clauses[0]], of.indptr[clauses[1] + 1])
    places = of.place[part]
    order = order_below(places, len(of.held))
    rising = places[order]
    first = new(rising)
    return of.held[rising[first]], np.square(of.values[part][order[first]])
