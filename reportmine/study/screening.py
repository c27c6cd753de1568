"""A large collection is screened first: which reports are read closely, and which lend their counts.

Reading closely costs milliseconds a report, and of ten thousand reports most share nothing with any other. So raw texts
are screened for pairs with rare strings in common, and what everybody writes is counted in a sample: what stands in one
report of two hundred stands in the sample as well.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from reportmine.model import Segmented
from reportmine.reuse.longstrings import Selection, selection
from reportmine.reuse.mostly import Mostly
from reportmine.reuse.ondemand import Drawn
from reportmine.reuse.screening import screen
from reportmine.study.corpus import Corpus
from reportmine.verbs import Engine

SAMPLE = 800  # documents that lend their counts, whatever the size of a collection ...
TAUGHT = 300  # ... and candidate pairs, which tell what shares an origin and which words are exchanged


@dataclass(frozen=True, slots=True)
class Screened:
    """What a screening chose: `members` are read closely (positions among the documents, rising).

    `pairs` are the candidates and `sample` the members that lend their counts, both by position among the members;
    `rare` tells by which buckets strings were rare, `mostly` has the min-hashes of every document.
    """

    chosen: Selection
    members: Sequence[int]
    pairs: Sequence[tuple[int, int]]
    sample: Sequence[int]
    rare: Sequence[bytes] = ()
    mostly: Sequence[Mostly] = ()

    def pairs_sampled(self) -> list[tuple[int, int]]:
        """The candidates among the sample, by position in it."""
        at = {member: n for n, member in enumerate(self.sample)}
        return [(at[a], at[b]) for a, b in self.pairs if a in at and b in at]


def screened(corpus: Corpus, engine: Engine, *, whole: bool = False) -> Screened | None:
    """The screening of a corpus, for `whole` reports only; None for one so small that every report is read closely."""
    names, texts = corpus.names, corpus.texts
    chosen = selection(len(names), whole=whole)
    if chosen is None:
        return None
    pairs, rare, mostly = screen(texts, engine, chosen)
    drawn = _drawn(names, pairs)
    members = sorted(drawn | {d for pair in pairs for d in pair})
    at = {d: n for n, d in enumerate(members)}
    return Screened(chosen, members, [(at[a], at[b]) for a, b in pairs], sorted(at[d] for d in drawn), rare, mostly)


def read_closely(corpus: Corpus, chosen: Screened | None) -> Sequence[Segmented]:
    """The documents that are read closely: all of a small collection."""
    return corpus.documents if chosen is None else Drawn(corpus.documents, chosen.members)


def _drawn(names: Sequence[str], pairs: Sequence[tuple[int, int]]) -> set[int]:
    """`SAMPLE` documents and the documents of `TAUGHT` pairs, drawn by a hash of their names."""
    lots = [hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest() for name in names]
    alone = sorted(range(len(names)), key=lambda d: (lots[d], d))[:SAMPLE]
    taught = sorted(pairs, key=lambda pair: (max(lots[pair[0]], lots[pair[1]]), pair))[:TAUGHT]
    return {*alone, *(d for pair in taught for d in pair)}
