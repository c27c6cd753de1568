"""Generates reworded passages in real reports, with their places: python benchmarks/reuse/attack.py GWR OUT.

A case is 140 consecutive sentences of one government work report. Half of the cases hold a passage of another
year's report, attacked as cheap rewriting does it: words exchanged, sentences swapped, dropped and filled in. The
other half are clean and have a designated other year all the same. For each condition OUT/<condition>/ gets
docs.jsonl (all reports and all cases, a bulk table) and truth.jsonl. The cases are the same in all conditions, and
what is exchanged at 25 % is exchanged at 50 % too, so that conditions can be compared case by case.
The host part stays as it is: a case and the report of its host year share their whole text, which is never scored.
"""

from __future__ import annotations

import argparse
import logging
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import jieba
from documents import Document, Span, read_lines, sentences, write_lines

# name: share of the covered words that are exchanged, and whether sentences are swapped, dropped and filled in
CONDITIONS = {
    "verbatim": (0.0, False),
    "p25": (0.25, False),
    "p50": (0.5, False),
    "p75": (0.75, False),
    "p100": (1.0, False),
    "p50_shuffled": (0.5, True),
    "p100_shuffled": (1.0, True),
}
SYNONYMS = Path(__file__).parents[1] / "data" / "synonyms.txt"
YEARS = range(1992, 2026)
FILLER_YEAR = 1995
HOST_SENTENCES = 140
PASSAGE_CHARS = (150, 1000)
DROPPED = FILLED = 0.15
FILLER_CHARS = (15, 80)
NOTICE = "本作品是中华人民共和国的"  # the copyright notice of the site the texts are from; it ends every one of them


@dataclass(frozen=True)
class Report:
    """A report, its sentences, and for every sentence what stands after it: a line break or nothing."""

    year: int
    text: str
    spans: list[Span]

    def piece(self, number: int) -> str:
        """A sentence of the report, with the line break that ends its paragraph."""
        start, end = self.spans[number]
        return self.text[start:end] + ("\n" if self.text[end : end + 3].lstrip(" \u3000").startswith("\n") else "")


@dataclass(frozen=True)
class Case:
    """A draw: host sentences from `first` on, and the passage [start, end) of the other year put at `place`."""

    number: int
    host: Report
    first: int
    other: Report
    passage: Span | None
    place: int


class Rewriter:
    """Exchanges words by the list of synonyms."""

    def __init__(self, path: Path) -> None:
        logging.getLogger("jieba").setLevel(logging.ERROR)
        self.tokenizer = jieba.Tokenizer()
        groups = [line.split() for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
        self.others = {word: [other for other in group if other != word] for group in groups for word in group}

    def rewrite(self, pieces: list[str], share: float, rng: Random) -> list[str]:
        """The pieces with `share` of their covered words exchanged; a greater share exchanges more, not others."""
        cut = [self.tokenizer.lcut(piece) for piece in pieces]
        covered = [(i, j) for i, words in enumerate(cut) for j, word in enumerate(words) if word in self.others]
        rng.shuffle(covered)
        chosen = [(i, j, rng.choice(self.others[cut[i][j]])) for i, j in covered]
        for i, j, word in chosen[: round(share * len(chosen))]:
            cut[i][j] = word
        return ["".join(words) for words in cut]


def read_reports(path: Path) -> list[Report]:
    """The reports of the years in question, in order of years."""
    rows = sorted((row["year"], row["text"].split(NOTICE)[0]) for row in read_lines(path) if row["year"] in YEARS)
    return [Report(year, text, sentences(text)) for year, text in rows]


def draw_passage(report: Report, rng: Random) -> Span:
    """Consecutive sentences of a drawn length within the limits."""
    least, most = PASSAGE_CHARS
    while True:
        wanted, start = rng.randint(least, most), rng.randrange(len(report.spans))
        end, length = start, 0
        while end < len(report.spans) and length < wanted:
            length += report.spans[end][1] - report.spans[end][0]
            end += 1
        if least <= length <= most and report.spans[end - 1][1] - report.spans[start][0] <= most:
            return start, end


def draw_cases(reports: list[Report], count: int, seed: int) -> list[Case]:
    """The cases of a seed; every second one of a shuffled order is planted."""
    rng = Random(seed)
    drawable = [report for report in reports if report.year != FILLER_YEAR]
    planted = [number < count // 2 for number in range(count)]
    rng.shuffle(planted)
    cases = []
    for number, plant in enumerate(planted):
        host, other = rng.sample(drawable, 2)
        first = rng.randrange(len(host.spans) - HOST_SENTENCES + 1)
        passage = draw_passage(other, rng) if plant else None
        cases.append(Case(number, host, first, other, passage, rng.randrange(HOST_SENTENCES + 1)))
    return cases


def shuffle(pieces: list[str], fillers: list[str], rng: Random) -> list[str]:
    """Neighbours swapped with even chance, 15 % of the sentences dropped, 15 % of others put in between."""
    pieces, changed = list(pieces), round(DROPPED * len(pieces))
    for i in range(0, len(pieces) - 1, 2):
        if rng.random() < 0.5:
            pieces[i : i + 2] = reversed(pieces[i : i + 2])
    kept = sorted(rng.sample(range(len(pieces)), len(pieces) - changed))
    filled = max(1, round(FILLED * len(pieces)))
    pieces = [pieces[i] for i in kept]
    for filler in rng.sample(fillers, filled):
        pieces.insert(rng.randint(min(1, len(pieces) - 1), len(pieces) - 1), filler)
    return pieces


def place(case: Case, planted: list[str]) -> tuple[Document, dict[str, Any]]:
    """The case's text and its line of truth."""
    pieces = [case.host.piece(case.first + i) for i in range(HOST_SENTENCES)]
    before, passage = "".join(pieces[: case.place]), "".join(planted)
    document = Document(f"case-{case.number:03d}", before + passage + "".join(pieces[case.place :]))
    truth: dict[str, Any] = {
        "case": document.name,
        "host_year": case.host.year,
        "other_year": case.other.year,
        "planted": bool(planted),
        "a": None,
        "b": None,
    }
    if case.passage is not None:
        spans = case.other.spans[slice(*case.passage)]
        truth["a"] = [document.name, len(before), len(before) + len(passage.rstrip())]
        truth["b"] = [f"gwr-{case.other.year}", spans[0][0], spans[-1][1]]
    return document, truth


def attack(case: Case, condition: str, seed: int, tools: tuple[Rewriter, list[str]]) -> list[str]:
    """The sentences of the passage after the attack; none for a clean case. The tools: rewriter and fillers."""
    if case.passage is None:
        return []
    share, shuffled = CONDITIONS[condition]
    pieces = [case.other.piece(number) for number in range(*case.passage)]
    pieces = tools[0].rewrite(pieces, share, Random(f"{seed} {case.number} words"))
    return shuffle(pieces, tools[1], Random(f"{seed} {case.number} order")) if shuffled else pieces


def generate(gwr: Path, out: Path, count: int, seed: int) -> None:
    """Writes docs.jsonl and truth.jsonl of every condition."""
    reports = read_reports(gwr)
    source = next(report for report in reports if report.year == FILLER_YEAR)
    least, most = FILLER_CHARS
    fillers = [source.piece(i).strip() for i, (s, e) in enumerate(source.spans) if least <= e - s <= most]
    tools = (Rewriter(SYNONYMS), fillers)
    cases = draw_cases(reports, count, seed)
    references = [{"doc": f"gwr-{r.year}", "text": r.text, "year": r.year, "unit": "国务院"} for r in reports]
    for condition in CONDITIONS:
        placed = [place(case, attack(case, condition, seed, tools)) for case in cases]
        rows = [{"doc": document.name, "text": document.text, "year": None, "unit": None} for document, _ in placed]
        write_lines(out / condition / "docs.jsonl", [*references, *rows])
        filler_year = FILLER_YEAR if CONDITIONS[condition][1] else None
        write_lines(out / condition / "truth.jsonl", [truth | {"filler_year": filler_year} for _, truth in placed])


def main() -> None:
    parser = argparse.ArgumentParser(description="Generates reworded passages in real reports, with their places.")
    parser.add_argument("gwr", type=Path, help="reports.jsonl: year and text of government work reports")
    parser.add_argument("out", type=Path, help="the folder to write")
    parser.add_argument("--cases", type=int, default=40)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    generate(given.gwr, given.out, given.cases, given.seed)


if __name__ == "__main__":
    main()
