"""Stretches of text that many reports hold inside otherwise different reports, told before anything is counted.

A paragraph from above that twenty units paste into reports of their own looks like formula as long as each of them
counts as a source of its own. So windows of whole sentences whose three-character strings are mostly the same in at
least `HOLDERS` reports are one origin from the start: the same min-hashes as for whole reports (`nearcopies.py`).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from reportmine.reuse.fingerprints import Fingerprint, Index, Keys
from reportmine.reuse.nearcopies import alike, least_hashes
from reportmine.reuse.unions import Unions

HOLDERS = 4  # units that hold a stretch before it is more than a copy: those are found without help
WINDOW_CHARS = 120  # characters that a window of whole sentences has at least: what counts as copied as a piece
LONGEST = 4 * WINDOW_CHARS  # a window longer than this has one endless sentence and is left to the other ways
LARGEST = 0.6  # share of a window that its longest sentence has at most: one sentence that all write is formula
ALIKE = 0.7  # share of either window's strings that the other has too: more than the longest sentence alone
AGREE = 12  # of the min-hashes of two windows, under which they are not compared string by string
BANDS, ROWS = 20, 3  # two windows that share three quarters of their strings meet in some band with 99.9 %


class _Window:
    """Clauses `first:last` of document `doc`, their distinct trigrams and min-hashes."""

    __slots__ = ("doc", "first", "keys", "last", "least")

    def __init__(self, doc: int, first: int, last: int, keys: Keys, least: Keys) -> None:
        self.doc, self.first, self.last, self.keys, self.least = doc, first, last, keys, least


def circulating(prints: Sequence[Fingerprint], units: Sequence[str | None]) -> list[list[tuple[int, int, int]]]:
    """Groups of stretches `(document, first clause, clause after the last)` with nearly the same text.

    `units` has the unit of every document. A group has stretches of documents of at least `HOLDERS` units; windows of
    one document may overlap.
    """
    windows = [w for d, p in enumerate(prints) for w in _windows(d, p)]
    unions = Unions(len(windows))
    for band in range(BANDS):
        first: dict[tuple[int, ...], int] = {}
        for at, window in enumerate(windows):
            row = tuple(window.least[band * ROWS : (band + 1) * ROWS].tolist())
            other = first.setdefault(row, at)
            if unions.find(other) == unions.find(at) or not _promising(windows[other], window):
                continue
            if alike(windows[other].keys, window.keys, ALIKE):
                unions.join(other, at)
    return [
        [(windows[m].doc, windows[m].first, windows[m].last) for m in members]
        for members in unions.groups()
        if len({units[windows[m].doc] for m in members}) >= HOLDERS
    ]


def _promising(one: _Window, other: _Window) -> bool:
    """Whether two windows may be alike: their sizes allow it, and so do their min-hashes.

    `ALIKE` of either's strings in common means over half of both together; of 60 min-hashes that agree each with that
    chance fewer than `AGREE` agree once in ten million.
    """
    small, large = sorted((len(one.keys), len(other.keys)))
    return small >= ALIKE * large and int(np.count_nonzero(one.least == other.least)) >= AGREE


def with_circulating(origins: Sequence[Index], groups: Sequence[Sequence[tuple[int, int, int]]]) -> list[Index]:
    """The origins of clauses, with the clauses of every group given the least origin found in it."""
    linked = [o.copy() for o in origins]
    for group in groups:
        shared = min(int(linked[d][first:last].min()) for d, first, last in group)
        for d, first, last in group:
            linked[d][first:last] = np.minimum(linked[d][first:last], shared)
    return linked


def _windows(doc: int, prints: Fingerprint) -> list[_Window]:
    """A window from every sentence on that has enough text from there, headings and repeated lines left out."""
    starts = _sentence_starts(prints)
    if len(starts) < 2 or int(prints.chars.sum()) < WINDOW_CHARS or not len(prints.shape_keys):
        return []
    least = _least_by_sentence(prints, starts)
    chars = np.add.reduceat(np.where(prints.idle, 0, prints.chars).astype(np.int64), starts[:-1])
    reached = np.concatenate(([0], np.cumsum(chars)))
    windows = []
    for at in range(len(starts) - 1):
        end = int(np.searchsorted(reached, reached[at] + WINDOW_CHARS))
        while end < len(reached) and chars[at:end].max() > LARGEST * (reached[end] - reached[at]):
            end += 1
        if chars[at] and end < len(reached) and reached[end] - reached[at] <= LONGEST:
            first, last = int(starts[at]), int(starts[end])
            keys = np.unique(prints.shape_keys[prints.shape_indptr[first] : prints.shape_indptr[last]])
            windows.append(_Window(doc, first, last, keys, least[at:end].min(axis=0)))
    return windows


def _sentence_starts(prints: Fingerprint) -> Index:
    """The first clause of every sentence, and the number of clauses at the end."""
    n = len(prints.chars)
    inner = np.flatnonzero(np.diff(prints.sentences)) + 1 if n else np.empty(0, np.int64)
    return np.concatenate((np.zeros(min(n, 1), np.int64), inner, [n])).astype(np.int64)


def _least_by_sentence(prints: Fingerprint, starts: Index) -> Keys:
    """Min-hashes of every sentence, shape (n_sentences, BANDS * ROWS); the greatest number where it has no trigram."""
    bounds = prints.shape_indptr[starts]
    least = np.full((len(starts) - 1, BANDS * ROWS), np.iinfo(np.uint64).max, dtype=np.uint64)
    full = np.flatnonzero(np.diff(bounds))
    least[full] = least_hashes(prints.shape_keys, bounds[full], BANDS * ROWS)
    return least
