"""The tables of reuse, of a corpus or of a check: values of the findings become rows, field by field."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import replace
from typing import Any

from reportmine.findings import Match
from reportmine.findings.records import as_record
from reportmine.model import Metadata
from reportmine.reports.table import Table, make_table
from reportmine.results.bands import band_ends
from reportmine.results.documents import Record, document_records, section_records
from reportmine.study import Corpus, ReuseStudy, substitutions_of

HIDDEN_KINDS = ("formula", "same_event")  # of matches: in no listing unless asked for


def reuse_tables(corpus: Corpus, reuse: ReuseStudy, *, everything: bool) -> dict[str, Table]:
    """The tables of reuse; formula and same-event matches only with `everything`."""
    return {name: reuse_table(corpus, reuse, name, everything=everything) for name in REUSE_TABLES}


def reuse_table(corpus: Corpus, reuse: ReuseStudy, name: str, *, everything: bool) -> Table:
    """One of the tables of reuse."""
    return make_table(name, REUSE_TABLES[name](corpus, reuse, everything))


def check_table(corpus: Corpus, reuse: ReuseStudy, focus: Set[str], name: str, *, everything: bool) -> Table:
    """One of the tables of reuse with the rows that speak of the documents in `focus`."""
    if name in ("documents", "sections"):
        return table_of(corpus, reuse, focus, name)
    return reuse_table(corpus, reuse, name, everything=everything)


def table_of(corpus: Corpus, reuse: ReuseStudy, docs: Set[str], name: str) -> Table:
    """A table of reuse that speaks of documents, with the rows of some: nothing is measured for the others."""
    files = {*docs, *(doc.rpartition("#")[0] for doc in docs)}
    part = replace(
        corpus,
        readings=tuple(r for r in corpus.readings if r.doc in files),
        documents=tuple(s for s in corpus.documents if s.document.doc in docs),
        templates=tuple(s for s in corpus.templates if s.document.doc in docs),
    )
    return make_table(name, (row for row in REUSE_TABLES[name](part, reuse, True) if row["doc"] in docs))


def _pairs(reuse: ReuseStudy, meta: Mapping[str, Metadata]) -> Iterator[Record]:
    for pair in reuse.pairs:
        record: dict[str, Any] = as_record(pair) | band_ends(reuse, pair)
        for side, of in (("a", meta[pair.doc_a]), ("b", meta[pair.doc_b])):
            record |= {f"title_{side}": of.title, f"unit_{side}": of.unit, f"year_{side}": of.year}
        yield record


def _matches(corpus: Corpus, matches: Iterable[Match]) -> Iterator[Record]:
    raw = corpus.raws
    for match in matches:
        record: dict[str, Any] = as_record(match)
        del record["a_rows"], record["b_rows"]  # how formula was told, not a column
        yield record | {
            "swaps": [{"from": s.source, "to": s.target, "count": s.count} for s in match.swaps],
            "edits": [[e.op, e.text if e.op == "+" else e.n] for e in match.edits],
            "a_text": raw[match.doc_a][match.a_start : match.a_end],
            "b_text": raw[match.doc_b][match.b_start : match.b_end],
        }


def _substitutions(corpus: Corpus, reuse: ReuseStudy) -> Iterator[Record]:
    for row in substitutions_of(corpus, reuse):
        record: dict[str, Any] = as_record(row)
        record["from"], record["to"] = record.pop("source"), record.pop("target")
        yield record


def _family_records(reuse: ReuseStudy) -> Iterator[Record]:
    for family in reuse.families:
        record: dict[str, Any] = as_record(family)
        yield record | {"n_documents": len(family.documents)}


def _shown(reuse: ReuseStudy, everything: bool) -> list[Match]:
    return [m for m in reuse.reuse.matches if everything or m.kind not in HIDDEN_KINDS]


# name: rows from corpus, reuse, and whether matches of formula and shared events are wanted
REUSE_TABLES: dict[str, Callable[[Corpus, ReuseStudy, bool], Iterable[Record]]] = {
    "documents": lambda corpus, reuse, _: document_records(corpus, reuse),
    "pairs": lambda _, reuse, __: _pairs(reuse, reuse.reuse.meta),
    "matches": lambda corpus, reuse, everything: _matches(corpus, _shown(reuse, everything)),
    "families": lambda _, reuse, __: _family_records(reuse),
    "substitutions": lambda corpus, reuse, _: _substitutions(corpus, reuse),
    "sections": lambda corpus, reuse, _: section_records(corpus, reuse),
}
