"""Part of the benchmark: passages rewritten by hand at five levels, among hard negatives.

The corpora are made and the matches are scored by the scripts of the shared evaluation, as they are.
"""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from markdown import failed, grid
from systems import System, run

LEVELS = ("light", "medium", "heavy", "merge_split", "summary", "all")
LEVEL = re.compile(
    r"(?m)^(\w+) +plagdet (?P<plagdet>\S+) recall (?P<recall>\S+) precision (?P<precision>\S+) "
    r"granularity (?P<granularity>\S+) cases (?P<cases>\d+) found (?P<found>\d+)$"
)
FALSE = re.compile(r"(?m)^false matches (\d+) of (\d+)")


@dataclass(frozen=True)
class Corpus:
    """A folder with sources, rewrites and negatives, and the seed to lay them out with."""

    name: str
    folder: Path
    seed: int


def corpora(shared: Path, data: Path, quick: bool) -> list[Corpus]:
    """The corpora there are; a quick run leaves out the second layout, and the set kept for measuring (`unseen`)."""
    rewrites = [Corpus("rewrites", shared / "data" / "rewrites", seed) for seed in ((7,) if quick else (7, 8))]
    own = [Corpus(name, data / name, 7) for name in (("heavy",) if quick else ("heavy", "unseen"))]
    parts = ("sources.jsonl", "rewrites.jsonl", "negatives.jsonl")
    return [corpus for corpus in [*rewrites, *own] if all((corpus.folder / part).exists() for part in parts)]


def cells(report: str) -> list[str]:
    """The cells of one system from what the shared scorer prints; a level without cases has a dash."""
    found = {level[1]: level for level in LEVEL.finditer(report)}
    row = []
    for name in LEVELS:
        level = found.get(name)
        if level is None or level["cases"] == "0":
            row.append("–")
        else:
            row.append("{plagdet} ({recall}/{precision}/{granularity})".format(**level.groupdict()))
    false = FALSE.search(report)
    return [*row, f"{false[1]} of {false[2]}" if false else "?"]


def measure(corpus: Corpus, shared: Path, out: Path, systems: list[System]) -> str:
    """A table with a row for each system."""
    place = out / f"{corpus.name}-{corpus.seed}"
    make = [sys.executable, str(shared / "eval" / "make_reuse.py"), str(corpus.folder), str(place), str(corpus.seed)]
    subprocess.run(make, check=True, capture_output=True)
    documents = len(list((place / "docs").glob("*.txt")))
    rows = []
    for system in systems:
        ran = run(system, place / "docs", place / f"{system.name}.jsonl")
        if ran.failure:
            rows.append([system.name, *failed(ran.failure, len(LEVELS) + 1), f"{ran.seconds:.1f}"])
            continue
        scorer = [sys.executable, str(shared / "eval" / "score_reuse.py"), str(place), str(ran.matches)]
        report = subprocess.run(scorer, check=True, capture_output=True, text=True).stdout
        rows.append([system.name, *cells(report), f"{ran.seconds:.1f}"])
    head = ["system", *LEVELS, "false matches", "seconds"]
    return f"### {corpus.name}, seed {corpus.seed} ({documents} documents)\n\n{grid(head, rows)}"


def section(shared: Path, data: Path, out: Path, systems: list[System], quick: bool) -> str:
    """All corpora; cells are plagdet (recall/precision/granularity)."""
    parts = []
    for corpus in corpora(shared, data, quick):
        print(f"rewritten passages: {corpus.name}, seed {corpus.seed}", file=sys.stderr, flush=True)
        parts.append(measure(corpus, shared, out, systems))
    return "\n".join(
        [
            "## Passages rewritten by hand\n",
            "Cells: plagdet (recall/precision/granularity). False matches: those that hold no true pair of passages.\n",
            *parts,
        ]
    )
