"""对照: the data the side-by-side view draws from: pairs, aligned rows, edit scripts, texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportmine.model import Span
from reportmine.reports.alignment import Match, Row, Side, aligned_rows, in_order, replays, swaps_of
from reportmine.reports.page.embedding import Part
from reportmine.reports.page.limits import Account, Limits
from reportmine.reports.page.overlap import pair_view
from reportmine.reports.table import Table

FORMULA = 0.5  # a sentence is greyed where at least half of it is formula


@dataclass(frozen=True, slots=True)
class Sources:
    """Where passages come from: matches by pair, texts by report, formula by report, words known as unidiomatic."""

    matches: Mapping[tuple[str, str], Sequence[Match]]
    texts: Mapping[str, str]
    formula: Mapping[str, Sequence[Span]]
    odd: frozenset[tuple[str, str]]


def sources(tables: Mapping[str, Table], texts: Mapping[str, str]) -> Sources:
    """Everything the pairs need, looked up once."""
    matches: dict[tuple[str, str], list[Match]] = {}
    formula: dict[str, list[Span]] = {}
    for match in tables["matches"].records() if "matches" in tables else ():
        matches.setdefault((str(match["doc_a"]), str(match["doc_b"])), []).append(match)
    records: list[dict[str, Any]] = list(tables["sentences"].records()) if "sentences" in tables else []
    for sentence in records:
        if (sentence["formula_ratio"] or 0) >= FORMULA:
            formula.setdefault(sentence["doc"], []).append(Span(sentence["start"], sentence["end"]))
    swaps: list[dict[str, Any]] = list(tables["substitutions"].records()) if "substitutions" in tables else []
    odd = frozenset((swap["from"], swap["to"]) for swap in swaps if swap["idiomatic"] is False)
    return Sources(matches, texts, formula, odd)


def comparison_parts(
    chosen: Sequence[Mapping[str, Any]],
    found: Sources,
    embedded: Sequence[str],
    limited: tuple[Limits, Account],
    lang: str,
) -> list[Part]:
    """One part a pair, as far as the limit of passages goes, and one a text that is embedded."""
    (limits, account), parts, index = limited, [], []
    left = limits.matches
    for number, pair in enumerate(chosen):
        matches = in_order(found.matches.get((pair["doc_a"], pair["doc_b"]), ()))
        if len(matches) > left:
            break
        left -= len(matches)
        view = pair_view(pair, number, lang)
        sides = [Side({}, found.texts[doc]) if doc in embedded else None for doc in (pair["doc_a"], pair["doc_b"])]
        parts.append(Part(f"pair-{number}", {**view, **_passages(matches, sides, found.odd)}, late=True))
        index.append([view["a"]["title"], view["b"]["title"], view["a"]["year"], view["b"]["year"]])
    total = sum(len(found.matches.get((pair["doc_a"], pair["doc_b"]), ())) for pair in chosen)
    account.enter("matches", total, limits.matches - left)
    numbers = {doc: number for number, doc in enumerate(embedded)}
    parts += [
        _text(number, Side({}, found.texts[doc], tuple(found.formula.get(doc, ())))) for doc, number in numbers.items()
    ]
    return [Part("pairs", index), Part("texts", numbers), *parts]


def single_parts(a: Side, b: Side, matches: Sequence[Match], view: Mapping[str, Any]) -> list[Part]:
    """The same for one pair alone, with both full texts."""
    payload = {**view, **_passages(in_order(matches), [a, b], frozenset())}
    index = [[view["a"]["title"], view["b"]["title"], view["a"]["year"], view["b"]["year"]]]
    numbers = {view["a"]["doc"]: 0, view["b"]["doc"]: 1}
    return [Part("pairs", index), Part("texts", numbers), Part("pair-0", payload), _text(0, a), _text(1, b)]


def embeddable(
    chosen: Sequence[Mapping[str, Any]], found: Sources, others: Sequence[str], limits: Limits, account: Account
) -> list[str]:
    """The reports whose full text fits, pair by pair in their order, and after them the `others`."""
    kept: list[str] = []
    wanted: list[str] = []
    left = limits.text_chars
    seen: set[str] = set()
    for group in [*((pair["doc_a"], pair["doc_b"]) for pair in chosen), *((doc,) for doc in others)]:
        new = [doc for doc in dict.fromkeys(group) if doc in found.texts and doc not in seen]
        seen.update(new)
        wanted += new
        size = sum(len(found.texts[doc]) for doc in new)
        if size <= left:
            left -= size
            kept += new
    account.enter("texts", len(wanted), len(kept))
    return kept


def _text(number: int, side: Side) -> Part:
    return Part(f"text-{number}", {"text": side.text, "formula": [list(span) for span in side.formula]}, late=True)


def _passages(
    matches: Sequence[Match], sides: Sequence[Side | None], odd: frozenset[tuple[str, str]]
) -> dict[str, Any]:
    """Matches, rows and swaps of one pair; without full texts only the passages themselves, one row each."""
    a, b = sides
    told = [_match(match, a, b) for match in matches]
    if a is None or b is None:
        rows = [Row(Span(m["a_start"], m["a_end"]), Span(m["b_start"], m["b_end"]), i) for i, m in enumerate(matches)]
    else:
        rows = aligned_rows(matches, a.text, b.text)
    swaps = [[source, target, count, (source, target) in odd] for source, target, count in swaps_of(matches)]
    return {
        "full": a is not None and b is not None,
        "matches": told,
        "rows": [_row(row) for row in rows],
        "swaps": swaps,
    }


def _match(match: Match, a: Side | None, b: Side | None) -> dict[str, Any]:
    before = a.text[match["a_start"] : match["a_end"]] if a else match["a_text"] or ""
    after = b.text[match["b_start"] : match["b_end"]] if b else match["b_text"] or ""
    told = {
        "kind": match["kind"],
        "a": match["a_where"],
        "b": match["b_where"],
        "holders": match["n_holder_units"],
        "edits": match["edits"] if replays(before, match["edits"], after) else None,
    }
    if a is None or b is None:
        told.update(ta=before, tb=after)
    return told


def _row(row: Row) -> list[Any]:
    a, b = row.a or (None, None), row.b or (None, None)
    return [*a, *b, row.match, int(row.moved)]
