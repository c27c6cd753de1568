"""The fingerprints of a corpus, taken once a run: the survey hands them on to finding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from reportmine.model import Metadata, Segmented
from reportmine.reuse.equivalents import NONE, Equivalents
from reportmine.reuse.facts import find_facts
from reportmine.reuse.fingerprints import Fingerprint, PlacedFacts, fingerprint, placed_facts, reworded, written
from reportmine.reuse.nearcopies import Sketch, near_copies, sketch
from reportmine.reuse.ondemand import Drawn
from reportmine.reuse.origins import Groups
from reportmine.verbs import Engine

_Shared = tuple[Sequence[str], Sequence[Fingerprint], Equivalents]


@dataclass(frozen=True, slots=True, eq=False)
class Taken:
    """The fingerprints of documents with `equivalents` in place, and which documents are near copies."""

    prints: Sequence[Fingerprint]
    sketches: Sequence[Sketch]
    near: Groups
    equivalents: Equivalents
    written: Sequence[str]  # the clauses of each document, a line each
    meta: Sequence[Metadata]
    facts: Sequence[PlacedFacts]


def take(
    documents: Sequence[Segmented], engine: Engine, equivalents: Equivalents = NONE, *, near: bool = True
) -> Taken:
    """The fingerprints of all documents, with `equivalents` in place; near copies are sought unless told not to."""
    kernel = partial(_print, equivalents)
    label = (
        "提取特征（同义词）" if equivalents else "提取特征"
    )  # a desk remembers steps by label: these two are not the same
    if isinstance(documents, Drawn):
        found = list(documents.each(kernel, engine, label))
    else:
        found = list(engine.map(kernel, documents, None, label=label))
    prints, sketches = [one.print for one in found], [one.sketch for one in found]
    groups = near_copies(prints, sketches, engine) if near else []
    written, meta, facts = ([getattr(one, part) for one in found] for part in ("written", "meta", "facts"))
    return Taken(prints, sketches, groups, equivalents, written, meta, facts)


def merged(parts: Sequence[tuple[Sequence[int], Taken]], engine: Engine) -> Taken:
    """The fingerprints of parts of a collection, each with the positions of its documents, as one.

    Near copies are sought among all; ValueError where other equivalents are in place.
    """
    if len({taken.equivalents for _, taken in parts}) != 1:
        raise ValueError("fingerprints with different words in place")
    order = sorted((d, part, n) for part, (at, _) in enumerate(parts) for n, d in enumerate(at))
    places = [(parts[part][1], n) for _, part, n in order]
    prints, sketches = [taken.prints[n] for taken, n in places], [taken.sketches[n] for taken, n in places]
    return Taken(
        prints,
        sketches,
        near_copies(prints, sketches, engine),
        parts[0][1].equivalents,
        [taken.written[n] for taken, n in places],
        [taken.meta[n] for taken, n in places],
        [taken.facts[n] for taken, n in places],
    )


def retake(taken: Taken, equivalents: Equivalents, engine: Engine, *, near: bool = True) -> Taken:
    """The same, as written, with `equivalents` in place; documents without any of these words keep their fingerprint.

    Without `near` the near copies stay those of the texts as written: a screening has met them already. ValueError
    where other equivalents are in place.
    """
    if equivalents == taken.equivalents:
        return taken
    if taken.equivalents:
        raise ValueError("fingerprints with other words in place")
    prints, sketches = list(taken.prints), list(taken.sketches)
    shared = (taken.written, prints, equivalents)
    kernel = _reprint if near else _reprint_alone
    for d, found in enumerate(engine.map(kernel, range(len(prints)), shared, label="替换同义词")):
        if found is not None:
            prints[d], sketches[d] = found[0], found[1] or sketches[d]
    groups = near_copies(prints, sketches, engine) if near else taken.near
    return replace(taken, prints=prints, sketches=sketches, near=groups, equivalents=equivalents)


class _One(NamedTuple):
    print: Fingerprint
    sketch: Sketch
    written: str
    meta: Metadata
    facts: PlacedFacts


def _print(equivalents: Equivalents, _: None, segmented: Segmented) -> _One:
    facts = find_facts(segmented.document.clean)
    one = fingerprint(segmented, equivalents, facts)
    return _One(one, sketch(one), written(segmented), segmented.document.meta, placed_facts(segmented, facts))


def _reprint(shared: _Shared, d: int) -> tuple[Fingerprint, Sketch | None] | None:
    found = _reprint_alone(shared, d)
    return None if found is None else (found[0], sketch(found[0]))


def _reprint_alone(shared: _Shared, d: int) -> tuple[Fingerprint, Sketch | None] | None:
    texts, prints, equivalents = shared
    one = reworded(prints[d], texts[d], equivalents)
    return None if one is prints[d] else (one, None)
