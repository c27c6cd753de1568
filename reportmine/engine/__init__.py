"""Engines: the three verbs of `reportmine.verbs`, on one machine; nothing else knows which one runs."""

from reportmine.engine.local import LocalEngine

__all__ = ["LocalEngine"]
