"""Writes what was measured into benchmarks/README.md: python benchmarks/scale/tables.py.

Reads scale.json, alignment.json and hashing.json of OUT, and replaces what stands between the two markers; what was not
measured is left out.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

README = Path(__file__).resolve().parents[1] / "README.md"
BEGIN, END = "<!-- scale:begin -->", "<!-- scale:end -->"
SPOKEN = {"reportmine_whole": "reportmine --whole", "hashing": "HashingVectorizer, sparse_dot_topn"}

Row = dict[str, Any]
Columns = Sequence[tuple[str, str, str]]  # key, heading, format

SCALE: Columns = (
    ("reports", "reports", ","),
    ("seconds", "seconds", ",.1f"),
    ("times_datasketch", "times datasketch", ".2f"),
    ("cpu_seconds", "of processor", ",.1f"),
    ("peak_mb", "peak MB", ","),
    ("copy10", "10 %", ".3f"),
    ("copy20", "20 %", ".3f"),
    ("copy30", "30 %", ".3f"),
    ("passage", "passages", ".3f"),
    ("pairs", "pairs", ","),
    ("precision", "precision", ".3f"),
)
ALIGNMENT: Columns = (
    ("pairs_a_second", "pairs a second", ",.0f"),
    ("times_difflib", "times difflib", ".1f"),
    ("recall", "recall", ".3f"),
    ("in_place", "in place", ".3f"),
    ("sentences", "of sentences", ".3f"),
    ("precision", "precision", ".3f"),
)
HASHING: Columns = (
    ("mb_a_second", "MB a second", ",.1f"),
    ("times_bound", "times the bound", ",.1f"),
    ("times_distinct", "times the bound with sorting", ",.1f"),
)


def main() -> None:
    """Rewrites the section between the markers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("build/scale"))
    parser.add_argument("--readme", type=Path, default=README)
    args = parser.parse_args()
    measured = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(args.out.glob("*.json"))}
    text = args.readme.read_text(encoding="utf-8")
    args.readme.write_text(written(text, section(measured)), encoding="utf-8")


def written(text: str, section: str) -> str:
    """The text with the section between its markers; ValueError where it has none."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"no {BEGIN} … {END} in the text")
    return f"{before}{BEGIN}\n\n{section}\n\n{END}{after}"


def section(measured: dict[str, list[Row]]) -> str:
    """The tables of what was measured."""
    parts = [
        part(measured[name])
        for name, part in (("scale", _scale), ("alignment", _alignment), ("hashing", _hashing))
        if measured.get(name)
    ]
    return "\n\n".join(parts)


def _scale(rows: list[Row]) -> str:
    done = sorted((row for row in rows if "left_out" not in row), key=lambda row: int(row["reports"]))
    missing = [row for row in rows if "left_out" in row]
    lines = [
        f"{_rounds(done)}, {done[0].get('cores', '?')} cores; peak memory is that of the largest process of a system.",
        *(f"Left out: {row['system']}, {row['reports']:,} reports: {row['left_out']}." for row in missing),
        "",
        _table(done, SCALE),
        "",
        "![Seconds by number of reports](scale.svg)",
    ]
    return "\n".join(["### Collections", "", *lines])


def _alignment(rows: list[Row]) -> str:
    said = f"{rows[0]['pairs']} pairs, one process; {_rounds(rows).lower()}."
    return "\n".join(["### Alignment of a pair", "", said, "", _table(rows, ALIGNMENT)])


def _hashing(rows: list[Row]) -> str:
    said = f"{rows[0]['reports']:,} reports, one core; {_rounds(rows).lower()}."
    return "\n".join(["### Fingerprints", "", said, "", _table(rows, HASHING)])


def _rounds(rows: list[Row]) -> str:
    number = int(rows[0].get("rounds", 1))
    return "One round" if number == 1 else f"Median of {number} rounds in turns"


def _table(rows: list[Row], columns: Columns) -> str:
    lines = [f"| system | {' | '.join(heading for _, heading, _ in columns)} |", f"| --- |{' ---: |' * len(columns)}"]
    for row in rows:
        cells = ["" if row.get(key) is None else format(row[key], how) for key, _, how in columns]
        lines.append(f"| {SPOKEN.get(row['system'], row['system'])} | {' | '.join(cells)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
