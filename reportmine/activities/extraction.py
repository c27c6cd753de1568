"""The activities and figures of a document, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from reportmine.activities import (
    calendar,
    figures,
    merging,
    organisers,
    particulars,
    quantities,
    rowwise,
    subcontests,
    tables,
)
from reportmine.activities.candidates import Candidate
from reportmine.activities.conjuncts import Name
from reportmine.activities.elements import read
from reportmine.activities.lexicons import heads
from reportmine.activities.lines import Line
from reportmine.activities.merging import SHOWN
from reportmine.activities.scope import when
from reportmine.activities.surroundings import Surrounding, surroundings
from reportmine.activities.weighing import find
from reportmine.findings import Activity, Figure
from reportmine.findings.records import as_record
from reportmine.model import Segmented, Sentence, Status
from reportmine.segment import Segmenter

_DIGIT = re.compile(r"\d")
_FIGURE_OR_FOUNDING = re.compile(
    r"[一二两三四五六七八九十百][余多几]?[名位户场次件份篇项家期人]|成立|组建|新建|设立"
    r"|召开|举行|举办|打响|办起|上演|放映|[为给向][^，。；]{1,20}(?:送|捐|检查|普查|发)|[将把][^，。；]{2,20}[送发]|结成|结为"
)
_LACKING = re.compile(r"不足|差距|有待|不够|问题与|存在的?问题|薄弱|欠缺")
_SEMICOLON = re.compile("[；;]")
_LISTING = ("、", "和", "与", "及")
_JOINS = ("", *_LISTING)
_WILL = re.compile(
    r"将(?=[于在会要举开组继召进联]|$)|拟(?=[于在举开组])|计划(?=[于在举开组])|准备(?=举|开展|组织)|还?应(?=组织|开展|成立|举办)"
)


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a document states; raw positions, in order."""

    activities: tuple[Activity, ...]
    figures: tuple[Figure, ...]


class _Place(NamedTuple):
    """A sentence on its way through the extraction."""

    segmented: Segmented
    sentence: Sentence
    status: Status
    around: Surrounding
    line: Line


def extract(segmented: Segmented, statuses: Sequence[Status], segmenter: Segmenter) -> Extracted:
    """The activities and figures of a segmented document; `statuses` has one value for every sentence.

    Rows with a confidence under 0.5 (aims, generic classes of happenings) are kept for those who ask for them.
    """
    activities: list[Activity] = []
    stated: list[Figure] = []
    around = surroundings(segmented)
    headings: tables.Headings | None = None
    for sentence, status, beside in zip(segmented.sentences, statuses, around, strict=True):
        text = segmented.text(sentence)
        opened = tables.headings_of(text) if "\t" in text else None
        headings = opened or (headings if "\t" in text else None)
        if opened is not None:
            continue
        if (
            headings is None
            and not beside.calendar
            and not (_DIGIT.search(text) or heads().one.search(text) or _FIGURE_OR_FOUNDING.search(text))
        ):
            continue  # no name and no figure can be in it: most of a report's prose
        line = read(text, beside.year, segmenter, school=beside.school)
        place = _Place(segmented, sentence, status, beside, line)
        if headings is not None:
            rows = rowwise.activities(rowwise.Row(segmented, sentence, status, beside, text), headings, segmenter)
            stated.extend(_figures(place, rows, len(activities)))
            activities.extend(rows)
            continue
        found = _found(place)
        rows = [_activity(place, found, i) for i in range(len(found))]
        stated.extend(_figures(place, rows, len(activities)))
        activities.extend(rows)
    ids = merging.merge(activities)
    # `dataclasses.replace` goes through the descriptions of 28 fields, which takes as long as merging
    named = tuple(Activity(**as_record(row) | {"activity_id": name}) for row, name in zip(activities, ids, strict=True))
    return Extracted(named, tuple(_linked(figure, ids) for figure in stated))


def _linked(figure: Figure, ids: Sequence[str]) -> Figure:
    if figure.activity_id is None:
        return figure
    return Figure(**as_record(figure) | {"activity_id": ids[int(figure.activity_id)]})


def _found(place: _Place) -> list[Candidate]:
    found = find(place.line, _titles(place))
    return calendar.items(place.line, found) if place.around.calendar else found


def _titles(place: _Place) -> bool:
    """Whether a heading stands over text: a dated line, or a numbered one with nothing under it, is an item."""
    if not place.sentence.heading or place.around.calendar or place.line.times:
        return False
    sentences, sections = place.segmented.sentences, place.segmented.sections
    if place.sentence.index + 1 == len(sentences) or not sections[place.sentence.section].number:
        return True
    below = sentences[place.sentence.index + 1].section
    return below == place.sentence.section or sections[below].parent == place.sentence.section


def _activity(place: _Place, found: Sequence[Candidate], at: int) -> Activity:
    line, candidate = place.line, found[at]
    name = candidate.name
    names = [c.name for c in found if c.confidence >= SHOWN or c is candidate]
    of = _parent(found, at) if candidate.rule == subcontests.RULE else name
    time = when(line, of, names, place.around.month, place.around.opening)
    start, end = _window(line, found, at)
    window, before = line.text[start:end], _organiser_before(line, found, at)
    counted = _count(line, found, at, (start, end))
    offset = place.sentence.start
    span = place.segmented.document.raw_span(offset + name.start, offset + name.end)
    raw = place.segmented.document.raw
    return Activity(
        doc=place.segmented.document.doc,
        start=span.start,
        end=span.end,
        where=place.sentence.where,
        mention=raw[span.start : span.end],
        name=particulars.canonical(line, name),
        type=candidate.type,
        time=time.time,
        date=time.date,
        date_start=time.first,
        date_end=time.last,
        recurrence=time.recurrence,
        organiser=organisers.organiser(line, candidate, before),
        role=organisers.role(line, candidate),
        participants=particulars.participants(line, name),
        count=counted.number,
        count_unit=counted.unit,
        occurrences=quantities.occurrences(window, name.start - start, name.end - start),
        amount_yuan=quantities.amount(line.text[name.start : end]),
        place=particulars.place(line, name),
        edition=particulars.edition(line.text[name.start : name.end]),
        result=particulars.result(line.text[name.end : end]),
        status=_status(place, candidate),
        confidence=candidate.confidence,
        rule=candidate.rule,
        activity_id="",
        sentence=place.sentence.index,
    )


def _parent(found: Sequence[Candidate], at: int) -> Name:
    """The contest that a sub-contest belongs to: the last other candidate shown before it."""
    before = [c.name for c in found[:at] if c.rule != subcontests.RULE and c.confidence >= SHOWN]
    return before[-1] if before else found[at].name


def _count(line: Line, found: Sequence[Candidate], at: int, window: tuple[int, int]) -> quantities.Count:
    """The people of one activity; those of a list (乒乓球、拔河等比赛，近500人次) are told of all together."""
    name, start = found[at].name, window[0]
    if found[at].rule == "award-titles":
        return quantities.titles(line.text, name.start, name.end)
    shown = [c.name for c in found if c.confidence >= SHOWN]
    listed = len(shown) > 1 and any(
        line.text[one.end : other.start] in _LISTING
        for one, other in pairwise(sorted(shown, key=lambda n: n.start))
        if name in (one, other)
    )
    counted = quantities.count(line.text[start : window[1]], name.start - start)
    if not listed or quantities.count(line.text[start : name.end], name.start - start) == counted:
        return counted
    return quantities.Count(None, "")


def _window(line: Line, found: Sequence[Candidate], at: int) -> tuple[int, int]:
    """The stretch of the sentence that tells of this activity: its clause and what follows, up to the next one."""
    name = found[at].name
    if found[at].rule == subcontests.RULE:
        return name.start, name.end  # people and results after it are told of the whole contest
    start, _ = line.clause(name.start)
    sure = [c.name for c in found if c.confidence >= SHOWN and c is not found[at] and c.rule != subcontests.RULE]
    start = max([start, *(n.end for n in sure if n.end <= name.start)])
    following = [n.start for n in sure if n.start >= name.end]
    end = min(following, default=len(line.text))
    if following:
        end = max(line.clause(end)[0], name.end) if line.clause(end)[0] > name.end else end
    semicolon = _SEMICOLON.search(line.text, name.end, end)
    return start, semicolon.start() if semicolon else end


def _organiser_before(line: Line, found: Sequence[Candidate], at: int) -> str:
    if at == 0:
        return ""
    previous = found[at - 1]
    joined = line.text[previous.name.end : found[at].name.start] in _JOINS
    return organisers.organiser(line, previous, _organiser_before(line, found, at - 1)) if joined else ""


def _status(place: _Place, candidate: Candidate) -> Status:
    """The sentence's status; 将 in the clause itself makes a plan of what stands in a told sentence."""
    start, _ = place.line.clause(candidate.name.start)
    year = place.segmented.document.meta.year
    if year is not None and place.around.year is not None and place.around.year > year:
        return "planned"
    if place.status != "planned" and _WILL.search(place.line.text[start : candidate.name.start]):
        return "planned"
    if place.status != "unclear" or _LACKING.search(place.line.text) or _LACKING.search(_headings(place)):
        return place.status
    return "planned" if place.segmented.document.meta.kind == "计划" else "done"  # what a report names, it tells of


def _headings(place: _Place) -> str:
    """The headings above a sentence, joined."""
    sections, at, words = place.segmented.sections, place.sentence.section, []
    while at >= 0:
        words.append(sections[at].heading)
        at = sections[at].parent
    return " ".join(words)


def _figures(place: _Place, rows: Sequence[Activity], index: int) -> list[Figure]:
    """The sentence's figures; each belongs to the last shown activity that began before it, else to the next one.

    `activity_id` holds the index of the row until the mentions are merged.
    """
    document, offset = place.segmented.document, place.sentence.start
    shown = [(row.start, index + i) for i, row in enumerate(rows) if row.confidence >= SHOWN]
    found = []
    for figure in figures.stated(place.line):
        span = document.raw_span(offset + figure.start, offset + figure.end)
        before = [at for start, at in shown if start <= span.start]
        owner = before[-1] if before else (shown[0][1] if shown else None)
        found.append(
            Figure(
                doc=document.doc,
                start=span.start,
                end=span.end,
                value=figure.value,
                value_max=figure.value_max,
                unit=figure.unit,
                what=figure.what,
                approximate=figure.approximate,
                text=document.raw[span.start : span.end],
                status=place.status,
                activity_id=None if owner is None else str(owner),
            )
        )
    return found
