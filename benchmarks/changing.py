"""Changes a share of the reports in a table, in place: python benchmarks/changing.py REPORTS.jsonl [--share 0.01].

For measuring what a store saves the next run. Of every four reports that are changed one becomes a light copy of
another report, three get a sentence more in the middle.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

SEED = 3


def main() -> None:
    """Changes the table and tells how many reports it changed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--share", type=float, default=0.01)
    parser.add_argument("--seed", type=int, default=SEED)
    args = parser.parse_args()
    lines = args.reports.read_text(encoding="utf-8").splitlines()
    print(changed(lines, args.share, random.Random(args.seed)))
    args.reports.write_text("\n".join(lines) + "\n", encoding="utf-8")


def changed(lines: list[str], share: float, rng: random.Random) -> int:
    """Changes a share of the lines of a table; how many."""
    chosen = rng.sample(range(len(lines)), int(len(lines) * share))
    for n, at in enumerate(chosen):
        row = json.loads(lines[at])
        if n % 4 == 0:
            other = json.loads(lines[rng.randrange(len(lines))])["text"]
            row["text"] = other.replace("活动", "文体活动").replace("职工", "员工")
        else:
            text = row["text"]
            middle = text.find("。", len(text) // 2) + 1
            more = f"另外又走访困难职工{rng.randrange(1000)}户，发放慰问金{rng.randrange(10**6)}元。"
            row["text"] = text[:middle] + more + text[middle:]
        lines[at] = json.dumps(row, ensure_ascii=False)
    return len(chosen)


if __name__ == "__main__":
    main()
