"""Speed, memory and recall side by side, in turns: python benchmarks/scale/sidebyside.py [--sizes 1000 10000].

Every system is a process of its own from the file to its list of pairs. Time is told as the median of the rounds, and
as a multiple of datasketch's in the same run: other work on the machine slows all of them. Peak memory is that of the
largest single process. What is not installed is left out and named.
Writes a table to stdout and all figures to OUT/scale.json; generated reports are kept in OUT.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from generate import generate
from peers import MISSING, PEERS

HERE = Path(__file__).resolve().parent
OURS, UNIT = "reportmine", "datasketch"
KINDS = ("copy10", "copy20", "copy30", "passage")
WHOLE = ("identical", "near_identical", "reworded", "same_report")
SEED = 11

Row = dict[str, Any]


def main() -> None:
    """Runs all systems on all sizes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--out", type=Path, default=Path("build/scale"))
    args = parser.parse_args()
    rows: list[Row] = []
    for size in args.sizes:
        folder = args.out / str(size)
        if not (folder / "truth.jsonl").exists():
            generate(size, folder, SEED)
        rows += _compared(size, folder, args.rounds)
    (args.out / "scale.json").write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
    print(_table(rows))


def _compared(size: int, folder: Path, rounds: int) -> list[Row]:
    runs: dict[str, list[Row]] = defaultdict(list)
    for _ in range(rounds):
        for system in (OURS, *PEERS):
            run = _run(system, folder, folder / f"{system}.jsonl")
            if run is None:
                print(f"{system}: not installed, left out", file=sys.stderr)
            else:
                runs[system].append(run)
    unit = statistics.median(run["seconds"] for run in runs[UNIT]) if runs[UNIT] else None
    rows = []
    for system, measured in runs.items():
        seconds = statistics.median(run["seconds"] for run in measured)
        row: Row = {"system": system, "reports": size, "seconds": round(seconds, 2)}
        row["cpu_seconds"] = round(statistics.median(run["cpu_seconds"] for run in measured), 2)
        row["times_datasketch"] = round(seconds / unit, 2) if unit else None
        row["peak_mb"] = max(run["peak_mb"] for run in measured)
        rows.append(row | _scored(folder, folder / f"{system}.jsonl"))
    return rows


def _run(system: str, folder: Path, out: Path) -> Row | None:
    """Seconds and peak memory of one run; None where the system is not installed."""
    reports = folder / "reports"
    if system == OURS:
        command = ["-m", "reportmine", "reuse", str(reports), "--show", "pairs", "--format", "jsonl", "-o", str(out)]
    else:
        command = [str(HERE / "peers.py"), system, str(reports / "reports.jsonl"), str(out)]
    out.unlink(missing_ok=True)
    begun = time.perf_counter()
    process = subprocess.Popen([sys.executable, *command], stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode == MISSING and system != OURS:
        return None
    if process.returncode:
        raise SystemExit(f"{system} ended with {process.returncode}")
    cpu = used.ru_utime + used.ru_stime
    return {"seconds": seconds, "cpu_seconds": cpu, "peak_mb": used.ru_maxrss // 1024}


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


def _table(rows: list[Row]) -> str:
    names = list(rows[0])
    lines = [names, ["---"] * len(names), *([str("" if row[n] is None else row[n]) for n in names] for row in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


if __name__ == "__main__":
    main()
