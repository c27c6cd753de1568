"""检索: what the search of the page needs to know of every full text it can search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reportmine.reports.coverage import state_of
from reportmine.reports.table import Table
from reportmine.reports.wording import missing, say


def text_index(tables: Mapping[str, Table], embedded: Sequence[str], lang: str) -> list[list[Any]]:
    """Title, unit, year and family ("" for none) of every embedded text, in the order of their numbers."""
    documents = {r["doc"]: r for r in tables["documents"].records()} if "documents" in tables else {}
    families: dict[str, str] = {}
    for family in tables["families"].records() if "families" in tables else ():
        if family["extent"] != "passage":
            families.update(dict.fromkeys(family["documents"], str(family["family_id"])))  # type: ignore[arg-type]
    return [_entry(documents.get(doc, {}), doc, families.get(doc, ""), lang) for doc in embedded]


def text_note(tables: Mapping[str, Table], embedded: Sequence[str], lang: str) -> str:
    """How many of the reports compared can be searched on this page."""
    read = sum(state_of(r) == "read" for r in tables["documents"].records()) if "documents" in tables else 0
    return say("search_note", lang, n=f"{len(embedded):,}", total=f"{read:,}")


def _entry(document: Mapping[str, Any], doc: str, family: str, lang: str) -> list[Any]:
    title, unit, year = document.get("title") or doc, document.get("unit"), document.get("year")
    return [title, unit or missing("unit", lang), str(year or missing("year", lang)), family, doc]
