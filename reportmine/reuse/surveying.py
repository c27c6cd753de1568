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
from reportmine.reuse.origins import Passages, linked_origins, own_origins
from reportmine.reuse.passages import Passage
from reportmine.reuse.statistics import Statistics, summarise
from reportmine.reuse.swaps import Cutter, opposite
from reportmine.reuse.taking import Taken, retake, take
from reportmine.verbs import Engine, Index


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
    sample: Pairs | None = None,
) -> Surveyed:
    """The statistics of a corpus: a first alignment tells the origins and teaches which words are exchanged.

    Holders are then counted over the origins, with these words taken for equal. `background` documents only lend
    their counts; wording of `templates` counts as formula wholly; `cut` segments text into words. Where the documents
    are a `sample` of a larger collection, it has the pairs among them to align.
    """

    def counted(taken: Taken, origins: Sequence[Index]) -> Statistics:
        behind, given = ([fingerprint(d, taken.equivalents) for d in part] for part in (background, templates))
        found = summarise(
            taken.prints, origins, engine, background=behind, templates=given, equivalents=taken.equivalents
        )
        return found if sample is None else replace(found, sample=len(documents))

    taken = take(documents, engine)
    prints, near = taken.prints, taken.near
    pieces = circulating(prints, [meta.unit for meta in taken.meta], engine)
    own = own_origins([len(p.chars) for p in prints], near)
    statistics = counted(taken, with_circulating(own, pieces))
    pairs, _ = candidates(taken, engine, ORIGIN_SCORE, [True] * len(prints), sample)
    first, _ = align(prints, pairs, statistics, engine, "比对（一）")
    origins = with_circulating(linked_origins(first, [p.chars.astype(np.int64) for p in prints], near), pieces)
    taken = retake(taken, _learned(documents, first, origins, engine, cut), engine, near=sample is None)
    return Surveyed(counted(taken, origins), taken)


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
