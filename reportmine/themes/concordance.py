"""Table kwic: every hit of a pattern with its context, the same line of one family once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from reportmine.errors import UsageError
from reportmine.findings import ConcordanceLine
from reportmine.model import Segmented
from reportmine.text.characters import fold
from reportmine.text.punctuation import in_context

_SPACE = re.compile(r"\s+")


def concordance(
    pattern: str, documents: Sequence[Segmented], *, regex: bool, context: int, family_of: Mapping[str, str]
) -> tuple[ConcordanceLine, ...]:
    """Hits in the clean view, documents by name; positions are raw, contexts are clean text of `context` characters.

    A line that several documents of a family hold (same hit, same context, white space aside) is listed once, for the
    first document by name, with their number. A literal pattern is folded as the clean view is: width, script and
    punctuation make no difference; a regular expression is not. Raises UsageError for an empty or malformed pattern.
    """
    compiled = _compiled(pattern, regex)
    listed: dict[tuple[str, ...], ConcordanceLine] = {}
    holders: dict[tuple[str, ...], set[str]] = {}
    for segmented in sorted(documents, key=lambda one: one.document.doc):
        doc = segmented.document.doc
        family = family_of.get(doc)
        for line in _lines(segmented, compiled, context, family):
            words = "\n".join(_SPACE.sub("", part) for part in (line.left, line.hit, line.right))
            key = ("family", family, words) if family is not None else ("doc", doc, str(line.start))
            listed.setdefault(key, line)
            holders.setdefault(key, set()).add(doc)
    return tuple(replace(line, n_in_family=len(holders[key])) for key, line in listed.items())


def _compiled(pattern: str, regex: bool) -> re.Pattern[str]:
    if not pattern.strip():
        raise UsageError("检索词是空的", where="kwic", advice="请给出要查的字词")
    if not regex:
        return re.compile(re.escape(in_context(fold(pattern).text)))
    try:
        return re.compile(pattern)
    except re.error as error:
        where = pattern if error.pos is None else f"{pattern} 第{error.pos + 1}个字符"
        raise UsageError(
            "正则表达式的写法不对", where=where, advice="请检查括号和转义，或去掉 --regex 按原文查找"
        ) from error


def _lines(
    segmented: Segmented, compiled: re.Pattern[str], context: int, family: str | None
) -> Iterator[ConcordanceLine]:
    document = segmented.document
    text = document.clean
    starts = [sentence.start for sentence in segmented.sentences]
    for found in compiled.finditer(text):
        start, end = found.span()
        if start == end:
            continue
        span = document.raw_span(start, end)
        sentence = bisect_right(starts, start) - 1
        yield ConcordanceLine(
            doc=document.doc,
            start=span.start,
            end=span.end,
            where=segmented.sentences[sentence].where if sentence >= 0 else "",
            left=_SPACE.sub(" ", text[max(0, start - context) : start]),
            hit=_SPACE.sub(" ", text[start:end]),
            right=_SPACE.sub(" ", text[end : end + context]),
            year=document.meta.year,
            unit=document.meta.unit,
            family_id=family,
            n_in_family=1,
        )
