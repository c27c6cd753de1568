"""Which reports of a large collection are worth comparing with those that are new in it.

Only strings of new reports matter, and only pairs with a new report: every text is gone through once, and nothing has
to be kept of the others from run to run but their min-hashes, and which strings were rare when all were screened. What
makes a pair a candidate is the same as then (`screening.py`). Most strings of the others are in no new report: a short
number of each, made for many texts at once, is looked up in a table, and only what is there is looked at closely.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from reportmine.reuse.counting import few
from reportmine.reuse.longstrings import Selection, Sort, keys_of, strings
from reportmine.reuse.mostly import Mostly, mostly_one_text, sketched
from reportmine.reuse.rising import Flags, among, new
from reportmine.reuse.screening import TEXTS, Kept, candidates_of, joined
from reportmine.text.comparable import comparable
from reportmine.verbs import Engine, Index, Keys

_BITS = 24  # of the table of short numbers
_SPREAD, _MIX = np.uint32(0x9E3779B1), np.uint32(0x85EBCA6B)  # odd numbers without a pattern

_Numbers = npt.NDArray[np.uint32]


class _Asked(NamedTuple):
    """Strings of new reports: their keys, rising, and which short numbers any of them has."""

    keys: Keys
    table: Flags


class _Fresh(NamedTuple):
    """The rare strings of one new report by sort, keys and short numbers, and its min-hashes."""

    keys: tuple[Keys, ...]
    numbers: tuple[_Numbers, ...]
    mostly: Mostly


class Rescreening(NamedTuple):
    """The candidates (a, b), a < b, rising, and the min-hashes of the new reports, in their order."""

    pairs: list[tuple[int, int]]
    mostly: list[Mostly]


def screen_new(
    texts: Sequence[str],
    engine: Engine,
    chosen: Selection,
    rare: Sequence[bytes],
    known: Sequence[Mostly | None],
) -> Rescreening:
    r"""The pairs of raw texts that are worth reading closely and have a new one, of which nothing is `known`.

    `rare` tells of each sort which strings were rare when all texts were screened, `known` the min-hashes of those
    that were.

    >>> from reportmine.engine import LocalEngine
    >>> from reportmine.reuse.longstrings import selection
    >>> texts, known = ["工会组织了读书会", "慰问了职工"], [Mostly.nothing(), None]
    >>> screen_new(texts, LocalEngine(1), selection(500), [b"\xff"] * 2, known).pairs
    []
    """
    fresh = [d for d, one in enumerate(known) if one is None]
    if not fresh:
        return Rescreening([], [])
    of_fresh = list(engine.map(_rare, [texts[d] for d in fresh], (chosen, rare), label="统计字串"))
    asked = [_asked([one.keys[n] for one in of_fresh], [one.numbers[n] for one in of_fresh]) for n in _sorts(chosen)]
    blocks = [texts[low : low + TEXTS] for low in range(0, len(texts), TEXTS)]
    found = list(engine.map(_held, blocks, (chosen, asked), label="筛选字串"))
    focused = np.zeros(len(texts), dtype=bool)
    focused[fresh] = True
    every = list(known)
    for d, one in zip(fresh, of_fresh, strict=True):
        every[d] = one.mostly
    pairs = set(mostly_one_text([one for one in every if one is not None], focused))
    for n in _sorts(chosen):
        pairs.update(candidates_of(joined([block[n] for block in found]), chosen.sorts[n], engine, focused))
    return Rescreening(sorted(pairs), [one.mostly for one in of_fresh])


def _sorts(chosen: Selection) -> range:
    return range(len(chosen.sorts))


def _rare(shared: tuple[Selection, Sequence[bytes]], text: str) -> _Fresh:
    chosen, rare = shared
    every = strings(text, chosen)
    codes, _ = comparable(text)
    flags = [few(found.keys, of) for found, of in zip(every, rare, strict=True)]
    numbers = tuple(
        _numbers(codes, sort.length)[found.at[flag]]
        for sort, found, flag in zip(chosen.sorts, every, flags, strict=True)
    )
    keys = tuple(found.keys[flag] for found, flag in zip(every, flags, strict=True))
    return _Fresh(keys, numbers, sketched(every[0]))


def _asked(keys: Sequence[Keys], numbers: Sequence[_Numbers]) -> _Asked:
    rising = np.sort(np.concatenate([np.empty(0, np.uint64), *keys]))
    table = np.zeros(1 << _BITS, dtype=bool)
    table[np.concatenate([np.empty(0, np.uint32), *numbers])] = True
    return _Asked(rising[new(rising)], table)


def _numbers(codes: _Numbers, length: int) -> _Numbers:
    """A number of `_BITS` bits for the string of so many characters from every place on."""
    found, n = codes * _SPREAD, 1
    while n < length:
        step = min(n, length - n)
        found, n = found[:-step] * _MIX + found[step:], n + step
    found ^= found >> np.uint32(15)
    return (found * _SPREAD) >> np.uint32(32 - _BITS)


def _held(shared: tuple[Selection, Sequence[_Asked]], texts: Sequence[str]) -> tuple[Kept, ...]:
    """The strings of texts that are asked for, of each sort."""
    chosen, asked = shared
    codes, at = comparable("\n".join(texts))
    sizes = np.array([len(text) + 1 for text in texts])
    begins = np.searchsorted(at, np.concatenate(([0], np.cumsum(sizes))))
    return tuple(_of_sort(codes, at, begins, sort, of) for sort, of in zip(chosen.sorts, asked, strict=True))


def _of_sort(codes: _Numbers, at: Index, begins: Index, sort: Sort, asked: _Asked) -> Kept:
    """The strings of one sort; `begins` tells from which character on the texts stand, and where the last one ends."""
    numbers = _numbers(codes, sort.length) if len(codes) >= sort.length else codes[:0]
    here = np.flatnonzero(asked.table.take(numbers.astype(np.intp), mode="wrap"))  # twice as fast as by an index
    last = here + sort.length - 1
    text = np.searchsorted(begins, here, side="right") - 1
    within = last < begins[text + 1]
    if not sort.across:
        within &= at[last] - at[here] == sort.length - 1
    here, text = here[within], text[within]
    keys = keys_of(codes, here, sort.length)
    hit = among(keys, asked.keys)
    here, text, keys = here[hit], text[hit], keys[hit]
    order = np.lexsort((here, keys, text))
    here, text, keys = here[order], text[order], keys[order]
    first = new(keys) | new(text)
    indptr = np.searchsorted(text[first], np.arange(len(begins)))
    return Kept(indptr, keys[first], (here - begins[text])[first].astype(np.int32))
