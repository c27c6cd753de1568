"""Which reports of a large collection are worth comparing with those that are new in it.

Only strings of new reports matter: every text is gone through once, and nothing has to be kept of the others from run
to run but their min-hashes, and which strings were rare when all were screened. What makes a pair a candidate is the
same as then (`screening.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from reportmine.reuse.counting import few
from reportmine.reuse.longstrings import Selection
from reportmine.reuse.mostly import Mostly, mostly_one_text, sketched
from reportmine.reuse.rising import Flags, among, new
from reportmine.reuse.screening import candidates_of, joined
from reportmine.reuse.stringkeys import Kept, found_in, number, together
from reportmine.verbs import Engine, Keys

_BITS = 24  # of a key that a table is asked for first: most strings of the others are in no new report


class _Asked(NamedTuple):
    """Strings of new reports: their keys, rising, and a table of the lowest bits that any of them has."""

    keys: Keys
    table: Flags


class _Fresh(NamedTuple):
    """The rare strings of new reports by sort, and their min-hashes."""

    keys: list[Keys]
    mostly: list[Mostly]


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

    Texts that are mostly one are paired whether new or not: the first of them, with which all are paired, may be gone.
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
        return Rescreening(mostly_one_text([one for one in known if one is not None]), [])
    new_ones = [texts[d] for d in fresh]
    of_fresh = list(engine.map(_rare, together(new_ones), (chosen, rare), label="统计字串"))
    asked = [_asked([block.keys[n] for block in of_fresh]) for n in range(len(chosen.sorts))]
    found = list(engine.map(_held, together(texts), (chosen, asked), label="筛选字串"))
    focused = np.zeros(len(texts), dtype=bool)
    focused[fresh] = True
    mostly = [one for block in of_fresh for one in block.mostly]
    every = list(known)
    for d, one in zip(fresh, mostly, strict=True):
        every[d] = one
    pairs = set(mostly_one_text([one for one in every if one is not None]))
    for n, sort in enumerate(chosen.sorts):
        pairs.update(candidates_of(joined([block[n] for block in found]), sort, engine, focused))
    return Rescreening(sorted(pairs), mostly)


def _rare(shared: tuple[Selection, Sequence[bytes]], texts: Sequence[str]) -> _Fresh:
    chosen, rare = shared
    every = found_in(texts, chosen)
    return _Fresh([found.keys[few(found.keys, of)] for found, of in zip(every, rare, strict=True)], sketched(every[0]))


def _asked(keys: Sequence[Keys]) -> _Asked:
    rising = np.sort(np.concatenate([np.empty(0, np.uint64), *keys]))
    distinct = rising[new(rising)]
    table = np.zeros(1 << _BITS, dtype=bool)
    table[number(distinct, len(table))] = True
    return _Asked(distinct, table)


def _held(shared: tuple[Selection, Sequence[_Asked]], texts: Sequence[str]) -> tuple[Kept, ...]:
    """The strings of texts that are asked for, of each sort."""
    chosen, asked = shared
    kept = []
    for found, wanted in zip(found_in(texts, chosen), asked, strict=True):
        flags = wanted.table.take(number(found.keys, len(wanted.table)), mode="wrap")  # twice as fast as by an index
        at = np.flatnonzero(flags)
        flags[at] = among(found.keys[at], wanted.keys)
        kept.append(found.kept(flags))
    return tuple(kept)
