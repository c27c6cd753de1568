"""Measures the program on its own sample corpus: how many planted relations are listed, and input for a scorer.

    python docs/measure.py OUT

Prints the relations and writes OUT/texts, OUT/gold.jsonl and OUT/found.jsonl: the four reports of the gold under file
names without folders, their gold activities, and those that `reportmine activities` lists. Types are left out: they are
not scored here.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).resolve().parents[1] / "corpus"


def lines(text: str) -> list[dict[str, Any]]:
    """The objects of a JSON Lines text."""
    return [json.loads(line) for line in text.splitlines() if line]


def listed(command: str) -> list[dict[str, Any]]:
    """What a listing command prints of the sample corpus."""
    call = [sys.executable, "-m", "reportmine", command, str(CORPUS / "reports"), "--format", "jsonl", "--quiet"]
    return lines(subprocess.run(call, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout)


def gold(name: str) -> list[dict[str, Any]]:
    """One list of the gold."""
    return lines((CORPUS / "gold" / f"{name}.jsonl").read_text(encoding="utf-8"))


def relations() -> str:
    """How many planted pairs are listed, how many of them as accepted, and how many unrelated pairs are listed."""
    found = {frozenset((pair["doc_a"], pair["doc_b"])): pair["relation"] for pair in listed("reuse")}
    counts: Counter[str] = Counter()
    for row in gold("relations"):
        accepted = (row["relation"], *row["also_accepted"])
        sort = "unrelated" if row["relation"] == "none" else "optional" if "none" in accepted else "planted"
        relation = found.get(frozenset((row["doc_a"], row["doc_b"])), "none")
        counts.update((sort, f"{sort} {relation in accepted}"))
    planted = f"{counts['planted True']} of {counts['planted']} planted pairs listed with an accepted relation"
    optional = f"{counts['optional True']} of {counts['optional']} that may be left out treated as accepted"
    return f"{planted}; {optional}; {counts['unrelated False']} of {counts['unrelated']} unrelated pairs listed"


def write_activities(out: Path) -> None:
    """The three inputs of the scorer of activities, which knows files by their names alone."""
    rows = gold("activities")
    (out / "texts").mkdir(parents=True, exist_ok=True)
    for doc in sorted({row["doc"] for row in rows}):
        (out / "texts" / _flat(doc)).write_bytes((CORPUS / "reports" / doc).read_bytes())
    for name, table in (("gold", rows), ("found", listed("activities"))):
        flat = [row | {"doc": _flat(row["doc"])} for row in table]
        text = "".join(json.dumps(_untyped(row, name), ensure_ascii=False) + "\n" for row in flat)
        (out / f"{name}.jsonl").write_text(text, encoding="utf-8", newline="\n")


def _flat(doc: str) -> str:
    return doc.replace("/", "_")


def _untyped(row: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in row.items() if name == "gold" or key != "type"}


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python docs/measure.py OUT")
    sys.stdout.write(relations() + "\n")
    write_activities(Path(sys.argv[1]))
