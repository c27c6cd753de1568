"""How fast numpy sorts keys with and without the instructions that the command line leaves unused on AMD processors.

python benchmarks/scale/sorting.py [--keys 40000] [--rounds 5]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys

from reportmine.cli.processor import VARIABLE, unwanted

_TIMED = """
import sys, time, numpy
n, times = int(sys.argv[1]), 50
keys = numpy.random.default_rng(7).integers(0, 2**60, n).astype(numpy.uint64)
def milliseconds(do):
    do(keys)
    began = time.perf_counter()
    for _ in range(times):
        do(keys)
    return 1000 * (time.perf_counter() - began) / times
print(milliseconds(numpy.sort), milliseconds(numpy.argsort))
"""


def main() -> None:
    """Prints the least time of `numpy.sort` and `numpy.argsort` either way, in turn."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keys", type=int, default=40_000)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    ways = {"as numpy chooses": "", "without AVX-512": unwanted("AuthenticAMD", (2, 4))}
    least = {way: (float("inf"), float("inf")) for way in ways}
    for _ in range(args.rounds):
        for way, names in ways.items():
            command = [sys.executable, "-c", _TIMED, str(args.keys)]
            told = subprocess.run(
                command, env={**os.environ, VARIABLE: names}, check=True, stdout=subprocess.PIPE, text=True
            )
            sort, argsort = map(float, told.stdout.split())
            least[way] = min(least[way][0], sort), min(least[way][1], argsort)
    for way, (sort, argsort) in least.items():
        print(f"{way:18} sort {sort:.2f} ms, argsort {argsort:.2f} ms ({args.keys:,} keys)")


if __name__ == "__main__":
    main()
