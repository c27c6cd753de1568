"""Activity lists against a looser gold list: whole clauses with a name, a date, a count and a status.

python benchmarks/activities/clauses.py ../shared/data/fulldocs [--errors]

A found activity hits a gold clause that it lies in; where a clause holds several, the one with the likest name.
Borderline clauses count neither for nor against.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

Item = dict[str, Any]


def main() -> None:
    """Runs `reportmine activities` on the reports and prints recall, precision and the share of right fields."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    reports = {row["id"]: row["text"] for row in _lines(args.folder / "fulldocs.jsonl")}
    gold = _placed(_lines(args.folder / "activities.jsonl"), reports)
    found = _found(reports)
    pairs = _matched(gold, found)
    core = [n for n, item in enumerate(gold) if not item.get("borderline")]
    hits = [(gold[g], found[f]) for g, f in pairs.items() if g in core]
    missed = [gold[g] for g in core if g not in pairs]
    false = [item for n, item in enumerate(found) if n not in pairs.values()]
    recall, precision = len(hits) / max(1, len(core)), len(hits) / max(1, len(hits) + len(false))
    print(f"precision {precision:.3f} recall {recall:.3f} F1 {2 * precision * recall / (precision + recall):.3f}")
    undated = [item for item in hits if not item[0]["time_norm"]]
    print(
        json.dumps(
            {
                "date": _share([(g["time_norm"] or "") == (f["date"] or "") for g, f in hits]),
                "date invented": _share([bool(f["date"]) for _, f in undated]),
                "count": _share([g["count"] == f["count"] for g, f in hits]),
                "status": _share([g["status"] == f["status"] for g, f in hits]),
            }
        )
    )
    if args.errors:
        for item in missed:
            print("MISS", item["doc"], item["mention"])
        for item in false:
            print(
                "FALSE", item["doc"], reports[item["doc"]][max(0, item["start"] - 15) : item["start"]], item["mention"]
            )
        for g, f in hits:
            for name, wanted, got in (("date", g["time_norm"], f["date"]), ("count", g["count"], f["count"])):
                if (wanted or None) != (got or None):
                    print(name, g["doc"], wanted, "got", got, g["mention"])


def _share(values: list[bool]) -> float:
    return round(sum(values) / len(values), 3) if values else 1.0


def _placed(gold: list[Item], reports: dict[str, str]) -> list[Item]:
    """Gold with the place of every clause; equal clauses of one report follow one another."""
    seen: dict[tuple[str, str], int] = {}
    for item in gold:
        key = item["doc"], item["mention"]
        at = reports[item["doc"]].find(item["mention"], seen.get(key, 0))
        if at < 0:
            at = reports[item["doc"]].find(item["mention"])
        seen[key] = at + 1
        item["start"], item["end"] = at, at + len(item["mention"])
    return gold


def _matched(gold: list[Item], found: list[Item]) -> dict[int, int]:
    pairs = []
    for g, item in enumerate(gold):
        for n, other in enumerate(found):
            inside = min(item["end"], other["end"]) - max(item["start"], other["start"])
            if item["doc"] == other["doc"] and 2 * inside >= other["end"] - other["start"]:
                pairs.append((-fuzz.ratio(item["name"], other["name"]), bool(item.get("borderline")), g, n))
    taken: dict[int, int] = {}
    for _, _, g, n in sorted(pairs):
        if g not in taken and n not in taken.values():
            taken[g] = n
    return taken


def _found(reports: dict[str, str]) -> list[Item]:
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "reports.jsonl"
        rows = (json.dumps({"doc": doc, "text": text}, ensure_ascii=False) for doc, text in reports.items())
        table.write_text("\n".join(rows) + "\n", encoding="utf-8")
        command = [sys.executable, "-m", "reportmine", "activities", str(table), "--format", "jsonl"]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def _lines(path: Path) -> list[Item]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


if __name__ == "__main__":
    main()
