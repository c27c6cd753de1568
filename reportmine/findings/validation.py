"""Rows of what a hand-coded sample says of the results."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Validation:
    """Table validation: one label of one sample; shares are None where nothing was found, coded or compared."""

    what: str
    item: str  # the label, "" for all together
    n: int  # items coded
    found: int  # labels the program gave
    coded: int  # labels the coder gave
    right: int  # given by both
    precision: float | None
    precision_low: float | None
    precision_high: float | None
    recall: float | None
    recall_low: float | None
    recall_high: float | None
    kappa: float | None
    kappa_low: float | None
    kappa_high: float | None
