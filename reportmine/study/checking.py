"""New reports held against references: the corpus of both, what is new in it, and the reuse between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reportmine.engine import LocalEngine
from reportmine.model import Reading
from reportmine.settings import ReuseSettings, Settings
from reportmine.store import Store
from reportmine.study.corpus import Corpus, Received, beside, corpus_of
from reportmine.study.reusing import ReuseStudy, check_of


@dataclass(frozen=True, slots=True, eq=False)
class Checked:
    """What a check found; `focus` are the ids of the new reports, those of a compilation included."""

    corpus: Corpus
    focus: frozenset[str]
    reuse: ReuseStudy


def check_beside(
    fresh: Received, references: Received, settings: Settings, engine: LocalEngine, store: Store | None
) -> Checked:
    """Compares new reports with the references and with each other; a store lends the statistics of its epoch."""
    received, files = beside(fresh, references)
    corpus = corpus_of(received, engine, duplicates=True)
    parts = frozenset(s.document.doc for s in corpus.documents if s.document.doc.rpartition("#")[0] in files)
    return Checked(corpus, files | parts, check_of(corpus, files | parts, settings, engine, store))


def received_of(readings: tuple[Reading, ...]) -> Received:
    """Readings that did not come from a folder of this run: kept in a store, or handed over in memory."""
    return Received(readings, {}, (), 0, ())


def settings_of(manifest: Mapping[str, Any]) -> Settings:
    """The settings of reuse under which a run was made, so that what is compared later is counted alike."""
    kept = manifest.get("settings", {}).get("reuse", {})
    known = {name: value for name, value in kept.items() if name in ReuseSettings.__dataclass_fields__}
    return Settings(reuse=ReuseSettings(**known))
