"""Says which lines are not the report's: notices, menus, imprints, links and page numbers around it.

The rules are data (`noise.toml`), each with its reason; a line is taken whole or not at all.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from reportmine.errors import DataFileError
from reportmine.resources import data_file

Where = Literal["line", "head", "tail", "edge", "rest", "end"]

EDGE_LINES = 14  # lines that count as head and as tail: notices, title, publication line, menus
_RUNNING_TEXT = 60  # a line of this length with a full stop is prose: the head ends before it, the tail after it
_NOTICE_LINES, _NOTICE_CHARS = 40, 600  # a closing notice with all that follows it
_LINK_LINE = 48  # longest line that still looks like the title of another document

_BESIDE = re.compile(r"[|｜\t]| {2,}|　")  # what stands between links on one line
_WRAPPER = re.compile(r"(?:\d{1,2}[.,)]){1,2}|[·>*◆●■□▪]+")
_SEEN_AS = (*zip("，：；！？（）、“”‘’《》〉〈～", ",:;!?(),\"\"''<<>>~", strict=True), (" ", ""), ("\t", ""))


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of noise: its name, where in a text it may stand, and the longest line it takes."""

    name: str
    where: Where
    longest: int
    pattern: re.Pattern[str]


@cache
def rules() -> tuple[Rule, ...]:
    """The shipped rules in the order of the file; raises DataFileError for one that does not compile."""
    path = data_file("text", "noise.toml")
    found = []
    for entry in tomllib.loads(path.read_text(encoding="utf-8"))["rule"]:
        try:
            pattern = re.compile("|".join(f"(?:{part})" for part in entry["patterns"]), re.IGNORECASE)
        except re.error as error:
            raise DataFileError(f"规则“{entry['name']}”的写法有误：{error}", where=str(path)) from error
        found.append(Rule(entry["name"], entry["where"], entry["longest"], pattern))
    return tuple(found)


def rule_view(line: str) -> str:
    """A line as the rules see it: without spaces and wrapper number, with half-width punctuation.

    >>> rule_view("  1. 2、“仅部分预览”的文档，不可…")
    '"仅部分预览"的文档,不可…'
    """
    view = line
    for sign, seen in _SEEN_AS:  # a ninth of the time of str.translate, measured on 4,600 paragraphs
        if sign in view:
            view = view.replace(sign, seen)
    wrapper = _WRAPPER.match(view)
    return view[wrapper.end() :] if wrapper else view


@cache
def _zones() -> dict[str, tuple[Rule, ...]]:
    return {
        "line": tuple(rule for rule in rules() if rule.where == "line"),
        "head": tuple(rule for rule in rules() if rule.where in ("head", "edge")),
        "tail": tuple(rule for rule in rules() if rule.where in ("tail", "edge")),
        "rest": tuple(rule for rule in rules() if rule.where == "rest"),
        "end": tuple(rule for rule in rules() if rule.where == "end"),
    }


def _match(line: str, zone: str) -> str | None:
    view = rule_view(line)
    for rule in _zones()[zone]:
        if len(view) <= rule.longest and rule.pattern.fullmatch(view):
            return rule.name
    return None


@cache
def _longest(zone: str) -> int:
    return max((rule.longest for rule in _zones()[zone]), default=0) + 8


def _named(lines: Sequence[str], order: Sequence[int], zone: str) -> dict[int, str]:
    found = {}
    for index in order:
        if len(lines[index]) <= _longest(zone) and (name := _match(lines[index], zone)):
            found[index] = name
    return found


def _head(lines: Sequence[str]) -> list[int]:
    """Indices from the top down to the first line of prose that is no noise itself."""
    for index, line in enumerate(lines[:EDGE_LINES]):
        if len(line) >= _RUNNING_TEXT and "。" in line and not _match(line, "head"):
            return list(range(index))
    return list(range(min(EDGE_LINES, len(lines))))


def _tail(lines: Sequence[str]) -> list[int]:
    """Indices from the bottom up to the last line of prose that is no noise itself."""
    first = max(0, len(lines) - EDGE_LINES)
    for index in range(len(lines) - 1, first - 1, -1):
        line = lines[index]
        if len(line) >= _RUNNING_TEXT and "。" in line and not _match(line, "tail"):
            return list(range(index + 1, len(lines)))
    return list(range(first, len(lines)))


def _like_links(line: str) -> bool:
    """Whether a line could be titles of other documents, one or several side by side."""
    return "。" not in line and all(len(title) <= _LINK_LINE for title in _BESIDE.split(line))


def _links(lines: Sequence[str], noise: Mapping[int, str]) -> dict[int, str]:
    """The first line that opens a list of links in the second half of the text, with all short lines after it.

    Lines that are `noise` anyway (a declaration of the site, its imprint) may stand below or between the links.
    """
    sizes = [0 if index in noise else len(line) for index, line in enumerate(lines)]
    start, below = len(lines), 0
    while start > 0 and below <= sum(sizes) / 2 and (start - 1 in noise or _like_links(lines[start - 1])):
        start -= 1
        below += sizes[start]
    for index in range(start, len(lines)):
        if len(lines[index]) <= _longest("rest") and (name := _match(lines[index], "rest")):
            return dict.fromkeys(range(index, len(lines)), name)
    return {}


def _notice(lines: Sequence[str]) -> dict[int, str]:
    """The notice that closes a text, from its first line to the end; nothing where more follows than a notice."""
    below, found = 0, dict[int, str]()
    for index in range(len(lines) - 1, max(0, len(lines) - _NOTICE_LINES) - 1, -1):
        below += len(lines[index])
        if below > _NOTICE_CHARS:
            break
        if len(lines[index]) <= _longest("end") and (name := _match(lines[index], "end")):
            found = dict.fromkeys(range(index, len(lines)), name)
    return found


def noise_lines(lines: Sequence[str]) -> dict[int, str]:
    """The lines that are noise, by index, with the name of the rule; `lines` are folded, stripped, not blank.

    >>> noise_lines(["下载文档前请自行甄别。", "工会工作总结", "学校工会网站浏览次数超过3万次。", "相关文档"])
    {0: '平台提示', 3: '相关链接'}
    """
    if not lines:
        return {}
    found = _named(lines, range(len(lines)), "line") | _notice(lines)
    tail = _named(lines, _tail(lines), "tail")
    found |= _links(lines, found | tail)
    found |= _named(lines, _head(lines), "head")
    found |= tail
    return dict(sorted(found.items()))
