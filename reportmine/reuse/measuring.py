"""The documents of a corpus ready for describing matches and for measuring overlap, formula clauses told apart.

Only reports that are compared are needed at once; how much of the others is formula is counted when somebody asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from reportmine.findings import Match
from reportmine.model import Segmented
from reportmine.reuse.aligning import held_by
from reportmine.reuse.fingerprints import PlacedFacts
from reportmine.reuse.formula import is_formula
from reportmine.reuse.matching import Side
from reportmine.reuse.ondemand import KEPT, Deferred, Lately
from reportmine.reuse.ratios import Ruler, ruler, without_rows
from reportmine.reuse.statistics import Statistics
from reportmine.reuse.taking import Taken
from reportmine.settings import ReuseSettings
from reportmine.verbs import Engine, Index

Rows = Mapping[str, Sequence[tuple[int, int]]]


@dataclass(frozen=True, slots=True, eq=False)
class Sides:
    """Documents ready for describing matches, by position; `flags` tells the formula clauses of those wanted."""

    documents: Sequence[Segmented]
    taken: Taken
    flags: Mapping[int, Index]

    def __getitem__(self, d: int) -> Side:
        return Side(self.documents[d], self.flags[d], self.taken.prints[d].chars.astype(np.int64))


class Rulers(Mapping[str, Ruler]):
    """The rulers of some documents by id; `rows` are the spans that stand in one row with another report.

    Made when asked for; all are kept where the documents are at hand themselves, else the last ones.
    """

    def __init__(self, sides: Sides, rows: Rows, settings: ReuseSettings) -> None:
        self._sides, self._rows, self._settings = sides, rows, settings
        self._at = {sides.taken.prints[d].doc: d for d in sides.flags}
        self._made: Lately[str, Ruler] = Lately(None if isinstance(sides.documents, list | tuple) else KEPT)

    def __getitem__(self, name: str) -> Ruler:
        if (made := self._made.get(name)) is not None:
            return made
        side = self._sides[self._at[name]]
        plain = ruler(side.segmented, side.formula.astype(bool), self._settings)
        return self._made.put(name, without_rows(plain, self._rows.get(name, ())))

    def facts(self, name: str) -> PlacedFacts:
        """The facts of a document and where they stand."""
        return self._sides.taken.facts[self._at[name]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._at)

    def __len__(self) -> int:
        return len(self._at)

    def __contains__(self, name: object) -> bool:
        return name in self._at


@dataclass(frozen=True, slots=True, eq=False)
class Measuring:
    """A corpus under statistics; `taken` is of `documents`."""

    documents: Sequence[Segmented]
    taken: Taken
    statistics: Statistics
    settings: ReuseSettings
    engine: Engine

    def sides(self, wanted: Iterable[int], held: Mapping[int, Index]) -> Sides:
        """The `wanted` documents by position; `held` has the origins that hold each clause where that is known."""
        wanted = list(wanted)
        rest = [d for d in wanted if d not in held]
        known = {**held, **held_by(self.taken.prints, rest, self.statistics, self.engine)}
        flags = {d: is_formula(known[d], self.statistics.n_origins).astype(np.int64) for d in wanted}
        return Sides(self.documents, self.taken, flags)

    def rulers(self, sides: Sides, rows: Rows) -> tuple[Rulers, Deferred[Ruler]]:
        """The rulers of the documents of `sides` and of all by id.

        `rows` are the spans that stand in one row with another report.
        """
        names = [one.doc for one in self.taken.prints]

        def others() -> Rulers:
            rest = self.sides((d for d in range(len(names)) if d not in sides.flags), {})
            return Rulers(rest, rows, self.settings)

        compared = Rulers(sides, rows, self.settings)
        return compared, Deferred(names, compared, others)


def rows_of(found: Mapping[tuple[str, str], tuple[Match, ...]]) -> dict[str, list[tuple[int, int]]]:
    """By document the spans that stand in one row with another report."""
    rows: dict[str, list[tuple[int, int]]] = {}
    for matches in found.values():
        for match in matches:
            rows.setdefault(match.doc_a, []).extend(match.a_rows)
            rows.setdefault(match.doc_b, []).extend(match.b_rows)
    return rows
