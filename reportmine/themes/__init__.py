"""Themes over years, distinctive wording, words and concordance.

The door: `load_lexicon`, `code`, `ThemeReport` with `documents`, `coverage`, `years`, `changes`; `token_lines` and
`TokenReport` with `phrases`, `words`, `collocates`; `concordance`; `discover`, `extended`, `written`.
"""

from reportmine.themes.accepting import Accepted, extended, written
from reportmine.themes.changes import changes
from reportmine.themes.coding import code
from reportmine.themes.concordance import concordance
from reportmine.themes.contrast import TokenReport
from reportmine.themes.definitions import ThemeLexicon, load_lexicon
from reportmine.themes.discovery import Source, discover
from reportmine.themes.phrases import phrases
from reportmine.themes.shares import ThemeCoverage, ThemeReport, coverage, documents
from reportmine.themes.tokenlines import token_lines
from reportmine.themes.words import Collocate, collocates, words
from reportmine.themes.years import years

__all__ = [
    "Accepted",
    "Collocate",
    "Source",
    "ThemeCoverage",
    "ThemeLexicon",
    "ThemeReport",
    "TokenReport",
    "changes",
    "code",
    "collocates",
    "concordance",
    "coverage",
    "discover",
    "documents",
    "extended",
    "load_lexicon",
    "phrases",
    "token_lines",
    "words",
    "written",
    "years",
]
