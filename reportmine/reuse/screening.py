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
from reportmine.reuse.places import near, shared_strings, spread
from reportmine.reuse.rising import Flags
from reportmine.reuse.stringkeys import Kept, found_in, together
from reportmine.verbs import Engine, Index

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
    found = list(engine.map(_rare, together(texts), (chosen, buckets), label="筛选字串"))
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
    at = np.concatenate([np.empty(0, np.int32), *(block.at for block in blocks)])
    return Kept(indptr, keys, at, np.concatenate([np.empty(0, np.int64), *(block.sizes for block in blocks)]))


def candidates_of(kept: Kept, sort: Sort, engine: Engine, focused: Flags | None = None) -> list[tuple[int, int]]:
    """The candidates by strings of one sort; only pairs with one of those `focused`, None for all."""
    owners = np.repeat(np.arange(len(kept.indptr) - 1), np.diff(kept.indptr))
    a, b, score = engine.pair(kept.keys, owners, sort.window, sort.score / sort.sample)
    if focused is not None:
        wanted = focused[a] | focused[b]
        a, b, score = a[wanted], b[wanted], score[wanted]
    blocks = [(a[low : low + _PAIRS], b[low : low + _PAIRS]) for low in range(0, len(a), _PAIRS)]
    found = engine.map(_places, blocks, (kept, sort), label="定位字串", heavy=len(blocks) > 1)
    places = np.concatenate([np.empty((0, 4), np.int64), *found])
    score = score * sort.sample
    good = (places[:, 0] >= sort.places) | (score >= sort.sure)
    if sort.extent:
        good |= (places[:, 1] >= sort.extent) & ((places[:, 0] > 2) | (score >= sort.two))
    good &= (places[:, 2] >= sort.spread[0]) & (places[:, 3] >= sort.spread[1])
    return list(zip(a[good].tolist(), b[good].tolist(), strict=True))


def _places(shared: tuple[Kept, Sort], pairs: tuple[Index, Index]) -> Index:
    """Shape (n_pairs, 4): what `near` and `spread` give for pairs of documents."""
    kept, sort = shared
    a, b = pairs
    hits = shared_strings(kept, a, b)
    if sort.spread == (0, 0):
        return np.concatenate((near(hits, len(a)), np.zeros((len(a), 2), np.int64)), axis=1)
    return np.concatenate((near(hits, len(a)), spread(hits, kept.sizes[a], kept.sizes[b])), axis=1)
