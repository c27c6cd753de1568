"""The systems that are compared, as commands: texts in, match lines out, seconds taken."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from documents import read_lines

HERE = Path(__file__).parent


@dataclass(frozen=True)
class System:
    """A command that is followed by the texts; a baseline also takes the file to write and the pairs to compare."""

    name: str
    about: str
    command: tuple[str, ...]
    baseline: bool = True


@dataclass(frozen=True)
class Run:
    """Where the match lines are and how long they took (wall clock, start of the interpreter included)."""

    matches: Path
    seconds: float
    failure: str | None = None

    def lines(self) -> list[dict[str, Any]]:
        """The match lines; none of a run that failed."""
        return [] if self.failure else read_lines(self.matches)


SYSTEMS = {
    system.name: system
    for system in (
        System(
            "reportmine",
            "`reportmine reuse TEXTS --show matches`; sees the whole table, all pairs",
            ("-m", "reportmine", "reuse"),
            baseline=False,
        ),
        System(
            "minhash",
            "windows of three sentences, character 5-grams, Jaccard 0.5 (`minhash.py`)",
            (str(HERE / "minhash.py"),),
        ),
        System(
            "sanchez_perez",
            "after Sanchez-Perez et al. 2014, published settings, sees a pair at a time (`sanchez_perez.py`)",
            (str(HERE / "sanchez_perez.py"),),
        ),
        System(
            "sanchez_perez_corpus",
            "the same with isf over all documents and cosine 0.5 (`sanchez_perez.py --corpus --cosine 0.5`)",
            (str(HERE / "sanchez_perez.py"), "--corpus", "--cosine", "0.5"),
        ),
    )
}


def timed(arguments: list[str], matches: Path) -> Run:
    """Runs Python with the arguments; a failure keeps the last line of what the command said."""
    matches.parent.mkdir(parents=True, exist_ok=True)
    matches.unlink(missing_ok=True)
    begin = time.perf_counter()
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True)
    seconds = time.perf_counter() - begin
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines() or [f"exit code {done.returncode}"]
        return Run(matches, seconds, said[-1][:200])
    if not matches.exists():
        return Run(matches, seconds, "wrote no file")
    return Run(matches, seconds)


def reportmine(texts: Path, output: Path, *options: str) -> Run:
    """Runs `reportmine reuse` on a table or a folder and writes its rows as jsonl."""
    command = [*SYSTEMS["reportmine"].command, str(texts), *options]
    return timed([*command, "--format", "jsonl", "-o", str(output), "--quiet"], output)


def run(system: System, texts: Path, output: Path, pairs: Path | None = None) -> Run:
    """The matches of a system; baselines compare only the pairs that are scored, if a file of them is given."""
    if not system.baseline:
        return reportmine(texts, output, "--show", "matches")
    return timed([*system.command, str(texts), str(output), *(("--pairs", str(pairs)) if pairs else ())], output)
