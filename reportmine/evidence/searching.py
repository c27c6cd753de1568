"""Sentences to look up elsewhere: the tool is offline, and the common source of two texts is mostly on the web.

The rarest clauses of the passages two reports share, as the earlier text may have had them: words that this corpus
swaps are put back to the one most reports use.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from reportmine.findings import Match
from reportmine.model import Segmented
from reportmine.reuse.fingerprints import fingerprint
from reportmine.reuse.ratios import is_reuse
from reportmine.reuse.statistics import FIXED, Statistics

LENGTH = (15, 25)  # characters of a clause: shorter finds everything, longer finds nothing
MOST = 3


def search_clauses(segmented: Segmented, matches: Sequence[Match], statistics: Statistics) -> tuple[str, ...]:
    """Up to three clauses of 15-25 characters of the shared passages, the rarest first, learned swaps undone."""
    document = segmented.document
    spans = [(m.a_start, m.a_end) if m.doc_a == document.doc else (m.b_start, m.b_end) for m in matches if is_reuse(m)]
    shown = fingerprint(segmented, statistics.equivalents).features()
    ranked = []
    for clause in segmented.clauses:
        text = segmented.text(clause).strip("，。；、：:,. ")
        span = document.raw_span(clause.start, clause.end)
        inside = any(start <= span.start and span.end <= end for start, end in spans)
        if inside and LENGTH[0] <= len(text) <= LENGTH[1] and "\n" not in text:
            keys = shown.keys[shown.indptr[clause.index] : shown.indptr[clause.index + 1]]
            rarity = int(np.rint(statistics.nats(keys) * FIXED).sum())
            ranked.append((-rarity / len(text), clause.index, statistics.equivalents.replaced(text)))
    return tuple(dict.fromkeys(text for _, _, text in sorted(ranked)))[:MOST]
