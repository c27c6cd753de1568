"""Markdown tables."""

from __future__ import annotations

from collections.abc import Sequence


def grid(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table; the first column is words, the others are figures.

    >>> print(grid(["system", "seconds"], [["minhash", "1.5"]]))
    | system | seconds |
    | --- | ---: |
    | minhash | 1.5 |
    <BLANKLINE>
    """
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |\n" for line in lines)


def percent(share: float, of: int) -> str:
    """A share with its base."""
    return f"{100 * share:.1f} % of {of:,}"


def failed(reason: str, width: int) -> list[str]:
    """The cells of a system that did not run."""
    return [f"failed: {reason}", *["–"] * (width - 1)]
