"""The record of a run: what went in, under which settings, lexicons and versions; no clock, so it repeats itself."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from reportmine import __version__
from reportmine.resources import PACKAGE, folder, program_digest
from reportmine.settings import Settings
from reportmine.study import Received, ReuseStudy, Study, cutter

LEXICONS = ("segment", "themes", "activities", "dates", "text")
PARTS = ("jieba", "numpy", "scipy", "scikit-learn", "rapidfuzz")


def run_digest(received: Received, settings: Settings) -> str:
    """What the results depend on: program, settings, user files, and every input with its hash."""
    inputs = [(r.doc, r.sha256, r.state, sorted(r.given.items()), r.template) for r in received.readings]
    files = (*settings.segment.lexicons, settings.themes.lexicon, settings.reading.units)
    own = [_digest(path) for path in files if path is not None]
    seal = repr((program_digest(), settings.digest(), settings.lang, own, sorted(_shipped().items()), inputs))
    return hashlib.sha256(seal.encode("utf-8", "backslashreplace")).hexdigest()


def make_manifest(study: Study, run: str) -> dict[str, Any]:
    """The manifest of a study."""
    settings, reuse = study.settings, study.reuse
    return {
        "version": __version__,
        "run": run,
        "settings": _plain({k: v for k, v in asdict(settings).items() if k not in ("workers", "engine")}),
        "settings_digest": settings.digest(),
        "engine": settings.engine,
        "segmenter": cutter(settings.segment).name,
        "versions": {name: version(name) for name in PARTS},
        "epoch": reuse.epoch,
        "limits": {
            "background_documents": reuse.n_background,
            "all_pairs_compared": reuse.reuse.exact,
            "candidate_pairs": reuse.reuse.n_candidates,
            "screened": _screening(reuse),
            "activities_below_shown_confidence": sum(a.confidence < 0.5 for x in study.analyses for a in x.activities),
        },
        "passed_over": dict(study.corpus.received.passed_over),
        "stopwords": {path.name: _digest(path) for path in sorted(folder("stopwords").glob("*.txt"))},
        "lexicons": _shipped(),
        "inputs": [{"doc": r.doc, "state": r.state, "sha256": r.sha256} for r in study.corpus.readings],
    }


def _screening(reuse: ReuseStudy) -> dict[str, Any] | None:
    """How a large collection was screened: by which strings, how many reports were read closely, how many counted."""
    if (chosen := reuse.screened) is None:
        return None
    numbers: dict[str, Any] = {"read_closely": len(chosen.members), "counted": reuse.reuse.statistics.sample}
    return numbers | asdict(chosen.chosen)


def _shipped() -> dict[str, str]:
    """Data files of the program with their hashes."""
    found = [path for room in LEXICONS for kind in ("*.txt", "*.toml") for path in (PACKAGE / room).rglob(kind)]
    return {path.relative_to(PACKAGE).as_posix(): _digest(path) for path in sorted(found)}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _plain(value: Any) -> Any:
    """Settings as JSON: paths by their names, tuples as lists."""
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value.name if isinstance(value, Path) else value
