"""Do the slogans of an era come up by themselves among the most distinctive phrases of its years?

python benchmarks/themes/eras.py ../shared/data/gwr/reports.jsonl [--slogans benchmarks/era_slogans.txt] [--missed]

A slogan is found where it, or a phrase that holds it or that it holds but for two characters, is among the first 30 of
a year of its range.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
RANKS = 30


def main() -> None:
    """Prints the recall, exact and near."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--slogans", type=Path, default=HERE / "era_slogans.txt")
    parser.add_argument("--missed", action="store_true")
    args = parser.parse_args()
    command = [
        sys.executable,
        "-m",
        "reportmine",
        "themes",
        str(args.reports),
        "--show",
        "phrases",
        "--format",
        "jsonl",
    ]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    top: dict[int, list[str]] = defaultdict(list)
    for row in map(json.loads, done.stdout.splitlines()):
        if row["rank"] <= RANKS and row["year"] is not None:
            top[row["year"]].append(row["phrase"])
    exact = near = total = 0
    for line in args.slogans.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        slogan, first, last = line.split("\t")
        shown = [phrase for year in range(int(first), int(last) + 1) for phrase in top[year]]
        total += 1
        exact += slogan in shown
        hit = slogan in shown or any(_near(slogan, phrase) for phrase in shown)
        near += hit
        if args.missed and not hit:
            print("missed", slogan, first, last)
    print(f"{total} slogans: {exact / total:.3f} word for word, {near / total:.3f} with a phrase around or inside")


def _near(slogan: str, phrase: str) -> bool:
    return slogan in phrase or (phrase in slogan and len(slogan) - len(phrase) <= 2)


if __name__ == "__main__":
    main()
