"""Compares systems that find reused passages in Chinese reports: python benchmarks/reuse/table.py [--quick].

Writes DIR/reuse.md (default build/bench), and prints it: passages rewritten by hand, generated attacks on real
reports, and, for reportmine, what is found where nobody copied. The shared evaluation data is looked for in
../shared beside the checkout; without it there is nothing to measure.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import attacked
import rewriting
import unprovoked
from systems import SYSTEMS, System

ROOT = Path(__file__).parents[2]
DATA = ROOT / "benchmarks" / "data"


def chosen(names: str) -> list[System]:
    """The systems of a list with commas."""
    wanted = [name.strip() for name in names.split(",") if name.strip()]
    unknown = [name for name in wanted if name not in SYSTEMS]
    if unknown:
        raise argparse.ArgumentTypeError(f"no such system: {', '.join(unknown)} (there are {', '.join(SYSTEMS)})")
    return [SYSTEMS[name] for name in wanted]


def report(shared: Path, out: Path, systems: list[System], quick: bool) -> str:
    """The whole document."""
    gwr = shared / "data" / "gwr" / "reports.jsonl"
    about = [f"- **{system.name}**: {system.about}" for system in systems]
    head = f"# Text reuse: systems side by side{' (quick run)' if quick else ''}\n"
    parts = [head, "\n".join(about) + "\n", rewriting.section(shared, DATA, out / "rewriting", systems, quick)]
    if gwr.exists():
        parts.append(attacked.section(gwr, out / "attack", systems, quick))
        if any(system.name == "reportmine" for system in systems):
            parts.append(unprovoked.section(gwr, DATA, out / "unprovoked", quick))
    return "\n".join(parts)


def main() -> None:
    parser = argparse.ArgumentParser(description="Compares systems that find reused passages in Chinese reports.")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "bench", help="folder of corpora and results")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder of the shared evaluation")
    parser.add_argument("--quick", action="store_true", help="fewer layouts, cases and conditions")
    parser.add_argument("--systems", type=chosen, default=list(SYSTEMS.values()), help="names with commas between")
    given = parser.parse_args()
    if not (given.shared / "eval" / "make_reuse.py").exists():
        print("No shared evaluation data beside the checkout (../shared): nothing to measure.")
        sys.exit(0)
    text = report(given.shared, given.out, given.systems, given.quick)
    given.out.mkdir(parents=True, exist_ok=True)
    (given.out / "reuse.md").write_text(text, "utf-8")
    print(text)


if __name__ == "__main__":
    main()
