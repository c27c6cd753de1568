"""Results: a study as tables, and as a folder of files; the door is `study_tables` and `ResultFolder`."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportmine.results.folder import ResultFolder
    from reportmine.results.pages import PageRequest, page_of_store
    from reportmine.results.tables import study_tables
else:
    # loaded when asked for: the tables of a check need neither the page nor what makes a whole study
    _LATE = {
        "ResultFolder": "folder",
        **dict.fromkeys(("PageRequest", "page_of_store"), "pages"),
        "study_tables": "tables",
    }

    def __getattr__(name: str) -> Any:
        if name not in _LATE:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_LATE[name]}"), name)


__all__ = ["PageRequest", "ResultFolder", "page_of_store", "study_tables"]
