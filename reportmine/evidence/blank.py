"""The blank of a family: the text its reports share, with slots where they differ, and what each put into them.

The edit scripts of the matches with one report of the family, the earliest where that is known, tell what stands
unchanged and what was put in its place; where any report differs there is a slot.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from reportmine.evidence.pieces import pieces
from reportmine.findings import Family, Match, SlotKind, SlotText
from reportmine.model import Document
from reportmine.reuse.ratios import is_reuse

CONTEXT = 12  # characters of the common text shown on both sides of a slot
_DIGITS = "0123456789.０１２３４５６７８９"
_KINDS: tuple[tuple[SlotKind, re.Pattern[str]], ...] = (
    ("date", re.compile(r"\d\s*[年月日号]|[一二三四五六七八九十〇○]+月|\d{4}$|[上下]半年|季度|学期")),
    ("edition", re.compile(r"第?[\d一二三四五六七八九十]+[届次期个]")),
    ("amount", re.compile(r"\d\s*[余多]?万?元")),
    ("people", re.compile(r"\d\s*[余多]?(?:人|名|位)")),
    ("unit", re.compile(r"(?:学校|小学|中学|医院|公司|幼儿园|工会|镇|厂|局|集团)$")),
    ("number", re.compile(r"\d|[一二三四五六七八九十百]+$")),
)


class _Piece(NamedTuple):
    """Base `[start, end)` stands as `text` in the other report; `same` where that is unchanged."""

    start: int
    end: int
    text: str
    same: bool


class _Slot(NamedTuple):
    start: int
    end: int


def blank(family: Family, documents: Mapping[str, Document], matches: Iterable[Match]) -> list[SlotText]:
    """The common text and the slots of a family, report by report; `documents` by id, `matches` of the corpus."""
    counted = [m for m in matches if is_reuse(m) and m.doc_a in family.documents and m.doc_b in family.documents]
    base = family.earliest or _middle(family, counted)
    of_doc = {
        doc: sorted(
            piece for m in counted if {m.doc_a, m.doc_b} == {base, doc} for piece in _pieces(m, base, documents)
        )
        for doc in family.documents
        if doc != base
    }
    raw = documents[base].raw
    slots = _slots([piece for found in of_doc.values() for piece in found], raw)
    covered = _joined((piece.start, piece.end) for found in of_doc.values() for piece in found)
    meta = documents[base].meta
    rows = [SlotText(family.family_id, 0, "common", base, meta.year, meta.unit, "", _common(raw, covered, slots), "")]
    for number, slot in enumerate(slots, 1):
        told = {
            doc: _in(slot, of_doc[doc], raw) if doc != base else raw[slot.start : slot.end] for doc in family.documents
        }
        after = raw[slot.end : slot.end + CONTEXT]
        kind = _kind([text for text in told.values() if text], after)
        before = raw[max(0, slot.start - CONTEXT) : slot.start]
        for doc in family.documents:
            of = documents[doc].meta
            rows.append(SlotText(family.family_id, number, kind, doc, of.year, of.unit, before, told[doc], after))
    return [replace(row, before=_plain(row.before), after=_plain(row.after)) for row in rows]


def _middle(family: Family, matches: Sequence[Match]) -> str:
    """The report with the most matched characters, the first by name among equals."""
    chars = dict.fromkeys(family.documents, 0)
    for m in matches:
        chars[m.doc_a] += m.a_end - m.a_start
        chars[m.doc_b] += m.a_end - m.a_start
    return min(chars, key=lambda doc: (-chars[doc], doc))


def _pieces(match: Match, base: str, documents: Mapping[str, Document]) -> list[_Piece]:
    """A match as pieces of the base report, in order."""
    found = []
    for piece in pieces(match, documents[match.doc_a].raw):
        start, own, other = (
            (piece.a_start, piece.text_a, piece.text_b)
            if match.doc_a == base
            else (piece.b_start, piece.text_b, piece.text_a)
        )
        found.append(_Piece(start, start + len(own), other, piece.same))
    return found


def _slots(pieces: Iterable[_Piece], raw: str) -> list[_Slot]:
    """Where any report differs, whole numbers at a time."""
    wide = []
    for piece in pieces:
        if piece.same or _letters(raw[piece.start : piece.end]) == _letters(piece.text):
            continue
        start, end = piece.start, piece.end
        if any(c in _DIGITS for c in raw[start:end] + piece.text):
            while start and raw[start - 1] in _DIGITS:
                start -= 1
            while end < len(raw) and raw[end] in _DIGITS:
                end += 1
        wide.append((start, end))
    return [_Slot(start, end) for start, end in _joined(wide)]


def _letters(text: str) -> str:
    """What is said, without layout: marks, blanks and widths put nothing into a slot."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that touch or overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _in(slot: _Slot, pieces: Sequence[_Piece], raw: str) -> str | None:
    """What the other report has in a slot; None where its matches do not reach it."""
    parts, reached = [], False
    for piece in pieces:
        if piece.end < slot.start or piece.start > slot.end:
            continue
        if piece.same:
            start, end = max(piece.start, slot.start), min(piece.end, slot.end)
            parts.append(raw[start:end] if start < end else "")
            reached |= start < end or slot.start == slot.end
        elif piece.start >= slot.start and piece.end <= slot.end:
            parts.append(piece.text)
            reached = True
    return "".join(parts) if reached else None


def _common(raw: str, covered: Sequence[tuple[int, int]], slots: Sequence[_Slot]) -> str:
    parts = []
    for start, end in covered:
        at, text = start, []
        for number, slot in enumerate(slots, 1):
            if start <= slot.start and slot.end <= end:
                text += [raw[at : slot.start], f"【{number}】"]
                at = slot.end
        parts.append("".join([*text, raw[at:end]]))
    return "\n……\n".join(parts)


def _kind(texts: Sequence[str], after: str) -> SlotKind:
    """What a slot holds, by most of what was put into it and what follows."""
    for kind, pattern in _KINDS:
        fitting = sum(pattern.search(text + after[:2]) is not None and _short(text) for text in texts)
        if 2 * fitting > len(texts):
            return kind
    return "wording"


def _short(text: str) -> bool:
    return len(text) <= CONTEXT


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)
