"""Which reports of a large collection are worth reading closely: pairs that share rare strings near each other.

Every text is gone through twice, for counting and for keeping the strings that few hold; nothing but these is held in
memory. A rare string that two strangers share by chance (a number in a usual sentence) stands alone: copied text shares
others close by in both reports. Texts that more reports hold than a rare string may have are met by min-hashes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from reportmine.reuse.counting import Buckets, counted, held, packed
from reportmine.reuse.longstrings import Selection, Sort
from reportmine.reuse.mostly import Mostly, mostly_one_text, sketched
from reportmine.reuse.rising import Flags
from reportmine.reuse.stringkeys import TOGETHER, Kept, Strings, found_in
from reportmine.verbs import Engine, Index

RUN = 8  # characters between shared strings of one place
DRIFT = 4  # characters by which one place may shift between the reports
REACH = 300  # characters of either report within which places are near each other
SHIFT = 20  # characters by which the distance of two places may differ between the reports
_PAIRS = 256  # looked at together


class _Block(NamedTuple):
    kept: tuple[Kept, ...]  # of each sort
    mostly: list[Mostly]


class Screening(NamedTuple):
    """What a screening found, by which what is new later is screened.

    The pairs (a, b), a < b, rising, that are worth reading closely; by which buckets strings were rare, of each sort,
    as `counting.packed`; the min-hashes of every text.
    """

    pairs: list[tuple[int, int]]
    rare: tuple[bytes, ...]
    mostly: list[Mostly]


def screen(texts: Sequence[str], engine: Engine, chosen: Selection) -> Screening:
    """The screening of raw texts."""
    buckets = counted(texts, chosen, engine)
    blocks = [texts[low : low + TOGETHER] for low in range(0, len(texts), TOGETHER)]
    found = list(engine.map(_rare, blocks, (chosen, buckets), label="筛选字串"))
    mostly = [one for block in found for one in block.mostly]
    pairs = set(mostly_one_text(mostly))
    for n, sort in enumerate(chosen.sorts):
        pairs.update(candidates_of(joined([block.kept[n] for block in found]), sort, engine))
    rare = tuple(packed(table, sort.window[1]) for table, sort in zip(buckets, chosen.sorts, strict=True))
    return Screening(sorted(pairs), rare, mostly)


def _rare(shared: tuple[Selection, Sequence[Buckets]], texts: Sequence[str]) -> _Block:
    chosen, buckets = shared
    every = found_in(texts, chosen)
    kept = []
    for found, table, sort in zip(every, buckets, chosen.sorts, strict=True):
        n = held(found.keys, table)
        kept.append(found.kept((n >= sort.window[0]) & (n <= sort.window[1])))
    return _Block(tuple(kept), sketched(every[0]))


def joined(blocks: Sequence[Kept]) -> Kept:
    """Blocks of documents one after the other as one."""
    sizes = np.concatenate([np.empty(0, np.int64), *(np.diff(block.indptr) for block in blocks)])
    indptr = np.concatenate(([0], np.cumsum(sizes))).astype(np.int64)
    keys = np.concatenate([np.empty(0, np.uint64), *(block.keys for block in blocks)])
    return Kept(indptr, keys, np.concatenate([np.empty(0, np.int32), *(block.at for block in blocks)]))


def candidates_of(kept: Kept, sort: Sort, engine: Engine, focused: Flags | None = None) -> list[tuple[int, int]]:
    """The candidates by strings of one sort; only pairs with one of those `focused`, None for all."""
    owners = np.repeat(np.arange(len(kept.indptr) - 1), np.diff(kept.indptr))
    a, b, score = engine.pair(kept.keys, owners, sort.window, sort.score / sort.sample)
    if focused is not None:
        wanted = focused[a] | focused[b]
        a, b, score = a[wanted], b[wanted], score[wanted]
    blocks = [(a[low : low + _PAIRS], b[low : low + _PAIRS]) for low in range(0, len(a), _PAIRS)]
    found = engine.map(_places, blocks, kept, label="定位字串", heavy=len(blocks) > 1)
    near = np.concatenate([np.empty((0, 2), np.int64), *found])
    score = score * sort.sample
    good = (near[:, 0] >= sort.places) | (score >= sort.sure)
    if sort.extent:
        good |= (near[:, 1] >= sort.extent) & ((near[:, 0] > 2) | (score >= sort.two))
    return list(zip(a[good].tolist(), b[good].tolist(), strict=True))


def _places(kept: Kept, pairs: tuple[Index, Index]) -> Index:
    return places([(kept.of(a), kept.of(b)) for a, b in zip(*(part.tolist() for part in pairs), strict=True)])


def places(pairs: Sequence[tuple[Strings, Strings]]) -> Index:
    """For pairs of documents how many places of shared strings lie near each other, and what two of them span.

    Shape (n_pairs, 2): the most places within `REACH` of each other in both documents; and the most characters that
    two of these span which stand in the same distance in both, 0 where no two do.
    """
    hits = [_shared(one, other) for one, other in pairs]
    pair = np.repeat(np.arange(len(pairs)), [len(here) for here, _ in hits])
    here = np.concatenate([np.empty(0, np.int64), *(here for here, _ in hits)])
    there = np.concatenate([np.empty(0, np.int64), *(there for _, there in hits)])
    order = np.argsort((pair << 32) | here)
    pair, here, there = pair[order], here[order], there[order]
    shift = there - here
    begins = np.ones(len(here), dtype=bool)
    begins[1:] = (pair[1:] != pair[:-1]) | (here[1:] - here[:-1] > RUN) | (np.abs(shift[1:] - shift[:-1]) > DRIFT)
    last = here[np.append(np.flatnonzero(begins[1:]), len(here) - 1)] if len(here) else here
    pair, here, there = pair[begins], here[begins], there[begins]
    bounds = np.searchsorted(pair, np.arange(len(pairs) + 1))
    found = np.zeros((len(pairs), 2), dtype=np.int64)
    found[:, 0] = np.minimum(np.diff(bounds), 1)
    for n in np.flatnonzero(np.diff(bounds) > 1).tolist():
        part = slice(bounds[n], bounds[n + 1])
        found[n] = _near(here[part], there[part], last[part])
    return found


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
    near = (ahead >= 0) & (ahead <= REACH) & (np.abs(across) <= REACH)
    alike = near & (ahead > 0) & (across > 0) & (np.abs(across - ahead) <= SHIFT)
    extent = np.where(alike, last[None, :] - here[:, None] + RUN, 0)
    return int(near.sum(axis=1).max(initial=0)), int(extent.max(initial=0))
