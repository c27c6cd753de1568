"""The edit script that replays one passage into another, and the equal runs read from it.

rapidfuzz finds the fewest insertions and deletions (Indel distance); equal runs of at least 13 compared
characters are what Chinese checkers call verbatim.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from rapidfuzz.distance import Indel

from reportmine.findings import Edit, Script

PIECE = 6_000  # characters aligned at once: memory of the exact alignment grows with the square


def edit_script(a: str, b: str, anchors: Sequence[tuple[int, int]] = ()) -> Script:
    """The steps that turn a into b; between two equal runs first what is dropped, then what is put in its place.

    `anchors` are positions (in a, in b) known to correspond; passages longer than `PIECE` are cut there and
    aligned piece by piece, and where no anchor helps the rest is one replacement.

    >>> apply_edits("开展活动", edit_script("开展活动", "展开了活动"))
    '展开了活动'
    """
    ops, sizes, put = [], [], []
    x = y = 0
    for i, j, n in (*_equal_blocks(a, b, anchors), (len(a), len(b), 0)):
        for op, size in (("-", i - x), ("+", j - y), ("=", n)):
            if size:
                ops.append(op)
                sizes.append(size)
        put.append(b[y:j])
        x, y = i + n, j + n
    return Script.of("".join(ops), sizes, "".join(put))


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
    return [n for _, _, n in _aligned(a, b)]


def _pieces(a: str, b: str, anchors: Sequence[tuple[int, int]]) -> Iterable[tuple[tuple[int, int], tuple[int, int]]]:
    cuts = [(0, 0)]
    if max(len(a), len(b)) > PIECE:
        for x, y in sorted(anchors):
            if x > cuts[-1][0] and y > cuts[-1][1] and max(x - cuts[-1][0], y - cuts[-1][1]) >= PIECE // 3:
                cuts.append((x, y))
    cuts.append((len(a), len(b)))
    return pairwise(cuts)


def _equal_blocks(a: str, b: str, anchors: Sequence[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Where a and b are equal: places in both and how many characters; those that touch in both are one."""
    blocks: list[tuple[int, int, int]] = []
    for (a0, b0), (a1, b1) in _pieces(a, b, anchors):
        for i, j, n in _aligned(a[a0:a1], b[b0:b1]):
            x, y = i + a0, j + b0
            if blocks and (x, y) == (blocks[-1][0] + blocks[-1][2], blocks[-1][1] + blocks[-1][2]):
                blocks[-1] = (*blocks[-1][:2], blocks[-1][2] + n)
            else:
                blocks.append((x, y, n))
    return blocks


def _aligned(a: str, b: str) -> list[tuple[int, int, int]]:
    if a == b:
        return [(0, 0, len(a))] if a else []
    if max(len(a), len(b)) > 4 * PIECE:
        return []
    return [(block.a, block.b, block.size) for block in Indel.editops(a, b).as_matching_blocks() if block.size]
