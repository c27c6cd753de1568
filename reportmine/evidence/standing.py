"""What one report shares with all others: with earlier ones, with later ones, order unknown; without its own years.

The one who was copied must not stand at the top, so overlap is told apart by who came first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from reportmine.evidence.order import order_of
from reportmine.findings import Match, Overlap, Pair, SentenceWeight
from reportmine.model import Metadata
from reportmine.reuse.matching import verbatim_spans
from reportmine.reuse.ratios import Ruler, count, is_reuse, sentence_weights

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """One document among the others: its overlap, and for every sentence what reuse knows of it."""

    overlap: Overlap
    reused: Mask  # clean characters in any reuse match
    sentences: tuple[SentenceWeight, ...]


def standings(
    rulers: Mapping[str, Ruler], matches: Sequence[Match], pairs: Sequence[Pair], meta: Mapping[str, Metadata]
) -> Mapping[str, Standing]:
    """The standing of every document, by id, made when asked for; another copy of the same report is no overlap."""
    one_report = {(p.doc_a, p.doc_b) for p in pairs if p.relation == "same_report"}
    explained = {(p.doc_a, p.doc_b) for p in pairs if p.context != "none"}
    own_matches: dict[str, list[Match]] = defaultdict(list)
    for match in matches:
        if is_reuse(match) and (match.doc_a, match.doc_b) not in one_report:
            own_matches[match.doc_a].append(match)
            own_matches[match.doc_b].append(match)
    best: dict[str, tuple[float, str]] = {}
    for pair in pairs:
        if pair.relation == "same_report":
            continue
        for doc, ratio, other in (
            (pair.doc_a, pair.a_copied_ratio, pair.doc_b),
            (pair.doc_b, pair.b_copied_ratio, pair.doc_a),
        ):
            if ratio > 0 and ratio > best.get(doc, (0.0, ""))[0]:
                best[doc] = (ratio, other)
    matched = dict(own_matches)
    return _Standings(
        sorted(rulers), lambda doc: _standing(rulers[doc], matched.get(doc, ()), meta, explained, best.get(doc))
    )


class _Standings(Mapping[str, Standing]):
    """A check asks for the new report's and a few others' of a hundred."""

    def __init__(self, names: Sequence[str], make: Callable[[str], Standing]) -> None:
        self._names, self._make = dict.fromkeys(names), cache(make)

    def __getitem__(self, name: str) -> Standing:
        if name not in self._names:
            raise KeyError(name)
        return self._make(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _standing(
    rule: Ruler,
    matches: Sequence[Match],
    meta: Mapping[str, Metadata],
    explained: Set[tuple[str, str]],
    best: tuple[float, str] | None,
) -> Standing:
    doc = rule.segmented.document.doc
    parts: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for match in matches:
        for name in _parts(match, doc, meta, explained):
            parts[name].append(_span(match, doc))
        parts["verbatim"] += verbatim_spans(match, doc)
    mask = {name: rule.covered(spans) for name, spans in parts.items()}
    nothing = rule.covered([])
    covered, verbatim = mask.get("all", nothing), mask.get("verbatim", nothing)
    # what an earlier report holds is not counted again where the order of another one is unknown
    mask["unordered"] = mask.get("unordered", nothing) & ~mask.get("earlier", nothing)
    chars = {name: count(found & rule.counted) for name, found in mask.items()}
    overlap = Overlap(
        doc=doc,
        formula_chars=count(rule.counted & rule.formula),
        verbatim_chars=count(covered & rule.counted & verbatim),
        reworded_chars=count(covered & rule.counted & ~verbatim),
        overlap_chars=chars.get("all", 0),
        overlap_plain_chars=count(covered & rule.plain),
        overlap_foreign_chars=chars.get("foreign", 0),
        with_earlier_chars=chars.get("earlier", 0),
        with_later_chars=chars.get("later", 0),
        order_unknown_chars=chars.get("unordered", 0),
        max_single_ratio=best[0] if best else 0.0,
        max_single_doc=best[1] if best else None,
    )
    return Standing(overlap, covered, sentence_weights(rule, covered, mask.get("earlier", nothing)))


def _parts(match: Match, doc: str, meta: Mapping[str, Metadata], explained: Set[tuple[str, str]]) -> list[str]:
    other = match.doc_b if match.doc_a == doc else match.doc_a
    order = order_of(meta[doc], meta[other])
    when = {"a_to_b": "later", "b_to_a": "earlier", "unknown": "unordered", "common_source": "unordered"}[
        order.direction
    ]
    parts = ["all", when]
    if (match.doc_a, match.doc_b) not in explained:
        parts.append("foreign")
    return parts


def _span(match: Match, doc: str) -> tuple[int, int]:
    return (match.a_start, match.a_end) if match.doc_a == doc else (match.b_start, match.b_end)
