"""Finds the words of the theme lexicon in a text: one pass with one compiled pattern, the longest wording wins.

The pattern is a prefix tree (`segment/alternation.py`), so that the number of words hardly matters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from reportmine.segment.alternation import expression
from reportmine.themes.definitions import ThemeLexicon

Labels = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A word of the lexicon at `[start, end)` of the text, with the themes it shows (none: an exclusion)."""

    start: int
    end: int
    themes: Labels


@dataclass(frozen=True, slots=True)
class Matcher:
    """A compiled lexicon."""

    pattern: re.Pattern[str]
    themes_of: dict[str, Labels]

    def hits(self, text: str) -> list[Hit]:
        """All hits in order, without overlaps.

        >>> from reportmine.themes.definitions import load_lexicon
        >>> [(hit.start, hit.themes[0]) for hit in matcher(load_lexicon(None)).hits("开展送温暖活动")]
        [(2, '送温暖')]
        """
        themes_of = self.themes_of
        return [Hit(found.start(), found.end(), themes_of[found.group()]) for found in self.pattern.finditer(text)]


@lru_cache(maxsize=8)
def matcher(lexicon: ThemeLexicon) -> Matcher:
    """Compile a lexicon; kept for the next document."""
    words = sorted({word for theme in lexicon.themes for word in (*theme.terms, *theme.exclusions)})
    return Matcher(re.compile(expression(words)), {word: _themes_in(word, lexicon) for word in words})


def _themes_in(word: str, lexicon: ThemeLexicon) -> Labels:
    """The themes a wording shows: its own, and those whose words stand inside it (女教职工 in 女教职工工会经费)."""
    shown = []
    for theme in lexicon.themes:
        rest = word
        for exclusion in sorted(theme.exclusions, key=len, reverse=True):
            rest = rest.replace(exclusion, "\n")
        if any(term in rest for term in theme.terms):
            shown.append(theme.label)
    return tuple(shown)
