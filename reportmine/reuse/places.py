"""Where the rare strings stand that two texts share: how many places near each other, and over how much of either text.

A string that two strangers share by chance (a number in a usual sentence) stands alone. A copied passage shares many
close by in both texts, a copy of the whole shares some all over.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from reportmine.reuse.rising import new
from reportmine.reuse.stringkeys import Strings
from reportmine.verbs import Index

RUN = 8  # characters between shared strings of one place
DRIFT = 4  # characters by which one place may shift between the reports
REACH = 300  # characters of either report within which places are near each other
SHIFT = 20  # characters by which the distance of two places may differ between the reports
PARTS = 8  # of a report, of which its copy shares strings in several


class Hits(NamedTuple):
    """The strings that pairs of texts share: which pair, and where in either text; rising by pair and first text."""

    pair: Index
    here: Index
    there: Index


def shared_strings(pairs: Sequence[tuple[Strings, Strings]]) -> Hits:
    """The strings that both of each pair hold."""
    found = [_shared(one, other) for one, other in pairs]
    pair = np.repeat(np.arange(len(pairs)), [len(here) for here, _ in found])
    here = np.concatenate([np.empty(0, np.int64), *(here for here, _ in found)])
    there = np.concatenate([np.empty(0, np.int64), *(there for _, there in found)])
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
    found = np.zeros((n, 2), dtype=np.int64)
    found[:, 0] = np.minimum(np.diff(bounds), 1)
    for k in np.flatnonzero(np.diff(bounds) > 1).tolist():
        part = slice(bounds[k], bounds[k + 1])
        found[k] = _near(here[part], there[part], last[part])
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


def _shared(one: Strings, other: Strings) -> tuple[Index, Index]:
    """Where the strings that both hold stand in either."""
    if not len(one.keys) or not len(other.keys):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    at = other.keys.searchsorted(one.keys)
    at[at == len(other.keys)] = 0
    hit = (other.keys[at] == one.keys).nonzero()[0]
    return one.at[hit].astype(np.int64), other.at[at[hit]].astype(np.int64)


def _near(here: Index, there: Index, last: Index) -> tuple[int, int]:
    ahead, across = here[None, :] - here[:, None], there[None, :] - there[:, None]
    close = (ahead >= 0) & (ahead <= REACH) & (np.abs(across) <= REACH)
    alike = close & (ahead > 0) & (across > 0) & (np.abs(across - ahead) <= SHIFT)
    extent = np.where(alike, last[None, :] - here[:, None] + RUN, 0)
    return int(close.sum(axis=1).max(initial=0)), int(extent.max(initial=0))
