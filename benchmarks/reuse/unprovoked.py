"""Part of the benchmark, reportmine only: what is found where nobody copied.

Real government work reports of different years, and two honest reports of one event by two units.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from math import comb
from pathlib import Path

from documents import read_lines, write_lines
from markdown import grid
from systems import reportmine

FLOOR = 0.10
WHOLE = ("identical", "near_identical", "reworded", "same_report")


def years(gwr: Path, out: Path) -> list[list[str]]:
    """Rows about the pairs of government work reports."""
    ran = reportmine(gwr, out / "gwr.jsonl")
    if ran.failure:
        return [["government work reports", f"failed: {ran.failure}"]]
    pairs, total = ran.lines(), comb(len(read_lines(gwr)), 2)
    above = sum(max(row["a_copied_ratio"] or 0, row["b_copied_ratio"] or 0) > FLOOR for row in pairs)
    whole = sum(row["relation"] in WHOLE for row in pairs)
    return [
        ["government work reports: pairs above 10 % overlap", f"{above} of {total:,}"],
        ["government work reports: whole-report relations", f"{whole} of {total:,}"],
        ["government work reports: seconds", f"{ran.seconds:.1f}"],
    ]


def witnesses(file: Path, out: Path) -> list[list[str]]:
    """Rows about second witnesses: the kinds of matches between the two texts of an event."""
    events = read_lines(file)
    table = [
        {"doc": f"{event['id']}-{side}", "text": f"{unit}2014年工作总结\n{event[f'text_{side}']}", "unit": unit}
        for event in events
        for side in "ab"
        for unit in [event[f"unit_{side}"]]
    ]
    write_lines(out / "witnesses.jsonl", table)
    ran = reportmine(out / "witnesses.jsonl", out / "witnesses-matches.jsonl", "--show", "matches", "--all")
    if ran.failure:
        return [["second witnesses", f"failed: {ran.failure}"]]
    kinds: dict[str, set[str]] = defaultdict(set)
    across = set()
    for row in ran.lines():
        one, two = (row[name].split("-")[0] for name in ("doc_a", "doc_b"))
        if one == two:
            kinds[one].add(row["kind"])
        elif row["kind"] not in ("formula", "same_event"):
            across.add(frozenset((row["doc_a"], row["doc_b"])))
    listed = sum(bool(found - {"formula", "same_event"}) for found in kinds.values())
    same = sum("same_event" in found for found in kinds.values())
    return [
        ["second witnesses: pairs listed as anything else than same_event", f"{listed} of {len(events)}"],
        ["second witnesses: pairs listed as same_event", f"{same} of {len(events)}"],
        ["second witnesses: pairs of different events listed as reuse", f"{len(across)}"],
        ["second witnesses: seconds", f"{ran.seconds:.1f}"],
    ]


def section(gwr: Path, data: Path, out: Path, quick: bool) -> str:
    """One table; a quick run leaves the government work reports out."""
    rows = []
    if not quick:
        print("government work reports", file=sys.stderr, flush=True)
        rows += years(gwr, out)
    if (data / "heavy" / "witnesses.jsonl").exists():
        print("second witnesses", file=sys.stderr, flush=True)
        rows += witnesses(data / "heavy" / "witnesses.jsonl", out)
    return "\n".join(["## Where nobody copied (reportmine only)\n", grid(["measure", "found"], rows)])
