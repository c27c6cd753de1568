"""How usual an overlap is: where a pair stands among the unrelated pairs of the same collection.

The level of a pair is the larger of its two copied ratios, nought where nothing was found. Unrelated are pairs of two
known, different units in no family together and without a context.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from math import floor

from reportmine.findings import Pair
from reportmine.model import Metadata

FEWEST = 20  # unrelated pairs under which a place among them says nothing


def percentiles(
    pairs: Sequence[Pair], meta: Mapping[str, Metadata], n_documents: int | None = None
) -> list[float | None]:
    """For each pair the percentage, 0-100, of the unrelated pairs whose level is lower; None where these are few.

    A pair that is itself unrelated is not compared with itself. Cut to one decimal: 100 is above all of them. Where
    `meta` is only of some of `n_documents`, these stand for all when strangers are counted.
    """
    units = Counter(m.unit for m in meta.values() if m.unit is not None)
    known = sum(units.values())
    strangers = known * (known - 1) // 2 - sum(n * (n - 1) // 2 for n in units.values())
    if n_documents is not None and meta:
        strangers = strangers * n_documents**2 // len(meta) ** 2
    related = [pair for pair in pairs if _strange(pair, meta) and not _unrelated(pair)]
    levels = sorted(level(pair) for pair in pairs if _strange(pair, meta) and _unrelated(pair))
    zeros = strangers - len(related) - len(levels)
    shown: list[float | None] = []
    for pair in pairs:
        itself = _strange(pair, meta) and _unrelated(pair)
        others = zeros + len(levels) - itself
        lower = (zeros if level(pair) > 0 else 0) + bisect_left(levels, level(pair))
        shown.append(None if others < FEWEST else floor(1000 * lower / others) / 10)
    return shown


def level(pair: Pair) -> float:
    """The larger of the two copied ratios, 0-1."""
    return max(pair.a_copied_ratio, pair.b_copied_ratio)


def _strange(pair: Pair, meta: Mapping[str, Metadata]) -> bool:
    a, b = meta[pair.doc_a].unit, meta[pair.doc_b].unit
    return a is not None and b is not None and a != b


def _unrelated(pair: Pair) -> bool:
    return pair.family_id is None and pair.context in ("none", "joint_event")
