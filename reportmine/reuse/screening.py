"""Which reports of a large collection are worth reading closely: pairs that share rare strings near each other.

Every text is gone through twice, for counting and for keeping the strings that few hold; nothing but these is held in
memory. A rare string that two strangers share by chance (a number in a usual sentence) stands alone: copied text shares
others close by in both reports. Texts that more reports hold than a rare string may have are met by min-hashes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from reportmine.reuse.counting import Buckets, counted, held
from reportmine.reuse.longstrings import PLACE_BITS, Places, Selection, Sort, Strings, strings
from reportmine.reuse.minhashes import Marks, bands, least_of_parts, marks, met, promising
from reportmine.verbs import Engine, Index, Keys

RUN = 8  # characters between shared strings of one place
DRIFT = 4  # characters by which one place may shift between the reports
REACH = 300  # characters of either report within which places are near each other
SHIFT = 20  # characters by which the distance of two places may differ between the reports
HASHES, ROWS = 64, 2  # min-hashes of a report, and rows of a band
AGREE = 16  # of the min-hashes of two reports that are mostly one text; of strangers fewer than three do
FEWEST = 128  # long strings under which a report is too short for min-hashes
_TEXTS, _PAIRS = 64, 256  # gone through, and looked at, together


class Kept(NamedTuple):
    """Rare strings of documents one after the other: those of document d are `indptr[d]:indptr[d + 1]`."""

    indptr: Index
    keys: Keys
    at: Places

    def of(self, d: int) -> Strings:
        """Those of one document."""
        part = slice(self.indptr[d], self.indptr[d + 1])
        return Strings(self.keys[part], self.at[part])


class _Block(NamedTuple):
    kept: tuple[Kept, ...]  # of each sort
    least: Keys  # shape (n_documents, HASHES)
    enough: npt.NDArray[np.bool_]  # documents with `FEWEST` long strings


def screen(texts: Sequence[str], engine: Engine, chosen: Selection) -> list[tuple[int, int]]:
    """The pairs (a, b), a < b, of raw texts that are worth reading closely, rising."""
    buckets = counted(texts, chosen, engine)
    blocks = [texts[low : low + _TEXTS] for low in range(0, len(texts), _TEXTS)]
    found = list(engine.map(_rare, blocks, (chosen, buckets), label="筛选字串"))
    pairs = set(_mostly_one_text(found))
    for n, sort in enumerate(chosen.sorts):
        pairs.update(_candidates(_joined([block.kept[n] for block in found]), sort, engine))
    return sorted(pairs)


def _rare(shared: tuple[Selection, Sequence[Buckets]], texts: Sequence[str]) -> _Block:
    chosen, buckets = shared
    kept: list[list[Strings]] = [[] for _ in chosen.sorts]
    least, enough = [np.empty((0, HASHES), np.uint64)], []
    for text in texts:
        every = strings(text, chosen)
        enough.append(len(every[0].keys) >= FEWEST)
        least.append(_least(every[0].keys)[None, :])
        for found, table, sort, into in zip(every, buckets, chosen.sorts, kept, strict=True):
            n = held(found.keys, table)
            few = (n >= sort.window[0]) & (n <= sort.window[1])
            into.append(Strings(found.keys[few], found.at[few]))
    return _Block(tuple(_kept(of) for of in kept), np.concatenate(least), np.array(enough, dtype=bool))


def _least(keys: Keys) -> Keys:
    return least_of_parts(keys, HASHES) if len(keys) else np.zeros(HASHES, dtype=np.uint64)


def _kept(of: Sequence[Strings]) -> Kept:
    indptr = np.concatenate(([0], np.cumsum([len(one.keys) for one in of]))).astype(np.int64)
    keys = np.concatenate([np.empty(0, np.uint64), *(one.keys for one in of)])
    return Kept(indptr, keys, np.concatenate([np.empty(0, np.int32), *(one.at for one in of)]))


def _joined(blocks: Sequence[Kept]) -> Kept:
    sizes = np.concatenate([np.empty(0, np.int64), *(np.diff(block.indptr) for block in blocks)])
    indptr = np.concatenate(([0], np.cumsum(sizes))).astype(np.int64)
    keys = np.concatenate([np.empty(0, np.uint64), *(block.keys for block in blocks)])
    return Kept(indptr, keys, np.concatenate([np.empty(0, np.int32), *(block.at for block in blocks)]))


def _candidates(kept: Kept, sort: Sort, engine: Engine) -> list[tuple[int, int]]:
    owners = np.repeat(np.arange(len(kept.indptr) - 1), np.diff(kept.indptr))
    a, b, score = engine.pair(kept.keys, owners, sort.window, sort.score / sort.sample)
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


def _mostly_one_text(blocks: Sequence[_Block]) -> list[tuple[int, int]]:
    """Every text with the first of those it is mostly one with."""
    enough = np.flatnonzero(np.concatenate([np.empty(0, bool), *(block.enough for block in blocks)]))
    if len(enough) < 2:
        return []
    least = np.concatenate([block.least for block in blocks])[enough]
    marked: Marks = marks(least >> np.uint64(PLACE_BITS))
    one, other = promising(met(bands(least, ROWS)), np.ones(len(enough), np.int64), marked, 1.0, AGREE)
    return list(zip(enough[one].tolist(), enough[other].tolist(), strict=True))
