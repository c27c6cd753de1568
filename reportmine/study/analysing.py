"""What is found in one document by itself: activities, figures, theme codes, words; cached by what it depends on."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import Any, Literal

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

Part = Literal["activities", "themes", "words"]
EVERYTHING: frozenset[Part] = frozenset(("activities", "themes", "words"))
KIND = "analysis"
BLOCK = 64  # analyses kept in one transaction


@dataclass(frozen=True, slots=True)
class Analysis:
    """One document by itself; `statuses` and `coded` have one entry for every sentence.

    What was not asked for is empty. `words` holds the runs of words between punctuation marks, one a line, a blank
    between two words: a thousand words are one value and not a thousand.
    """

    statuses: tuple[Status, ...]
    activities: tuple[Activity, ...]
    figures: tuple[Figure, ...]
    coded: tuple[CodedSentence, ...]
    words: str

    @property
    def lines(self) -> tuple[tuple[str, ...], ...]:
        """The runs of words as words."""
        return tuple(tuple(line.split(" ")) for line in self.words.split("\n") if line)


@dataclass(frozen=True, slots=True, eq=False)
class _Shared:
    documents: Sequence[Segmented]
    cut: Segmenter
    lexicon: ThemeLexicon
    parts: Set[Part]


# an analysis on its way from a worker: the fields of its values, which cost a fifth of the values themselves
_Rows = list[tuple[Any, ...]]
_Packed = tuple[tuple[Status, ...], _Rows, _Rows, _Rows, str]
_fields_of = {cls: attrgetter(*cls.__slots__) for cls in (Activity, Figure, CodedSentence)}


def analyse(
    documents: Sequence[Segmented],
    settings: Settings,
    engine: Engine,
    store: Store | None = None,
    *,
    parts: Set[Part] = EVERYTHING,
) -> list[Analysis]:
    """The analysis of every document, in order; known ones come from the store.

    `parts` says what is wanted of it. A store keeps whole analyses, whatever is wanted: the next command may want
    the rest.
    """
    keys = [_key(s, settings) for s in documents] if store is not None else []
    known = store.derived(KIND, keys) if store is not None else {}
    results = {i: _from_json(known[key]) for i, key in enumerate(keys) if key in known}
    todo = [i for i in range(len(documents)) if i not in results]
    if todo:
        # the segmenter is loaded here, before workers are forked, so that it is loaded once
        wanted = parts if store is None else EVERYTHING
        shared = _Shared(documents, cutter(settings.segment), load_lexicon(settings.themes.lexicon), wanted)
        done: list[tuple[str, Any]] = []
        for i, packed in zip(todo, engine.map(_analyse, todo, shared, label="分析"), strict=True):
            results[i] = _unpacked(packed)
            if store is None:
                continue
            done.append((keys[i], _to_json(results[i])))
            if len(done) >= BLOCK:
                store.put_derived(KIND, done)
                done = []
        if store is not None:
            store.put_derived(KIND, done)
    if store is not None:
        store.keep_derived(KIND, keys)
    return [results[i] for i in range(len(documents))]


def _analyse(shared: _Shared, index: int) -> _Packed:
    segmented, cut = shared.documents[index], shared.cut
    status = statuses(segmented) if shared.parts != {"words"} else ()
    activities: _Rows = []
    figures: _Rows = []
    coded: _Rows = []
    words = ""
    if "activities" in shared.parts:
        extracted = extract(segmented, status, cut)
        activities = [_fields_of[Activity](row) for row in extracted.activities]
        figures = [_fields_of[Figure](row) for row in extracted.figures]
    if "themes" in shared.parts:
        coded = [_fields_of[CodedSentence](row) for row in code(segmented, status, shared.lexicon)]
    if "words" in shared.parts:
        # no word holds a blank: a segmenter parts words there
        words = "\n".join(map(" ".join, token_lines(cut.cut(segmented.document.clean))))
    return tuple(status), activities, figures, coded, words


def _unpacked(packed: _Packed) -> Analysis:
    status, activities, figures, coded, words = packed
    return Analysis(
        statuses=status,
        activities=tuple(Activity(*row) for row in activities),
        figures=tuple(Figure(*row) for row in figures),
        coded=tuple(CodedSentence(*row) for row in coded),
        words=words,
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
        "words": analysis.words,
    }


def _from_json(value: dict[str, Any]) -> Analysis:
    return Analysis(
        statuses=tuple(value["statuses"]),
        activities=tuple(Activity(**row) for row in value["activities"]),
        figures=tuple(Figure(**row) for row in value["figures"]),
        coded=tuple(CodedSentence(**{**row, "themes": tuple(row["themes"])}) for row in value["coded"]),
        words=value["words"],
    )
