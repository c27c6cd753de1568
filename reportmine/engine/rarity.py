"""How much a shared key counts, in whole numbers: sums of fractions depend on the order of adding."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from reportmine.verbs import Index

# What a key counts that only two hold. A multiple of 1 to 30, so that most fractions of it are whole; larger ones
# would let sums over a book of four million shared keys run out of 64 bits.
UNIT = math.lcm(*range(1, 31))


def weights(held: Index) -> Index:
    """1 / (holders - 1) in units, rounded up: what reaches a threshold exactly must not miss it by rounding.

    >>> weights(np.array([2, 4, 32])) * np.array([1, 3, 31]) - UNIT
    array([ 0,  0, 11])
    """
    return -(-UNIT // (held - 1))


def scores(sums: Index) -> npt.NDArray[np.float64]:
    """Sums of weights as scores: 1.0 for one key that only two hold."""
    return sums / UNIT


def least_sum(score: float) -> int:
    """The least sum of weights that reaches a score.

    >>> least_sum(1.0) == UNIT, least_sum(0.0)
    (True, 1)
    """
    return max(1, math.ceil(score * UNIT))
