"""Ticked proposals become words of a theme lexicon of the user's own."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportmine.errors import UsageError
from reportmine.themes.definitions import Theme, ThemeLexicon

HEADER = "# 主题词表：随程序提供的词加上从提议中采纳的词。可以直接修改；用 --themes 指定本文件。\n"


@dataclass(frozen=True, slots=True)
class Accepted:
    """A word to be added, and the theme it goes to; the theme is made where there is none of that name."""

    word: str
    theme: str
    where: str  # in the workbook, for messages


def extended(lexicon: ThemeLexicon, accepted: Sequence[Accepted]) -> ThemeLexicon:
    """The lexicon with the words added; UsageError for a word without a theme.

    >>> from reportmine.themes.definitions import load_lexicon
    >>> chosen = [Accepted("心灵驿站", "维权与帮扶", ""), Accepted("数字工会", "智慧工会", "")]
    >>> lexicon = extended(load_lexicon(None), chosen)
    >>> lexicon.labels[-1], "心灵驿站" in next(t for t in lexicon.themes if t.label == "维权与帮扶").terms
    ('智慧工会', True)
    """
    themes = {theme.label: theme for theme in lexicon.themes}
    for one in accepted:
        if not one.theme:
            raise UsageError(f"“{one.word}”没有归入的主题", where=one.where, advice="请在“归入主题”一列写上主题名")
        theme = themes.get(one.theme, Theme(one.theme, ()))
        if one.word not in theme.terms:
            theme = replace(theme, terms=(*theme.terms, one.word))
        themes[one.theme] = theme
    return ThemeLexicon(tuple(themes.values()))


def written(lexicon: ThemeLexicon) -> str:
    """The lexicon as a file that `load_lexicon` reads."""
    parts = [HEADER]
    for theme in lexicon.themes:
        lines = [f"label = {_string(theme.label)}", f"terms = {_list(theme.terms)}"]
        if theme.exclusions:
            lines.append(f"exclusions = {_list(theme.exclusions)}")
        parts.append("[[theme]]\n" + "\n".join(lines) + "\n")
    return "\n".join(parts)


def _list(words: Sequence[str]) -> str:
    return f"[{', '.join(map(_string, words))}]"


def _string(text: str) -> str:
    """A TOML string: JSON's are, once nothing but the text's own characters stands in them."""
    return json.dumps(text, ensure_ascii=False)
