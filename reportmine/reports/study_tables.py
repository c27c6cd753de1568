"""A study as the tables of the contract: values of the findings become rows, field by field.

The only place where reports know what a study is; everything else in this room gets tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from reportmine.findings import Match
from reportmine.model import Document, Metadata, Segmented
from reportmine.reports.table import Cell, Table, make_table
from reportmine.reuse import find_substitutions
from reportmine.reuse.ratios import count, share
from reportmine.study import Study, family_of

SHOWN_CONFIDENCE = 0.5  # activities under it are kept in the study and left out of the default listing
Record = dict[str, Cell]


def study_tables(study: Study) -> dict[str, Table]:
    """All tables of a study by name."""
    meta = {s.document.doc: s.document.meta for s in study.corpus.documents}
    records: dict[str, Iterable[Mapping[str, Any]]] = {
        "documents": _documents(study),
        "pairs": _pairs(study, meta),
        "matches": _matches(study),
        "families": [asdict(f) | {"n_documents": len(f.documents)} for f in study.reuse.families],
        "substitutions": _substitutions(study.reuse.reuse.matches),
        "sections": _sections(study),
        "sentences": _sentences(study),
        "activities": _activities(study, meta),
        "figures": _figures(study, meta),
        "theme_years": [asdict(row) for row in study.themes.years],
        "theme_changes": [asdict(row) for row in study.themes.changes],
        "phrases": [asdict(row) for row in study.themes.phrases],
        "theme_documents": [asdict(row) for row in study.themes.documents],
    }
    return {name: make_table(name, rows) for name, rows in records.items()}


def sentence_id(doc: str, index: int) -> str:
    """The id of a sentence, stable while the report is.

    >>> sentence_id("a.txt", 3)
    'a.txt:s4'
    """
    return f"{doc}:s{index + 1}"


def _documents(study: Study) -> Iterator[Record]:
    analysed = {s.document.doc: (s, a) for s, a in study.analysed()}
    parts: dict[str, list[str]] = {}
    for doc in analysed:
        parts.setdefault(doc.split("#")[0] if doc not in {r.doc for r in study.corpus.readings} else doc, []).append(
            doc
        )
    for template in study.corpus.templates:
        parts.setdefault(template.document.doc, [])
    templates = {t.document.doc: t for t in study.corpus.templates}
    for reading in study.corpus.readings:
        if reading.state != "read":
            yield {"doc": reading.doc, "state": reading.state, "sha256": reading.sha256, "error": reading.error,
                   "warnings": []}  # fmt: skip
        elif reading.doc in templates:
            yield _described(templates[reading.doc].document) | {
                "warnings": ["上级文件：只作通用表述的依据，不参加比对"]
            }
        else:
            for doc in sorted(parts.get(reading.doc, []), key=_part_order):
                yield _document(study, *analysed[doc])


def _part_order(doc: str) -> tuple[str, int]:
    name, _, number = doc.rpartition("#")
    return (name, int(number)) if name and number.isdigit() else (doc, 0)


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


def _document(study: Study, segmented: Segmented, analysis: Any) -> Record:
    document = segmented.document
    overlap, rule = study.reuse.standings[document.doc].overlap, study.reuse.reuse.rulers[document.doc]
    counted, plain = count(rule.counted), count(rule.plain)
    shown = [a for a in analysis.activities if a.confidence >= SHOWN_CONFIDENCE]
    facts = len(analysis.figures) + sum(bool(a.date) for a in shown)
    return _described(document) | {
        "n_sentences": len(segmented.sentences),
        "formula_chars": overlap.formula_chars,
        "quoted_chars": count(rule.quoted),
        "verbatim_chars": overlap.verbatim_chars,
        "reworded_chars": overlap.reworded_chars,
        "overlap_chars": overlap.overlap_chars,
        "overlap_ratio": _ratio(overlap.overlap_chars, counted),
        "overlap_ratio_without_formula": _ratio(overlap.overlap_plain_chars, plain),
        "overlap_ratio_without_own": _ratio(overlap.overlap_foreign_chars, plain),
        "overlap_with_earlier": _ratio(overlap.with_earlier_chars, plain),
        "overlap_with_later": _ratio(overlap.with_later_chars, plain),
        "overlap_order_unknown": _ratio(overlap.order_unknown_chars, plain),
        "max_single_ratio": overlap.max_single_ratio,
        "max_single_doc": overlap.max_single_doc,
        "n_activities_done": len({a.activity_id for a in shown if a.status == "done"}),
        "n_activities_planned": len({a.activity_id for a in shown if a.status == "planned"}),
        "n_figures": len(analysis.figures),
        "facts_per_1000": round(1000 * facts / counted, 1) if counted else 0.0,
    }


def _ratio(part: int, whole: int) -> float:
    return round(share(part, whole), 4)


def _pairs(study: Study, meta: Mapping[str, Metadata]) -> Iterator[Record]:
    for pair in study.reuse.pairs:
        a, b = meta[pair.doc_a], meta[pair.doc_b]
        yield asdict(pair) | {
            "title_a": a.title, "title_b": b.title, "unit_a": a.unit, "unit_b": b.unit, "year_a": a.year, "year_b": b.year,
        }  # fmt: skip


def _matches(study: Study) -> Iterator[Record]:
    raw = {s.document.doc: s.document.raw for s in study.corpus.documents}
    for match in study.reuse.reuse.matches:
        yield asdict(match) | {
            "swaps": [{"from": s.source, "to": s.target, "count": s.count} for s in match.swaps],
            "edits": [[e.op, e.text if e.op == "+" else e.n] for e in match.edits],
            "a_text": raw[match.doc_a][match.a_start : match.a_end],
            "b_text": raw[match.doc_b][match.b_start : match.b_end],
        }


def _substitutions(matches: Iterable[Match]) -> Iterator[Record]:
    for row in find_substitutions(matches):
        record: dict[str, Any] = asdict(row)
        record["from"], record["to"] = record.pop("source"), record.pop("target")
        yield record


def _sections(study: Study) -> Iterator[Record]:
    for segmented in study.corpus.documents:
        doc = segmented.document.doc
        rule, reused = study.reuse.reuse.rulers[doc], study.reuse.standings[doc].reused
        for section in segmented.sections:
            part = slice(section.start, section.end)
            chars, overlap = count(rule.counted[part]), count((rule.counted & reused)[part])
            name = f"{section.number}{section.heading}" if section.index else "开头"
            yield {"doc": doc, "section": name, "chars": chars, "overlap_chars": overlap,
                   "overlap_ratio": _ratio(overlap, chars)}  # fmt: skip


def _sentences(study: Study) -> Iterator[Record]:
    family = family_of(study.reuse)
    size = {f.family_id: len(f.documents) for f in study.reuse.families}
    for segmented, analysis in study.analysed():
        document = segmented.document
        weights = study.reuse.standings[document.doc].sentences
        for sentence, status, coded, weight in zip(
            segmented.sentences, analysis.statuses, analysis.coded, weights, strict=True
        ):
            span = document.raw_span(sentence.start, sentence.end)
            member = family.get(document.doc)
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


def _activities(study: Study, meta: Mapping[str, Metadata]) -> Iterator[Record]:
    for segmented, analysis in study.analysed():
        doc = segmented.document.doc
        weights = study.reuse.standings[doc].sentences
        for activity in analysis.activities:
            if activity.confidence < SHOWN_CONFIDENCE:
                continue
            record: dict[str, Any] = asdict(activity)
            index = record.pop("sentence")
            yield record | {
                "year": meta[doc].year,
                "unit": meta[doc].unit,
                "in_reused_passage": weights[index].reused,
                "sentence_id": sentence_id(doc, index),
            }


def _figures(study: Study, meta: Mapping[str, Metadata]) -> Iterator[Record]:
    for segmented, analysis in study.analysed():
        doc = segmented.document.doc
        for figure in analysis.figures:
            yield asdict(figure) | {"year": meta[doc].year, "submitter": meta[doc].submitter}
