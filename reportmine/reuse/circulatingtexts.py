"""Circulating texts: a passage that many units hold inside otherwise different reports, as a family of its own.

Passages of verified matches are nodes; a match joins its two, and two passages of one report are joined where each
covers at least half of the other. What one whole-report family shares already is left to that family.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from reportmine.findings import Family, Match
from reportmine.model import Metadata
from reportmine.reuse.families import CIRCULATING_UNITS, earliest
from reportmine.reuse.ratios import is_reuse
from reportmine.reuse.unions import Unions

LONG = 120  # characters of a passage that circulates: a shorter one is a turn of phrase (as in `circulating.py`)

_Span = tuple[str, int, int]


def circulating_texts(
    matches: Sequence[Match], meta: Mapping[str, Metadata], member: Mapping[str, str]
) -> tuple[tuple[Family, ...], dict[int, str]]:
    """Families of passages, numbered in order of their first report, and the family of a match by its position.

    `member` is the whole-report family of every report that has one.
    """
    joined = [n for n, match in enumerate(matches) if _circulates(match, member)]
    spans = sorted({span for n in joined for span in _spans(matches[n])})
    at = {span: i for i, span in enumerate(spans)}
    unions = Unions(len(spans), _overlapping(spans))
    for n in joined:
        one, other = _spans(matches[n])
        unions.join(at[one], at[other])
    by_group: dict[int, list[int]] = defaultdict(list)
    for n in joined:
        by_group[unions.find(at[_spans(matches[n])[0]])].append(n)
    families: list[Family] = []
    family_of: dict[int, str] = {}
    for _, members in sorted(by_group.items()):
        name = f"T{len(families) + 1:04d}"
        family = _family(name, [matches[n] for n in members], meta)
        if len(family.units) >= CIRCULATING_UNITS:
            families.append(family)
            family_of |= dict.fromkeys(members, name)
    return tuple(families), family_of


def _circulates(match: Match, member: Mapping[str, str]) -> bool:
    family = member.get(match.doc_a)
    within = family is not None and family == member.get(match.doc_b)
    return not within and match.n_holder_units >= CIRCULATING_UNITS and _chars(match) >= LONG and is_reuse(match)


def _chars(match: Match) -> int:
    return min(match.a_end - match.a_start, match.b_end - match.b_start)


def _spans(match: Match) -> tuple[_Span, _Span]:
    return (match.doc_a, match.a_start, match.a_end), (match.doc_b, match.b_start, match.b_end)


def _overlapping(spans: Sequence[_Span]) -> Iterable[tuple[int, int]]:
    """Pairs of positions in the sorted spans: each span with the first one before it that it mostly covers."""
    leads: list[int] = []  # spans of this report that no earlier one covers and that may still reach the next
    for n, (doc, start, end) in enumerate(spans):
        leads = [lead for lead in leads if spans[lead][0] == doc and spans[lead][2] > start]
        for lead in leads:
            _, low, high = spans[lead]
            if 2 * (min(end, high) - start) >= max(end - start, high - low):
                yield lead, n
                break
        else:
            leads.append(n)


def _family(name: str, matches: Sequence[Match], meta: Mapping[str, Metadata]) -> Family:
    docs = tuple(sorted({doc for match in matches for doc in (match.doc_a, match.doc_b)}))
    units = tuple(sorted({unit for doc in docs if (unit := meta[doc].unit)}))
    years = tuple(sorted({year for doc in docs if (year := meta[doc].year) is not None}))
    shared = min(_chars(match) for match in matches)
    return Family(name, "circulating", docs, years, units, earliest(docs, meta), shared, extent="passage")
