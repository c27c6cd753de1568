"""The store: one SQLite file; the door is `Store` and `is_store`.

Beside it lie what can be made again: `SearchIndex`, the words in its reports, and `Nearness`, what a new report is
worth comparing with.
"""

from reportmine.store.connection import is_store
from reportmine.store.database import Store
from reportmine.store.nearness import Nearness
from reportmine.store.searching import SearchIndex

__all__ = ["Nearness", "SearchIndex", "Store", "is_store"]
