"""From a document to its sections, sentences and clauses."""

from __future__ import annotations

from collections.abc import Iterator

from reportmine.model import Clause, Document, Segmented, Sentence
from reportmine.segment.clauses import clause_ends
from reportmine.segment.places import places
from reportmine.segment.sections import Line, Outline, outline
from reportmine.segment.sentences import sentence_ends


def segment(document: Document) -> Segmented:
    r"""Sections, sentences and clauses of a document, in clean coordinates and in order.

    Sentences cover every character that is not space; clauses cover their sentence exactly.

    >>> from reportmine.model import Metadata
    >>> import numpy as np
    >>> text = "一、加强民主管理\n召开教代会。公开校务。"
    >>> offsets = np.arange(len(text) + 1, dtype=np.int32)
    >>> parts = segment(Document("a.txt", text, 0, len(text), text, offsets, "", Metadata("")))
    >>> [(parts.text(sentence), sentence.where) for sentence in parts.sentences][1:]
    [('召开教代会。', '第一部分·第1句'), ('公开校务。', '第一部分·第2句')]
    """
    plan = outline(document.clean)
    sentences = tuple(_sentences(plan))
    return Segmented(document, plan.sections, sentences, tuple(_clauses(document.clean, sentences)))


def _sentences(plan: Outline) -> Iterator[Sentence]:
    names = places(plan.sections, plan.values)
    counts = [0] * len(plan.sections)
    index = 0
    for line in plan.lines:
        for start, end, heading in _spans(line):
            if heading:
                where = f"{names[line.section]}·标题" if line.section else "标题"
            else:
                counts[line.section] += 1
                where = f"{names[line.section]}·第{counts[line.section]}句"
            yield Sentence(index, line.start + start, line.start + end, line.section, where, heading)
            index += 1


def _spans(line: Line) -> Iterator[tuple[int, int, bool]]:
    """Sentence spans inside a line, without the space between them; the heading first where there is one."""
    text = line.text
    start = line.heading
    if start:
        yield 0, len(text[:start].rstrip()), True
        text = text[start:]
    last = 0
    for end in sentence_ends(text):
        piece = text[last:end]
        if stripped := piece.strip():
            first = start + last + piece.index(stripped)
            yield first, first + len(stripped), False
        last = end


def _clauses(text: str, sentences: tuple[Sentence, ...]) -> Iterator[Clause]:
    index = 0
    for sentence in sentences:
        last = sentence.start
        for end in clause_ends(text[sentence.start : sentence.end]):
            yield Clause(index, last, sentence.start + end, sentence.index)
            last = sentence.start + end
            index += 1
