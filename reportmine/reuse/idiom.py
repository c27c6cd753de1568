"""Swaps that leave words nobody says: 积极性→踊跃性, 主人翁→主子翁, 开展活动→展开活动.

A machine that exchanges words by a list does not know what goes with what. Two signs, both relative to how the other
wording is used: the new word is in no dictionary while the old one is, or the new word stands beside a neighbour that
the old one often has and it hardly ever. For checking only: people write oddly too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

OFTEN = 8  # reports that hold the old wording with its neighbour ...
RARER = 8  # ... and how many times as many as hold the new one

Context = tuple[str, str]


def is_idiomatic(
    source: str, target: str, contexts: Iterable[Context], held: Callable[[str], int], frequency: Callable[[str], int]
) -> bool | None:
    """Whether `target` is said where it stands for `source`; None where the corpus is too small to tell.

    `contexts` are the words before and after it ("" at an end), `held` counts the reports that hold a string,
    `frequency` is a word's in the dictionary, 0 for none.

    >>> is_idiomatic("积极性", "踊跃性", [], held=lambda text: 1, frequency=lambda word: int(word == "积极性"))
    False
    """
    if not frequency(target) and frequency(source) and held(target) * RARER <= max(OFTEN, held(source)):
        return False
    told: list[bool] = []
    for before, after in contexts:
        for old, new in ((before + source, before + target), (source + after, target + after)):
            if old != source and (times := held(old)) >= OFTEN:
                told.append(held(new) * RARER > times)
    return all(told) if told else None
