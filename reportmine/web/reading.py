"""Pages that only read: the report and its data, search, any two reports, tables to download."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from reportmine.reports.alignment import Side
from reportmine.reports.columns import schema
from reportmine.reports.formats import bytes_of
from reportmine.reports.page import comparison_page
from reportmine.reports.page.templating import rendered
from reportmine.results.comparing import two_of
from reportmine.web.intake import Intake
from reportmine.web.library import DELIVERY, Library, Shelf
from reportmine.web.lines import hit_lines

PAGE_REPORTS = 50  # reports of one page of hits
LISTED = 30  # reports offered where a name fits several
FORMATS = ("csv", "jsonl", "xlsx")
HTML = "text/html; charset=utf-8"


class Reader:
    """The handlers; each is run in a thread of the server's and reads the store's current shelf."""

    def __init__(self, library: Library, intake: Intake) -> None:
        self._library, self._intake = library, intake

    def report(self, _request: Request) -> Response:
        """The report page."""
        return Response(self._library.current().html, media_type=HTML)

    def data(self, request: Request) -> Response:
        """One part of the page's data."""
        body = self._library.current().files.get(request.path_params["name"])
        if body is None:
            return PlainTextResponse("", status_code=404)
        return Response(body, media_type="text/javascript; charset=utf-8")

    def search(self, request: Request) -> Response:
        """Reports that hold every word, with the lines the words stand in."""
        shelf, words = self._library.current(), request.query_params.get("q", "").split()
        at = _number(request.query_params.get("page"))
        n, found = self._library.index.find(words, offset=at * PAGE_REPORTS, limit=PAGE_REPORTS) if words else (0, [])
        lines = hit_lines(found, words, shelf.documents, shelf.families)
        more = at + 1 if n > (at + 1) * PAGE_REPORTS else None
        context = {"q": " ".join(words), "n": n, "lines": lines, "page": at, "next": more}
        return self._page("served_search.html", context)

    def compare(self, request: Request) -> Response:
        """Two reports side by side, or a form to choose them."""
        shelf = self._library.current()
        asked = [request.query_params.get(side, "").strip() for side in ("a", "b")]
        offered = [_named(shelf, text) for text in asked]
        if all(len(one) == 1 for one in offered) and offered[0] != offered[1]:
            return self._side_by_side(shelf, offered[0][0], offered[1][0])
        choices = [[shelf.documents[doc] for doc in docs[:LISTED]] for docs in offered]
        context = {"asked": asked, "choices": choices, "n": [len(docs) for docs in offered]}
        return self._page("served_compare.html", context | {"same": bool(asked[0]) and offered[0] == offered[1]})

    def _side_by_side(self, shelf: Shelf, a: str, b: str) -> Response:
        key, texts = frozenset((a, b)), shelf.kept.texts
        pair, matches, documents = shelf.pairs.get(key), shelf.matches.get(key, []), dict(shelf.documents)
        if not matches and not shelf.kept.manifest.get("limits", {}).get("all_pairs_compared"):
            with self._library.connection() as store:
                found = two_of(store, a, b, shelf.kept.manifest)
            matches = [dict(record) for record in found.tables["matches"].records()]
            pair = next(iter(found.tables["pairs"].records()), None)
        first = matches[0]["doc_a"] if matches else a
        left, right = (Side(documents[doc], texts.get(doc, "")) for doc in (first, b if first == a else a))
        html = comparison_page(left, right, matches, pair=pair, lang=self._library.lang, delivery=DELIVERY)
        return HTMLResponse(html)

    def check_form(self, _request: Request) -> Response:
        """The form that takes a new file."""
        return self._page("served_check.html", {"problem": ""})

    def tables(self, _request: Request) -> Response:
        """All tables with their sizes, to download."""
        kept = self._library.current().kept.tables
        listed = [(name, schema(name).heading(self._library.lang), len(table.rows)) for name, table in kept.items()]
        return self._page("served_tables.html", {"listed": listed, "formats": FORMATS})

    def table(self, request: Request) -> Response:
        """One table as a file."""
        name, format_ = request.path_params["name"], request.path_params["format"]
        kept = self._library.current().kept.tables
        if name not in kept or format_ not in FORMATS:
            return PlainTextResponse("没有这个表。", status_code=404)
        body = bytes_of(kept[name], format_, self._library.lang)
        named = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}.{format_}"}
        return Response(body, media_type="application/octet-stream", headers=named)

    def take(self, _request: Request) -> Response:
        """The form that takes in a folder, and how far a run is."""
        return self._page("served_take.html", {"intake": self._intake, "problem": ""})

    def _page(self, template: str, context: Mapping[str, Any], status: int = 200) -> Response:
        return served_page(self._library, template, context, status)


def served_page(library: Library, template: str, context: Mapping[str, Any], status: int = 200) -> Response:
    """A page of the server's own, in the frame of the report page."""
    return HTMLResponse(rendered(template, library.lang, context, DELIVERY), status_code=status)


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else 0


def _named(shelf: Shelf, text: str) -> list[str]:
    """The reports a text may mean: the one of that id, else those whose id, title or unit hold it."""
    if text in shelf.documents and text in shelf.kept.texts:
        return [text]
    if not text:
        return []
    hay = ((doc, f"{doc} {r['title']} {r['unit']} {r['year']}") for doc, r in shelf.documents.items())
    return [doc for doc, told in hay if all(part in told for part in text.split()) and doc in shelf.kept.texts]
