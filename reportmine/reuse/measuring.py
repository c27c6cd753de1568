"""The documents of a corpus ready for describing matches and for measuring overlap, formula clauses told apart.

Only reports that are compared are needed at once; how much of the others is formula is counted when somebody asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from reportmine.findings import Match
from reportmine.model import Segmented
from reportmine.reuse.aligning import held_by
from reportmine.reuse.deferred import Deferred
from reportmine.reuse.fingerprints import Fingerprint, Index
from reportmine.reuse.formula import is_formula
from reportmine.reuse.matching import Side
from reportmine.reuse.ratios import Ruler, ruler, without_rows
from reportmine.reuse.statistics import Statistics
from reportmine.settings import ReuseSettings
from reportmine.verbs import Engine

Rows = Mapping[str, Sequence[tuple[int, int]]]


@dataclass(frozen=True, slots=True, eq=False)
class Measuring:
    """A corpus under statistics; `prints` are those of `documents`."""

    documents: Sequence[Segmented]
    prints: Sequence[Fingerprint]
    statistics: Statistics
    settings: ReuseSettings
    engine: Engine

    def sides(self, wanted: Iterable[int], held: Mapping[int, Index]) -> dict[int, Side]:
        """The `wanted` documents by position; `held` has the origins that hold each clause where that is known."""
        wanted = list(wanted)
        rest = [d for d in wanted if d not in held]
        known = {**held, **held_by(self.prints, rest, self.statistics, self.engine)}
        flags = {d: is_formula(known[d], self.statistics.n_origins).astype(np.int64) for d in wanted}
        return {d: Side(self.documents[d], flags[d], self.prints[d].chars.astype(np.int64)) for d in wanted}

    def rulers(self, sides: Mapping[int, Side], rows: Rows) -> Deferred[Ruler]:
        """The rulers of all documents by id; `rows` are the spans that stand in one row with another report."""
        names = [s.document.doc for s in self.documents]

        def others() -> dict[str, Ruler]:
            return self._rulers(self.sides((d for d in range(len(names)) if d not in sides), {}), rows)

        return Deferred(names, self._rulers(sides, rows), others)

    def _rulers(self, sides: Mapping[int, Side], rows: Rows) -> dict[str, Ruler]:
        made = [ruler(side.segmented, side.formula.astype(bool), self.settings) for side in sides.values()]
        named = {rule.segmented.document.doc: rule for rule in made}
        return {name: without_rows(rule, rows.get(name, ())) for name, rule in named.items()}


def rows_of(found: Mapping[tuple[str, str], tuple[Match, ...]]) -> dict[str, list[tuple[int, int]]]:
    """By document the spans that stand in one row with another report."""
    rows: dict[str, list[tuple[int, int]]] = {}
    for matches in found.values():
        for match in matches:
            rows.setdefault(match.doc_a, []).extend(match.a_rows)
            rows.setdefault(match.doc_b, []).extend(match.b_rows)
    return rows
