"""What is found in one document by itself: activities, figures, theme codes, words; cached by what it depends on."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from reportmine.activities import extract
from reportmine.findings import Activity, CodedSentence, Figure
from reportmine.findings.records import as_record
from reportmine.model import Metadata, Segmented, Status
from reportmine.resources import program_digest
from reportmine.segment import Segmenter, statuses
from reportmine.settings import Settings
from reportmine.store import Store
from reportmine.study.cutting import cutter
from reportmine.themes import ThemeLexicon, code, load_lexicon, token_lines
from reportmine.verbs import Engine

KIND = "analysis"
BLOCK = 64  # analyses kept in one transaction


@dataclass(frozen=True, slots=True)
class Analysis:
    """One document by itself; `statuses` and `coded` have one entry for every sentence."""

    statuses: tuple[Status, ...]
    activities: tuple[Activity, ...]
    figures: tuple[Figure, ...]
    coded: tuple[CodedSentence, ...]
    lines: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Shared:
    documents: Sequence[Segmented]
    cut: Segmenter
    lexicon: ThemeLexicon


def analyse(
    documents: Sequence[Segmented], settings: Settings, engine: Engine, store: Store | None = None
) -> list[Analysis]:
    """The analysis of every document, in order; known ones come from the store."""
    keys = [_key(s, settings) for s in documents]
    known = store.derived(KIND, keys) if store is not None else {}
    todo = [i for i, key in enumerate(keys) if key not in known]
    results = {i: _from_json(known[key]) for i, key in enumerate(keys) if key in known}
    if todo:
        # the segmenter is loaded here, before workers are forked, so that it is loaded once
        shared = _Shared(documents, cutter(settings.segment), load_lexicon(settings.themes.lexicon))
        done: list[tuple[str, Any]] = []
        for i, analysis in zip(todo, engine.map(_analyse, todo, shared, label="分析"), strict=True):
            results[i] = analysis
            done.append((keys[i], _to_json(analysis)))
            if store is not None and len(done) >= BLOCK:
                store.put_derived(KIND, done)
                done = []
        if store is not None:
            store.put_derived(KIND, done)
    if store is not None:
        store.keep_derived(KIND, keys)
    return [results[i] for i in range(len(documents))]


def _analyse(shared: _Shared, index: int) -> Analysis:
    segmented, cut = shared.documents[index], shared.cut
    status = statuses(segmented)
    extracted = extract(segmented, status, cut)
    return Analysis(
        statuses=tuple(status),
        activities=extracted.activities,
        figures=extracted.figures,
        coded=code(segmented, status, shared.lexicon),
        lines=token_lines(cut.cut(segmented.document.clean)),
    )


def _key(segmented: Segmented, settings: Settings) -> str:
    document = segmented.document
    lexicons = [_file_digest(path) for path in (*settings.segment.lexicons, settings.themes.lexicon) if path]
    parts = (program_digest(), document.doc, document.clean, document.start, document.raw, _fields(document.meta))
    text = repr((parts, settings.segment, settings.themes.lexicon, lexicons))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _fields(meta: Metadata) -> tuple[object, ...]:
    return (meta.year, meta.kind, meta.unit, meta.period_start, meta.period_end, meta.title)


@cache
def _file_digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _to_json(analysis: Analysis) -> dict[str, Any]:
    return {
        "statuses": analysis.statuses,
        "activities": [as_record(row) for row in analysis.activities],
        "figures": [as_record(row) for row in analysis.figures],
        "coded": [as_record(row) for row in analysis.coded],
        "lines": analysis.lines,
    }


def _from_json(value: dict[str, Any]) -> Analysis:
    return Analysis(
        statuses=tuple(value["statuses"]),
        activities=tuple(Activity(**row) for row in value["activities"]),
        figures=tuple(Figure(**row) for row in value["figures"]),
        coded=tuple(CodedSentence(**{**row, "themes": tuple(row["themes"])}) for row in value["coded"]),
        lines=tuple(tuple(line) for line in value["lines"]),
    )
