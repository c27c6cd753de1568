"""Reports a minute: activities and themes, whole process, with each segmenter that is installed.

python benchmarks/throughput.py PATH [--workers 2] [--show years]

Every run is a process of its own that loads the program, reads PATH and makes the table. Seconds are those of the
processor in all its processes, a thousand reports; comparing the reports (for families and what is shared) stands
apart, as nothing else of either grows faster than the reports do. Other work on a machine
lengthens the wall clock first: "free" is what the processor time would give with `workers` processors of its own.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from reportmine.engine import LocalEngine
from reportmine.results.tables import activity_table
from reportmine.results.theming import PART_OF, table_of
from reportmine.segment import segmenter
from reportmine.settings import SegmentSettings, Settings
from reportmine.study import analyse, load, reuse_of

STAGES = ("reading", "analysis", "comparison", "table")


def main() -> None:
    """Prints one line a command and segmenter."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--show", choices=("years", "changes", "documents", "phrases"), default="years")
    parser.add_argument("--one", nargs=2, metavar=("COMMAND", "SEGMENTER"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    table = "phrases" if args.show == "phrases" else f"theme_{args.show}"
    if args.one:
        print(json.dumps(_one(args.path, args.workers, table, args.one)))
        return
    print("command     segmenter   wall/min   free/min  " + "  ".join(f"{s:>10}" for s in (*STAGES, "start", "all")))
    for command in ("activities", "themes"):
        for name in ("jieba", "rjieba"):
            if find_spec(name) is None:
                print(f"{command:10}  {name}: not installed, left out")
                continue
            _tell(command, name, args.workers, _measured([*sys.argv[1:], "--one", command, name]))


def _measured(arguments: list[str]) -> dict[str, float]:
    """What one run tells of itself, with the wall and processor seconds of its process from start to end."""
    before, began = _spent(), time.perf_counter()
    told = subprocess.run([sys.executable, __file__, *arguments], check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, float] = json.loads(told.stdout)
    found["wall"], found["all"] = time.perf_counter() - began, _spent() - before
    found["start"] = found["all"] - sum(found[stage] for stage in STAGES)
    return found


def _tell(command: str, segmenter_name: str, workers: int, found: dict[str, float]) -> None:
    n = found["reports"]
    seconds = "  ".join(f"{1000 * found[stage] / n:10.2f}" for stage in (*STAGES, "start", "all"))
    minute = f"{60 * n / found['wall']:9,.0f}  {60 * n * workers / found['all']:9,.0f}"
    print(f"{command:10}  {segmenter_name:9}  {minute}  {seconds}")


def _one(path: Path, workers: int, table: str, how: tuple[str, str]) -> dict[str, float]:
    """Processor seconds of every stage of one run in this process."""
    command, name = how
    settings, engine = Settings(segment=SegmentSettings(name)), LocalEngine(workers)
    spent: dict[str, float] = {}
    segmenter(settings.segment)  # its dictionary is part of the start
    with _stage(spent, "reading"):
        corpus = load([path], settings, engine)
    with _stage(spent, "analysis"):
        parts = PART_OF[table] if command == "themes" else "activities"
        analyses = analyse(corpus.documents, settings, engine, parts={parts})
    with _stage(spent, "comparison"):
        reuse = reuse_of(corpus, settings, engine, detail="edits")  # as both commands do without a store
    with _stage(spent, "table"):
        if command == "themes":
            table_of(table, corpus, analyses, reuse, settings)
        else:
            activity_table(corpus, analyses, reuse, 0.5)
    return {"reports": len(corpus.documents), **spent}


@contextmanager
def _stage(spent: dict[str, float], name: str) -> Iterator[None]:
    before = _spent()
    yield
    spent[name] = _spent() - before


def _spent() -> float:
    """Processor seconds of this process and of those it started and saw end."""
    ours, theirs = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return ours.ru_utime + ours.ru_stime + theirs.ru_utime + theirs.ru_stime


if __name__ == "__main__":
    main()
