"""A study as the tables of the contract: values of the findings become rows, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from reportmine.checks import checks_of
from reportmine.errors import UsageError
from reportmine.evidence import blank, unidiomatic
from reportmine.findings import ConcordanceLine, WordRow
from reportmine.findings.records import as_record
from reportmine.model import Status
from reportmine.reports.table import Table, make_table
from reportmine.results.activities import DONE, activity_records, figure_records, total_records
from reportmine.results.documents import (
    SHOWN_CONFIDENCE,
    Record,
    document_records,
    sentence_records,
)
from reportmine.results.sharing import reuse_tables
from reportmine.segment import Segmenter
from reportmine.study import Analysis, Corpus, ReuseStudy, Study, family_of
from reportmine.themes import Collocate


def study_tables(study: Study) -> dict[str, Table]:
    """All tables of a study by name."""
    corpus, reuse, analyses = study.corpus, study.reuse, study.analyses
    tables = reuse_tables(corpus, reuse, everything=True)
    tables["documents"] = make_table("documents", document_records(corpus, reuse, analyses))
    tables["activities"] = activity_table(corpus, analyses, reuse, SHOWN_CONFIDENCE)
    tables["activity_totals"] = total_table(corpus, analyses, reuse, "unit", DONE)
    tables["figures"] = figure_table(corpus, analyses)
    tables["checks"] = check_list(corpus, analyses)
    tables["unidiomatic"] = odd_table(corpus, analyses, reuse)
    rows: dict[str, Iterable[Record]] = {
        "sentences": sentence_records(corpus, reuse, analyses),
        "theme_years": map(as_record, study.themes.years),
        "theme_changes": map(as_record, study.themes.changes),
        "phrases": map(as_record, study.themes.phrases),
        "theme_documents": map(as_record, study.themes.documents),
    }
    return tables | {name: make_table(name, of) for name, of in rows.items()}


def activity_table(corpus: Corpus, analyses: Sequence[Analysis], reuse: ReuseStudy, min_confidence: float) -> Table:
    """Table activities, rows of at least the given confidence."""
    return make_table("activities", activity_records(corpus, analyses, reuse, min_confidence))


def total_table(
    corpus: Corpus, analyses: Sequence[Analysis], reuse: ReuseStudy, by: str, statuses: Sequence[Status]
) -> Table:
    """Table activity_totals of activities with one of the statuses."""
    return make_table("activity_totals", total_records(corpus, analyses, reuse, by=by, statuses=statuses))


def figure_table(corpus: Corpus, analyses: Sequence[Analysis]) -> Table:
    """Table figures."""
    return make_table("figures", figure_records(corpus, analyses))


def blank_table(corpus: Corpus, reuse: ReuseStudy, family: str | None) -> Table:
    """Table blank of one family, or of all of whole reports; UsageError for one that is not there."""
    documents = {s.document.doc: s.document for s in corpus.documents}
    whole = [one for one in reuse.families if one.extent == "report"]
    chosen = [one for one in whole if family in (None, one.family_id)]
    if not chosen and family is not None:
        there = "、".join(one.family_id for one in whole) or "无"
        raise UsageError(f"没有同源组“{family}”", where="--family", advice=f"整份报告同源的组：{there}")
    rows = (row for one in chosen for row in blank(one, documents, reuse.reuse.matches))
    return make_table("blank", map(as_record, rows))


def odd_table(corpus: Corpus, analyses: Sequence[Analysis], reuse: ReuseStudy) -> Table:
    """Table unidiomatic."""
    found = [(s, x.lines) for s, x in zip(corpus.documents, analyses, strict=True)]
    rows = unidiomatic(found, family_of(reuse), reuse.reuse.statistics.equivalents)
    return make_table("unidiomatic", map(as_record, rows))


def check_list(corpus: Corpus, analyses: Sequence[Analysis]) -> Table:
    """Table checks."""
    found = [(s, x.activities) for s, x in zip(corpus.documents, analyses, strict=True)]
    return make_table("checks", map(as_record, checks_of(found)))


def kwic_table(lines: Iterable[ConcordanceLine]) -> Table:
    """Table kwic."""
    return make_table("kwic", map(as_record, lines))


def word_table(rows: Iterable[WordRow]) -> Table:
    """Table words."""
    return make_table("words", map(as_record, rows))


def collocate_table(word: str, rows: Iterable[Collocate]) -> Table:
    """Table collocates of one word."""
    return make_table("collocates", (as_record(row) | {"collocate": row.word, "word": word} for row in rows))


def token_table(corpus: Corpus, segmenter: Segmenter) -> Table:
    """Table tokens, positions in the raw text."""
    return make_table("tokens", _tokens(corpus, segmenter))


def only(table: Table, years: Mapping[str, Any], *, theme: str | None, year: int | None) -> Table:
    """The rows of a table of themes that are of the given theme and year; `years` tells the year of a report."""
    if theme is None and year is None:
        return table

    def wanted(record: Mapping[str, Any]) -> bool:
        of_theme = theme is None or theme in (record.get("theme"), *(record.get("themes") or ()))
        when = record["year"] if "year" in record else years.get(str(record.get("doc", "")))
        return of_theme and (year is None or when == year)

    return make_table(table.name, (record for record in table.records() if wanted(record)))


def _tokens(corpus: Corpus, segmenter: Segmenter) -> Iterator[Record]:
    for segmented in corpus.documents:
        document = segmented.document
        for token in segmenter.tagged(document.clean):
            if token.word.strip():
                span = document.raw_span(token.start, token.end)
                yield {"doc": document.doc, "start": span.start, "end": span.end, "word": token.word, "tag": token.tag}
