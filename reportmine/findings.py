"""What the analyses find: one frozen value a row, fields named as the columns of the contract.

All positions are raw. None means "the text does not say", never zero. Tables are made of these values field by
field, so a new column begins here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from reportmine.model import Status

MatchKind = Literal["verbatim", "light", "reworded", "numbers_changed", "condensed", "formula", "same_event"]
Basis = Literal["words", "facts", "both"]
Relation = Literal["identical", "near_identical", "reworded", "partial", "same_event", "same_report"]
FamilyKind = Literal["recycled", "copied", "circulating"]


@dataclass(frozen=True, slots=True)
class Swap:
    """A word of a that stands as another word in b, how often."""

    source: str
    target: str
    count: int


class Edit(NamedTuple):
    """One step of an edit script over raw text: keep `n` characters ("="), drop `n` ("-"), insert `text` ("+")."""

    op: Literal["=", "-", "+"]
    n: int
    text: str = ""


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
    edits: tuple[Edit, ...]
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


@dataclass(frozen=True, slots=True)
class Family:
    """Reports that share a source, joined by verified whole-report matches only."""

    family_id: str
    kind: FamilyKind
    documents: tuple[str, ...]
    years: tuple[int, ...]
    units: tuple[str, ...]
    earliest: str | None
    shared_chars: int


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
    overlap_plain_chars: int  # without formula
    overlap_foreign_chars: int  # without formula and without the own earlier years
    with_earlier_chars: int
    with_later_chars: int
    order_unknown_chars: int
    max_single_ratio: float
    max_single_doc: str | None


@dataclass(frozen=True, slots=True)
class Activity:
    """One mention of a concrete happening; the columns of table activities."""

    doc: str
    start: int
    end: int
    where: str
    mention: str  # raw[start:end]
    name: str  # canonical, no white space, a shared head restored
    type: str
    time: str  # as written, several joined with "|"; "" where the text gives none
    date: str  # EDTF, "" where the text gives none
    date_start: str | None  # ISO date
    date_end: str | None
    recurrence: str
    organiser: str
    role: Literal["host", "attend", ""]
    participants: str
    count: int | None
    count_unit: Literal["人", "人次", ""]
    occurrences: int | None
    amount_yuan: float | None
    place: str
    edition: int | None
    result: str
    status: Status
    confidence: float  # 0-1
    rule: str
    activity_id: str
    sentence: int  # index of its sentence in the document
    event_id: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure the report states, with what it counts."""

    doc: str
    start: int
    end: int
    value: float
    value_max: float | None
    unit: str
    what: str
    approximate: bool
    text: str
    status: Status
    activity_id: str | None = None


@dataclass(frozen=True, slots=True)
class CodedSentence:
    """A sentence as the theme analysis sees it: how long, done or planned, which themes and on what ground."""

    doc: str
    sentence: int
    start: int  # raw
    end: int
    chars: int  # without white space
    status: Status
    themes: tuple[str, ...]
    by_heading: bool  # the themes come from the nearest heading, not from own terms


@dataclass(frozen=True, slots=True)
class SentenceWeight:
    """What reuse knows of one sentence."""

    formula_ratio: float
    reused: bool
    carried: bool  # stands in an earlier report already


@dataclass(frozen=True, slots=True)
class ThemeYear:
    """Table theme_years: the mean over families of a theme's share of a report's characters."""

    theme: str
    group_by: str
    group: str
    year: int | None
    status: Literal["all", "done", "planned"]
    n_reports: int
    n_families: int
    share: float
    ci_low: float | None
    ci_high: float | None
    formula_share: float
    carried_share: float


@dataclass(frozen=True, slots=True)
class ThemeChange:
    """Table theme_changes: two groups compared over families."""

    theme: str
    group_by: str
    group_a: str
    group_b: str
    status: Literal["all", "done", "planned"]
    kind: str
    design: Literal["unpaired", "paired"]
    n_a: int
    n_b: int
    n_units_both: int
    share_a: float
    share_b: float
    difference: float
    ci_low: float | None
    ci_high: float | None
    p_adjusted: float | None
    smallest_visible_change: float | None
    comparable: bool
    reason: str  # why not comparable; "" where it is


@dataclass(frozen=True, slots=True)
class ThemeDocument:
    """Table theme_documents: one theme in one report."""

    doc: str
    theme: str
    chars: int
    share: float
    sentences: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """Table phrases: wording that marks one group off from the rest."""

    group_by: str
    group: str
    year: int | None
    rank: int
    phrase: str
    count: int
    n_families: int
    log_ratio: float
    p_adjusted: float | None
    first_year: int | None
    last_year: int | None


@dataclass(frozen=True, slots=True)
class WordRow:
    """Table words: one word with its spread."""

    word: str
    tag: str
    count: int
    n_documents: int
    n_families: int
    dispersion: float  # Gries' DP, 0 even - 1 clumped
    per_10k: float


@dataclass(frozen=True, slots=True)
class ConcordanceLine:
    """Table kwic: one hit with its context."""

    doc: str
    start: int
    end: int
    where: str
    left: str
    hit: str
    right: str
    year: int | None
    unit: str | None
    family_id: str | None
    n_in_family: int  # how many documents of the family hold the same line
