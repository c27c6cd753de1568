"""The store: one SQLite file; the door is `Store` and `is_store`."""

from reportmine.store.database import Store, is_store

__all__ = ["Store", "is_store"]
