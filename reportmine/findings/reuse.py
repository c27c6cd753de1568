"""Rows of reuse: matches, pairs, families, substitutions, and what one document shares."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

MatchKind = Literal["verbatim", "light", "reworded", "numbers_changed", "condensed", "formula", "same_event"]
Basis = Literal["words", "facts", "both"]
Relation = Literal["identical", "near_identical", "reworded", "partial", "same_event", "same_report"]
FamilyKind = Literal["recycled", "copied", "circulating"]
FamilyExtent = Literal["report", "passage"]


@dataclass(frozen=True, slots=True)
class Swap:
    """A word of a that stands as another word in b, how often."""

    source: str
    target: str
    count: int
    contexts: tuple[tuple[str, str], ...] = ()  # the words before and after it, "" at an end; not a column


class Edit(NamedTuple):
    """One step of an edit script over raw text: keep `n` characters ("="), drop `n` ("-"), insert `text` ("+")."""

    op: Literal["=", "-", "+"]
    n: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Script:
    """An edit script in little room: its steps as objects, hundreds a passage, would fill memory and pipes.

    One of "=-+" a step, how many characters each (4 bytes a step), and all that is inserted, one after the other.

    >>> list(Script.of("=-+", [2, 1, 2], "活动"))[1:]
    [Edit(op='-', n=1, text=''), Edit(op='+', n=2, text='活动')]
    """

    ops: str
    sizes: bytes
    put: str

    @classmethod
    def of(cls, ops: str, sizes: Iterable[int], put: str) -> Script:
        """The script of so many steps."""
        return cls(ops, array("I", sizes).tobytes(), put)

    @property
    def lengths(self) -> list[int]:
        """How many characters each step keeps, drops or inserts."""
        found = array("I")
        found.frombytes(self.sizes)
        return found.tolist()

    def __len__(self) -> int:
        return len(self.ops)

    def __iter__(self) -> Iterator[Edit]:
        at = 0
        for op, n in zip(self.ops, self.lengths, strict=True):
            if op == "+":
                yield Edit("+", n, self.put[at : at + n])
                at += n
            else:
                yield Edit("=" if op == "=" else "-", n)


@dataclass(frozen=True, slots=True)
class Match:
    """One passage that two reports share; `doc_a` is the earlier report where that is known."""

    doc_a: str
    a_start: int
    a_end: int
    a_where: str
    doc_b: str
    b_start: int
    b_end: int
    b_where: str
    kind: MatchKind
    basis: Basis
    similarity: float
    formula_ratio: float
    verbatim_chars: int
    n_holder_units: int
    swaps: tuple[Swap, ...]
    edits: Script
    a_rows: tuple[tuple[int, int], ...] = ()  # raw spans in a whose order of clauses is shared as well; not a column
    b_rows: tuple[tuple[int, int], ...] = ()
    family_id: str | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports with at least one match that is not formula only."""

    doc_a: str
    doc_b: str
    relation: Relation
    context: str
    a_copied_ratio: float
    b_copied_ratio: float
    a_copied_chars: int  # numerators and denominators of the two ratios
    a_chars: int
    b_copied_chars: int
    b_chars: int
    shared_chars: int
    verbatim_chars: int
    longest_run_chars: int
    n_matches: int
    direction: str = "unknown"
    direction_grade: str = "unknown"
    direction_basis: tuple[str, ...] = ()
    family_id: str | None = None
    n_facts_same: int | None = None
    n_facts_changed: int | None = None
    leftovers: tuple[str, ...] | None = None
    usual_level_percentile: float | None = None
    file_lineage: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Family:
    """Reports that share a source, joined by verified matches only: as whole reports, or in one passage."""

    family_id: str
    kind: FamilyKind
    documents: tuple[str, ...]
    years: tuple[int, ...]
    units: tuple[str, ...]
    earliest: str | None
    shared_chars: int  # the least that two related members share
    extent: FamilyExtent = "report"


@dataclass(frozen=True, slots=True)
class Substitution:
    """A swap seen in this corpus, over all pairs."""

    source: str
    target: str
    count: int
    n_pairs: int
    idiomatic: bool | None
    used: bool
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overlap:
    """What one document shares with all others, in characters without white space (raw, united over matches)."""

    doc: str
    formula_chars: int
    verbatim_chars: int
    reworded_chars: int
    overlap_chars: int
    overlap_plain_chars: int  # of them not formula
    overlap_foreign_chars: int  # without what only own earlier years and other known contexts share
    with_earlier_chars: int
    with_later_chars: int
    order_unknown_chars: int
    max_single_ratio: float
    max_single_doc: str | None
