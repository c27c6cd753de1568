"""Rows of the tables that speak of documents: documents, sections, sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reportmine.evidence import Standing
from reportmine.model import Document, Segmented
from reportmine.reports.table import Cell
from reportmine.reuse.ratios import Ruler, count, share
from reportmine.study import Corpus, ReuseStudy, family_of

if TYPE_CHECKING:
    from reportmine.study import Analysis

SHOWN_CONFIDENCE = 0.5  # activities under it are kept in the study and left out of listings unless asked for
TEMPLATE = "上级文件：只作通用表述的依据，不参加比对"
Record = dict[str, Cell]


def document_records(corpus: Corpus, reuse: ReuseStudy, analyses: Sequence[Analysis] | None = None) -> Iterator[Record]:
    """Table documents: every report received, unreadable ones and templates too.

    Without `analyses` the columns that count activities and figures stay empty.
    """
    found: dict[str, list[tuple[Segmented, Analysis | None]]] = {}
    given = analyses if analyses is not None else [None] * len(corpus.documents)
    whole = {reading.doc for reading in corpus.readings}
    for segmented, analysis in zip(corpus.documents, given, strict=True):
        doc = segmented.document.doc
        found.setdefault(doc if doc in whole else doc.rpartition("#")[0], []).append((segmented, analysis))
    templates = {t.document.doc: t.document for t in corpus.templates}
    for reading in corpus.readings:
        if reading.state != "read":
            yield {"doc": reading.doc, "state": reading.state, "sha256": reading.sha256, "error": reading.error}
        elif reading.doc in templates:
            yield _described(templates[reading.doc]) | {"warnings": [TEMPLATE]}
        for segmented, analysis in found.get(reading.doc, ()):
            doc = segmented.document.doc
            yield _document(segmented, reuse.standings[doc], reuse.reuse.rulers[doc], analysis)


def section_records(corpus: Corpus, reuse: ReuseStudy) -> Iterator[Record]:
    """Table sections: how much of every section is shared with other reports."""
    for segmented in corpus.documents:
        doc = segmented.document.doc
        rule, reused = reuse.reuse.rulers[doc], reuse.standings[doc].reused
        for section in segmented.sections:
            part = slice(section.start, section.end)
            chars, overlap = count(rule.counted[part]), count((rule.counted & reused)[part])
            yield {
                "doc": doc,
                "section": f"{section.number}{section.heading}" if section.index else "开头",
                "chars": chars,
                "overlap_chars": overlap,
                "overlap_ratio": _ratio(overlap, chars),
            }


def sentence_records(corpus: Corpus, reuse: ReuseStudy, analyses: Sequence[Analysis]) -> Iterator[Record]:
    """Table sentences."""
    family = family_of(reuse)
    size = {f.family_id: len(f.documents) for f in reuse.families}
    for segmented, analysis in zip(corpus.documents, analyses, strict=True):
        document = segmented.document
        weights = reuse.standings[document.doc].sentences
        member = family.get(document.doc)
        for sentence, status, coded, weight in zip(
            segmented.sentences, analysis.statuses, analysis.coded, weights, strict=True
        ):
            span = document.raw_span(sentence.start, sentence.end)
            yield {
                "sentence_id": sentence_id(document.doc, sentence.index),
                "doc": document.doc,
                "start": span.start,
                "end": span.end,
                "where": sentence.where,
                "text": document.raw[span.start : span.end],
                "status": status,
                "formula_ratio": weight.formula_ratio,
                "reused": weight.reused,
                "family_id": member,
                "family_weight": round(1 / size[member], 4) if member else 1.0,
                "themes": list(coded.themes),
            }


def sentence_id(doc: str, index: int) -> str:
    """The id of a sentence, stable while the report is.

    >>> sentence_id("a.txt", 3)
    'a.txt:s4'
    """
    return f"{doc}:s{index + 1}"


def _described(document: Document) -> Record:
    meta = document.meta
    return {
        "doc": document.doc,
        "title": meta.title,
        "state": "read",
        "year": meta.year,
        "year_basis": meta.year_basis,
        "period_start": meta.period_start,
        "period_end": meta.period_end,
        "submitter": meta.submitter,
        "unit_in_text": meta.unit_in_text,
        "unit": meta.unit,
        "unit_basis": meta.unit_basis,
        "kind": meta.kind,
        "encoding": document.encoding,
        "sha256": document.sha256,
        "file_author": meta.file_author,
        "submitted_at": meta.submitted_at,
        "chars": sum(not c.isspace() for c in document.clean),
        "warnings": list(meta.warnings),
    }


def _document(segmented: Segmented, standing: Standing, rule: Ruler, analysis: Analysis | None) -> Record:
    overlap = standing.overlap
    counted, plain = count(rule.counted), count(rule.plain)
    record = _described(segmented.document) | {
        "n_sentences": len(segmented.sentences),
        "formula_chars": overlap.formula_chars,
        "quoted_chars": count(rule.quoted),
        "verbatim_chars": overlap.verbatim_chars,
        "reworded_chars": overlap.reworded_chars,
        "overlap_chars": overlap.overlap_chars,
        "overlap_ratio": _ratio(overlap.overlap_chars, counted),
        "overlap_ratio_without_formula": _ratio(overlap.overlap_plain_chars, plain),
        "overlap_ratio_without_own": _ratio(overlap.overlap_foreign_chars, counted),
        "overlap_with_earlier": _ratio(overlap.with_earlier_chars, counted),
        "overlap_with_later": _ratio(overlap.with_later_chars, counted),
        "overlap_order_unknown": _ratio(overlap.order_unknown_chars, counted),
        "counted_chars": counted,
        "plain_chars": plain,
        "overlap_plain_chars": overlap.overlap_plain_chars,
        "overlap_foreign_chars": overlap.overlap_foreign_chars,
        "with_earlier_chars": overlap.with_earlier_chars,
        "with_later_chars": overlap.with_later_chars,
        "order_unknown_chars": overlap.order_unknown_chars,
        "max_single_ratio": overlap.max_single_ratio,
        "max_single_doc": overlap.max_single_doc,
    }
    if analysis is None:
        return record
    shown = [a for a in analysis.activities if a.confidence >= SHOWN_CONFIDENCE]
    facts = len(analysis.figures) + sum(bool(a.date) for a in shown)
    return record | {
        "n_activities_done": len({a.activity_id for a in shown if a.status == "done"}),
        "n_activities_planned": len({a.activity_id for a in shown if a.status == "planned"}),
        "n_figures": len(analysis.figures),
        "facts_per_1000": round(1000 * facts / counted, 1) if counted else 0.0,
        "uncovered_share": _uncovered(analysis),
    }


def _uncovered(analysis: Analysis) -> float:
    """The share of characters in sentences that have no theme, by their words or by their heading."""
    chars = sum(coded.chars for coded in analysis.coded)
    return _ratio(sum(coded.chars for coded in analysis.coded if not coded.themes), chars)


def _ratio(part: int, whole: int) -> float:
    return round(share(part, whole), 4)
