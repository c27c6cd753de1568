"""The store: one SQLite file; the door is `Store`."""

from reportmine.store.database import Store

__all__ = ["Store"]
