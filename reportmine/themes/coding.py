"""Gives every sentence its themes: by its own words, else by the nearest heading that names a theme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportmine.findings import CodedSentence
from reportmine.model import Segmented, Status
from reportmine.themes.definitions import ThemeLexicon
from reportmine.themes.matching import Hit, Labels, matcher


def code(segmented: Segmented, statuses: Sequence[Status], lexicon: ThemeLexicon) -> tuple[CodedSentence, ...]:
    """One value per sentence, headings included, in order; `statuses` has the length of the sentences.

    The themes of a sentence are in the order of the lexicon. A heading passes its themes on to the sentences of
    its section that show none themselves, and to the sections below it whose own heading shows none.
    """
    document = segmented.document
    compiled = matcher(lexicon)
    order = {label: number for number, label in enumerate(lexicon.labels)}
    own = list(_by_sentence(segmented, compiled.hits(document.clean), order))
    inherited = _by_section(segmented, own)
    coded = []
    for sentence, status, themes in zip(segmented.sentences, statuses, own, strict=True):
        by_heading = not themes and bool(inherited[sentence.section])
        span = document.raw_span(sentence.start, sentence.end)
        chars = len("".join(document.clean[sentence.start : sentence.end].split()))
        shown = inherited[sentence.section] if by_heading else themes
        coded.append(
            CodedSentence(document.doc, sentence.index, span.start, span.end, chars, status, shown, by_heading)
        )
    return tuple(coded)


def _by_sentence(segmented: Segmented, hits: list[Hit], order: dict[str, int]) -> Iterator[Labels]:
    """The themes of each sentence's own words; hits and sentences both rise, so one walk suffices."""
    at = 0
    for sentence in segmented.sentences:
        shown: set[str] = set()
        while at < len(hits) and hits[at].start < sentence.end:
            if hits[at].start >= sentence.start:
                shown.update(hits[at].themes)
            at += 1
        yield tuple(sorted(shown, key=order.__getitem__))


def _by_section(segmented: Segmented, own: list[Labels]) -> list[Labels]:
    """The themes each section hands down: of its heading, else of the heading above it; sections rise by index."""
    headings: dict[int, Labels] = {}
    for sentence, themes in zip(segmented.sentences, own, strict=True):
        if sentence.heading and sentence.section > 0:
            headings[sentence.section] = tuple(dict.fromkeys((*headings.get(sentence.section, ()), *themes)))
    handed: list[Labels] = []
    for section in segmented.sections:
        above = handed[section.parent] if 0 <= section.parent < len(handed) else ()
        handed.append(headings.get(section.index) or above)
    return handed
