"""Raw texts that are mostly one text, by min-hashes of their long strings.

What many hand in has no string that few hold, and would share none with the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from reportmine.reuse.minhashes import Marks, bands, least_of_parts, marks, met, promising
from reportmine.reuse.stringkeys import Found
from reportmine.verbs import Keys

HASHES, ROWS = 64, 2  # min-hashes of a report, and rows of a band
PART = np.uint64(6)  # bits that tell which of the parts of all keys, one for every min-hash, a key lies in
AGREE = 16  # of the min-hashes of two reports that are mostly one text; of strangers fewer than three do
FEWEST = 128  # long strings under which a report is too short for min-hashes


class Mostly(NamedTuple):
    """The min-hashes of a text, 4 bytes each and `HASHES` of them; none for a text too short for that."""

    least: bytes

    @classmethod
    def nothing(cls) -> Mostly:
        """Of a text that is too short."""
        return cls(b"")


def sketched(long: Found) -> list[Mostly]:
    """The min-hashes of texts from their long strings, of which the lowest fourth of every part of the keys will do."""
    low = np.flatnonzero(long.keys << PART < np.uint64(1 << 62))
    keys, bounds = long.keys[low], np.searchsorted(low, long.bounds)
    enough = np.diff(long.bounds) >= FEWEST
    return [
        _least(np.sort(keys[start:end])) if end > start and often else Mostly.nothing()
        for start, end, often in zip(bounds[:-1].tolist(), bounds[1:].tolist(), enough.tolist(), strict=True)
    ]


def _least(rising: Keys) -> Mostly:
    return Mostly((least_of_parts(rising, HASHES) >> np.uint64(32)).astype(np.uint32).tobytes())


def mostly_one_text(found: Sequence[Mostly]) -> list[tuple[int, int]]:
    """Every text with the first of those it is mostly one with."""
    enough = np.array([d for d, one in enumerate(found) if one.least], dtype=np.int64)
    if len(enough) < 2:
        return []
    together = b"".join(found[d].least for d in enough.tolist())
    least = np.frombuffer(together, dtype=np.uint32).reshape(-1, HASHES).astype(np.uint64)
    marked: Marks = marks(least)
    one, other = promising(met(bands(least, ROWS)), np.ones(len(enough), np.int64), marked, 1.0, AGREE)
    return list(zip(enough[one].tolist(), enough[other].tolist(), strict=True))
