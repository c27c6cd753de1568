"""From PATHs to a corpus: what was received, what could be read, the documents to compare.

With a store only what changed is read again; without one everything stays in memory and nothing is left behind.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from reportmine.errors import NothingReadable
from reportmine.model import Document, Reading, Segmented
from reportmine.resources import folder
from reportmine.reuse.longstrings import LARGE
from reportmine.settings import ReadingSettings, Settings
from reportmine.store import Store, is_store
from reportmine.study.collection import Collection, collect
from reportmine.study.correcting import with_corrections
from reportmine.study.preparing import prepared
from reportmine.study.remote import remote
from reportmine.text import FileEntry, read, walk
from reportmine.text.bulk import distinct
from reportmine.text.register import Register, load_register
from reportmine.verbs import Engine

Compared = tuple[str, str, int | None]


@dataclass(frozen=True, slots=True, eq=False)
class Received:
    """What was handed in, before anything is made of it."""

    readings: tuple[Reading, ...]  # all, in order of ids
    passed_over: Mapping[str, int]
    warnings: tuple[str, ...]
    n_read_now: int  # files opened in this run
    paths: tuple[Path, ...]
    register: Register | None = None

    @property
    def unreadable(self) -> tuple[Reading, ...]:
        """Readings that gave no text to compare."""
        return tuple(r for r in self.readings if r.state != "read")


@dataclass(frozen=True, slots=True, eq=False)
class Corpus:
    """The reports to compare. `documents` are compared, `templates` only lend their wording as formula."""

    received: Received
    readings: tuple[Reading, ...]  # as received, what was handed in twice marked as duplicate
    documents: Sequence[Segmented]
    templates: tuple[Segmented, ...]

    @property
    def names(self) -> list[str]:
        """The ids of the documents."""
        if isinstance(self.documents, Collection):
            return self.documents.names
        return [s.document.doc for s in self.documents]

    @property
    def texts(self) -> list[str]:
        """The raw texts of the documents, each without the others of its file."""
        if isinstance(self.documents, Collection):
            return self.documents.texts
        return [s.document.raw[s.document.start : s.document.end] for s in self.documents]

    @property
    def spans(self) -> list[tuple[str, int, int]]:
        """Id, raw start and raw end of every document."""
        if isinstance(self.documents, Collection):
            return self.documents.spans
        return [(s.document.doc, s.document.start, s.document.end) for s in self.documents]

    @property
    def raws(self) -> dict[str, str]:
        """The raw text of the whole file by id of the document."""
        if isinstance(self.documents, Collection):
            return self.documents.raws
        return {s.document.doc: s.document.raw for s in self.documents}

    def with_properties(self) -> Iterator[Document]:
        """The documents whose files may say something about their making."""
        if isinstance(self.documents, Collection):
            return self.documents.with_properties()
        return (s.document for s in self.documents)


def check_inputs(paths: Sequence[Path], settings: ReadingSettings) -> None:
    """Raises UsageError for a path that does not exist, NothingReadable where PATHs hold no report file at all."""
    walked = walk([path for path in paths if not is_store(path)], settings)
    if not walked.entries and len(paths) > sum(is_store(path) for path in paths):
        raise NothingReadable(_nothing((), walked.passed_over), where="、".join(str(p) for p in paths))


def receive(paths: Sequence[Path], settings: ReadingSettings, engine: Engine, store: Store | None = None) -> Received:
    """Reads what PATHs hold; with a store, only what changed since the last run.

    Raises UsageError for a path that does not exist, NothingReadable where not one report could be read.
    """
    register = load_register(settings.units) if settings.units is not None else None
    stores = [path for path in paths if is_store(path)]
    walked = walk([path for path in paths if path not in stores], settings)
    fresh, found = _split(walked.entries, settings, store)
    for path in stores:
        with Store(path) as kept:
            found.extend(with_corrections(kept.readings(), kept.corrections()))
    for entry, readings in zip(fresh, engine.map(_read, fresh, settings, label="读取", here=True), strict=True):
        found.extend(readings)
        if store is not None:
            store.put_readings(readings, _digest(entry, settings), size=entry.size)
    there = set()
    for uri, digest, readings in remote(settings, engine):
        there.add(uri)
        found.extend(readings)
        if store is not None:
            store.put_readings(readings, digest)
    if store is not None:
        store.forget(sorted(set(store.kept()) - {_kept_path(entry) for entry in walked.entries} - there))
        found = with_corrections(found, store.corrections())
    readings = tuple(sorted(distinct(found), key=lambda r: r.doc))
    if not any(r.state == "read" for r in readings):
        raise NothingReadable(
            _nothing(readings, walked.passed_over), where="、".join([*map(str, paths), *settings.uris])
        )
    return Received(readings, walked.passed_over, walked.warnings, len(fresh), tuple(paths), register)


def corpus_of(received: Received, engine: Engine, *, duplicates: bool = False, on_demand: bool = False) -> Corpus:
    """The corpus of what was received: cleaned, split into reports and segmented.

    What was handed in twice is compared once, unless `duplicates` are asked for. With `on_demand` the reports of a
    large collection are prepared when they are asked for.
    """
    if on_demand and len(received.readings) >= LARGE:
        return _on_demand(received, engine)
    groups = engine.map(prepared, received.readings, received.register, label="整理")
    readings, documents = list(received.readings), [s for group in groups for s in group]
    if not duplicates:
        readings, again = _marked(readings, _handed_in_again(documents))
        documents = [s for s in documents if s.document.doc not in again]
    return Corpus(
        received=received,
        readings=tuple(readings),
        documents=tuple(s for s in documents if not s.document.template),
        templates=tuple(s for s in documents if s.document.template),
    )


def beside(fresh: Received, references: Received) -> tuple[Received, frozenset[str]]:
    """Both as one, and the ids of what is fresh; a reference that is the same file as a fresh one is left out."""
    files = {Path(r.path).resolve() for r in fresh.readings}
    ids = {r.doc for r in fresh.readings}
    others = [
        replace(r, doc=f"{Path(r.path).resolve().parent.name}/{r.doc}") if r.doc in ids else r
        for r in references.readings
        if Path(r.path).resolve() not in files
    ]
    readings = tuple(sorted(distinct([*fresh.readings, *others]), key=lambda r: r.doc))
    passed = {
        reason: fresh.passed_over.get(reason, 0) + references.passed_over.get(reason, 0)
        for reason in (*fresh.passed_over, *references.passed_over)
    }
    both = Received(
        readings,
        passed,
        (*fresh.warnings, *references.warnings),
        fresh.n_read_now + references.n_read_now,
        (*fresh.paths, *references.paths),
        fresh.register,
    )
    return both, frozenset(ids)


def load(
    paths: Sequence[Path], settings: Settings, engine: Engine, store: Store | None = None, *, on_demand: bool = False
) -> Corpus:
    """`receive` and `corpus_of` in one."""
    return corpus_of(receive(paths, settings.reading, engine, store), engine, on_demand=on_demand)


def _on_demand(received: Received, engine: Engine) -> Corpus:
    compared = [reading for reading in received.readings if not reading.template]
    documents = collect(compared, received.register, engine)
    readings, again = _marked(received.readings, _handed_in_again(documents.twice()))
    given = [reading for reading in received.readings if reading.template]
    templates = engine.map(prepared, given, received.register, label="整理")
    return Corpus(received, tuple(readings), documents.without(again), tuple(s for group in templates for s in group))


def _split(
    entries: Iterable[FileEntry], settings: ReadingSettings, store: Store | None
) -> tuple[list[FileEntry], list[Reading]]:
    """Files to read now, and the kept readings of those that did not change."""
    if store is None:
        return list(entries), []
    fresh: list[FileEntry] = []
    unchanged: list[FileEntry] = []
    kept = store.kept()
    for entry in entries:
        wanted = (entry.size, entry.mtime_ns, _digest(entry, settings))
        (unchanged if kept.get(_kept_path(entry)) == wanted else fresh).append(entry)
    return fresh, store.readings(_kept_path(entry) for entry in unchanged)


def _digest(entry: FileEntry, settings: ReadingSettings) -> str:
    """What a reading depends on besides the file's bytes: settings, id, and the metadata handed in for it."""
    parts = (settings.encoding, settings.max_file_mb, entry.doc, entry.folders, entry.template)
    given = (sorted(entry.given.items()), sorted((k, sorted(v.items())) for k, v in entry.parts.items()))
    return hashlib.sha256(repr((parts, given)).encode("utf-8", "backslashreplace")).hexdigest()[:16]


def _kept_path(entry: FileEntry) -> str:
    return str(entry.path).encode("utf-8", "backslashreplace").decode("utf-8")


def _read(settings: ReadingSettings, entry: FileEntry) -> tuple[Reading, ...]:
    path = _kept_path(entry)
    return tuple(one if one.path == path else replace(one, path=path) for one in read(entry, settings))


def _handed_in_again(documents: Iterable[Segmented]) -> dict[str, str]:
    """Files with the same bytes from the same submitter for the same year are one report handed in twice.

    The same bytes from two submitters are the strongest finding there is and are compared. The first by its copy.
    """
    first: dict[Compared, str] = {}
    again: dict[str, str] = {}
    for s in documents:
        meta = s.document.meta
        if meta.submitter is None or "#" in s.document.doc:
            continue
        key = (s.document.sha256, meta.submitter, meta.year)
        if key in first:
            again[s.document.doc] = first[key]
        else:
            first[key] = s.document.doc
    return again


def _marked(readings: Sequence[Reading], again: Mapping[str, str]) -> tuple[list[Reading], frozenset[str]]:
    """The readings with those handed in again marked, and their ids."""
    marked = [
        replace(r, state="duplicate", error=f"与 {again[r.doc]} 内容完全相同，报送单位和年度也相同，只比对一份")
        if r.doc in again
        else r
        for r in readings
    ]
    return marked, frozenset(again)


def _nothing(readings: Sequence[Reading], passed_over: Mapping[str, int]) -> str:
    if readings:
        reasons = "；".join(f"{r.doc}：{r.error}" for r in readings[:5])
        return f"收到 {len(readings)} 份，没有一份能读出文字（{reasons}）"
    skipped = "、".join(f"{reason} {n}" for reason, n in passed_over.items())
    return f"没有找到报告文件{f'（略过：{skipped}）' if skipped else ''}"


@cache
def background() -> tuple[Segmented, ...]:
    """The reports of our own sample corpus, whose counts small collections borrow: five reports cannot tell formula."""
    entries = walk([folder("corpus") / "reports"], ReadingSettings()).entries
    readings = [r for entry in entries for r in read(entry, ReadingSettings())]
    return tuple(s for reading in readings for s in prepared(None, reading))
