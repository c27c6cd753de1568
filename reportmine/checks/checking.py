"""All checks of a report and of a collection, as rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportmine.checks.arithmetic import rate_claims
from reportmine.checks.claims import Claim
from reportmine.checks.days import day_claims
from reportmine.checks.repeated import Yearly, repetitions
from reportmine.checks.times import opening_claims, signature_claims, world_claims
from reportmine.findings import Activity, Check
from reportmine.model import Document, Metadata, Segmented, Sentence

_OPENING = 2  # sentences of the body
_REPORTS = ("总结", "述职")
_LATER = re.compile(r"下半年|学年|学期|第[三四]季度|-")  # plans that are made in the course of a year


def check(segmented: Segmented) -> list[Check]:
    """The faults of one report against calendar and arithmetic, in order of place."""
    document = segmented.document
    years = _years(document.meta)
    latest = _latest(document.meta, years)
    body = [s for s in segmented.sentences if not s.heading]
    opening = {s.index for s in body[:_OPENING]}
    last = body[-1].index if body else -1
    rows = []
    for sentence in segmented.sentences:
        text = document.clean[sentence.start : sentence.end]
        claims = [*day_claims(text, years), *world_claims(text, years, latest), *rate_claims(text)]
        if sentence.index in opening and "标题" in document.meta.year_basis:
            claims += opening_claims(text, years, document.meta.kind)
        if sentence.index >= last - 1:
            claims += signature_claims(text, years, document.meta.kind)
        rows += [_row(document, sentence, claim) for claim in claims]
    return sorted(rows, key=lambda row: (row.start, row.end, row.check))


def check_across(found: Sequence[tuple[Segmented, Sequence[Activity]]]) -> list[Check]:
    """What a unit's reports of several years repeat: editions and numbers that did not move on."""
    told = [
        Yearly(activity, s.document.meta.unit, s.document.meta.year)
        for s, activities in found
        if s.document.meta.unit is not None and s.document.meta.year is not None and s.document.meta.kind in _REPORTS
        for activity in activities
        if activity.status == "done"
    ]
    return [
        Check(
            row.activity.doc,
            row.activity.start,
            row.activity.end,
            row.activity.where,
            row.check,
            row.activity.mention,
            row.says,
            row.expected,
        )
        for row in repetitions(told)
    ]


def _years(meta: Metadata) -> list[int]:
    """The years a report speaks of, that of its title first."""
    spoken = [meta.year] if meta.year is not None else []
    for day in (meta.period_start, meta.period_end):
        if day is not None and int(day[:4]) not in spoken:
            spoken.append(int(day[:4]))
    return spoken


def _latest(meta: Metadata, years: Sequence[int]) -> int | None:
    """The last year whose autumn a report can know of: a plan, or a report of the first half, not its own."""
    if not years:
        return None
    later = meta.period_end is not None and meta.period_end[5:] > "09"
    early = meta.kind == "计划" and _LATER.search(meta.title) is None
    half = meta.period_end is not None and not later
    return max(years) - 1 if early or half else max(years)


def _row(document: Document, sentence: Sentence, claim: Claim) -> Check:
    span = document.raw_span(sentence.start + claim.start, sentence.start + claim.end)
    text = document.raw[span.start : span.end]
    return Check(document.doc, span.start, span.end, sentence.where, claim.check, text, claim.says, claim.expected)


def checks_of(found: Sequence[tuple[Segmented, Sequence[Activity]]]) -> Iterator[Check]:
    """Every fault of a collection, in order of document and place."""
    rows = [row for segmented, _ in found for row in check(segmented)] + check_across(found)
    yield from sorted(rows, key=lambda row: (row.doc, row.start, row.end, row.check))
