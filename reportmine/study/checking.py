"""New reports held against references: the corpus of both, what is new in it, and the reuse between them.

Against a large store only the reports are compared that share rare wording with a new one, told by an index beside it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from reportmine.model import Reading
from reportmine.settings import ReuseSettings, Settings
from reportmine.store import Nearness, Store
from reportmine.study.alone import alone_if_few
from reportmine.study.corpus import Corpus, Received, beside, corpus_of
from reportmine.study.correcting import with_corrections
from reportmine.study.desk import Desk
from reportmine.study.epochs import kept_statistics
from reportmine.study.reusestudy import ReuseStudy
from reportmine.study.reusing import check_of
from reportmine.verbs import Engine

FEW = 300  # references that are all compared; more are told apart by the index first
NEAREST = 100  # references compared with each new report then


@dataclass(frozen=True, slots=True, eq=False)
class Checked:
    """What a check found; `focus` are the ids of the new reports, those of a compilation included.

    `n_references` are held against, of which `n_compared` were worth a comparison in full.
    """

    corpus: Corpus
    focus: frozenset[str]
    reuse: ReuseStudy
    n_references: int
    n_compared: int


def check_beside(
    fresh: Received,
    references: Received,
    settings: Settings,
    engine: Engine,
    store: Store | None,
    desk: Desk | None = None,
) -> Checked:
    """Compares new reports with the references and with each other; a store lends the statistics of its epoch.

    With a desk its engine does the work, and what is at hand of the references is not made again.
    """
    received, files = beside(fresh, references)
    engine, lent = (engine, kept_statistics) if desk is None else (desk.engine, desk.statistics)
    corpus = corpus_of(received, alone_if_few(engine, len(received.readings)), duplicates=True)
    parts = frozenset(s.document.doc for s in corpus.documents if s.document.doc.rpartition("#")[0] in files)
    n = len(received.readings) - len(fresh.readings)
    return Checked(corpus, files | parts, check_of(corpus, files | parts, settings, engine, store, lent), n, n)


def check_against(
    fresh: Received, store: Store, settings: Settings, engine: Engine, desk: Desk | None = None
) -> Checked:
    """Compares new reports with those of a store; with a large one only with those its index says are near."""
    everything = desk.index.docs if desk is not None else tuple(store.contents())
    docs = everything
    if len(everything) > FEW:
        near = desk.index if desk is not None else near_index(store)
        texts = [reading.extract.text for reading in fresh.readings if reading.extract is not None]
        docs = tuple(sorted({doc for text in texts for doc in near.near(text, NEAREST)}))
    readings = kept_readings(store, docs)
    references = received_of(readings if desk is None else desk.readings(readings))
    checked = check_beside(fresh, references, settings, engine, store, desk)
    return Checked(checked.corpus, checked.focus, checked.reuse, len(everything), checked.n_compared)


def kept_readings(store: Store, docs: Collection[str]) -> tuple[Reading, ...]:
    """Some readings of a store, and all its circulars: their wording is formula whatever else is compared."""
    wanted = sorted({*docs, *store.template_docs()})
    return tuple(with_corrections(store.readings_of(wanted), store.corrections()))


def near_index(store: Store) -> Nearness:
    """The index of a store, brought up to its reports and kept beside it where that can be written."""
    contents = store.contents()
    folder = store.path.with_name(f"{store.path.stem}.index")
    stamp = hashlib.sha256(repr(sorted(contents.items())).encode("utf-8", "backslashreplace")).hexdigest()
    index = Nearness.load(folder)
    if index.stamp == stamp:
        return index
    index = index.updated(contents, lambda doc: _text(store, doc), stamp)
    with suppress(OSError):
        index.save(folder)
    return index


def received_of(readings: tuple[Reading, ...]) -> Received:
    """Readings that did not come from a folder of this run: kept in a store, or handed over in memory."""
    return Received(readings, {}, (), 0, ())


def settings_of(manifest: Mapping[str, Any]) -> Settings:
    """The settings of reuse under which a run was made, so that what is compared later is counted alike."""
    kept = manifest.get("settings", {}).get("reuse", {})
    known = {name: value for name, value in kept.items() if name in ReuseSettings.__dataclass_fields__}
    return Settings(reuse=ReuseSettings(**known))


def _text(store: Store, doc: str) -> str:
    return "".join(reading.extract.text for reading in store.readings_of([doc]) if reading.extract is not None)
