"""Stretches of text that many reports hold inside otherwise different reports, told before anything is counted.

A paragraph from above that twenty units paste into reports of their own looks like formula as long as each of them
counts as a source of its own. So windows of whole sentences whose three-character strings are mostly the same in at
least `HOLDERS` reports are one origin from the start: by min-hashes as for whole reports (`nearcopies.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from reportmine.reuse.fingerprints import Fingerprint, Keyed
from reportmine.reuse.minhashes import Marks, bands, least_hashes, marks, met, promising
from reportmine.reuse.unions import Unions
from reportmine.verbs import Engine, Index, Keys

HOLDERS = 4  # units that hold a stretch before it is more than a copy: those are found without help
WINDOW_CHARS = 120  # characters that a window of whole sentences has at least: what counts as copied as a piece
LONGEST = 4 * WINDOW_CHARS  # a window longer than this has one endless sentence and is left to the other ways
LARGEST = 0.6  # share of a window that its longest sentence has at most: one sentence that all write is formula
ALIKE = 0.7  # share of either window's strings that the other has too: more than the longest sentence alone
AGREE = 18  # of the min-hashes of two windows: of `ALIKE` in common fewer agree once in ten thousand
BANDS, ROWS = 20, 3  # two windows that share three quarters of their strings meet in some band with 99.9 %
BLOCK = 512  # pairs of windows compared at once

_SPREAD = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True, eq=False)
class Windows:
    """The windows of a document: clauses `first:last`, distinct trigrams, and min-hashes by band and by mark."""

    first: Index
    last: Index
    sizes: Index
    bands: Keys
    marks: Marks


def circulating(
    prints: Sequence[Fingerprint], units: Sequence[str | None], engine: Engine
) -> list[list[tuple[int, int, int]]]:
    """Groups of stretches `(document, first clause, clause after the last)` with nearly the same text.

    `units` has the unit of every document. A group has stretches of documents of at least `HOLDERS` units; windows of
    one document may overlap.
    """
    if len(set(units)) < HOLDERS:
        return []
    windows = list(engine.map(_sketched, prints, None, label="流传段落"))
    docs = np.repeat(np.arange(len(windows)), [len(w.first) for w in windows])
    first, last, sizes = (np.concatenate([getattr(w, part) for w in windows]) for part in ("first", "last", "sizes"))
    met_first = met(np.concatenate([w.bands for w in windows]))
    marked = np.concatenate([w.marks for w in windows])
    one, other = promising(met_first, sizes, marked, ALIKE, AGREE)
    blocks = [(one[low : low + BLOCK], other[low : low + BLOCK]) for low in range(0, len(one), BLOCK)]
    verdicts = engine.map(_alike, blocks, (prints, docs, first, last), label="流传段落", heavy=len(blocks) > 1)
    unions = Unions(len(docs))
    for (left, right), verdict in zip(blocks, verdicts, strict=True):
        for x, y in zip(left[verdict].tolist(), right[verdict].tolist(), strict=True):
            unions.join(x, y)
    stretches = list(zip(docs.tolist(), first.tolist(), last.tolist(), strict=True))
    return [
        [stretches[m] for m in members]
        for members in unions.groups()
        if len(members) >= HOLDERS and len({units[stretches[m][0]] for m in members}) >= HOLDERS
    ]


def _sketched(_: None, prints: Fingerprint) -> Windows:
    return windows_of(prints)


def _alike(
    shared: tuple[Sequence[Fingerprint], Index, Index, Index], pairs: tuple[Index, Index]
) -> npt.NDArray[np.bool_]:
    """Which pairs of windows each have at least the share `ALIKE` of their trigrams in common."""
    left, right = (_strings(shared, side) for side in pairs)
    both = np.sort(np.concatenate((left[0], right[0])))
    twice = both[:-1][both[1:] == both[:-1]]
    n = len(pairs[0])
    # the mixed keys lead back to their pair by the left side's table
    common = np.bincount(left[1][np.searchsorted(left[0], twice)], minlength=n)
    return common >= ALIKE * np.maximum(np.bincount(left[1], minlength=n), np.bincount(right[1], minlength=n))


def _strings(shared: tuple[Sequence[Fingerprint], Index, Index, Index], windows: Index) -> tuple[Keys, Index]:
    """The distinct trigrams of windows, each mixed with the place of its window in the row, rising; and that place."""
    prints, docs, first, last = shared
    shapes = {d: prints[d].shapes() for d in set(docs[windows].tolist())}
    parts = []
    for w in windows.tolist():
        one = shapes[docs[w]]
        parts.append(one.keys[one.indptr[first[w]] : one.indptr[last[w]]])
    place = np.repeat(np.arange(len(parts)), [len(part) for part in parts])
    mixed = np.concatenate(parts) * _SPREAD ^ (place.astype(np.uint64) + np.uint64(1)) * np.uint64(0xBF58476D1CE4E5B9)
    mixed, at = np.unique(mixed, return_index=True)
    return mixed, place[at]


def with_circulating(origins: Sequence[Index], groups: Sequence[Sequence[tuple[int, int, int]]]) -> list[Index]:
    """The origins of clauses, with the clauses of every group given the least origin found in it."""
    linked = [o.copy() for o in origins]
    for group in groups:
        shared = min(int(linked[d][first:last].min()) for d, first, last in group)
        for d, first, last in group:
            linked[d][first:last] = np.minimum(linked[d][first:last], shared)
    return linked


def windows_of(prints: Fingerprint) -> Windows:
    """A window from every sentence on that has enough text from there, headings and repeated lines left out."""
    starts = _sentence_starts(prints)
    found, sizes, least_of = [], [], [np.empty((0, BANDS * ROWS), np.uint64)]
    shapes = prints.shapes()
    if len(starts) >= 2 and int(prints.chars.sum()) >= WINDOW_CHARS and len(shapes.keys):
        least = _least_by_sentence(shapes, starts)
        chars = np.add.reduceat(np.where(prints.idle, 0, prints.chars).astype(np.int64), starts[:-1])
        reached = np.concatenate(([0], np.cumsum(chars)))
        ends = np.searchsorted(reached, reached[:-1] + WINDOW_CHARS).tolist()
        for at, end in enumerate(ends):
            while end < len(reached) and chars[at:end].max() > LARGEST * (reached[end] - reached[at]):
                end += 1
            if chars[at] and end < len(reached) and reached[end] - reached[at] <= LONGEST:
                first, last = int(starts[at]), int(starts[end])
                keys = np.sort(shapes.keys[shapes.indptr[first] : shapes.indptr[last]])
                found.append((first, last))
                sizes.append(min(1, len(keys)) + int(np.count_nonzero(keys[1:] != keys[:-1])))
                least_of.append(least[at:end].min(axis=0, keepdims=True))
    every = np.concatenate(least_of)
    spans = np.array(found, dtype=np.int64).reshape(-1, 2)
    return Windows(spans[:, 0], spans[:, 1], np.array(sizes, dtype=np.int64), bands(every, ROWS), marks(every))


def _sentence_starts(prints: Fingerprint) -> Index:
    """The first clause of every sentence, and the number of clauses at the end."""
    n = len(prints.chars)
    inner = np.flatnonzero(np.diff(prints.sentences)) + 1 if n else np.empty(0, np.int64)
    return np.concatenate((np.zeros(min(n, 1), np.int64), inner, [n])).astype(np.int64)


def _least_by_sentence(shapes: Keyed, starts: Index) -> Keys:
    """Min-hashes of every sentence, shape (n_sentences, BANDS * ROWS); the greatest number where it has no trigram."""
    bounds = shapes.indptr[starts]
    least = np.full((len(starts) - 1, BANDS * ROWS), np.iinfo(np.uint64).max, dtype=np.uint64)
    full = np.flatnonzero(np.diff(bounds))
    least[full] = least_hashes(shapes.keys, bounds[full], BANDS * ROWS)
    return least
