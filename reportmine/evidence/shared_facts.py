"""How many facts the overlapping passages of two reports share, and how many were changed.

A recycled report with its facts brought up to date is good practice; one whose facts stood still is the finding.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

import numpy as np

from reportmine.findings import Match
from reportmine.reuse.fingerprints import PlacedFacts
from reportmine.reuse.ratios import is_reuse


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


def _inside(facts: PlacedFacts, spans: Iterable[tuple[int, int]]) -> Counter[int]:
    inside = np.zeros(len(facts.keys), dtype=bool)
    for start, end in spans:
        low, high = np.searchsorted(facts.places, (start, end))
        inside[low:high] = True
    return Counter(facts.keys[inside].tolist())
