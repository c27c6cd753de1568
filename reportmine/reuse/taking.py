"""The fingerprints of a corpus, taken once a run: the survey hands them on to finding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportmine.model import Segmented
from reportmine.reuse.equivalents import NONE, Equivalents
from reportmine.reuse.fingerprints import Fingerprint, fingerprint, reworded
from reportmine.reuse.longstrings import NO_PAIRS, LongPairs, long_pairs, selection
from reportmine.reuse.nearcopies import Sketch, near_copies, sketch
from reportmine.reuse.origins import Groups
from reportmine.verbs import Engine

_Shared = tuple[Sequence[Segmented], Sequence[Fingerprint], Equivalents]


@dataclass(frozen=True, slots=True, eq=False)
class Taken:
    """The fingerprints of documents with `equivalents` in place, and which documents are near copies.

    `long` are the pairs that share rare long strings as they are written, in a large collection.
    """

    prints: Sequence[Fingerprint]
    sketches: Sequence[Sketch]
    near: Groups
    equivalents: Equivalents
    long: LongPairs = NO_PAIRS


def take(documents: Sequence[Segmented], engine: Engine) -> Taken:
    """The fingerprints of all documents as they are written."""
    prints, sketches = [], []
    for one, drawn in engine.map(_print, documents, None, label="提取特征"):
        prints.append(one)
        sketches.append(drawn)
    long = long_pairs(prints, engine, selection(len(prints)))
    return Taken(prints, sketches, near_copies(prints, sketches, engine), NONE, long)


def retake(taken: Taken, documents: Sequence[Segmented], equivalents: Equivalents, engine: Engine) -> Taken:
    """The same with other `equivalents` in place; documents without any of these words keep their fingerprint."""
    if equivalents == taken.equivalents:
        return taken
    if taken.equivalents:
        taken = take(documents, engine)
    prints, sketches = list(taken.prints), list(taken.sketches)
    shared = (documents, prints, equivalents)
    for d, found in enumerate(engine.map(_reprint, range(len(prints)), shared, label="替换同义词")):
        if found is not None:
            prints[d], sketches[d] = found
    return replace(
        taken, prints=prints, sketches=sketches, near=near_copies(prints, sketches, engine), equivalents=equivalents
    )


def _print(_: None, segmented: Segmented) -> tuple[Fingerprint, Sketch]:
    one = fingerprint(segmented)
    return one, sketch(one)


def _reprint(shared: _Shared, d: int) -> tuple[Fingerprint, Sketch] | None:
    documents, prints, equivalents = shared
    one = reworded(prints[d], documents[d], equivalents)
    return None if one is prints[d] else (one, sketch(one))
