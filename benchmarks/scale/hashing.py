"""Fingerprinting beside a compiled rolling hash, in turns: python benchmarks/scale/hashing.py [--rounds 5].

Megabytes (UTF-8) a second on one core, over made-up reports; every round takes reports of its own, so that nothing is
remembered from the round before:

* `comparable`, `strings`: what screens a large collection: the characters compared, and the keys of the strings of 8
  and 3 of them (`strings` holds the time of `comparable`), of many reports at once as when a collection is screened;
  `strings of --whole` takes one of 8 in four and none of 3
* `fingerprint`: what is compared closely, of documents read and segmented before
* `rolling hash`: the bound: a polynomial hash of every five code points, in C (`rolling.c`), from UTF-8 in memory to a
  table of hashes; `rolling hash, distinct` sorts them as well, by digits, and drops those that occur twice

Compiled by `cc -O3 -march=native` when it is run; without a C compiler it says so and leaves the bound out.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from generate import generate

from reportmine.model import Extract, Reading, Segmented
from reportmine.reuse.fingerprints import fingerprint
from reportmine.reuse.longstrings import selection
from reportmine.reuse.stringkeys import TOGETHER, found_in
from reportmine.segment import segment
from reportmine.text.comparable import comparable
from reportmine.text.preparing import prepare

SOURCE = Path(__file__).with_name("rolling.c")
REPORTS, ROUNDS, SEED = 1000, 5, 11
COLLECTION = 10_000  # reports of the collection whose selection of strings is measured
BOUND, SORTED = "rolling hash", "rolling hash, distinct"

Row = dict[str, Any]
Way = Callable[[Sequence[int]], object]  # of reports by their numbers


def main() -> None:
    """Measures all ways and writes OUT/hashing.json."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--out", type=Path, default=Path("build/scale"))
    args = parser.parse_args()
    folder = args.out / str(REPORTS)
    if not (folder / "truth.jsonl").exists():
        generate(REPORTS, folder, SEED)
    lines = (folder / "reports" / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    rows = measured([json.loads(line)["text"] for line in lines], args.rounds)
    (args.out / "hashing.json").write_text(json.dumps(rows, indent=1), encoding="utf-8")
    for row in rows:
        print(json.dumps(row))


def measured(texts: Sequence[str], rounds: int) -> list[Row]:
    """A row for every way: megabytes a second, and how many times longer than the bound it takes."""
    ways = _ways(texts)
    sizes = [len(text.encode("utf-8")) for text in texts]
    speeds: dict[str, list[float]] = defaultdict(list)
    for way in ways.values():
        way([0])  # tables and patterns are loaded once a process
    for nth in range(rounds):
        part = range(nth, len(texts), rounds)
        for name, way in ways.items():
            began = time.perf_counter()
            way(part)
            speeds[name].append(sum(sizes[n] for n in part) / 1e6 / (time.perf_counter() - began))
    speed = {name: statistics.median(found) for name, found in speeds.items()}
    rows = []
    for name, found in speed.items():
        row: Row = {"system": name, "reports": len(texts), "rounds": rounds, "mb_a_second": round(found, 1)}
        for key, bound in (("times_bound", BOUND), ("times_distinct", SORTED)):
            row[key] = round(speed[bound] / found, 1) if bound in speed else None
        rows.append(row)
    return rows


def _ways(texts: Sequence[str]) -> dict[str, Way]:
    chosen, whole = selection(COLLECTION), selection(COLLECTION, whole=True)
    assert chosen is not None
    assert whole is not None
    documents = [_segmented(text) for text in texts]
    ways: dict[str, Way] = {
        "comparable": lambda part: [comparable("\n".join(some)) for some in _together(texts, part)],
        "strings": lambda part: [found_in(some, chosen) for some in _together(texts, part)],
        "strings of --whole": lambda part: [found_in(some, whole) for some in _together(texts, part)],
        "fingerprint": lambda part: [fingerprint(documents[n]) for n in part],
    }
    return ways | _compiled([text.encode("utf-8") for text in texts])


def _together(texts: Sequence[str], part: Sequence[int]) -> Iterator[list[str]]:
    """The texts of a part, as many at once as a screening goes through."""
    for low in range(0, len(part), TOGETHER):
        yield [texts[n] for n in part[low : low + TOGETHER]]


def _segmented(text: str) -> Segmented:
    (document,) = prepare(Reading("a", "read", "a", "", 0, 0, Extract(text, "txt")))
    return segment(document)


def _compiled(texts: Sequence[bytes]) -> dict[str, Way]:
    """The bound, compiled now; nothing where there is no compiler."""
    compiler = shutil.which("cc")
    if compiler is None:
        print("rolling hash: no C compiler (cc) found, left out", file=sys.stderr)
        return {}
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "rolling.so"
        command = [compiler, "-O3", "-march=native", "-shared", "-fPIC", "-o", str(library), str(SOURCE)]
        try:
            subprocess.run(command, check=True, capture_output=True, text=True)
            loaded = ctypes.CDLL(str(library))
        except (subprocess.CalledProcessError, OSError) as error:
            print(f"rolling hash: not compiled, left out: {getattr(error, 'stderr', '') or error}", file=sys.stderr)
            return {}
    room, spare = (np.empty(max(map(len, texts)), dtype=np.uint64) for _ in range(2))
    into, aside = (table.ctypes.data_as(ctypes.c_void_p) for table in (room, spare))  # each keeps its table
    for function in (loaded.rolling, loaded.distinct):
        function.restype = ctypes.c_size_t

    def rolling(n: int) -> int:
        return int(loaded.rolling(texts[n], ctypes.c_size_t(len(texts[n])), into))

    def distinct(n: int) -> int:
        return int(loaded.distinct(texts[n], ctypes.c_size_t(len(texts[n])), into, aside))

    _checked(texts[0], room, rolling(0))
    return {
        BOUND: lambda part: [rolling(n) for n in part],
        SORTED: lambda part: [distinct(n) for n in part],
    }


def _checked(text: bytes, room: Any, number: int) -> None:
    """That the compiled function gives what the same sum gives in Python."""
    codes = [ord(char) for char in text.decode("utf-8")]
    base, mask = 0x9E3779B97F4A7C15, (1 << 64) - 1
    wanted = [sum(code * base ** (4 - k) for k, code in enumerate(codes[at : at + 5])) & mask for at in range(50)]
    assert number == len(codes) - 4 and room[:50].tolist() == wanted


if __name__ == "__main__":
    main()
