"""Pairs of made-up reports, the second a copy of the first, with the place that every character of the copy is from."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

import numpy as np
import numpy.typing as npt
from generate import CHARS, DROPPED, MOVED, PUT_IN, RATES, a_report, a_sentence, swaps

SWAPPED, PUT = -1, -2  # instead of a place: a word put for another in a copied sentence; a sentence of the copy's own

Places = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """A report and its copy; `places[i]` is where character i of the copy stands in the report, or why nowhere."""

    kind: str
    report: str
    copy: str
    places: Places


def pairs(number: int, seed: int) -> list[Pair]:
    """So many pairs; 10, 20 and 30 % of the words are exchanged in turns."""
    rng = Random(seed)
    return [_pair(rng, kind) for kind, _ in zip(list(RATES) * number, range(number), strict=False)]


def _pair(rng: Random, kind: str) -> Pair:
    sentences = a_report(rng, CHARS)
    copy: list[tuple[str, list[int]]] = []
    at = 0
    for sentence in sentences:
        if rng.random() >= DROPPED:
            copy.append(_exchanged(rng, sentence, at, RATES[kind]))
        if rng.random() < PUT_IN:
            fresh = a_sentence(rng)
            copy.append((fresh, [PUT] * len(fresh)))
        at += len(sentence)
    for n in rng.sample(range(len(copy)), round(MOVED * len(copy))):
        copy.insert(rng.randrange(len(copy)), copy.pop(n))
    text = "".join(sentence for sentence, _ in copy)
    places = np.array([place for _, part in copy for place in part], dtype=np.int64)
    return Pair(kind, "".join(sentences), text, places)


def _exchanged(rng: Random, sentence: str, at: int, rate: float) -> tuple[str, list[int]]:
    """A sentence that stands at `at` with words exchanged, and the place of every character."""
    places = list(range(at, at + len(sentence)))
    for start, end, word in swaps(rng, sentence, rate):
        sentence = sentence[:start] + word + sentence[end:]
        places[start:end] = [SWAPPED] * len(word)
    return sentence, places
