"""The whole-corpus operations, for faces and for Python callers alike.

`mine` does everything; `load` reads a corpus and `analyse`, `reuse_of`, `check_of`, `themes_of` do one job each.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from reportmine.study.checking import (
    Checked,
    check_against,
    check_beside,
    kept_readings,
    near_index,
    received_of,
    settings_of,
)
from reportmine.study.corpus import Corpus, Received, check_inputs, corpus_of, load, receive
from reportmine.study.cutting import cutter
from reportmine.study.desk import Desk, Remembering
from reportmine.study.reusestudy import ReuseStudy
from reportmine.study.reusing import check_of, family_of, reuse_of, substitutions_of

if TYPE_CHECKING:
    from reportmine.study.analysing import Analysis, Part, analyse
    from reportmine.study.discovering import proposals
    from reportmine.study.mining import (
        Study,
        ThemeStudy,
        check_grouping,
        mine,
        study_of,
        themes_of,
        token_reports,
    )
else:
    # activities and themes are loaded when asked for: a check needs neither and starts in half the time
    _LATE = {
        **dict.fromkeys(("Analysis", "Part", "analyse"), "analysing"),
        "proposals": "discovering",
        **dict.fromkeys(
            ("Study", "ThemeStudy", "check_grouping", "mine", "study_of", "themes_of", "token_reports"), "mining"
        ),
    }

    def __getattr__(name: str) -> Any:
        if name not in _LATE:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_LATE[name]}"), name)


__all__ = [
    "Analysis",
    "Checked",
    "Corpus",
    "Desk",
    "Part",
    "Received",
    "Remembering",
    "ReuseStudy",
    "Study",
    "ThemeStudy",
    "analyse",
    "check_against",
    "check_beside",
    "check_grouping",
    "check_inputs",
    "check_of",
    "corpus_of",
    "cutter",
    "family_of",
    "kept_readings",
    "load",
    "mine",
    "near_index",
    "proposals",
    "receive",
    "received_of",
    "reuse_of",
    "settings_of",
    "study_of",
    "substitutions_of",
    "themes_of",
    "token_reports",
]
