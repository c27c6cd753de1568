"""The record of one comparison: what a reviewer signs, and the unit concerned can answer.

Put together as plain blocks; `reports.record` writes them as a Word document or a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from reportmine.evidence.searching import search_clauses
from reportmine.findings import Match
from reportmine.model import Document, Segmented
from reportmine.reports.cells import fraction
from reportmine.reports.record import Block, Heading, Lines, Parallel, Rows
from reportmine.reports.wording import label, missing, say
from reportmine.results.bands import band_lines
from reportmine.reuse.ratios import is_reuse
from reportmine.study import Corpus, ReuseStudy

FIELDS = ("title", "unit", "year", "kind", "submitter", "submitted_at")


def dossier(
    corpus: Corpus, reuse: ReuseStudy, tables: Mapping[str, Any], redact: Callable[[str], str] | None = None
) -> list[Block]:
    """The record of a corpus of two reports, block by block; `redact` masks what the reports say of persons."""
    mask = redact or (lambda text: text)
    by_id = {s.document.doc: s for s in corpus.documents}
    pair = next(iter(tables["pairs"].records()), None)
    names = (pair["doc_a"], pair["doc_b"]) if pair else tuple(sorted(by_id))
    a, b = by_id[names[0]], by_id[names[1]]
    matches = [m for m in reuse.reuse.matches if is_reuse(m)]
    blocks: list[Block] = [Heading(say("record_title"), 0), Lines((say("standing"),))]
    blocks += [Heading(say("record_parties")), _parties(a.document, b.document, mask)]
    blocks += [Heading(say("record_method")), Lines(tuple(say(f"record_method_{n}") for n in range(1, 9)))]
    blocks += [Heading(say("record_figures")), *_figures(pair, reuse, a, b)]
    blocks += [Heading(say("record_passages", n=len(matches)))]
    blocks += [_passage(number, match, a.document, b.document, mask) for number, match in enumerate(matches, 1)]
    blocks += [Heading(say("record_order")), Lines((*_order(pair), *(pair["file_lineage"] or () if pair else ())))]
    blocks += [
        Heading(say("record_leftovers")),
        Lines(tuple(map(mask, pair["leftovers"] if pair else ())) or (say("record_none"),)),
    ]
    blocks += [Heading(say("record_against")), Lines(_against(pair, a.document, b.document, corpus))]
    clauses = tuple(mask(text) for text in search_clauses(b, matches, reuse.reuse.statistics))
    blocks += [
        Heading(say("record_search")),
        Lines((say("record_search_note"), *clauses) if clauses else (say("record_none"),)),
    ]
    blocks += [Heading(say("record_limits")), Lines(tuple(say(f"record_limit_{n}") for n in range(1, 5)))]
    blocks += [Heading(say("record_statement")), Rows((), ((say("record_statement_row") + "\n" * 6,),))]
    signed = tuple((say("record_reviewer", n=n), "", say("record_date"), "") for n in ("一", "二"))
    return [*blocks, Heading(say("record_signatures")), Rows((), signed)]


def _parties(a: Document, b: Document, mask: Callable[[str], str]) -> Rows:
    def cells(document: Document) -> Iterator[str]:
        for name in FIELDS:
            value = getattr(document.meta, name)
            kind = "year" if name == "year" else "unit" if name in ("unit", "submitter") else "fact"
            yield mask(str(value)) if value is not None else missing(kind)
        yield from (document.doc, document.sha256, document.format, f"{len(''.join(document.clean.split())):,}")

    names = ("title_of", *FIELDS[1:], "file", "sha256", "format", "chars")
    heads = tuple(say(f"record_{name}") for name in names)
    rows = zip(heads, cells(a), cells(b), strict=True)
    return Rows(("", say("side_a"), say("side_b")), tuple(rows))


def _figures(pair: Mapping[str, Any] | None, reuse: ReuseStudy, a: Segmented, b: Segmented) -> list[Block]:
    if pair is None:
        return [Lines((say("no_passages"),))]
    level = pair["usual_level_percentile"]
    rows = [
        (say("record_relation"), label("relation", pair["relation"])),
        *((say(f"record_ratio_{side}"), _ratio(pair, side)) for side in ("a", "b")),
        (say("record_verbatim"), f"{pair['verbatim_chars']:,}"),
        (say("record_longest"), f"{pair['longest_run_chars']:,}"),
        (say("record_facts"), say("facts_count", same=pair["n_facts_same"], changed=pair["n_facts_changed"])),
        (say("record_level"), say("record_level_few") if level is None else f"{level}%"),
    ]
    strips = band_lines(reuse, a.document.doc, b.document.doc)
    return [Rows((), tuple(rows)), Lines((*strips, say("record_band_note")))]


def _ratio(pair: Mapping[str, Any], side: str) -> str:
    return fraction(pair[f"{side}_copied_ratio"], pair[f"{side}_copied_chars"], pair[f"{side}_chars"])


def _passage(number: int, match: Match, a: Document, b: Document, mask: Callable[[str], str]) -> Parallel:
    swaps = "、".join(f"{s.source}→{s.target}" for s in match.swaps)
    told = f"{number}. {label('match_kind', match.kind)}" + (f"；{say('swap_table')}：{swaps}" if swaps else "")
    return Parallel(
        told,
        f"{match.a_where}（{match.a_start}–{match.a_end}）",
        mask(a.raw[match.a_start : match.a_end]),
        f"{match.b_where}（{match.b_start}–{match.b_end}）",
        mask(b.raw[match.b_start : match.b_end]),
    )


def _order(pair: Mapping[str, Any] | None) -> tuple[str, ...]:
    if pair is None:
        return (label("direction", "unknown"),)
    grade = label("direction_grade", pair["direction_grade"] or "unknown")
    return (f"{label('direction', pair['direction'] or 'unknown')}（{grade}）", *(pair["direction_basis"] or ()))


def _against(pair: Mapping[str, Any] | None, a: Document, b: Document, corpus: Corpus) -> tuple[str, ...]:
    """What speaks against a finding: contexts, a common superior, a template, an order nobody knows."""
    found = []
    if pair is not None and pair["context"] not in (None, "none"):
        found.append(say("record_context", context=label("context", pair["context"])))
    parents = {document.meta.extra.get("parent") for document in (a, b)}
    if len(parents) == 1 and (parent := parents.pop()):
        found.append(say("record_parent", parent=parent))
    found.append(say("record_template") if corpus.templates else say("record_no_template"))
    if pair is None or pair["direction"] in (None, "unknown", "common_source"):
        found.append(say("record_order_open"))
    if a.meta.unit is None or b.meta.unit is None:
        found.append(say("record_unit_open"))
    return (*found, say("record_third"))
