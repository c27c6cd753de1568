"""The characters of a raw text that are compared, by one lookup over code points.

What reading a report closely does in many passes (folding, cutting noise, joining lines) one table does roughly at
once: width, script and look-alikes are folded, and all but Han characters, Latin letters and digits is left out. Good
enough to tell which of many reports to read closely, never for showing anything.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from reportmine.text.characters import PLANES, folded_codes

Codes = npt.NDArray[np.uint32]


def comparable(text: str) -> tuple[Codes, npt.NDArray[np.int64]]:
    """The folded code points of the characters that are compared, and where each stands in the text.

    >>> codes, at = comparable("２０１２年，工會工作！")
    >>> "".join(map(chr, codes)), at.tolist()
    ('2012年工会工作', [0, 1, 2, 3, 4, 6, 7, 8, 9])
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    if len(codes) and int(codes.max()) >= PLANES:
        codes = np.where(codes < PLANES, codes, 0)
    found = _table()[codes]
    at = np.flatnonzero(found)
    return found[at], at


@cache
def _table() -> Codes:
    """By code point the one it is compared as, 0 for none."""
    table = folded_codes()
    han = ((table >= 0x3400) & (table <= 0x9FFF)) | (table >= 0x20000) | (table == 0x3007)
    letter = ((table >= 0x41) & (table <= 0x5A)) | ((table >= 0x61) & (table <= 0x7A))
    digit = (table >= 0x30) & (table <= 0x39)
    return np.where((table < PLANES) & (han | letter | digit), table, 0).astype(np.uint32)
