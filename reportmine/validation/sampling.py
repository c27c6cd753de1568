"""A stratified sample: every stratum has its share, so that what is counted in the sample is right for the whole."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial


@dataclass(frozen=True, slots=True)
class Item:
    """Something to be coded: an id that is stable, the stratum it is drawn in, what is shown, what was found."""

    id: str
    stratum: tuple[str, ...]
    shown: tuple[str, ...]
    found: tuple[str, ...]


def draw(items: Sequence[Item], n: int, seed: int) -> list[Item]:
    """`n` items in order of id, each stratum in proportion to its size (largest remainders), all where there are fewer.

    Inside a stratum the order is that of a hash of id and seed: neither the order of the items nor the version of a
    library's random numbers matters.

    >>> items = [Item(str(i), (str(i % 2),), (), ()) for i in range(10)]
    >>> [len([x for x in draw(items, 4, 7) if x.stratum == (s,)]) for s in "01"]
    [2, 2]
    """
    if n >= len(items):
        return sorted(items, key=lambda item: item.id)
    strata: dict[tuple[str, ...], list[Item]] = defaultdict(list)
    for item in items:
        strata[item.stratum].append(item)
    exact = {name: n * len(members) / len(items) for name, members in strata.items()}
    sizes = {name: int(share) for name, share in exact.items()}
    for name in sorted(strata, key=lambda name: (sizes[name] - exact[name], name))[: n - sum(sizes.values())]:
        sizes[name] += 1
    chosen = [
        item for name, members in strata.items() for item in sorted(members, key=partial(_lot, seed))[: sizes[name]]
    ]
    return sorted(chosen, key=lambda item: item.id)


def _lot(seed: int, item: Item) -> bytes:
    """The place of an item in its stratum's lottery."""
    return hashlib.sha256(f"{seed}\n{item.id}".encode()).digest()
