"""What each step of `reuse` costs by an engine, and the tables it gives.

python benchmarks/engines.py PATH OUT [--engine local|spark] [--master URL]

Writes pairs.jsonl and matches.jsonl into OUT, for `cmp` with those of the other engine. A collection of N generated
reports is made by `python ../shared/eval/make_scale.py N reports.jsonl`.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import numpy.typing as npt

from reportmine.engine import LocalEngine, SparkEngine
from reportmine.engine.progress import Step
from reportmine.reports.formats import write
from reportmine.results.tables import reuse_table
from reportmine.settings import Settings
from reportmine.study import load, reuse_of
from reportmine.verbs import Engine, Index, Keys


@contextmanager
def told(label: str, total: int) -> Iterator[Step]:
    """Prints how long a map took."""
    began = time.perf_counter()
    yield lambda: None
    print(f"map   {label:8} {total:10} items {time.perf_counter() - began:8.1f} s", flush=True)


def timed(engine: LocalEngine | SparkEngine) -> None:
    """Makes `count` and `pair` of an engine print how long they took."""
    count, pair = engine.count, engine.pair

    def timed_count(keys: Keys, origins: Index) -> tuple[Keys, Index]:
        began = time.perf_counter()
        found = count(keys, origins)
        print(f"count {len(keys):10} rows, {len(found[0]):10} keys {time.perf_counter() - began:8.1f} s", flush=True)
        return found

    def timed_pair(
        keys: Keys, owners: Index, window: tuple[int, int], least: float = 0.0
    ) -> tuple[Index, Index, npt.NDArray[np.float64]]:
        began = time.perf_counter()
        found = pair(keys, owners, window, least)
        print(f"pair  {len(keys):10} rows, {len(found[0]):10} pairs {time.perf_counter() - began:8.1f} s", flush=True)
        return found

    engine.count, engine.pair = timed_count, timed_pair  # type: ignore[method-assign]


def main() -> None:
    """Runs one engine over one collection."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--engine", choices=["local", "spark"], default="local")
    parser.add_argument("--master", default="local[2]")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    began = time.perf_counter()
    engine = LocalEngine(2, told) if asked.engine == "local" else SparkEngine(asked.master, told)
    timed(engine)
    run: Engine = engine
    corpus = load([asked.path], Settings(), run)
    reuse = reuse_of(corpus, Settings(), run)
    for name in ("pairs", "matches"):
        write(reuse_table(corpus, reuse, name, everything=True), "jsonl", asked.out / f"{name}.jsonl")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    took = time.perf_counter() - began
    print(f"{len(corpus.documents)} reports by {run.name} in {took:.1f} s, {peak:.0f} MB in this process")


if __name__ == "__main__":
    main()
