"""Part of the benchmark: generated attacks on real reports, and what is found in pairs that share nothing."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from attack import CONDITIONS, FILLER_YEAR, generate
from documents import read_lines, write_lines
from markdown import failed, grid, percent
from plagdet import AttackScore, score_attack
from systems import Run, System, run

QUICK = ("verbatim", "p50", "p100_shuffled")


@dataclass(frozen=True)
class Measured:
    """A run on one condition and its score, if it ran."""

    run: Run
    score: AttackScore | None

    def found(self) -> str:
        """The cell of the designated pairs."""
        if self.score is None:
            return failed(self.run.failure or "", 1)[0]
        got = self.score.designated
        return f"{got.plagdet:.3f} ({got.recall:.3f}/{got.precision:.3f}/{got.granularity:.2f})"

    def false_alarms(self) -> list[str]:
        """The cells of the clean and of the other pairs."""
        if self.score is None:
            return ["–", "–"]
        got = self.score
        return [percent(got.clean, got.clean_pairs), percent(got.other, got.other_pairs)]


def measure(folder: Path, systems: list[System]) -> dict[str, Measured]:
    """Every system on one condition; baselines are spared the pairs that are never looked at."""
    truths, table = read_lines(folder / "truth.jsonl"), folder / "docs.jsonl"
    years = [row["year"] for row in read_lines(table) if row["year"] is not None]
    pairs = folder / "pairs.jsonl"
    write_lines(
        pairs, [[truth["case"], f"gwr-{year}"] for truth in truths for year in years if year != truth["host_year"]]
    )
    measured = {}
    for system in systems:
        ran = run(system, table, folder / f"{system.name}.jsonl", pairs)
        measured[system.name] = Measured(ran, None if ran.failure else score_attack(truths, years, ran.lines()))
    return measured


def section(gwr: Path, out: Path, systems: list[System], quick: bool) -> str:
    """Tables with a row for each condition."""
    count, seed = (10 if quick else 40), 7
    generate(gwr, out, count, seed)
    names = [system.name for system in systems]
    results = {}
    for condition in QUICK if quick else CONDITIONS:
        print(f"generated attacks: {condition}", file=sys.stderr, flush=True)
        results[condition] = measure(out / condition, systems)
    found = [[condition, *(got[name].found() for name in names)] for condition, got in results.items()]
    alarms = [
        [condition, *(cell for name in names for cell in got[name].false_alarms())]
        for condition, got in results.items()
    ]
    seconds = [[condition, *(f"{got[name].run.seconds:.1f}" for name in names)] for condition, got in results.items()]
    both = [f"{name}, {kind}" for name in names for kind in ("clean", "other")]
    return "\n".join(
        [
            "## Generated attacks on real reports\n",
            f"{count} cases of seed {seed}, half of them with a passage of another year's report; p25 to p100: share "
            "of the listed words exchanged; shuffled: sentences swapped, dropped and filled in, too.\n",
            "Designated pairs (a case and the report of its designated year): plagdet (recall/precision/granularity)\n",
            grid(["condition", *names], found),
            "Pairs in which anything was found. Clean: designated pairs of cases without a passage. Other: every case "
            f"with every report but its host's, its source's and, for filled-in passages, that of {FILLER_YEAR}. What "
            "the reports of different years really have in common is counted as found.\n",
            grid(["condition", *both], alarms),
            "Seconds: reportmine compares all pairs of the table, the baselines the pairs of cases and reports only\n",
            grid(["condition", *names], seconds),
        ]
    )
