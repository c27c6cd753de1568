"""How many documents hold each string, in a table of fixed size: strings fall into buckets by their key.

Exact counts of a hundred million strings would have to be sorted; a bucket tells at least as many as hold any string
in it (Cormode and Muthukrishnan 2005, with one row), and what few hold is counted exactly afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from reportmine.reuse.longstrings import Selection
from reportmine.reuse.stringkeys import found_in, number, together
from reportmine.verbs import Engine, Index, Keys

Buckets = npt.NDArray[np.uint8]

SHORT_BITS = 24  # buckets of short strings, of which even a large collection has a few million
LEAST_BITS, MOST_BITS = 20, 26  # buckets of long strings: of 1 to 64 MB
STRINGS = 1000  # distinct long strings that a report brings, about
FULL = 255  # a bucket counts no further
BLOCKS = 8  # of documents, each counted in a table of its own


def counted(texts: Sequence[str], chosen: Selection, engine: Engine) -> tuple[Buckets, ...]:
    """How many documents hold strings of every bucket, of each sort, at most `FULL`."""
    size = -(-len(texts) // BLOCKS)
    blocks = [texts[low : low + size] for low in range(0, len(texts), size)]
    most = bits_for(len(texts))
    bits = [min(most, SHORT_BITS) if sort is chosen.short else most for sort in chosen.sorts]
    total = [np.zeros(1 << n, np.uint8) for n in bits]
    for found in engine.map(_block, blocks, (chosen, bits), label="统计字串", heavy=True):
        total = [_sum(so_far, more) for so_far, more in zip(total, found, strict=True)]
    return tuple(total)


def bits_for(n_documents: int) -> int:
    """Bits of the number of a bucket: about as many buckets as there are distinct long strings.

    >>> bits_for(1500), bits_for(10_000), bits_for(1_000_000)
    (21, 24, 26)
    """
    return min(MOST_BITS, max(LEAST_BITS, int(n_documents * STRINGS).bit_length()))


def held(keys: Keys, buckets: Buckets) -> Buckets:
    """How many documents hold strings of the bucket of each key."""
    return buckets[number(keys, len(buckets))]


def packed(buckets: Buckets, most: int) -> bytes:
    """Of every bucket whether at most so many documents hold strings of it: one bit each."""
    return np.packbits(buckets <= most).tobytes()


def few(keys: Keys, flags: bytes) -> npt.NDArray[np.bool_]:
    """Which keys fall into buckets that `packed` flags.

    >>> few(np.array([0, 1 << 20], dtype=np.uint64), packed(np.array([9, 2] * 4, dtype=np.uint8), 2)).tolist()
    [False, True]
    """
    bits = np.frombuffer(flags, dtype=np.uint8)
    bucket = number(keys, 8 * len(bits))
    flagged: npt.NDArray[np.bool_] = bits[bucket >> 3] & (128 >> (bucket & 7)).astype(np.uint8) > 0
    return flagged


def _block(shared: tuple[Selection, Sequence[int]], texts: Sequence[str]) -> list[Buckets]:
    chosen, bits = shared
    tables = [np.zeros(1 << n, np.uint8) for n in bits]
    for some in together(texts):
        for found, table in zip(found_in(some, chosen), tables, strict=True):
            _count(number(found.keys, len(table)), found.bounds, table)
    return tables


def _count(buckets: Index, bounds: Index, table: Buckets) -> None:
    """Counts every document once for every bucket of its strings; those of document d are `bounds[d]:bounds[d + 1]`."""
    for start, end in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        bucket = buckets[start:end]
        now = table[bucket]  # of two strings of one document in one bucket only one is counted
        table[bucket] = now + (now < FULL)


def _sum(one: Buckets, other: Buckets) -> Buckets:
    total = one + other
    total[total < one] = FULL
    return total
