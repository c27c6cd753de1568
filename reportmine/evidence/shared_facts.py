"""How many facts the overlapping passages of two reports share, and how many were changed.

A recycled report with its facts brought up to date is good practice; one whose facts stood still is the finding.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from reportmine.findings import Match
from reportmine.model import Document
from reportmine.reuse.facts import find_facts
from reportmine.reuse.ratios import is_reuse

PlacedFacts = Sequence[tuple[int, str]]  # raw place and key, in order


def placed_facts(document: Document) -> PlacedFacts:
    """The facts of a report that are not rough, with their raw places: days, figures, editions, quoted names."""
    facts = [(fact.start, fact.key) for fact in find_facts(document.clean) if not fact.vague]
    starts = np.array([start for start, _ in facts], dtype=np.int64)
    places = document.offsets[starts] if len(facts) else starts
    return [(int(place), key) for place, (_, key) in zip(places, facts, strict=True)]


def shared_facts(
    matches: Iterable[Match], facts_of: Callable[[str], PlacedFacts], doc_a: str, doc_b: str
) -> tuple[int, int]:
    """Facts that stand in the passages of both reports, and facts of either that have another in their place.

    Each is counted as often as it stands there; years do not count, for they are what a new report changes first.
    """
    counted = [match for match in matches if is_reuse(match)]
    in_a = _inside(facts_of(doc_a), ((m.a_start, m.a_end) for m in counted))
    in_b = _inside(facts_of(doc_b), ((m.b_start, m.b_end) for m in counted))
    same = (in_a & in_b).total()
    return same, max(in_a.total(), in_b.total()) - same


def _inside(facts: PlacedFacts, spans: Iterable[tuple[int, int]]) -> Counter[str]:
    places = [place for place, _ in facts]
    kept: set[int] = set()
    for start, end in spans:
        kept.update(range(bisect_left(places, start), bisect_left(places, end)))
    return Counter(facts[at][1] for at in kept)
