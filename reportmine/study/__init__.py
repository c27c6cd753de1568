"""The whole-corpus operations, for faces and for Python callers alike.

`mine` does everything; `load` reads a corpus and `analyse`, `reuse_of`, `check_of`, `themes_of` do one job each.
"""

from reportmine.study.analysing import Analysis, Part, analyse, cutter
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
from reportmine.study.discovering import proposals
from reportmine.study.mining import (
    Study,
    ThemeStudy,
    check_grouping,
    family_of,
    mine,
    study_of,
    themes_of,
    token_reports,
)
from reportmine.study.reusing import ReuseStudy, check_of, reuse_of, substitutions_of

__all__ = [
    "Analysis",
    "Checked",
    "Corpus",
    "Part",
    "Received",
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
