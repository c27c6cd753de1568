"""The cleaned corpus as files for AntConc, KH Coder and quanteda, with metadata and the theme lexicon in their form."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from reportmine.model import Segmented
from reportmine.reports.formats import BOM, defused
from reportmine.segment import Segmenter
from reportmine.study import Corpus, ReuseStudy, family_of
from reportmine.themes import ThemeLexicon

Tool = Literal["antconc", "khcoder", "quanteda"]
TOOLS: tuple[Tool, ...] = ("antconc", "khcoder", "quanteda")
_META = ("doc", "title", "year", "unit", "kind", "family_id", "chars")
_UNFIT = re.compile(r"[^\w.\-]+")

R_SCRIPT = """# install.packages(c("readr", "quanteda"))
library(quanteda)
reports <- readr::read_csv("corpus.csv", col_types = readr::cols(year = "i", .default = "c"))
corp <- corpus(reports, docid_field = "doc", text_field = "tokens")
toks <- tokens(corp, what = "fastestword")
themes <- dictionary(file = "themes.yml")
print(dfm(tokens_lookup(toks, themes)))
"""


@dataclass(frozen=True, slots=True)
class Exported:
    """One report on its way out: its metadata, its text and its words, a line a paragraph."""

    meta: dict[str, str]
    text: str
    tokens: str


def exported(
    corpus: Corpus, reuse: ReuseStudy, segmenter: Segmenter, *, one_per_family: bool, without_formula: bool
) -> list[Exported]:
    """The reports in their order.

    `one_per_family`: of reports that share a source the earliest alone, the first by name where no year tells.
    `without_formula`: without the clauses that most reports write.
    """
    family = family_of(reuse)
    kept = _firsts(corpus.documents, family) if one_per_family else {s.document.doc for s in corpus.documents}
    columns = sorted({name for s in corpus.documents for name in s.document.meta.extra})
    found = []
    for segmented in corpus.documents:
        document = segmented.document
        if document.doc not in kept:
            continue
        text = document.clean
        if without_formula:
            formula = reuse.reuse.rulers[document.doc].formula
            text = "".join(c for c, out in zip(text, formula.tolist(), strict=True) if not out or c == "\n")
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        cut = [" ".join(word for word in segmenter.cut(line) if word.strip()) for line in lines]
        meta = document.meta
        size = sum(map(len, lines))
        told = (document.doc, meta.title, meta.year, meta.unit, meta.kind, family.get(document.doc), size)
        values = {name: "" if value is None else str(value) for name, value in zip(_META, told, strict=True)}
        values |= {name: meta.extra.get(name, "") for name in columns}
        found.append(Exported(values, "\n".join(lines), "\n".join(cut)))
    return found


def files(tool: Tool, reports: Sequence[Exported], themes: ThemeLexicon) -> Iterator[tuple[PurePosixPath, bytes]]:
    """The files of an export by their path inside its folder."""
    if tool == "antconc":
        names = _names([report.meta["doc"] for report in reports])
        for name, report in zip(names, reports, strict=True):
            yield PurePosixPath("texts", name), f"{report.tokens}\n".encode()
        rows = [{"file": name, **report.meta} for name, report in zip(names, reports, strict=True)]
        yield PurePosixPath("metadata.csv"), BOM + _csv(rows)
    elif tool == "khcoder":
        yield PurePosixPath("corpus.csv"), BOM + _csv([{"text": report.text, **report.meta} for report in reports])
        yield PurePosixPath("coding_rules.txt"), _coding_rules(themes).encode()
        terms = sorted({term for theme in themes.themes for term in theme.terms})
        yield PurePosixPath("force_pick_up.txt"), ("\n".join(terms) + "\n").encode()
    else:
        rows = [{**report.meta, "text": report.text, "tokens": report.tokens} for report in reports]
        yield PurePosixPath("corpus.csv"), _csv(rows)
        yield PurePosixPath("themes.yml"), _dictionary(themes).encode()
        yield PurePosixPath("load.R"), R_SCRIPT.encode()


def _firsts(documents: Sequence[Segmented], family: Mapping[str, str]) -> set[str]:
    """One report of every family: of the first year, then by name."""
    chosen: dict[str, tuple[int, str]] = {}
    for segmented in documents:
        doc, year = segmented.document.doc, segmented.document.meta.year
        key = family.get(doc, f"\0{doc}")
        chosen[key] = min(chosen.get(key, (10_000, "\uffff")), (year or 9_999, doc))
    return {doc for _, doc in chosen.values()}


def _names(docs: Sequence[str]) -> list[str]:
    """A file name for every report, once each: the folders joined by _, whatever no system takes left out."""
    used: Counter[str] = Counter()
    names = []
    for doc in docs:
        stem = _UNFIT.sub("_", doc.rsplit(".", 1)[0]).strip("_") or "report"
        used[stem] += 1
        names.append(f"{stem}.txt" if used[stem] == 1 else f"{stem}~{used[stem]}.txt")
    return names


def _csv(rows: Sequence[dict[str, str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]) if rows else ["doc"], lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: defused(value) for name, value in row.items()} for row in rows)
    return text.getvalue().encode("utf-8", "replace")


def _coding_rules(themes: ThemeLexicon) -> str:
    """KH Coder: a code with *, its condition in the line below."""
    return "".join(f"*{theme.label}\n{' or '.join(theme.terms)}\n\n" for theme in themes.themes)


def _dictionary(themes: ThemeLexicon) -> str:
    """quanteda: a YAML list of words for every theme."""
    quoted = ((theme.label, ["'" + term.replace("'", "''") + "'" for term in theme.terms]) for theme in themes.themes)
    return "".join(f"'{label}':\n" + "".join(f"  - {term}\n" for term in terms) for label, terms in quoted)
