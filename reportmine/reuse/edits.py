"""The edit script that replays one passage into another, and the equal runs read from it.

rapidfuzz finds the fewest insertions and deletions (Indel distance); equal runs of at least 13 compared
characters are what Chinese checkers call verbatim.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from rapidfuzz.distance import Indel

from reportmine.findings import Edit

PIECE = 6_000  # characters aligned at once: memory of the exact alignment grows with the square


def edit_script(a: str, b: str, anchors: Sequence[tuple[int, int]] = ()) -> tuple[Edit, ...]:
    """The steps that turn a into b.

    `anchors` are positions (in a, in b) known to correspond; passages longer than `PIECE` are cut there and
    aligned piece by piece, and where no anchor helps the rest is one replacement.

    >>> apply_edits("开展活动", edit_script("开展活动", "展开了活动"))
    '展开了活动'
    """
    steps: list[Edit] = []
    for (a0, b0), (a1, b1) in _pieces(a, b, anchors):
        if max(a1 - a0, b1 - b0) > 4 * PIECE:
            steps += _replacement(a[a0:a1], b[b0:b1])
        else:
            steps += _steps(a[a0:a1], b[b0:b1])
    return tuple(_joined(steps))


def apply_edits(a: str, edits: Iterable[Edit]) -> str:
    """Replays an edit script on a."""
    out, at = [], 0
    for edit in edits:
        if edit.op == "+":
            out.append(edit.text)
            continue
        if edit.op == "=":
            out.append(a[at : at + edit.n])
        at += edit.n
    return "".join(out)


def run_lengths(a: str, b: str) -> list[int]:
    """The lengths of the equal runs of the script between two texts, in order; none where it is one replacement.

    >>> run_lengths("甲乙丙丁", "甲乙换丁")
    [2, 1]
    """
    if a != b and max(len(a), len(b)) > 4 * PIECE:
        return []
    return [block.size for block in Indel.editops(a, b).as_matching_blocks() if block.size]


def _pieces(a: str, b: str, anchors: Sequence[tuple[int, int]]) -> Iterable[tuple[tuple[int, int], tuple[int, int]]]:
    cuts = [(0, 0)]
    if max(len(a), len(b)) > PIECE:
        for x, y in sorted(anchors):
            if x > cuts[-1][0] and y > cuts[-1][1] and max(x - cuts[-1][0], y - cuts[-1][1]) >= PIECE // 3:
                cuts.append((x, y))
    cuts.append((len(a), len(b)))
    return pairwise(cuts)


def _steps(a: str, b: str) -> list[Edit]:
    steps = []
    for op in Indel.opcodes(a, b):
        if op.tag == "equal":
            steps.append(Edit("=", op.src_end - op.src_start))
        elif op.tag == "delete":
            steps.append(Edit("-", op.src_end - op.src_start))
        else:
            steps.append(Edit("+", op.dest_end - op.dest_start, b[op.dest_start : op.dest_end]))
    return steps


def _replacement(a: str, b: str) -> list[Edit]:
    return [Edit("-", len(a)), Edit("+", len(b), b)] if a != b else [Edit("=", len(a))]


def _joined(steps: list[Edit]) -> Iterable[Edit]:
    """Neighbouring steps of one kind as one, empty ones left out."""
    held: Edit | None = None
    for step in steps:
        if not step.n:
            continue
        if held and held.op == step.op:
            held = Edit(held.op, held.n + step.n, held.text + step.text)
            continue
        if held:
            yield held
        held = step
    if held:
        yield held
