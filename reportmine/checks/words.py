"""The word lists of `checks.toml` as patterns."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from reportmine.resources import data_file


@cache
def words(name: str) -> tuple[str, ...]:
    """A list of the file, the longest words first."""
    data = tomllib.loads(data_file("checks", "checks.toml").read_text(encoding="utf-8"))
    return tuple(sorted(data[name]["words"], key=lambda word: (-len(word), word)))


@cache
def any_of(name: str) -> str:
    """The list as a group of a pattern."""
    return "(?:" + "|".join(re.escape(word) for word in words(name)) + ")"
