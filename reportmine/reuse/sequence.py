"""Runs: seeds that follow each other in both reports, sentence after sentence.

A formula sentence that two reports share says nothing; a row of them in the same order does, unless everybody
writes that row. A seed inside a run of at least `formula.run_length` steps weighs what the nearest steps weigh.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from reportmine.reuse.features import Floats
from reportmine.reuse.formula import FULL_RUN, RUN
from reportmine.reuse.seeds import Seeds
from reportmine.verbs import Index

# the next clause in both; or one clause let out on either side
STEPS = ((1, 1), (1, 2), (2, 1))
ALIKE = 0.5  # similarity of two clauses from which a step out of them is the same step
SIGHT = 8  # seeds looked ahead and back: three sentences of two or three clauses


def run_weights(seeds: Seeds, steps_a: Floats, steps_b: Floats, run: int = RUN) -> Floats:
    """The weight of every seed by its place in a run of at least so many steps, 0-1; 0 outside. Shape of the seeds."""
    following = _following(seeds, len(steps_b))
    following[seeds.similarity < ALIKE] = -1
    preceding = np.full(len(following), -1, dtype=np.int64)
    has = np.flatnonzero(following >= 0)
    preceding[following[has]] = has
    step = np.zeros(len(following))
    step[has] = np.minimum(steps_a[seeds.a[has]], steps_b[seeds.b[has]])
    before = np.zeros(len(following))
    before[following[has]] = step[has]
    onward, back = _sums_along(following, step), _sums_along(preceding, before)
    length = onward[0] + back[0]
    mean = (onward[1] + back[1]) / np.maximum(1, length)
    return np.where(length >= run, mean * np.minimum(1.0, length / FULL_RUN), 0.0)


def _following(seeds: Seeds, width: int) -> Index:
    """For every seed the seed that takes the next step, -1 for none."""
    base = width + 3
    place = seeds.a * base + seeds.b
    found = np.full(len(place), -1, dtype=np.int64)
    for down, across in STEPS:
        wanted = place + down * base + across
        at = np.minimum(np.searchsorted(place, wanted), len(place) - 1)
        hit: npt.NDArray[np.bool_] = (place[at] == wanted) & (found < 0) if len(place) else np.zeros(0, dtype=bool)
        found[hit] = at[hit]
    return found


def _sums_along(path: Index, step: Floats) -> tuple[Index, Floats]:
    """How many steps into another sentence lie along the path from every seed within `SIGHT` seeds, and their sum."""
    here = np.stack(((step > 0).astype(np.float64), step), axis=1)
    there = np.zeros((len(path) + 1, 2))  # the last for those that nothing follows, whose path is -1
    there[:-1] = here
    for _ in range(SIGHT):
        there[:-1] = here + there[path]
    return there[:-1, 0].astype(np.int64), there[:-1, 1]
