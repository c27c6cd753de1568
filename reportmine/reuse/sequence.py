"""Runs: seeds that follow each other in both reports, sentence after sentence.

A formula sentence that two reports share says nothing; a row of them in the same order does, unless everybody
writes that row. A seed inside a run of at least `formula.RUN` steps weighs what the nearest steps weigh.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from reportmine.reuse.fingerprints import Index
from reportmine.reuse.formula import RUN
from reportmine.reuse.seeds import Floats, Seeds

# the next clause in both; or one clause let out on either side
STEPS = ((1, 1), (1, 2), (2, 1))
SIGHT = 8  # seeds looked ahead and back: three sentences of two or three clauses


def run_weights(seeds: Seeds, steps_a: Floats, steps_b: Floats) -> Floats:
    """The weight of every seed by its place in a run, 0-1; 0 outside runs. Same shape as the seeds."""
    following = _following(seeds, len(steps_b))
    preceding = np.full(len(following), -1, dtype=np.int64)
    has = np.flatnonzero(following >= 0)
    preceding[following[has]] = has
    step = np.zeros(len(following))
    step[has] = np.minimum(steps_a[seeds.a[has]], steps_b[seeds.b[has]])
    before = np.zeros(len(following))
    before[following[has]] = step[has]
    length = _steps_along(following, step > 0) + _steps_along(preceding, before > 0)
    nearest = np.maximum(_along(following, step), _along(preceding, before))
    return np.where(length >= RUN, nearest, 0.0)


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


def _steps_along(path: Index, steps: npt.NDArray[np.bool_]) -> Index:
    """How many steps into another sentence lie along the path from every seed, within `SIGHT` seeds."""
    n = steps.astype(np.int64)
    for _ in range(SIGHT):
        n = np.where(path >= 0, steps + n[path], 0)
    return n


def _along(path: Index, step: Floats) -> Floats:
    """The weight of the first step into another sentence along the path from every seed."""
    found = step.copy()
    for _ in range(SIGHT):
        found = np.where((found == 0) & (path >= 0), found[path], found)
    return found
