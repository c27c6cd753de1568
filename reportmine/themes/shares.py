"""The measure: a theme's share of a report's characters, white space left out.

A sentence with k themes counts its characters to each of them, so the shares of a report may add up to more
than 1. Shares by status are shares of the whole report too: done, planned and unclear add up to all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import numpy.typing as npt

from reportmine.findings import CodedSentence, SentenceWeight, ThemeDocument
from reportmine.themes.grouping import family_key
from reportmine.themes.significance import rounded

Part = Literal["all", "done", "planned"]
PARTS: tuple[Part, ...] = ("all", "done", "planned")
Shares = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ThemeReport:
    """A report as the year table sees it; `sentences` and `weights` have the same length.

    `family_id` None means that the report is a family of its own.
    """

    doc: str
    year: int | None
    unit: str | None
    kind: str
    family_id: str | None
    extra: Mapping[str, str]
    sentences: tuple[CodedSentence, ...]
    weights: tuple[SentenceWeight, ...]
    days: tuple[str, str] | None = None

    @property
    def family(self) -> tuple[str, str]:
        """What stands for the family: its id, or the report itself."""
        return family_key(self.doc, self.family_id)


@dataclass(frozen=True, slots=True)
class ThemeCoverage:
    """How much of a report the lexicon reaches, in characters without white space."""

    doc: str
    chars: int
    own_chars: int  # in sentences with themes by their own words
    heading_chars: int  # in sentences with themes by their heading only

    @property
    def uncovered_share(self) -> float:
        """The share of the report's characters without any theme, 0-1."""
        return 1 - (self.own_chars + self.heading_chars) / self.chars if self.chars else 0.0


def theme_names(reports: Iterable[ThemeReport]) -> tuple[str, ...]:
    """All themes that occur, by name."""
    return tuple(sorted({theme for report in reports for coded in report.sentences for theme in coded.themes}))


def documents(reports: Iterable[ThemeReport]) -> tuple[ThemeDocument, ...]:
    """One row for every theme that occurs in a report: reports by name, the largest theme first."""
    rows: list[ThemeDocument] = []
    for report in sorted(reports, key=lambda report: report.doc):
        total = sum(coded.chars for coded in report.sentences)
        chars: dict[str, int] = {}
        count: dict[str, int] = {}
        for coded in report.sentences:
            for theme in coded.themes:
                chars[theme] = chars.get(theme, 0) + coded.chars
                count[theme] = count.get(theme, 0) + 1
        for theme in sorted(chars, key=lambda theme: (-chars[theme], theme)):
            share = rounded(chars[theme] / total) if total else 0.0
            rows.append(ThemeDocument(report.doc, theme, chars[theme], share, count[theme]))
    return tuple(rows)


def coverage(reports: Iterable[ThemeReport]) -> tuple[ThemeCoverage, ...]:
    """How much of each report has a theme, reports by name."""
    rows = []
    for report in sorted(reports, key=lambda report: report.doc):
        total = sum(coded.chars for coded in report.sentences)
        own = sum(coded.chars for coded in report.sentences if coded.themes and not coded.by_heading)
        heading = sum(coded.chars for coded in report.sentences if coded.themes and coded.by_heading)
        rows.append(ThemeCoverage(report.doc, total, own, heading))
    return tuple(rows)


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """One family in one group: the mean over its reports there.

    The arrays have shape (3, 3, themes): of all, done and planned sentences; their share, the share that is
    formula, and the share that stands in an earlier report already.
    """

    family: tuple[str, str]
    reports: tuple[ThemeReport, ...] = field(repr=False)
    shares: Shares


def shares_of(report: ThemeReport, themes: Sequence[str]) -> Shares:
    """The array of one report, see `Cell`."""
    at = {theme: number for number, theme in enumerate(themes)}
    sums = [[[0.0] * len(themes) for _ in range(3)] for _ in PARTS]
    total = 0
    for coded, weight in zip(report.sentences, report.weights, strict=True):
        total += coded.chars
        amounts = (coded.chars, coded.chars * weight.formula_ratio, coded.chars * weight.carried)
        columns = [at[theme] for theme in coded.themes]
        for part, name in zip(sums, PARTS, strict=True):
            if name in ("all", coded.status):
                for row, amount in zip(part, amounts, strict=True):
                    for column in columns:
                        row[column] += amount
    return np.array(sums, dtype=np.float64).reshape(len(PARTS), 3, len(themes)) / max(total, 1)


def cells(measured: Iterable[tuple[ThemeReport, Shares]]) -> tuple[Cell, ...]:
    """The families among the reports of one group, each once, in a fixed order."""
    members: dict[tuple[str, str], list[tuple[ThemeReport, Shares]]] = {}
    for report, shares in sorted(measured, key=lambda pair: pair[0].doc):
        members.setdefault(report.family, []).append((report, shares))
    return tuple(
        Cell(family, tuple(report for report, _ in found), np.mean([shares for _, shares in found], axis=0))
        for family, found in sorted(members.items(), key=lambda item: item[1][0][0].doc)
    )
