"""A document as arrays of feature keys per clause: the form in which reuse compares texts.

Features of a clause, all from the clean view without punctuation and white space:

* character bigrams of Han text and letters (weight 1) and unigrams (weight 1/2): Chinese synonyms often
  share a character (提高/提升), which keeps the signal through swaps without a thesaurus;
* skip-bigrams (first and third character), which outlive one swapped character;
* facts (`facts.py`): numbers, dates, percentages, editions, quoted names; said exactly, said roughly, and the rough
  ways in which an exact one may be said.

Beside them the trigrams of the text, from which the fuzzy count of holders of a clause is read
(`formula.py`).
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from reportmine.model import Segmented
from reportmine.reuse.equivalents import NONE, Equivalents
from reportmine.reuse.facts import Fact, find_facts
from reportmine.reuse.rising import new, order_below
from reportmine.reuse.wording import Wording, wording
from reportmine.verbs import Index, Keys

# kinds of features beside those of wording, in the top bits of a key
FACT, TRIGRAM, BRIDGE, ROUNDED, VAGUE, NAME = (np.uint64(kind << 60) for kind in range(4, 10))
KIND_SHIFT = np.uint64(60)
_20, _40 = np.uint64(20), np.uint64(40)
FACT_KIND, ROUNDED_KIND, VAGUE_KIND, NAME_KIND = 4, 7, 8, 9
Codes = npt.NDArray[np.unsignedinteger[Any]]  # code points, in two bytes where all have room in them
_NEWLINE = ord("\n")
END = 3  # characters of either end of a clause by which a step is known
_SPREAD, _29_BITS = np.uint64(0x1000193), np.uint64((1 << 29) - 1)
REPEATS = 20  # of one clause in a report; bounds the time on a report of ten thousand equal lines


class Keyed(NamedTuple):
    """Feature keys by clause: those of clause i are `keys[indptr[i]:indptr[i + 1]]`, rising and distinct.

    `indptr` has shape (n_clauses + 1,).
    """

    indptr: Index
    keys: Keys

    @property
    def clauses(self) -> Index:
        """The clause of every key."""
        return np.repeat(np.arange(len(self.indptr) - 1), np.diff(self.indptr))


@dataclass(frozen=True, slots=True, eq=False)
class Fingerprint:
    """One document as arrays by clause.

    `said` are the compared characters, `sizes` how many each clause has of them, and `facts` what is stated; features
    and trigrams are made of these when they are asked for, since they take many times the space. `chars[i]` counts the
    characters of clause i that are compared, as written; `idle[i]` tells the clauses that begin no passage: those of
    headings (一、指导思想 stands in every report) and a line repeated once too often.

    `bridges[i]` are the four keys of the step from clause i into the next sentence, each of one end of clause i and
    one end of the next clause, so that a word exchanged at one end leaves the other keys; 0 inside a sentence. Formula
    sentences are everywhere; the same two in a row are not. `lines[i]` and `sentences[i]` number the line and the
    sentence that clause i stands in.
    """

    doc: str
    said: Codes
    sizes: npt.NDArray[np.int32]
    facts: Keyed
    chars: npt.NDArray[np.int32]
    idle: npt.NDArray[np.bool_]
    bridges: Keys
    lines: npt.NDArray[np.int32]
    sentences: npt.NDArray[np.int32]

    def features(self) -> Keyed:
        """Characters, pairs of neighbours, skip-pairs and facts of every clause."""
        words = self.wording()
        owners, keys = (words.rows, self.facts.clauses), (words.held[words.place], self.facts.keys)
        return _group(np.concatenate(owners), np.concatenate(keys), len(self.chars))

    def wording(self) -> Wording:
        """Characters that are no digits, pairs of neighbours and skip-pairs of every clause."""
        words = ~_digit(self.said)
        return wording(self.said[words], self._said_in()[words], len(self.chars))

    def shapes(self) -> Keyed:
        """The trigrams of every clause in order of text, as often as they stand in it."""
        c, at = self.said.astype(np.uint64), self._said_in()
        same = at[:-2] == at[2:]
        keys = ((c[:-2] << _40) | (c[1:-1] << _20) | c[2:])[same] & np.uint64((1 << 60) - 1) | TRIGRAM
        return Keyed(np.concatenate(([0], np.cumsum(np.maximum(0, self.sizes - 2)))).astype(np.int64), keys)

    def _said_in(self) -> npt.NDArray[np.int32]:
        """The clause of every character."""
        return np.repeat(np.arange(len(self.sizes), dtype=np.int32), self.sizes)

    def names(self) -> tuple[Index, Keys]:
        """Clause and key of the quoted names."""
        quoted = (self.facts.keys >> KIND_SHIFT) == NAME_KIND
        return self.facts.clauses[quoted], self.facts.keys[quoted]


def fingerprint(
    segmented: Segmented, equivalents: Equivalents = NONE, facts: Sequence[Fact] | None = None
) -> Fingerprint:
    """The fingerprint of one document, its wording with `equivalents` in place; facts and lengths as written.

    `facts` are those of its clean text where they were found before.
    """
    texts = [segmented.text(clause) for clause in segmented.clauses]
    codes, clause_of = _coded(texts)
    starts = np.array([clause.start for clause in segmented.clauses], dtype=np.int64)
    breaks = np.flatnonzero(_codes(segmented.document.clean) == _NEWLINE)
    sentences = np.array([clause.sentence for clause in segmented.clauses], dtype=np.int64)
    text = "\n".join(texts)
    said = equivalents.replaced(text)
    return Fingerprint(
        doc=segmented.document.doc,
        facts=_group(*_facts(segmented, find_facts(segmented.document.clean) if facts is None else facts), len(texts)),
        chars=np.bincount(clause_of[_comparable(codes)], minlength=len(texts)).astype(np.int32),
        idle=_idle(segmented, texts),
        lines=np.searchsorted(breaks, starts).astype(np.int32),
        sentences=sentences.astype(np.int32),
        **_said(*((codes, clause_of) if said == text else _coded(said.split("\n"))), sentences)._asdict(),
    )


def written(segmented: Segmented) -> str:
    """The clauses of a document, a line each: none reaches into another line."""
    return "\n".join(segmented.text(clause) for clause in segmented.clauses)


def reworded(taken: Fingerprint, text: str, equivalents: Equivalents) -> Fingerprint:
    """The fingerprint `taken` of a document as `written`, with `equivalents` in place; itself where nothing changes."""
    if not equivalents or not len(taken.chars):
        return taken
    said = equivalents.replaced(text)
    if said == text:
        return taken
    found = _said(*_coded(said.split("\n")), taken.sentences)
    return replace(taken, **found._asdict())


class _Said(NamedTuple):
    """What a fingerprint says of wording, under its names."""

    said: Codes
    sizes: npt.NDArray[np.int32]
    bridges: Keys


def _said(codes: Keys, clause_of: Index, sentences: npt.NDArray[np.integer[Any]]) -> _Said:
    n = len(sentences)
    keep = _comparable(codes)
    c, sizes = codes[keep], np.bincount(clause_of[keep], minlength=n)
    bridges = _bridges(c, np.concatenate(([0], np.cumsum(sizes))).astype(np.int64))
    bridges[:-1][sentences[1:] == sentences[:-1]] = 0
    narrow: type[np.unsignedinteger[Any]] = np.uint16 if int(c.max(initial=0)) <= np.iinfo(np.uint16).max else np.uint32
    return _Said(c.astype(narrow), sizes.astype(np.int32), bridges)


def _codes(text: str) -> npt.NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)


def _coded(texts: Sequence[str]) -> tuple[Keys, Index]:
    """The code points of clauses one after the other, and the clause of each."""
    sizes = np.array([len(text) for text in texts], dtype=np.int64)
    return _codes("".join(texts)).astype(np.uint64), np.repeat(np.arange(len(texts)), sizes)


def _idle(segmented: Segmented, texts: Sequence[str]) -> npt.NDArray[np.bool_]:
    seen: Counter[str] = Counter()
    idle = []
    for clause, text in zip(segmented.clauses, texts, strict=True):
        seen[text] += 1
        idle.append(segmented.sentences[clause.sentence].heading or seen[text] > REPEATS)
    return np.array(idle, dtype=bool)


def _bridges(codes: Keys, starts: Index) -> Keys:
    """The keys of every step between clauses; 0 after the last clause and beside clauses shorter than an end."""
    n = len(starts) - 1
    bridges = np.zeros((n, 4), dtype=np.uint64)
    long_enough = np.diff(starts) >= END
    steps = np.flatnonzero(long_enough[:-1] & long_enough[1:]) if n > 1 else np.empty(0, np.int64)
    first, last = _ends(codes, starts[steps]), _ends(codes, starts[steps + 1] - END)
    next_first, next_last = _ends(codes, starts[steps + 1]), _ends(codes, starts[steps + 2] - END)
    for way, (one, other) in enumerate(
        ((last, next_first), (first, next_first), (last, next_last), (first, next_last))
    ):
        bridges[steps, way] = BRIDGE | (np.uint64(way) << np.uint64(58)) | (one << np.uint64(29)) | other
    return bridges


def _ends(codes: Keys, at: Index) -> Keys:
    """The `END` characters from each position on as 29 bits."""
    spread = np.zeros(len(at), dtype=np.uint64)
    for place in range(END):
        spread = (spread * _SPREAD + codes[at + place]) & _29_BITS
    return spread


def _comparable(codes: Keys) -> npt.NDArray[np.bool_]:
    """Han characters, ASCII letters and digits; punctuation and white space are layout."""
    han = ((codes >= 0x3400) & (codes <= 0x9FFF)) | (codes >= 0x20000) | (codes == 0x3007)
    letter = ((codes >= 0x41) & (codes <= 0x5A)) | ((codes >= 0x61) & (codes <= 0x7A))
    kept: npt.NDArray[np.bool_] = han | letter | _digit(codes)
    return kept


def _digit(codes: npt.NDArray[np.unsignedinteger[Any]]) -> npt.NDArray[np.bool_]:
    found: npt.NDArray[np.bool_] = (codes >= 0x30) & (codes <= 0x39)
    return found


class PlacedFacts(NamedTuple):
    """The facts of a report that are not rough: raw places, rising, and keys that are equal for equal facts."""

    places: Index
    keys: Keys


def placed_facts(segmented: Segmented, facts: Sequence[Fact]) -> PlacedFacts:
    """The days, figures, editions and quoted names of a report by their places; `facts` are all of its clean text."""
    exact = [fact for fact in facts if not fact.vague]
    starts = np.array([fact.start for fact in exact], dtype=np.int64)
    keys = [_fact_keys(fact.key, NAME if fact.is_name else FACT, fact.rounded)[0] for fact in exact]
    return PlacedFacts(segmented.document.offsets[starts].astype(np.int64), np.array(keys, dtype=np.uint64))


def _facts(segmented: Segmented, facts: Sequence[Fact]) -> tuple[Index, Keys]:
    owners: list[int] = []
    keys: list[int] = []
    starts = [clause.start for clause in segmented.clauses]
    for fact in facts:
        owner = bisect_right(starts, fact.start) - 1
        if owner >= 0 and fact.start < segmented.clauses[owner].end:
            said = _fact_keys(fact.key, VAGUE if fact.vague else NAME if fact.is_name else FACT, fact.rounded)
            keys += said
            owners += [owner] * len(said)
    return np.array(owners, dtype=np.int64), np.array(keys, dtype=np.uint64)


@lru_cache(maxsize=1 << 15)  # a corpus states the same facts over and over
def _fact_keys(key: str, kind: np.uint64, rounded: tuple[str, ...]) -> tuple[int, ...]:
    """The key of a fact and those of the rough ones it satisfies."""
    return _fact_key(key, kind), *(_fact_key(rough, ROUNDED) for rough in rounded)


def _fact_key(key: str, kind: np.uint64) -> int:
    digest = hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little") & ((1 << 60) - 1) | int(kind)


def _group(owners: Index, keys: Keys, n: int) -> Keyed:
    """Distinct keys by owner in rising order."""
    order = in_order(keys, owners, n)
    owners, keys = owners[order], keys[order]
    first = np.ones(len(keys), dtype=bool)
    first[1:] = (owners[1:] != owners[:-1]) | (keys[1:] != keys[:-1])
    owners, keys = owners[first], keys[first]
    return Keyed(np.concatenate(([0], np.cumsum(np.bincount(owners, minlength=n)))).astype(np.int64), keys)


def in_order(values: npt.NDArray[Any], owners: Index, n: int) -> Index:
    """The order by owner, then value, of owners below n; equal entries in any order. A third of the time of lexsort."""
    by_value = np.argsort(values)
    return by_value[order_below(owners[by_value], n)]


def distinct(keys: Keys) -> Keys:
    """Distinct keys, rising: as `np.unique`, which hashes before it sorts and takes longer over keys like these."""
    rising = np.sort(keys)
    return rising[new(rising)]
