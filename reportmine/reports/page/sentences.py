"""The sentences behind activities and themes: each once, and only its place where its report's text is in the page."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from reportmine.reports.page.limits import Account, Limits
from reportmine.reports.table import Table

Record = Mapping[str, Any]


def cited_sentences(
    tables: Mapping[str, Table], activities: Sequence[Record], limits: Limits, account: Account
) -> list[dict[str, Any]]:
    """Those activities stand in first, then those that carry a theme, as far as the limit goes."""
    records: list[dict[str, Any]] = list(tables["sentences"].records()) if "sentences" in tables else []
    wanted = {activity["sentence_id"] for activity in activities}
    cited = [record for record in records if record["sentence_id"] in wanted]
    themed = "theme_years" in tables
    others = [record for record in records if themed and record["themes"] and record["sentence_id"] not in wanted]
    return list(account.take("sentences", [*cited, *others], limits.sentences))


def sentence_payload(
    tables: Mapping[str, Table], sentences: Sequence[Record], embedded: Collection[str]
) -> dict[str, Any]:
    """Themes, reports (id, title, group in the heat map) and sentences by number, for the scripts.

    A sentence is report, themes, status, place, start, end (raw), and its text where the report's is not embedded.
    """
    documents = {str(r["doc"]): r for r in tables["documents"].records()} if "documents" in tables else {}
    themes = {theme: n for n, theme in enumerate(sorted({t for r in sentences for t in r["themes"] or ()}))}
    docs = {doc: n for n, doc in enumerate(dict.fromkeys(str(r["doc"]) for r in sentences))}
    rows = []
    for record in sentences:
        place = [record["where"], record["start"], record["end"]]
        row = [docs[record["doc"]], [themes[t] for t in record["themes"] or ()], record["status"], *place]
        rows.append(row if record["doc"] in embedded else [*row, record["text"]])
    return {"themes": list(themes), "docs": [_document(documents.get(doc), doc) for doc in docs], "rows": rows}


def around(text: str, start: int, end: int) -> str:
    """From the sentence mark before `start` to the one after `end`, for a finding without a sentence of its own.

    >>> around("先开会。再举办比赛。后总结。", 6, 8)
    '再举办比赛。'
    """
    begin = max(text.rfind(mark, 0, start) for mark in "。！？\n") + 1
    ends = [at for at in (text.find(mark, end) for mark in "。！？\n") if at >= 0]
    return text[begin : min(ends) + 1 if ends else len(text)].strip()


def _document(record: Record | None, doc: str) -> list[str]:
    """Id, title, and the group of the heat map the report belongs to ("" for an unknown year)."""
    if record is None:
        return [doc, doc, ""]
    return [doc, str(record["title"] or doc), "" if record["year"] is None else str(record["year"])]
