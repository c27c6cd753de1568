"""One group against all others, phrase by phrase, counted over families."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from reportmine.settings import ThemeSettings
from reportmine.themes.candidates import Candidates
from reportmine.themes.grouping import Grouping, family_key
from reportmine.themes.ngrams import EXACT, Floats, Ints
from reportmine.themes.significance import FEWEST, adjusted, p_values

BLOCK = 1024  # phrases tested in one go: their permutations fit into the processor's cache
PRIOR = 0.5  # occurrences that are added to what is seen and to what is expected


@dataclass(frozen=True, slots=True)
class TokenReport:
    """A report as words: one line for every run of words between punctuation marks.

    `family_id` None means that the report is a family of its own.
    """

    doc: str
    year: int | None
    unit: str | None
    kind: str
    family_id: str | None
    lines: tuple[tuple[str, ...], ...]
    extra: Mapping[str, str] = field(default_factory=dict)
    days: tuple[str, str] | None = None

    @property
    def family(self) -> tuple[str, str]:
        """What stands for the family: its id, or the report itself."""
        return family_key(self.doc, self.family_id)

    @property
    def size(self) -> int:
        """The number of words."""
        return sum(len(line) for line in self.lines)


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Cells (a family in a group) by phrases: mean rate per word and mean count over the family's reports there."""

    groups: tuple[str, ...]  # of each cell
    families: tuple[tuple[str, str], ...]  # of each cell
    sizes: Floats  # mean number of words of the reports of each cell
    rates: Any  # scipy.sparse.csr_array, cells × phrases
    counts: Any


@dataclass(frozen=True, slots=True, eq=False)
class Contrast:
    """One group against the rest; arrays over the phrases that occur in the group, `phrase` says which."""

    phrase: Ints
    count: Floats  # occurrences, every family counted as one report
    n_families: Ints
    log_ratio: Floats  # base 2, with a prior of half an occurrence on both sides; 0 where there is no rest
    group_families: int
    rest_families: int
    cells: Ints  # of the group


@dataclass(frozen=True, slots=True, eq=False)
class Shuffles:
    """For families of one, two, … cells: their cells, shape (families, k), and the orders, (permutations, families)."""

    permutations: int
    drawn: tuple[tuple[Ints, Ints], ...]


def table(reports: Sequence[TokenReport], how: Grouping, found: Candidates) -> Table:
    """Sum the candidates' occurrences up by cells."""
    from scipy.sparse import csr_array

    keys = [(how.group(report), report.family) for report in reports]
    order = list(dict.fromkeys(keys))
    cell = _numbered(keys)
    members = np.bincount(cell, minlength=len(order))
    words = np.array([report.size for report in reports], dtype=np.float64)
    row = cell[found.report]
    count = found.count / members[row]
    shape = (len(order), max(len(found.phrases), 1))
    return Table(
        groups=tuple(group for group, _ in order),
        families=tuple(family for _, family in order),
        sizes=np.bincount(cell, weights=words / members[cell], minlength=len(order)).astype(np.float64),
        rates=csr_array((count / words[found.report], (row, found.phrase)), shape=shape),
        counts=csr_array((count, (row, found.phrase)), shape=shape),
    )


def _numbered(keys: Sequence[tuple[str, tuple[str, str]]]) -> Ints:
    numbers: dict[tuple[str, tuple[str, str]], int] = {}
    return np.array([numbers.setdefault(key, len(numbers)) for key in keys], dtype=np.int64)


def contrast(cells: Table, group: str) -> Contrast:
    """A group against all other cells."""
    inside = np.array([name == group for name in cells.groups], dtype=np.bool_)
    rows = np.flatnonzero(inside)
    rest = np.flatnonzero(~inside)
    count = np.asarray(cells.counts[rows].sum(axis=0)).ravel()
    phrase = np.flatnonzero(count > 0)
    words = float(cells.sizes[rows].sum())
    seen = np.asarray(cells.rates[rows].sum(axis=0)).ravel()[phrase] / len(rows) * words
    log_ratio = np.zeros(len(phrase))
    if len(rest):
        expected = np.asarray(cells.rates[rest].sum(axis=0)).ravel()[phrase] / len(rest) * words
        log_ratio = np.log2((seen + PRIOR) / (expected + PRIOR))
    holders = np.bincount(cells.rates[rows].tocoo().coords[1], minlength=len(count))[phrase]
    families = {cells.families[row] for row in rows.tolist()}
    others = {cells.families[row] for row in rest.tolist()}
    log_ratio, count = np.round(log_ratio, EXACT), np.round(count[phrase], EXACT)
    return Contrast(phrase, count, holders, log_ratio, len(families), len(others), rows)


def shuffles(cells: Table, settings: ThemeSettings) -> Shuffles:
    """Draw the permutations once for all groups: families with the same number of cells change places."""
    members: dict[tuple[str, str], list[int]] = {}
    for row in sorted(range(len(cells.groups)), key=lambda row: cells.groups[row]):
        members.setdefault(cells.families[row], []).append(row)
    by_size: dict[int, list[list[int]]] = {}
    for rows in members.values():
        by_size.setdefault(len(rows), []).append(rows)
    draws = np.random.default_rng(settings.seed)
    drawn = []
    for _, alike in sorted(by_size.items()):
        places = np.array(sorted(alike), dtype=np.int64)
        drawn.append((places, draws.random((settings.permutations, len(places))).argsort(axis=1)))
    return Shuffles(settings.permutations, tuple(drawn))


def p_adjusted(cells: Table, of: Contrast, chosen: Ints, drawn: Shuffles) -> Floats | None:
    """The p-values of `p_raw`, adjusted over all of the chosen (Benjamini-Hochberg)."""
    values = p_raw(cells, of, chosen, drawn)
    return None if values is None else adjusted(values)


def p_raw(cells: Table, of: Contrast, chosen: Ints, drawn: Shuffles) -> Floats | None:
    """Permutation p-values of the chosen entries of a contrast, each for itself.

    Whole families change places: the groups of a family with k cells go to another family with k cells. None where
    one side has fewer than three families.
    """
    if min(of.group_families, of.rest_families) < FEWEST or not len(chosen):
        return None
    rates = cells.rates[:, of.phrase[chosen]].T.tocsr()
    inside = np.zeros((len(cells.groups), 1))
    inside[of.cells] = 1.0
    permuted = np.zeros((len(inside), drawn.permutations))
    for places, order in drawn.drawn:
        permuted[places.ravel()] = inside[places, 0][order].reshape(drawn.permutations, -1).T
    size, rest = len(of.cells), len(inside) - len(of.cells)
    p = []
    for start in range(0, rates.shape[0], BLOCK):
        block = rates[start : start + BLOCK]
        total = np.asarray(block.sum(axis=1)).reshape(-1, 1) / rest
        both = 1 / size + 1 / rest  # sums / size - (total - sums) / rest
        p.append(p_values((block @ inside * both - total)[:, 0], (block @ permuted * both - total).T))
    return np.concatenate(p)
