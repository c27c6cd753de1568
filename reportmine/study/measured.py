"""Pairs of reports as measured: by themselves, and with what speaks for them; how they are kept in a store.

What is measured of a pair depends on its two reports, on the statistics, and on the rows of clauses that either shares
with third reports: where all of these are as they were, so is the pair.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from reportmine.findings import Match, Pair
from reportmine.findings.records import as_record
from reportmine.reuse.comparing import ByPair, PairName
from reportmine.reuse.finding import measure_pair
from reportmine.reuse.measuring import Rows
from reportmine.settings import ReuseSettings
from reportmine.study.grounds import Bands, Grounds, Weighed, with_grounds
from reportmine.verbs import Engine

_TUPLES = ("direction_basis", "leftovers", "file_lineage")


class Measured(NamedTuple):
    """A pair as its matches tell it, and with its grounds; neither knows its family."""

    pair: Pair
    weighed: Weighed


@dataclass(frozen=True, slots=True, eq=False)
class _Measurer:
    grounds: Grounds
    settings: ReuseSettings


def measured_pairs(
    names: Iterable[PairName], by_pair: ByPair, grounds: Grounds, settings: ReuseSettings, engine: Engine
) -> dict[PairName, Measured | None]:
    """The measured pairs of some names that share anything; None for one that shares formula only, or is not asked for.

    Both steps at once, since most of either is to make ready the two reports.
    """
    wanted = [name for name in names if by_pair[name]]
    items = [by_pair[name] for name in wanted]
    return dict(zip(wanted, engine.map(_measured, items, _Measurer(grounds, settings), label="汇总"), strict=True))


def _measured(shared: _Measurer, matches: tuple[Match, ...]) -> Measured | None:
    pair = measure_pair(shared.grounds.rulers, matches, shared.settings)
    return None if pair is None else Measured(pair, with_grounds(shared.grounds, (pair, matches)))


class Depends:
    """What measured pairs depend on besides their reports and the statistics, as digests.

    >>> depends = Depends({"甲": [(0, 9)]}, frozenset())
    >>> depends.on(("甲", "乙")) == Depends({}, frozenset()).on(("甲", "乙"))
    False
    """

    def __init__(self, rows: Rows, issued: frozenset[str]) -> None:
        self._rows = rows
        self._issued = hashlib.blake2b("\n".join(sorted(issued)).encode("utf-8"), digest_size=8).hexdigest()
        self._known: dict[str, str] = {}

    def on(self, name: PairName) -> str:
        """The digest for one pair."""
        return "".join((self._of(name[0]), self._of(name[1]), self._issued))

    def _of(self, doc: str) -> str:
        if (known := self._known.get(doc)) is None:
            spans = sorted({(start, end) for start, end in self._rows.get(doc, ())})
            known = hashlib.blake2b(repr(spans).encode("utf-8"), digest_size=8).hexdigest()
            self._known[doc] = known
        return known


def measured_record(one: Measured | None) -> dict[str, Any] | None:
    """What a store keeps of a measured pair; None for one that shares formula only."""
    if one is None:
        return None
    return {"pair": as_record(one.pair), "weighed": as_record(one.weighed.pair), "bands": one.weighed.bands}


def from_record(record: Mapping[str, Any] | None) -> Measured | None:
    """The measured pair that `measured_record` wrote."""
    if record is None:
        return None
    bands = Bands(*((low, high) for low, high in record["bands"]))
    return Measured(_pair(record["pair"]), Weighed(_pair(record["weighed"]), bands))


def _pair(record: dict[str, Any]) -> Pair:
    return Pair(**record | {name: tuple(record[name]) for name in _TUPLES if record[name] is not None})
