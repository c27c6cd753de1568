"""Results: a study as tables, and as a folder of files; the door is `study_tables` and `ResultFolder`."""

from reportmine.results.folder import ResultFolder
from reportmine.results.pages import PageRequest, page_of_store
from reportmine.results.tables import study_tables

__all__ = ["PageRequest", "ResultFolder", "page_of_store", "study_tables"]
