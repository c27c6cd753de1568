"""The report page from a store: whole, cut to one unit, pair or family, masked, or with its data beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportmine.errors import StoreError
from reportmine.reports.coverage import coverage_line
from reportmine.reports.destination import refused, write_utf8
from reportmine.reports.page import Delivery, PageOptions, split_page
from reportmine.reports.page.embedding import CALL
from reportmine.reports.table import Table, make_table
from reportmine.reports.wording import say
from reportmine.results.cutting import Cut, cut_note, cut_of, cut_tables
from reportmine.results.judging import judged
from reportmine.results.keeping import unpacked
from reportmine.results.rawtexts import raw_texts
from reportmine.results.redacting import named_apart, redacted_tables, redactor
from reportmine.segment import segmenter
from reportmine.settings import SegmentSettings
from reportmine.store import Store


@dataclass(frozen=True, slots=True)
class PageRequest:
    """What page is wanted: of which part (`only`), masked, with all full texts, with its data beside it."""

    lang: str = "zh"
    only: str | None = None
    redact: bool = False
    with_texts: bool = False
    split: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """What a store keeps of its last run: tables with what people judged, manifest, raw texts by document."""

    tables: Mapping[str, Table]
    manifest: Mapping[str, Any]
    texts: Mapping[str, str]


def kept_results(store: Store) -> Kept:
    """The results a store keeps; StoreError where it keeps none."""
    with store.snapshot():
        kept, judgements, readings = store.tables(), store.judgements(), store.readings()
    if not kept:
        raise StoreError("结果库中还没有结果", where=str(store.path), advice="请先运行 reportmine mine")
    tables, manifest = unpacked(kept)
    return Kept(judged(tables, judgements), manifest, raw_texts(tables, readings))


def page_of_store(store: Store, target: Path, request: PageRequest) -> None:
    """Writes the page of the last run that a store keeps, and with `split` the folder of its data.

    Raises StoreError where it keeps none, UsageError for a part that is not there, OutputError.
    """
    kept, cut = kept_results(store), None
    if request.only:
        cut = cut_of(request.only, kept.tables)
        kept = _cut(kept, cut)
    if request.redact:
        kept = _masked(kept)
    folder = target.with_name(f"{target.stem}_data")
    delivery = Delivery(prefix=f"{folder.name}/") if request.split else Delivery()
    told = [cut_note(cut, request.lang)] if cut else []
    told += [say("redacted_note", request.lang)] if request.redact else []
    options = PageOptions(
        lang=request.lang,
        texts=request.with_texts,
        cut=" ".join(told),
        coverage=coverage_line(_own_documents(kept.tables["documents"], cut), request.lang) if cut else "",
        delivery=delivery,
    )
    html, files = split_page(kept.tables, kept.texts, kept.manifest, options)
    if request.split:
        _write_data(folder, files)
    write_utf8(html, target)


def _own_documents(documents: Table, cut: Cut) -> Table:
    """The documents the cut is about, without those that only stand opposite them and are told by less."""
    return make_table("documents", (row for row in documents.records() if row["doc"] in cut.whole))


def _cut(kept: Kept, cut: Cut) -> Kept:
    inputs = [one for one in kept.manifest.get("inputs", ()) if one.get("doc") in cut.whole]
    texts = {doc: text for doc, text in kept.texts.items() if doc in cut.whole}
    return Kept(cut_tables(cut, kept.tables), {**kept.manifest, "inputs": inputs}, texts)


def _masked(kept: Kept) -> Kept:
    told = [str(cell) for row in kept.tables["documents"].records() for cell in (row["title"], row["doc"]) if cell]
    passages = [str(row[f"{s}_text"]) for row in kept.tables["matches"].records() for s in ("a", "b")]
    mask = redactor(segmenter(SegmentSettings()), [*kept.texts.values(), *told, *passages])
    ids = named_apart([str(row["doc"]) for row in kept.tables["documents"].records()], mask)
    inputs = [{**one, "doc": ids.get(str(one.get("doc", "")), "")} for one in kept.manifest.get("inputs", ())]
    texts = {ids[doc]: mask(text) for doc, text in kept.texts.items()}
    return Kept(redacted_tables(kept.tables, mask, ids), {**kept.manifest, "inputs": inputs}, texts)


def _write_data(folder: Path, files: Mapping[str, str]) -> None:
    """The data files of a page; those of an earlier page that are no longer part of it go."""
    if folder.is_dir():
        for old in folder.glob("*.js"):
            if old.stem not in files and old.read_bytes().startswith(CALL.encode("ascii")):
                old.unlink()
    try:
        folder.mkdir(exist_ok=True)
    except OSError as problem:
        raise refused(problem, folder) from problem
    for name, text in files.items():
        write_utf8(text, folder / f"{name}.js")
