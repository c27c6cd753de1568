"""A passage in clauses becomes a match in raw characters: spans, kind, edits, swaps.

`describe` is the kernel that runs once for every accepted passage of a pair; everything a person will see of
a match is made here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reportmine.findings import Match
from reportmine.model import Segmented, Span
from reportmine.reuse.edits import PIECE, edit_script, run_lengths
from reportmine.reuse.kinds import match_kind, reported_basis
from reportmine.reuse.likeness import similarity
from reportmine.reuse.passages import Passage, widen
from reportmine.reuse.swaps import Cutter, find_swaps, opposite
from reportmine.settings import ReuseSettings
from reportmine.verbs import Index

VERBATIM_RUN = ReuseSettings().verbatim_run


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """One document of a pair: its text and which of its clauses are formula; shape (n_clauses,)."""

    segmented: Segmented
    formula: Index
    chars: Index


def describe(passage: Passage, a: Side, b: Side, cut: Cutter | None, verbatim_run: int) -> Match:
    """The match of one passage; `verbatim_run` equal characters in a row count as verbatim; no swaps without `cut`."""
    clean_a, clean_b = _clean_span(a, passage.a_first, passage.a_last), _clean_span(b, passage.b_first, passage.b_last)
    text_a = a.segmented.document.clean[clean_a.start : clean_a.end]
    text_b = b.segmented.document.clean[clean_b.start : clean_b.end]
    raw_a, raw_b = a.segmented.document.raw_span(*clean_a), b.segmented.document.raw_span(*clean_b)
    row_a, row_b = sorted({i for i, _ in passage.row}), sorted({j for _, j in passage.row})
    formula_ratio = min(
        _formula_ratio(a, passage.a_first, passage.a_last, row_a),
        _formula_ratio(b, passage.b_first, passage.b_last, row_b),
    )
    alike = similarity(text_a, text_b)
    written_a = a.segmented.document.raw[raw_a.start : raw_a.end]
    written_b = b.segmented.document.raw[raw_b.start : raw_b.end]
    long = max(len(written_a), len(written_b)) > PIECE
    edits = edit_script(written_a, written_b, _anchors(passage, a, b, raw_a.start, raw_b.start) if long else ())
    solid_a, solid_b = "".join(text_a.split()), "".join(text_b.split())
    opposed = [(text_a, text_b), *opposite(passage.links, a.segmented, b.segmented)] if cut is not None else []
    runs = run_lengths(solid_a, solid_b)
    return Match(
        doc_a=a.segmented.document.doc,
        a_start=raw_a.start,
        a_end=raw_a.end,
        a_where=_where(a, passage.a_first, passage.a_last),
        doc_b=b.segmented.document.doc,
        b_start=raw_b.start,
        b_end=raw_b.end,
        b_where=_where(b, passage.b_first, passage.b_last),
        kind=match_kind(text_a, text_b, alike, basis=passage.basis, formula_ratio=formula_ratio),
        basis=reported_basis(passage.basis),
        similarity=round(alike, 4),
        formula_ratio=round(formula_ratio, 4),
        verbatim_chars=sum(run for run in runs if run >= verbatim_run),
        n_holder_units=2,
        swaps=find_swaps(opposed, cut) if cut is not None else (),
        edits=edits,
        a_rows=_rows(a, row_a),
        b_rows=_rows(b, row_b),
    )


def _clean_span(side: Side, first: int, last: int) -> Span:
    return Span(*widen(side.segmented, first, last))


def _formula_ratio(side: Side, first: int, last: int, row: Sequence[int]) -> float:
    """The share of a passage that is formula; a row of clauses that few others write is not."""
    formula = side.formula[first : last + 1].copy()
    formula[np.array(row, dtype=np.int64) - first] = 0
    chars = side.chars[first : last + 1]
    return float(np.sum(chars * formula) / max(1, np.sum(chars)))


def _rows(side: Side, row: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """The raw spans of clauses, neighbours joined."""
    clauses, document = side.segmented.clauses, side.segmented.document
    firsts = [n for n, index in enumerate(row) if not n or index != row[n - 1] + 1]
    lasts = [n - 1 for n in firsts[1:]] + [len(row) - 1] * bool(row)
    spans = []
    for first, last in zip(firsts, lasts, strict=True):
        one, other = clauses[row[first]], clauses[row[last]]
        start, end = document.raw_span(one.start, one.end).start, document.raw_span(other.start, other.end).end
        spans.append((start, end))
    return tuple(spans)


def _where(side: Side, first: int, last: int) -> str:
    sentences, clauses = side.segmented.sentences, side.segmented.clauses
    begin, end = sentences[clauses[first].sentence].where, sentences[clauses[last].sentence].where
    return begin if begin == end else f"{begin}—{end}"


def _anchors(passage: Passage, a: Side, b: Side, a0: int, b0: int) -> list[tuple[int, int]]:
    """Raw positions, relative to the passage, where linked clauses begin."""
    doc_a, doc_b = a.segmented.document, b.segmented.document
    return [
        (
            doc_a.raw_span(a.segmented.clauses[i].start, a.segmented.clauses[i].end).start - a0,
            doc_b.raw_span(b.segmented.clauses[j].start, b.segmented.clauses[j].end).start - b0,
        )
        for i, j in passage.links
    ]


def verbatim_spans(match: Match, doc: str) -> list[tuple[int, int]]:
    """The raw spans of one side that stand in runs of at least `VERBATIM_RUN` equal characters, from the edits."""
    first = match.doc_a == doc
    at = match.a_start if first else match.b_start
    spans = []
    own = "-" if first else "+"
    for op, n in zip(match.edits.ops, match.edits.lengths, strict=True):
        if op == "=":
            if n >= VERBATIM_RUN:
                spans.append((at, at + n))
            at += n
        elif op == own:
            at += n
    return spans
