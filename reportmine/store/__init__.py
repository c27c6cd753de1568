"""The store: one SQLite file; the door is `Store`, `is_store`, and `SearchIndex` for the words in its reports."""

from reportmine.store.connection import is_store
from reportmine.store.database import Store
from reportmine.store.searching import SearchIndex

__all__ = ["SearchIndex", "Store", "is_store"]
