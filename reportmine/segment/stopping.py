"""The three stop lists that come with the program."""

from __future__ import annotations

from functools import cache

from reportmine.errors import UsageError
from reportmine.resources import folder, word_lines

LISTS = ("general", "official", "union")


@cache
def stop_words(*names: str) -> frozenset[str]:
    """The words of the named lists ("general", "official", "union"), of all where none is named.

    Raises UsageError for an unknown list.

    >>> "的" in stop_words("general"), "工会" in stop_words("general"), "工会" in stop_words()
    (True, False, True)
    """
    words: set[str] = set()
    for name in names or LISTS:
        if name not in LISTS:
            raise UsageError(f"没有这个停用词表：{name}", where="stopwords", advice=f"可用的有 {'、'.join(LISTS)}")
        words.update(word for _, word in word_lines(folder("stopwords") / f"{name}.txt"))
    return frozenset(words)
