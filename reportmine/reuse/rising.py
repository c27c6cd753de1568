"""Rising numbers: which of them are new, which others hold too, and the order that makes numbers rise."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from reportmine.verbs import Index

Flags = npt.NDArray[np.bool_]


def new(rising: npt.NDArray[Any]) -> Flags:
    """Which of rising numbers are not the same as the one before.

    >>> new(np.array([3, 3, 7])).tolist()
    [True, False, True]
    """
    flags = np.ones(len(rising), dtype=bool)
    np.not_equal(rising[1:], rising[:-1], out=flags[1:])
    return flags


def among(some: npt.NDArray[Any], rising: npt.NDArray[Any]) -> Flags:
    """Which of some numbers, in any order, are among rising ones.

    >>> among(np.array([7, 4]), np.array([3, 7])).tolist()
    [True, False]
    """
    if not len(rising):
        return np.zeros(len(some), dtype=bool)
    found: Flags = rising[np.minimum(np.searchsorted(rising, some), len(rising) - 1)] == some
    return found


def order_below(numbers: npt.NDArray[Any], n: int) -> Index:
    """The order in which numbers below n rise, equal ones as they stood.

    >>> order_below(np.array([7, 3, 7, 1]), 8).tolist()
    [3, 1, 0, 2]
    """
    short = n <= 1 << 16  # these are sorted by digits
    return np.argsort(numbers.astype(np.uint16) if short else numbers, kind="stable")
