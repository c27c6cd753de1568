"""Few documents are worked on in this process: to start others and send results costs more than they save."""

from __future__ import annotations

from reportmine.engine import LocalEngine
from reportmine.verbs import Engine

# Measured on checks of one report against its hundred nearest, two shared cores: with two processes 3.3 s of processor
# time instead of 2.6, and no sooner done.
ALONE = 150


def alone_if_few(engine: Engine, n_documents: int) -> Engine:
    """An engine of one process for few documents; the engine itself for more, or where it is not of this machine."""
    if isinstance(engine, LocalEngine) and n_documents <= ALONE:
        return LocalEngine(workers=1, progress=engine.progress)
    return engine
