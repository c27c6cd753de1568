"""Speed, memory and recall side by side, in turns: python benchmarks/scale/sidebyside.py [--sizes 1000 10000].

The others may have an environment of their own: --peers-python PATH.

Every system is a process of its own from the file to its list of pairs. Time is told as the median of the rounds, and
as a multiple of datasketch's in the same run: other work on the machine slows all of them. Peak memory is that of the
largest single process. What is not installed, or fails, is named with the reason and left out.
Writes all figures to OUT/scale.json, where `tables.py` and `picture.py` read them; generated reports are kept in OUT.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generate import generate
from peers import MISSING, PEERS

HERE = Path(__file__).resolve().parent
OURS = {"reportmine": (), "reportmine_whole": ("--whole",)}  # with what options
UNIT = "datasketch"
KINDS = ("copy10", "copy20", "copy30", "passage")
WHOLE = ("identical", "near_identical", "reworded", "same_report")
SEED = 11
PLACES = re.compile(r"(?<!\S)[('\"]*/\S+")  # on this machine; the reason why a peer is left out goes into a page

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took."""

    seconds: float
    cpu_seconds: float
    peak_mb: int


class LeftOutError(Exception):
    """A peer that is not installed or failed; says why."""


def main() -> None:
    """Runs all systems on all sizes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--peers-python", default=sys.executable, help="interpreter that runs the other systems")
    parser.add_argument("--out", type=Path, default=Path("build/scale"))
    args = parser.parse_args()
    rows: list[Row] = []
    for size in args.sizes:
        folder = args.out / str(size)
        if not (folder / "truth.jsonl").exists():
            generate(size, folder, SEED)
        rows += _compared(size, folder, args.rounds, args.peers_python)
        (args.out / "scale.json").write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
    print("\n".join(json.dumps(row, ensure_ascii=False) for row in rows))


def _compared(size: int, folder: Path, rounds: int, python: str) -> list[Row]:
    runs: dict[str, list[Run]] = defaultdict(list)
    left_out: dict[str, str] = {}
    for _ in range(rounds):
        for system in (*OURS, *PEERS):
            if system in left_out:
                continue
            try:
                runs[system].append(_run(system, folder, folder / f"{system}.jsonl", python))
            except LeftOutError as error:
                left_out[system] = str(error)
                runs.pop(system, None)
                print(f"{system}, {size} reports: left out: {error}", file=sys.stderr)
    unit = statistics.median(run.seconds for run in runs[UNIT]) if runs.get(UNIT) else None
    rows = []
    for system, measured in runs.items():
        seconds = statistics.median(run.seconds for run in measured)
        row: Row = {"system": system, "reports": size, "rounds": rounds, "cores": os.cpu_count()}
        row |= {"seconds": round(seconds, 2), "times_datasketch": round(seconds / unit, 2) if unit else None}
        row["cpu_seconds"] = round(statistics.median(run.cpu_seconds for run in measured), 2)
        row["peak_mb"] = max(run.peak_mb for run in measured)
        rows.append(row | _scored(folder, folder / f"{system}.jsonl"))
    return rows + [{"system": name, "reports": size, "left_out": reason} for name, reason in left_out.items()]


def _run(system: str, folder: Path, out: Path, python: str) -> Run:
    """One run, from the file of reports to the file of pairs."""
    reports = folder / "reports"
    command = [python, str(HERE / "peers.py"), system, str(reports / "reports.jsonl"), str(out)]
    if system in OURS:
        command = [sys.executable, "-m", "reportmine", "reuse", str(reports), *OURS[system]]
        command += ["--show", "pairs", "--format", "jsonl", "-o", str(out)]
    out.unlink(missing_ok=True)
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
        begun = time.perf_counter()
        try:
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said)
        except OSError as error:
            raise LeftOutError(f"{error.strerror}: {Path(python).name}") from error
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        last = PLACES.sub("…", (said.read().strip().splitlines() or [""])[-1])
    if process.returncode and system in OURS:
        raise SystemExit(f"{system} ended with {process.returncode}: {last}")
    if process.returncode == MISSING:
        raise LeftOutError(f"not installed ({last.removeprefix(f'{system}: ')})")
    if process.returncode:
        raise LeftOutError(f"ended with {process.returncode} ({last})")
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024)


def _scored(folder: Path, out: Path) -> Row:
    """Recall by kind and precision; two copies of one source are a true pair as well."""
    source: dict[str, str] = {}
    wanted: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for line in (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        source[one["id"]] = one["source"]
        wanted[one["kind"]].append((min(one["id"], one["source"]), max(one["id"], one["source"])))
    found: dict[tuple[str, str], str | None] = {}
    for line in out.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found[min(row["doc_a"], row["doc_b"]), max(row["doc_a"], row["doc_b"])] = row.get("relation")
    true = {pair for pair in found if source.get(pair[0], pair[0]) == source.get(pair[1], pair[1])}
    whole = {pair for pair, relation in found.items() if relation in WHOLE}
    scores: Row = {kind: _share(sum(pair in found for pair in wanted[kind]), len(wanted[kind])) for kind in KINDS}
    scores |= {"pairs": len(found), "precision": _share(len(true), len(found))}
    return scores | {"whole_precision": _share(len(true & whole), len(whole))}


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


if __name__ == "__main__":
    main()
