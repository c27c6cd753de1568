"""How many planted copies the index of nearness puts among the nearest, and how fast: on generated reports.

Usage: python benchmarks/nearness.py REPORTS.jsonl TRUTH.jsonl [SAMPLED]
(truth: rows of numbers and kind, [copy, source, kind, …]; SAMPLED: one hash in so many is kept).
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from pathlib import Path

from reportmine.store import Nearness, nearness

NEAREST = (20, 50, 100, 150, 400)


def main(reports: str, truth: str, sampled: str = str(nearness.SAMPLED)) -> None:
    nearness.SAMPLED = int(sampled)
    rows = [json.loads(line) for line in Path(reports).read_text(encoding="utf-8").splitlines()]
    texts = {str(row.get("doc", row.get("id"))): str(row["text"]) for row in rows}
    names = list(texts)
    began = time.perf_counter()
    index = Nearness.empty().updated(dict.fromkeys(texts, ""), texts.__getitem__, "benchmark")
    print(f"{len(texts)} reports indexed in {time.perf_counter() - began:.1f} s, {len(index.keys)} hashes")
    places: dict[str, list[int]] = defaultdict(list)
    spent = []
    for line in Path(truth).read_text(encoding="utf-8").splitlines():
        copy, source, kind, *_ = json.loads(line)
        began = time.perf_counter()
        near = index.near(texts[names[copy]], max(NEAREST) + 1)
        spent.append(time.perf_counter() - began)
        places[kind].append(near.index(names[source]) if names[source] in near else sys.maxsize)
    for kind, found in sorted(places.items()):
        shares = ", ".join(f"{n}: {sum(place <= n for place in found) / len(found):.3f}" for n in NEAREST)
        print(f"{kind} ({len(found)}), among the nearest {shares}")  # the report itself is one of them
    print(f"a look-up takes {1000 * sorted(spent)[len(spent) // 2]:.1f} ms (median)")


if __name__ == "__main__":
    main(*sys.argv[1:])
