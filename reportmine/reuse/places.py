"""Where the rare strings stand that two texts share: how many places near each other, and over how much of either text.

A string that two strangers share by chance (a number in a usual sentence) stands alone. A copied passage shares many
close by in both texts, a copy of the whole shares some all over.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np

from reportmine.reuse.rising import Flags, new
from reportmine.reuse.stringkeys import Kept, Strings, number
from reportmine.verbs import Index

RUN = 8  # characters between shared strings of one place
DRIFT = 4  # characters by which one place may shift between the reports
REACH = 300  # characters of either report within which places are near each other
SHIFT = 20  # characters by which the distance of two places may differ between the reports
CELLS = 1_000_000  # places by places looked at together
STRINGS = 500_000  # of other texts held at once, and those of one more
_TABLE_BITS = 16  # of a key that a table is asked for before the strings themselves
PARTS = 8  # of a report, of which its copy shares strings in several


class Hits(NamedTuple):
    """The strings that pairs of texts share: which pair, and where in either text; rising by pair and first text."""

    pair: Index
    here: Index
    there: Index


def shared_strings(kept: Kept, a: Index, b: Index) -> Hits:
    """The strings that both texts of each pair (a, b) hold; the pairs rising by a.

    All that a text is paired with is gone through at once.
    """
    table = np.zeros(1 << _TABLE_BITS, dtype=bool)
    found = [(np.empty(0, np.int64),) * 3]
    many = np.cumsum(np.diff(kept.indptr)[b]) // STRINGS  # strings of the others, in parts that are held at once
    starts = [*np.flatnonzero(new(a) | new(many)).tolist(), len(a)]
    for low, high in pairwise(starts):
        pair, here, there = _shared(kept.of(int(a[low])), kept, b[low:high], table)
        found.append((pair + low, here, there))
    pair, here, there = (np.concatenate(part) for part in zip(*found, strict=True))
    order = np.argsort((pair << 32) | here)
    return Hits(pair[order], here[order], there[order])


def near(hits: Hits, n: int) -> Index:
    """For n pairs of texts how many places of shared strings lie near each other, and what two of them span.

    Shape (n, 2): the most places within `REACH` of each other in both texts; and the most characters that two of these
    span which stand in the same distance in both, 0 where no two do.
    """
    pair, here, there = hits
    shift = there - here
    begins = np.ones(len(here), dtype=bool)
    begins[1:] = (pair[1:] != pair[:-1]) | (here[1:] - here[:-1] > RUN) | (np.abs(shift[1:] - shift[:-1]) > DRIFT)
    last = here[np.append(np.flatnonzero(begins[1:]), len(here) - 1)] if len(here) else here
    pair, here, there = pair[begins], here[begins], there[begins]
    bounds = np.searchsorted(pair, np.arange(n + 1))
    places = np.diff(bounds)
    found = np.zeros((n, 2), dtype=np.int64)
    found[:, 0] = np.minimum(places, 1)
    for many in np.unique(places[places > 1]).tolist():  # pairs with as many places are gone through together
        of = np.flatnonzero(places == many)
        at_once = max(1, CELLS // many**2)
        for part in np.split(of, range(at_once, len(of), at_once)):
            at = bounds[part][:, None] + np.arange(many)
            found[part] = _near(here[at], there[at], last[at])
    return found


def spread(hits: Hits, sizes_here: Index, sizes_there: Index) -> Index:
    """For pairs of texts of so many characters how many of the `PARTS` of either text have a shared string.

    Shape (n, 2): of the text with fewer such parts, and of the other.
    """
    both = [_parts(hits.pair, at, sizes) for at, sizes in ((hits.here, sizes_here), (hits.there, sizes_there))]
    return np.sort(np.stack(both, axis=1), axis=1)


def _parts(pair: Index, at: Index, sizes: Index) -> Index:
    part = np.sort(pair * PARTS + at * PARTS // np.maximum(1, sizes[pair]))
    return np.bincount(part[new(part)] // PARTS, minlength=len(sizes)).astype(np.int64)


def _shared(own: Strings, kept: Kept, others: Index, table: Flags) -> tuple[Index, Index, Index]:
    """Which of the others hold strings of one text, and where these stand in either; `table` is left as it is."""
    sizes = np.diff(kept.indptr)[others]
    ends = np.cumsum(sizes)
    at = np.arange(int(ends[-1])) + np.repeat(kept.indptr[others] - ends + sizes, sizes)
    keys = kept.keys[at]
    asked = np.arange(len(keys))
    if len(own.keys) < len(table) // 4:  # of more hardly a place in it would be free
        numbers = number(own.keys, len(table))
        table[numbers] = True
        asked = np.flatnonzero(table[number(keys, len(table))])
        table[numbers] = False
        keys = keys[asked]
    place = np.minimum(np.searchsorted(own.keys, keys), max(0, len(own.keys) - 1))
    hit = np.flatnonzero(own.keys[place] == keys) if len(own.keys) else asked[:0]
    asked, place = asked[hit], place[hit]
    pair = np.searchsorted(ends, asked, side="right")
    return pair, own.at[place].astype(np.int64), kept.at[at[asked]].astype(np.int64)


def _near(here: Index, there: Index, last: Index) -> Index:
    """Of pairs with so many places each, shape (n_pairs, n_places): what `near` gives."""
    ahead, across = (at[:, None, :] - at[:, :, None] for at in (here, there))
    close = (ahead >= 0) & (ahead <= REACH) & (np.abs(across) <= REACH)
    alike = close & (ahead > 0) & (across > 0) & (np.abs(across - ahead) <= SHIFT)
    extent = np.where(alike, last[:, None, :] - here[:, :, None] + RUN, 0)
    return np.stack((close.sum(axis=2).max(axis=1), extent.max(axis=(1, 2))), axis=1)
