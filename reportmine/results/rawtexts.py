"""Raw texts of documents, as pages show them: of a file with several reports each report shows its own part only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportmine.model import Reading
from reportmine.reports.table import Table


def raw_texts(tables: Mapping[str, Table], readings: Iterable[Reading]) -> dict[str, str]:
    """The raw text of every document; what stands around a report in its file is blank, so that positions hold."""
    texts = {r.doc: r.extract.text for r in readings if r.extract is not None}
    spans = _spans(tables)
    found = {}
    for record in tables["documents"].records():
        doc = str(record["doc"])
        if doc in texts:
            found[doc] = texts[doc]
        elif (file := doc.rpartition("#")[0]) in texts:
            found[doc] = own_part(texts[file], *spans.get(doc, (0, 0)))
    return found


def own_part(text: str, start: int, end: int) -> str:
    """The text with everything outside `[start, end)` blank, at its length.

    >>> own_part("甲的报告乙的报告", 4, 8)
    '    乙的报告'
    """
    return " " * start + text[start:end] + " " * (len(text) - end)


def _spans(tables: Mapping[str, Table]) -> dict[str, tuple[int, int]]:
    """From the first to the last sentence of every document."""
    spans: dict[str, tuple[int, int]] = {}
    for row in tables["sentences"].records() if "sentences" in tables else ():
        doc, start, end = str(row["doc"]), row["start"], row["end"]
        if isinstance(start, int) and isinstance(end, int):
            low, high = spans.get(doc, (start, end))
            spans[doc] = (min(low, start), max(high, end))
    return spans
