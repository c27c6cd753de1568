"""Rows of themes, phrases, words and concordance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportmine.model import Status


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
    share_every_report: float  # the mean over reports, copies counted as often as they occur: to see what they do
    formula_share_every_report: float


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


@dataclass(frozen=True, slots=True)
class Proposal:
    """Table proposals: something that could be added to the theme lexicon."""

    source: str  # phrase, heading, topic
    text: str
    theme: str  # the theme most of its sentences have, "" where most have none
    n_families: int
    count: int  # sentences or headings it stands in
    uncovered_share: float  # of its sentences, 0-1
    first_year: int | None
    last_year: int | None
    stability: float | None  # of a topic, 0-1
    examples: tuple[str, ...]
