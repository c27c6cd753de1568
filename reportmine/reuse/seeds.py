"""Seeds: pairs of clauses of two documents that are similar enough to begin a passage.

Similarity of two clauses is the cosine over rarity masses, sqrt(mass) being the vector entry, so that the dot
product is the shared mass itself. Two kinds of seed: wording alone, or shared facts with a little wording.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from reportmine.reuse.features import Features, Floats, across, features, product
from reportmine.reuse.fingerprints import FACT_KIND, KIND_SHIFT, NAME_KIND, ROUNDED_KIND, VAGUE_KIND, Fingerprint
from reportmine.reuse.statistics import Statistics
from reportmine.reuse.tallies import as_rounded
from reportmine.verbs import Index, Keys

FACT_WEIGHT = 6.0  # one shared number weighs as much as six equally rare bigrams
WORD_SEED = 0.20  # cosine over wording
FACT_SEED = 4.0  # nats of shared facts that allow a seed ...
MIXED_SEED = 0.12  # ... with this cosine over wording and facts together
BEST = 3  # a clause takes part in at most so many seeds with a document
SHORTEST = 5  # clauses of fewer characters begin nothing
FEW_LEFT = 0.25  # share of the similarity matrix under which it pays to cut it down first
_60_BITS, _BLOCK_SHIFT, _ONE_BLOCK = np.uint64((1 << 60) - 1), np.uint64(62), np.uint64(1 << 62)
BLOCK = 2_000_000  # cells of the similarity matrix held at once: bounds memory on very long reports


@dataclass(frozen=True, eq=False)  # without slots: what is made of it when asked for is kept beside it
class Weighed:
    """A fingerprint under given statistics: features of clauses with entries sqrt(mass in nats).

    Facts stand in three blocks of columns, and differently for the two sides of a product, so that a rough fact meets
    a rough one and the exact ones it may stand for, while two exact ones meet only where they are equal.
    """

    words: Features
    facts: Features  # as the left side of a product
    facts_right: Features
    stated: Features  # facts as the clause states them, without the rough forms of exact ones
    word_mass: Floats  # per clause
    fact_mass: Floats

    @cached_property
    def words_across(self) -> csr_matrix:
        """The words as the right side of a product."""
        return across(self.words)

    @cached_property
    def facts_across(self) -> csr_matrix:
        """The facts as the right side of a product."""
        return across(self.facts_right)

    @cached_property
    def mass_of_word(self) -> Floats:
        """The mass in nats of every one of `words.held` that a clause has, by place."""
        mass = np.zeros(len(self.words.held))
        mass[self.words.place] = np.square(self.words.values)
        return mass

    @cached_property
    def fact_keys(self) -> tuple[list[int], list[int]]:
        """The keys of `facts` and of `facts_right`, entry by entry."""
        return self.facts.held[self.facts.place].tolist(), self.facts_right.held[self.facts_right.place].tolist()

    def only(self, clauses: Index) -> Weighed:
        """The same for some of the clauses."""
        every = (self.words, self.facts, self.facts_right, self.stated)
        words, facts, right, stated = (features.only(clauses) for features in every)
        return Weighed(words, facts, right, stated, self.word_mass[clauses], self.fact_mass[clauses])

    def part(self, low: int, high: int) -> Weighed:
        """The same for the clauses from one on to another, without a copy."""
        every = (self.words, self.facts, self.facts_right, self.stated)
        words, facts, right, stated = (features.part(low, high) for features in every)
        return Weighed(words, facts, right, stated, self.word_mass[low:high], self.fact_mass[low:high])


@dataclass(frozen=True, slots=True, eq=False)
class Seeds:
    """Seeds of one pair of documents, arrays of one shape, rising in (a, b): clause indices and similarity."""

    a: Index
    b: Index
    similarity: Floats


def weigh(fingerprint: Fingerprint, statistics: Statistics, alone: Floats) -> Weighed:
    """The features of one document; `alone` is what its clauses weigh by themselves (`formula.py`).

    Facts weigh what their clause weighs, and quoted names what origins hold them: the target and the slogan that every
    report repeats are no evidence of having copied.
    """
    n = len(fingerprint.chars)
    said = fingerprint.wording()
    nats = statistics.nats(said.held)
    said, nats = said.only(nats > 0), nats[nats > 0]
    values = np.sqrt(nats)
    words = Features(said.indptr.astype(np.int32), values[said.place], said.held, said.place)
    mass = np.bincount(said.rows, weights=nats[said.place], minlength=n).astype(np.float64)
    left, stated, stated_mass = _facts(fingerprint, statistics, alone)
    return Weighed(words, left, _turned(left), stated, mass, stated_mass)


def _facts(fingerprint: Fingerprint, statistics: Statistics, alone: Floats) -> tuple[Features, Features, Floats]:
    """Facts as the left side of a product, as stated, and the mass of these by clause."""
    n = len(fingerprint.chars)
    rows, found = fingerprint.facts.clauses, fingerprint.facts.keys
    keys = as_rounded(found)
    nats = statistics.nats(keys)
    known = nats > 0
    kind = found >> KIND_SHIFT
    name, rounded, vague = (kind == of for of in (NAME_KIND, ROUNDED_KIND, VAGUE_KIND))
    nats *= alone[rows]
    nats[name] /= 1.0 + np.maximum(0, statistics.origins_of_shapes(found[name]) - 2)
    at = [np.flatnonzero(mask & known) for mask in ((kind == FACT_KIND) | name | vague, vague, rounded)]
    every = np.concatenate(at)
    block = np.repeat(np.arange(len(at), dtype=np.uint64), [len(part) for part in at])
    left = features(rows[every], _in_block(keys[every], block), np.sqrt(nats[every]), n)
    mass = np.bincount(rows[at[0]], weights=nats[at[0]], minlength=n).astype(np.float64)
    return left, _first_block(left), mass


def _in_block(facts: Keys, block: Keys) -> Keys:
    """Keys of facts in one of three blocks, rising as they did: two bits for the block, two for the kind of fact."""
    kind = facts >> KIND_SHIFT
    code = np.where(kind == NAME_KIND, 2, np.where(kind == ROUNDED_KIND, 1, 0)).astype(np.uint64)
    keys: Keys = (facts & _60_BITS) | (code << KIND_SHIFT) | (block << _BLOCK_SHIFT)
    return keys


def _first_block(of: Features) -> Features:
    kept = of.place < np.searchsorted(of.held, _ONE_BLOCK)
    indptr = np.concatenate(([0], np.cumsum(kept)))[of.indptr].astype(np.int32)
    return Features(indptr, of.values[kept], of.held[: np.searchsorted(of.held, _ONE_BLOCK)], of.place[kept])


def _turned(left: Features) -> Features:
    """The left side of a product as the right one: the second and the third block change places."""
    second, third = np.searchsorted(left.held, (_ONE_BLOCK, _ONE_BLOCK + _ONE_BLOCK))
    held = np.concatenate((left.held[:second], left.held[third:] - _ONE_BLOCK, left.held[second:third] + _ONE_BLOCK))
    moved = np.where(left.place < third, len(left.held) - third, second - third)
    place = left.place + np.where(left.place < second, 0, moved).astype(np.int32)
    clauses = np.repeat(np.arange(left.n_clauses), np.diff(left.indptr))
    order = np.argsort(clauses * len(held) + place)
    return Features(left.indptr, left.values[order], held, place[order])


def find_seeds(a: Weighed, b: Weighed, chars_a: Index, chars_b: Index) -> Seeds:
    """The seeds of two documents; at most `BEST` for every clause of either.

    Clauses shorter than `SHORTEST` begin nothing; callers set the length of others to 0 that must not (headings,
    the hundredth repetition of a line).
    """
    rows, columns = np.flatnonzero(chars_a >= SHORTEST), np.flatnonzero(chars_b >= SHORTEST)
    if len(rows) * len(columns) < FEW_LEFT * len(chars_a) * len(chars_b):
        found = find_seeds(a.only(rows), b.only(columns), chars_a[rows], chars_b[columns])
        return Seeds(rows[found.a], columns[found.b], found.similarity)
    blocks = [(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0))]
    step = max(1, BLOCK // max(1, len(chars_b)))
    for low in range(0, len(chars_a), step):
        row, column, cosine = _block(a, b, slice(low, low + step))
        blocks.append((row + low, column, cosine))
    i, j, s = (np.concatenate(part) for part in zip(*blocks, strict=True))
    long_enough = (chars_a[i] >= SHORTEST) & (chars_b[j] >= SHORTEST)
    i, j, s = i[long_enough], j[long_enough], s[long_enough]
    best = _best(i, j, s, len(chars_a), len(chars_b)) & _best(j, i, s, len(chars_b), len(chars_a))
    return Seeds(i[best].astype(np.int64), j[best].astype(np.int64), s[best])


def _block(a: Weighed, b: Weighed, rows: slice) -> tuple[Index, Index, Floats]:
    if rows.start or rows.stop < len(a.word_mass):
        a, rows = a.only(np.arange(len(a.word_mass))[rows]), slice(None)
    words, facts = product(a.words, b.words, b.words_across), product(a.facts, b.facts_right, b.facts_across)
    word_norm = np.outer(np.sqrt(a.word_mass[rows]), np.sqrt(b.word_mass))
    mixed_a = np.sqrt(a.word_mass[rows] + FACT_WEIGHT * a.fact_mass[rows])
    mixed_b = np.sqrt(b.word_mass + FACT_WEIGHT * b.fact_mass)
    i, j = np.nonzero(((words >= WORD_SEED * word_norm) & (words > 0)) | (facts >= FACT_SEED))
    found = words[i, j]
    mixed = (found + FACT_WEIGHT * facts[i, j]) / np.maximum(mixed_a[i] * mixed_b[j], 1e-9)
    kept = (found >= WORD_SEED * word_norm[i, j]) | (mixed >= MIXED_SEED)
    return i[kept], j[kept], mixed[kept]


def _best(rows: Index, columns: Index, s: Floats, n_rows: int, n_columns: int) -> npt.NDArray[np.bool_]:
    """Which entries are among the `BEST` of their row; ties go to the entry nearest the diagonal, then the first.

    In a report of a thousand equal lines every line equals every other; the diagonal is the honest reading.
    """
    off_diagonal = np.abs(rows * n_columns - columns * n_rows)
    order = np.lexsort((columns, off_diagonal, -s, rows))
    place = np.arange(len(rows)) - np.searchsorted(rows[order], rows[order])
    kept = np.zeros(len(rows), dtype=bool)
    kept[order[place < BEST]] = True
    return kept
