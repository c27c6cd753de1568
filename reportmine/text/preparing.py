"""From what was read to the reports in it: splits compilations, cleans each report, finds its metadata."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from reportmine.model import Document, Extract, Reading, Span
from reportmine.text.cleaning import clean
from reportmine.text.compilations import split
from reportmine.text.metadata import metadata

MARKER = "篇目标记"


def _given(given: Mapping[str, str], part: int | None) -> dict[str, str]:
    """What was handed in for the file, with what was handed in for this part of it on top ("#2.year")."""
    mine = {name: value for name, value in given.items() if not name.startswith("#")}
    if part is not None:
        own = f"#{part}."
        mine |= {name.removeprefix(own): value for name, value in given.items() if name.startswith(own)}
    return mine


def _document(reading: Reading, extract: Extract, name: str, span: Span, body: int) -> Document:
    """The report in raw `span`, whose own text begins at raw index `body`."""
    cleaned = clean(extract.text, body, span.end, extract.format, extract.pages)
    noise = dict(cleaned.noise)
    if body > span.start:
        noise[MARKER] = body - span.start
    return Document(
        doc=name,
        raw=extract.text,
        start=span.start,
        end=span.end,
        clean=cleaned.text,
        offsets=cleaned.offsets,
        sha256=reading.sha256,
        meta=metadata(reading, extract, cleaned.text),
        encoding=extract.encoding,
        format=extract.format,
        noise=noise,
        pages=extract.pages,
        properties=extract.properties,
        template=reading.template,
    )


def outline(reading: Reading) -> tuple[tuple[str, int, int], ...]:
    """Id, raw start and end of every report that `prepare` gives, found without preparing any."""
    extract = reading.extract
    if reading.state != "read" or extract is None:
        return ()
    pieces = split(extract.text)
    if not pieces:
        return ((reading.doc, 0, len(extract.text)),)
    return tuple((f"{reading.doc}#{number}", *piece.span) for number, piece in enumerate(pieces, 1))


def prepare(reading: Reading) -> tuple[Document, ...]:
    r"""The reports of a reading: one, several for a compilation (`doc#1`, `doc#2`, …), () for an unreadable one.

    Positions are into the whole file's raw text.

    >>> from reportmine.model import Extract
    >>> text = "2012年工会工作总结\n今年开展活动３次。"
    >>> reading = Reading("a.txt", "read", "a.txt", "", 0, 0, Extract(text, "txt"))
    >>> [(one.doc, one.meta.year, one.clean[-3:]) for one in prepare(reading)]
    [('a.txt', 2012, '3次。')]
    """
    extract = reading.extract
    if reading.state != "read" or extract is None:
        return ()
    pieces = split(extract.text)
    if not pieces:
        whole = replace(reading, given=_given(reading.given, None))
        return (_document(whole, extract, reading.doc, Span(0, len(extract.text)), 0),)
    found = []
    for number, piece in enumerate(pieces, 1):
        part = replace(reading, given=_given(reading.given, number))
        found.append(_document(part, extract, f"{reading.doc}#{number}", piece.span, piece.body))
    return tuple(found)
