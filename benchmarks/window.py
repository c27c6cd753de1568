"""What a collection brings to the join of trigrams, and what the window leaves of it.

python benchmarks/window.py PATH
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from reportmine.engine import LocalEngine
from reportmine.reuse.aligning import WINDOW
from reportmine.reuse.taking import take
from reportmine.settings import Settings
from reportmine.study import load


def main() -> None:
    """Prints one line for one collection."""
    engine = LocalEngine(2)
    documents = load([Path(sys.argv[1])], Settings(), engine).documents
    rows = np.concatenate([np.unique(one.shapes().keys) for one in take(documents, engine).prints])
    _, held = np.unique(rows, return_counts=True)
    inside = held[(held >= WINDOW[0]) & (held <= WINDOW[1])]
    joined, above = int((inside * (inside - 1) // 2).sum()), held[held > WINDOW[1]].sum() / len(rows)
    print(
        f"{len(documents)} reports, {len(rows)} rows, {len(held)} keys, {inside.sum()} rows inside the window, "
        f"{joined} rows of the join, {above:.0%} of all rows held by more"
    )


if __name__ == "__main__":
    main()
