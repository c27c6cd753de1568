"""Search hits as lines of keyword in context, the same line of one family once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from reportmine.store.searching import Found, runs, searched

CONTEXT = 30  # characters either side
SAME = 12  # of them, that make two lines of a family the same
A_REPORT = 5  # lines shown of one report


@dataclass(frozen=True, slots=True)
class Line:
    """One hit: its words, where it stands, how many reports of its family hold the same line."""

    left: str
    hit: str
    right: str
    doc: str
    title: str
    unit: str | None
    year: int | None
    n_family: int
    n_more: int  # further hits in the report that are not shown


def hit_lines(
    found: Iterable[Found],
    words: Sequence[str],
    documents: Mapping[str, Mapping[str, Any]],
    families: Mapping[str, str],
) -> list[Line]:
    """The lines of some reports in their order."""
    lines: list[Line] = []
    seen: dict[tuple[str, str], int] = {}
    wanted = [run for word in words for run in runs(searched(word))]  # marks are not indexed and not looked for
    for one in found:
        record = documents.get(one.doc, {})
        places = list(_places(one.text, wanted))
        for number, (start, end) in enumerate(places[:A_REPORT]):
            same = one.text[max(0, start - SAME) : end + SAME]
            key = (families.get(one.doc, one.doc), same)
            if key in seen:
                before = lines[seen[key]]
                lines[seen[key]] = _again(before)
                continue
            seen[key] = len(lines)
            last = number == min(len(places), A_REPORT) - 1
            lines.append(
                Line(
                    left=one.text[max(0, start - CONTEXT) : start],
                    hit=one.text[start:end],
                    right=one.text[end : end + CONTEXT],
                    doc=one.doc,
                    title=str(record.get("title") or one.doc),
                    unit=record.get("unit"),
                    year=record.get("year"),
                    n_family=1,
                    n_more=len(places) - A_REPORT if last and len(places) > A_REPORT else 0,
                )
            )
    return lines


def _again(line: Line) -> Line:
    return replace(line, n_family=line.n_family + 1)


def _places(text: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the words stand, in order; overlapping hits once."""
    spans = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            spans.append((at, at + len(word)))
            at = text.find(word, at + len(word))
    until = 0
    for start, end in sorted(spans):
        if start >= until:
            until = end
            yield start, end
