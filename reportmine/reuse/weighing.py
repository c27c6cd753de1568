"""Documents under statistics: what their clauses and steps count, and their features weighed, several at once.

Most of what numpy does with one report is setting out; a handful weighed as one takes half the time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from reportmine.reuse import formula
from reportmine.reuse.features import Floats
from reportmine.reuse.fingerprints import Fingerprint, Keyed
from reportmine.reuse.seeds import Weighed, weigh
from reportmine.reuse.statistics import Statistics
from reportmine.verbs import Index

Prints = Sequence[Fingerprint] | Mapping[int, Fingerprint]

DOCUMENTS, CHARACTERS = 8, 60_000  # prepared at once, at most; a longer document by itself


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A fingerprint under statistics: origins that hold each clause, its features weighed, what each step counts."""

    held: Index
    weighed: Weighed
    alone: Floats
    steps: Floats
    run: int  # steps in a row before their order counts


def together(documents: Sequence[int], prints: Prints) -> Iterator[list[int]]:
    """The documents in groups that are prepared at once."""
    group: list[int] = []
    for d in documents:
        if group and (len(group) == DOCUMENTS or sum(len(prints[x].said) for x in (*group, d)) > CHARACTERS):
            yield group
            group = []
        group.append(d)
    if group:
        yield group


def prepared(prints: Sequence[Fingerprint], statistics: Statistics) -> list[Prepared]:
    """Some fingerprints under statistics; the features of all are told by the same keys."""
    held = [formula.holders(one, statistics) for one in prints]
    alone = [formula.weight(one) for one in held]
    every = _joined(prints) if len(prints) > 1 else prints[0]
    weighed = weigh(every, statistics, np.concatenate(alone))
    steps = formula.step_weight(every, statistics)
    run = formula.run_length(statistics.n_origins)
    bounds = np.cumsum([0, *map(len, held)]).tolist()
    return [
        Prepared(held[n], weighed.part(low, high), alone[n], steps[low:high], run)
        for n, (low, high) in enumerate(pairwise(bounds))
    ]


def _joined(prints: Sequence[Fingerprint]) -> Fingerprint:
    """Fingerprints one after the other as one; lines and sentences, which weighing does not look at, count anew."""

    def every(name: str) -> npt.NDArray[Any]:
        return np.concatenate([getattr(one, name) for one in prints])

    facts = [one.facts for one in prints]
    indptr = np.concatenate(([0], np.cumsum(np.concatenate([np.diff(one.indptr) for one in facts]))))
    return Fingerprint(
        doc=prints[0].doc,
        facts=Keyed(indptr.astype(np.int64), np.concatenate([one.keys for one in facts])),
        **{one.name: every(one.name) for one in fields(Fingerprint) if one.name not in ("doc", "facts")},
    )
