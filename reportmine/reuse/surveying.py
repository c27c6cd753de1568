"""The survey of a corpus: a first alignment tells what is independent and which words are exchanged.

It knows each document as an origin of its own; what it finds tells which documents and long passages share an origin.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from reportmine.model import Segmented
from reportmine.reuse.aligning import ORIGIN_SCORE, Pairs, align, candidates
from reportmine.reuse.circulating import circulating, with_circulating
from reportmine.reuse.equivalents import Equivalents, Lesson, learn, lesson
from reportmine.reuse.fingerprints import fingerprint
from reportmine.reuse.ondemand import Drawn
from reportmine.reuse.origins import Passages, linked_origins, own_origins
from reportmine.reuse.passages import Passage
from reportmine.reuse.statistics import Statistics, summarise
from reportmine.reuse.swaps import Cutter, opposite
from reportmine.reuse.taking import Taken, retake, take
from reportmine.verbs import Engine, Index


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """Documents that stand for a larger collection: their positions among those of `taken`, rising, and which to align.

    `pairs` are by position in the sample.
    """

    taken: Taken
    drawn: Sequence[int]
    pairs: Pairs


@dataclass(frozen=True, slots=True, eq=False)
class Surveyed:
    """What a survey gives: the statistics, and the fingerprints of the documents under them."""

    statistics: Statistics
    taken: Taken


def survey(
    documents: Sequence[Segmented],
    engine: Engine,
    cut: Cutter,
    *,
    background: Sequence[Segmented] = (),
    templates: Sequence[Segmented] = (),
    sample: Sample | None = None,
) -> Surveyed:
    """The statistics of a corpus: a first alignment tells the origins and teaches which words are exchanged.

    Holders are then counted over the origins, with these words taken for equal. `background` documents only lend
    their counts; wording of `templates` counts as formula wholly; `cut` segments text into words. With a `sample` the
    counts are of it alone, and the fingerprints those of all documents.
    """

    def counted(taken: Taken, origins: Sequence[Index]) -> Statistics:
        behind, given = ([fingerprint(d, taken.equivalents) for d in part] for part in (background, templates))
        found = summarise(
            taken.prints, origins, engine, background=behind, templates=given, equivalents=taken.equivalents
        )
        return found if sample is None else replace(found, sample=len(sample.drawn))

    whole = sample.taken if sample is not None else take(documents, engine)
    taken = whole.only(sample.drawn) if sample is not None else whole
    prints, near = taken.prints, taken.near
    pieces = circulating(prints, [meta.unit for meta in taken.meta], engine)
    own = own_origins([len(p.chars) for p in prints], near)
    statistics = counted(taken, with_circulating(own, pieces))
    screened = sample.pairs if sample is not None else None
    pairs, _ = candidates(taken, engine, ORIGIN_SCORE, [True] * len(prints), screened)
    first, _ = align(prints, pairs, statistics, engine, "比对（一）")
    origins = with_circulating(linked_origins(first, [p.chars.astype(np.int64) for p in prints], near), pieces)
    drawn = Drawn(documents, sample.drawn) if sample is not None else documents
    whole = retake(whole, _learned(drawn, first, origins, engine, cut), engine, near=sample is None)
    return Surveyed(counted(whole.only(sample.drawn) if sample is not None else whole, origins), whole)


def _learned(
    documents: Sequence[Segmented], first: Passages, origins: Sequence[Index], engine: Engine, cut: Cutter
) -> Equivalents:
    """The words that the passages of a first alignment show to be exchanged."""
    home = [int(np.bincount(o).argmax()) if len(o) else -1 for o in origins]
    items = [
        (a, b, (home[a], home[b]), p)
        for (a, b), found in sorted(first.items())
        for p in found
        if p.basis in ("words", "both")
    ]
    return learn(engine.map(_lesson, items, (documents, cut), label="学习换词"))


def _lesson(shared: tuple[Sequence[Segmented], Cutter], item: tuple[int, int, tuple[int, int], Passage]) -> Lesson:
    (documents, cut), (a, b, sources, passage) = shared, item
    return lesson(opposite(passage.links, documents[a], documents[b]), sources, cut)
