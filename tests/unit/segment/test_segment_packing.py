from __future__ import annotations

import pickle

import numpy as np

from reportmine.model import Clause, Document, Metadata, Section, Segmented, Sentence
from reportmine.segment import segment


def packed_and_back(text: str) -> tuple[Segmented, Segmented]:
    offsets = np.arange(len(text) + 1, dtype=np.int32)
    one = segment(Document("a", text, 0, len(text), text, offsets, "0" * 64, Metadata(title="")))
    return one, pickle.loads(pickle.dumps(one, pickle.HIGHEST_PROTOCOL))


def test_a_segmented_report_is_handed_over_whole() -> None:
    one, other = packed_and_back(
        "工作总结\n一、学习\n组织职工学习，人人参加。效果好。\n二、慰问\n慰问职工6户；发放物资。\n"
    )
    assert (other.sections, other.sentences, other.clauses) == (one.sections, one.sentences, one.clauses)
    assert (other.document.clean, other.document.meta) == (one.document.clean, one.document.meta)
    assert {type(part) for part in (*other.sections, *other.sentences, *other.clauses)} == {Section, Sentence, Clause}


def test_a_report_without_clauses_is_handed_over_too() -> None:
    one, other = packed_and_back("")
    assert (other.sections, other.sentences, other.clauses) == (one.sections, one.sentences, one.clauses)
