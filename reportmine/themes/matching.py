"""Finds the words of the theme lexicon in a text: one pass with one compiled pattern, the longest wording wins.

The pattern is a prefix tree written as a regular expression, so that a text without hits is passed at the speed
of the expression engine and the number of words hardly matters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from reportmine.themes.definitions import ThemeLexicon

Labels = tuple[str, ...]
Tree = dict[str, "Tree"]
_END = ""
_GROUP = 32


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


def expression(words: list[str]) -> str:
    """A regular expression that matches the longest of the words at every place.

    >>> re.findall(expression(["工会", "工会法", "教工"]), "教工学工会法，工会")
    ['教工', '工会法', '工会']
    """
    if not words:
        return r"(?!)"
    firsts = sorted({word[0] for word in words})
    # the engine tries the alternatives one by one, so most places are turned down before by their two characters,
    # and the rest has to try groups of first characters, not all of them
    groups = [firsts[at : at + _GROUP] for at in range(0, len(firsts), _GROUP)]
    second = "" if any(len(word) == 1 for word in words) else _set(sorted({word[1] for word in words}))
    parts = [f"(?={_set(group)}){_branch(_tree(words, group))}" for group in groups]
    return f"(?={_set(firsts)}{second})(?:{'|'.join(parts)})"


def _set(chars: list[str]) -> str:
    return f"[{''.join(re.escape(char) for char in chars)}]"


def _tree(words: list[str], firsts: list[str]) -> Tree:
    tree: Tree = {}
    for word in words:
        node = tree
        if word[0] in firsts:
            for char in word:
                node = node.setdefault(char, {})
            node[_END] = {}
    return tree


def _branch(tree: Tree) -> str:
    optional = _END in tree
    leaves = [re.escape(char) for char, rest in sorted(tree.items()) if char and set(rest) == {_END}]
    longer = [re.escape(char) + _branch(rest) for char, rest in sorted(tree.items()) if char and set(rest) != {_END}]
    if leaves:
        longer.append(leaves[0] if len(leaves) == 1 else f"[{''.join(leaves)}]")
    if not longer:
        return ""
    body = longer[0] if len(longer) == 1 and not optional else f"(?:{'|'.join(longer)})"
    return f"{body}?" if optional else body
