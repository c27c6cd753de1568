"""Formula text (通用表述): how many other origins hold a clause, fuzzily, and what weight is left to it.

Two counts, the greater one holds. The origins of which some clause has a third of the clause's trigrams
(`holders.py`), so that what every report says in its own slightly different way is formula. And, for trigrams too
frequent to follow up, the lower-third quantile over the clause's trigrams of the origins that hold each.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from reportmine.reuse.fingerprints import Fingerprint
from reportmine.reuse.holders import holding_origins
from reportmine.reuse.statistics import EVERYBODY, TEMPLATE, Statistics
from reportmine.reuse.tallies import trigrams
from reportmine.verbs import Index

QUANTILE = 0.3
HOLDERS_MIN = 3  # fewer other origins than this are not yet a way of writing
HOLDERS_SHARE = 0.005  # in large collections: the share of origins that makes a clause formula
STEP_SHARE = 0.01  # the share of origins that may take a step between two clauses by chance
RUN = 3  # steps from sentence to sentence in both reports before their order counts
FULL_RUN = 4  # steps from which the order of a run counts fully
MANY_ORIGINS = 500  # origins from which one step fewer is enough: that none of so many others takes it says more

_32_BITS = (1 << 32) - 1

Floats = npt.NDArray[np.float64]


def holders(fingerprint: Fingerprint, statistics: Statistics) -> Index:
    """How many origins hold each clause, its own included; shape (n_clauses,), 1 for a clause found nowhere else."""
    own, n = trigrams(fingerprint), len(fingerprint.chars)
    rising = np.sort((own.rows << 32) | statistics.origins_of_shapes(own.keys)) & _32_BITS
    sizes = np.bincount(own.rows, minlength=n)
    found = np.ones(n, dtype=np.int64)
    some = np.flatnonzero(sizes)
    at = (np.cumsum(sizes) - sizes)[some] + (QUANTILE * (sizes[some] - 1)).astype(np.int64)
    found[some] = np.maximum(1, rising[at])
    clauses, origins = holding_origins(own, n, statistics.index)
    found = np.maximum(found, np.bincount(clauses, minlength=len(found)))
    found[clauses[origins == TEMPLATE]] = EVERYBODY
    return found


def formula_threshold(n_origins: int) -> int:
    """How many *other* origins make a clause formula.

    >>> formula_threshold(20), formula_threshold(10_000)
    (3, 50)
    """
    return max(HOLDERS_MIN, int(HOLDERS_SHARE * n_origins))


def weight(held: Index) -> Floats:
    """What a clause by itself counts as evidence, 0-1: 1 / (1 + other origins).

    The two reports compared are not counted against each other, so two holders still weigh 1.
    """
    return 1.0 / (1.0 + np.maximum(0, held - 2))


def step_weight(fingerprint: Fingerprint, statistics: Statistics) -> Floats:
    """What the step from each clause into the next sentence counts, 0-1; shape (n_clauses,), 0 inside a sentence.

    1 / (1 + other origins that take this step), slower in large collections: formula sentences in the same row as
    elsewhere are evidence even where each by itself is none.
    """
    taken = statistics.origins_of_shapes(fingerprint.bridges.ravel()).reshape(fingerprint.bridges.shape).max(axis=1)
    weight = 1.0 / (1.0 + np.maximum(0, taken - 2) / max(1.0, STEP_SHARE * statistics.n_origins))
    return np.where(fingerprint.bridges[:, 0] > 0, weight, 0.0)


def run_length(n_origins: int) -> int:
    """How many steps in a row are needed before their order counts.

    >>> run_length(52), run_length(2000)
    (3, 2)
    """
    return RUN if n_origins < MANY_ORIGINS else RUN - 1


def is_formula(held: Index, n_origins: int) -> npt.NDArray[np.bool_]:
    """Which clauses are formula: held by at least `formula_threshold` other origins."""
    verdict: npt.NDArray[np.bool_] = held - 1 >= formula_threshold(n_origins)
    return verdict
