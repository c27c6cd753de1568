"""Two reports laid side by side: which passage stands opposite which, and what lies between.

Positions are raw. Passages that follow one another in both reports form the spine; the others are shown where they
stand in A and marked as moved.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportmine.model import Span

Match = Mapping[str, Any]  # a record of table matches


@dataclass(frozen=True, slots=True)
class Side:
    """One of two reports: its record of table documents, its raw text, the raw spans of formula in it."""

    record: Mapping[str, Any]
    text: str
    formula: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A passage of A opposite a passage of B; `match` is an index into the matches, None for text between them."""

    a: Span | None
    b: Span | None
    match: int | None = None
    moved: bool = False


def in_order(matches: Sequence[Match]) -> list[Match]:
    """The matches as they are numbered for a reader: by their place in A."""
    return sorted(matches, key=lambda match: (match["a_start"], match["a_end"], match["b_start"], match["b_end"]))


def aligned_rows(matches: Sequence[Match], text_a: str, text_b: str) -> list[Row]:
    """The rows of a two-column view over matches in the order of `in_order`; all text appears, white space aside.

    >>> matches = [{"a_start": 2, "a_end": 4, "b_start": 0, "b_end": 2}]
    >>> [(row.a, row.b) for row in aligned_rows(matches, "甲乙丙丁", "丙丁戊")]
    [(Span(start=0, end=2), None), (Span(start=2, end=4), Span(start=0, end=2)), (None, Span(start=2, end=3))]
    """
    rows: list[Row] = []
    at_a = at_b = done = 0
    for index in [*_spine(matches), len(matches)]:  # the last one: the ends of both texts
        a, b = _spans(matches, index, len(text_a), len(text_b))
        between = list(_between(matches[:index], done, Span(at_a, a.start)))
        rows += _with_gap(between, Span(at_b, b.start))
        if index < len(matches):
            rows.append(Row(a, b, index))
        at_a, at_b, done = a.end, b.end, index + 1
    return [row for row in (_without_blanks(row, text_a, text_b) for row in rows) if row.a or row.b]


def replays(passage: str, edits: object, target: str) -> bool:
    """Whether the edit script turns `passage` into `target`, so that it may be shown character by character.

    >>> replays("开展活动", [["-", 2], ["+", "组织"], ["=", 2]], "组织活动")
    True
    """
    if not isinstance(edits, list) or not edits:
        return False
    made, at = [], 0
    for op, value in edits:
        if op == "+":
            made.append(value)
            continue
        if op == "=":
            made.append(passage[at : at + value])
        at += value
    return at == len(passage) and "".join(made) == target


def swaps_of(matches: Sequence[Match]) -> list[tuple[str, str, int]]:
    """From, to and count of every swap over all matches, most frequent first."""
    counts: dict[tuple[str, str], int] = {}
    for match in matches:
        for swap in match["swaps"] or []:
            key = (swap["from"], swap["to"])
            counts[key] = counts.get(key, 0) + swap["count"]
    return sorted(((*key, count) for key, count in counts.items()), key=lambda item: (-item[2], item[0], item[1]))


def _spine(matches: Sequence[Match]) -> list[int]:
    """Indices of the longest run of matches, in characters, that follow one another in both reports."""
    best: list[int] = []
    before: list[int | None] = []
    for index, match in enumerate(matches):
        size = min(match["a_end"] - match["a_start"], match["b_end"] - match["b_start"])
        earlier = [
            i
            for i in range(index)
            if matches[i]["a_end"] <= match["a_start"] and matches[i]["b_end"] <= match["b_start"]
        ]
        link = max(earlier, key=lambda i: (best[i], -i), default=None)
        best.append(size + (best[link] if link is not None else 0))
        before.append(link)
    chain: list[int] = []
    at = max(range(len(best)), key=lambda i: (best[i], -i), default=None)
    while at is not None:
        chain.append(at)
        at = before[at]
    return chain[::-1]


def _spans(matches: Sequence[Match], index: int, length_a: int, length_b: int) -> tuple[Span, Span]:
    if index == len(matches):
        return Span(length_a, length_a), Span(length_b, length_b)
    match = matches[index]
    return Span(match["a_start"], match["a_end"]), Span(match["b_start"], match["b_end"])


def _between(matches: Sequence[Match], first: int, gap: Span) -> Iterator[Row]:
    """The text of A in `gap`, with the moved passages (those from `first` on), which begin in it or just before it."""
    at = gap.start
    for index in range(first, len(matches)):
        match = matches[index]
        if match["a_start"] > at:
            yield Row(Span(at, match["a_start"]), None)
        yield Row(Span(match["a_start"], match["a_end"]), Span(match["b_start"], match["b_end"]), index, moved=True)
        at = max(at, match["a_end"])
    if at < gap.end:
        yield Row(Span(at, gap.end), None)


def _with_gap(between: Sequence[Row], gap: Span) -> list[Row]:
    """The rows with B's text between the passages put opposite the first text of A that has no match."""
    rows = list(between)
    for number, row in enumerate(rows):
        if row.match is None:
            rows[number] = Row(row.a, gap)
            return rows
    return [*rows, Row(None, gap)]


def _without_blanks(row: Row, text_a: str, text_b: str) -> Row:
    """Text between passages loses the white space around it; what is white space only is not worth a row."""
    return row if row.match is not None else Row(_stripped(row.a, text_a), _stripped(row.b, text_b))


def _stripped(span: Span | None, text: str) -> Span | None:
    if span is None:
        return None
    piece = text[span.start : span.end]
    inner = piece.strip()
    if not inner:
        return None
    start = span.start + len(piece) - len(piece.lstrip())
    return Span(start, start + len(inner))
