"""Activity lists against a gold list with positions: which spans were hit, and their fields.

Matching is one to one, largest overlap first, on characters without white space. Optional gold items count neither
for nor against.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Item = dict[str, Any]
GOLD_NAMES = {"date": "time_norm"}
FIELDS = ("type", "date", "status", "organiser", "role", "count", "occurrences", "amount_yuan", "place", "edition")


@dataclass(frozen=True)
class Matched:
    """Core items hit with what hit them, core items missed, and predictions that hit nothing."""

    hits: list[tuple[Item, Item]]
    missed: list[Item]
    false: list[Item]

    def rates(self) -> tuple[float, float, float]:
        """Precision, recall, F1."""
        right = len(self.hits)
        precision, recall = right / max(1, right + len(self.false)), right / max(1, right + len(self.missed))
        return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def match(gold: Sequence[Item], found: Sequence[Item], texts: Mapping[str, str], least: float) -> Matched:
    """Pairs gold and found items that share at least `least` of their characters (intersection over union)."""

    def chars(item: Item) -> frozenset[int]:
        text = texts[item["doc"]]
        return frozenset(at for at in range(item["start"], item["end"]) if not text[at].isspace())

    spans = defaultdict(list)
    for n, item in enumerate(found):
        spans[item["doc"]].append((n, chars(item)))
    pairs = []
    for g, item in enumerate(gold):
        one = chars(item)
        for n, other in spans[item["doc"]]:
            if one & other and len(one & other) / len(one | other) >= least:
                pairs.append((-len(one & other) / len(one | other), item["tier"] != "core", g, n))
    taken: dict[int, int] = {}
    for _, _, g, n in sorted(pairs):
        if g not in taken and n not in taken.values():
            taken[g] = n
    core = [g for g, item in enumerate(gold) if item["tier"] == "core"]
    return Matched(
        [(gold[g], found[taken[g]]) for g in core if g in taken],
        [gold[g] for g in core if g not in taken],
        [item for n, item in enumerate(found) if n not in taken.values()],
    )


def fields(hits: Sequence[tuple[Item, Item]]) -> dict[str, float]:
    """Share of right values by field, over the hits; dates also where gold has one, and how often one was invented."""
    out = {name: _share([right(gold, item, name) for gold, item in hits]) for name in FIELDS}
    dated = [pair for pair in hits if pair[0]["time_norm"]]
    bare = [pair for pair in hits if not pair[0]["time_norm"]]
    counted = [pair for pair in hits if pair[0].get("count") is not None]
    return out | {
        "date given": _share([right(gold, item, "date") for gold, item in dated]),
        "date invented": _share([bool(item["date"]) for _, item in bare]),
        "count given": _share([right(gold, item, "count") for gold, item in counted]),
    }


def right(gold: Item, item: Item, name: str) -> bool:
    """Whether a field of a found item is what the gold item says; a second type of gold is right too."""
    wanted, got = gold.get(GOLD_NAMES.get(name, name)), item.get(name)
    if name == "type" and gold.get("type_alt") == got:
        return True
    return (wanted if wanted not in (None, "") else None) == (got if got not in (None, "") else None)


def _share(values: Sequence[bool]) -> float:
    return round(sum(values) / len(values), 3) if values else 1.0
