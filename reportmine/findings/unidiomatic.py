"""Rows of the table unidiomatic."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OddPhrase:
    """Two words nobody else of the collection puts together, where others put a word of the same meaning."""

    doc: str
    start: int  # raw
    end: int
    where: str
    text: str
    usual: str
    n_usual: int  # independent texts that have the usual wording
