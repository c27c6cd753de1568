"""Rows of the tables that speak of activities: activities, activity_totals, figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from reportmine.activities import Counted, Told, edition_lines, event_ids, reported, totals
from reportmine.errors import UsageError
from reportmine.findings.records import as_record
from reportmine.model import Document, Status
from reportmine.results.documents import SHOWN_CONFIDENCE, Record, sentence_id
from reportmine.study import Analysis, Corpus, ReuseStudy

DONE: tuple[Status, ...] = ("done",)


def activity_records(
    corpus: Corpus, analyses: Sequence[Analysis], reuse: ReuseStudy, min_confidence: float
) -> Iterator[Record]:
    """Table activities: every mention of at least the given confidence, with what other reports say of it."""
    told = _told(corpus, analyses, min_confidence)
    across = zip(told, event_ids(told), edition_lines(told), reported(told), strict=True)
    documents = {s.document.doc: s.document for s in corpus.documents}
    for row, event, line, later in across:
        record: dict[str, Any] = as_record(row.activity)
        index, document = record.pop("sentence"), documents[row.activity.doc]
        yield record | {
            "event_id": event,
            "year": document.meta.year,
            "unit": document.meta.unit,
            "in_reused_passage": reuse.standings[document.doc].sentences[index].reused,
            "sentence_id": sentence_id(document.doc, index),
            "edition_line": line,
            "reported": later,
        }


def total_records(
    corpus: Corpus,
    analyses: Sequence[Analysis],
    reuse: ReuseStudy,
    *,
    by: str = "unit",
    statuses: Sequence[Status] = DONE,
) -> Iterator[Record]:
    """Table activity_totals: by unit, or by a column of the metadata handed in (UsageError for one no report has)."""
    columns = sorted({name for s in corpus.documents for name in s.document.meta.extra})
    if by not in ("unit", "submitter", "kind", *columns):
        advice = f"可用：{'、'.join(('unit', 'submitter', 'kind', *columns))}"
        raise UsageError(f"没有可以分组的列“{by}”", where="--by", advice=advice)
    told = _told(corpus, analyses, SHOWN_CONFIDENCE)
    documents = {s.document.doc: s.document for s in corpus.documents}
    rows = [
        Counted(
            row,
            _group(documents[row.activity.doc], by),
            event,
            reuse.standings[row.activity.doc].sentences[row.activity.sentence].reused,
        )
        for row, event in zip(told, event_ids(told), strict=True)
    ]
    figures = [figure for analysis in analyses for figure in analysis.figures]
    yield from map(as_record, totals(rows, figures, by, statuses))


def figure_records(corpus: Corpus, analyses: Sequence[Analysis]) -> Iterator[Record]:
    """Table figures."""
    for segmented, analysis in zip(corpus.documents, analyses, strict=True):
        meta = segmented.document.meta
        for figure in analysis.figures:
            yield as_record(figure) | {"year": meta.year, "submitter": meta.submitter}


def _told(corpus: Corpus, analyses: Sequence[Analysis], min_confidence: float) -> list[Told]:
    return [
        Told(activity, document.meta.unit, document.meta.year, document.meta.kind)
        for document, analysis in zip((s.document for s in corpus.documents), analyses, strict=True)
        for activity in analysis.activities
        if activity.confidence >= min_confidence
    ]


def _group(document: Document, by: str) -> str | None:
    meta = document.meta
    if by in meta.extra:
        return meta.extra[by]
    return {"unit": meta.unit, "submitter": meta.submitter, "kind": meta.kind}.get(by)
