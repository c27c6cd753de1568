from __future__ import annotations

from typing import get_args

import pytest

from reportmine.reuse.judging import RangeBasis
from reportmine.reuse.kinds import match_kind
from reportmine.reuse.likeness import similarity

SENTENCE = "全年走访慰问困难职工六十二户，发放慰问金三万元，覆盖所有分会。"


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        (SENTENCE, "verbatim"),
        (SENTENCE.replace("六十二", "五十八"), "numbers_changed"),
        (SENTENCE.replace("走访", "看望"), "light"),
        ("困难职工六十二户收到慰问金，总额三万元，每个分会都没有落下，工会干部逐一上门送去。", "reworded"),
        ("慰问困难职工六十二户三万元。", "condensed"),
    ],
)
def test_the_kind_follows_from_the_difference(other: str, kind: str) -> None:
    assert match_kind(SENTENCE, other, similarity(SENTENCE, other), basis="words", formula_ratio=0.0) == kind


def test_formula_and_shared_events_are_told_first() -> None:
    assert match_kind(SENTENCE, SENTENCE, 1.0, basis="words", formula_ratio=0.9) == "formula"
    assert match_kind(SENTENCE, SENTENCE, 1.0, basis="event", formula_ratio=0.9) == "same_event"
    assert "event" in get_args(RangeBasis)


@pytest.mark.parametrize("n", [50, 100, 150])
def test_what_is_just_as_alike_as_asked_for_is_told_so(n: int) -> None:
    one, other = "工" * (n - n // 50) + "会" * (n // 50), "工" * (n - n // 50) + "人" * (n // 50)
    assert similarity(one, other) == 0.98
    assert [similarity(one, other, least) for least in (0.5, 0.98, 0.981)] == [0.98, 0.98, 0.0]
    numbered = one[:-1] + "会12", other[:-1] + "会13"
    alike = similarity(*numbered)
    assert similarity(*numbered, alike) == alike


def test_numbers_changed_are_told_where_the_rest_is_just_alike() -> None:
    one = "全年走访慰问困难职工62户发放慰问金合计三万元覆盖所有分会的困难职工家庭并送去米面油等过节物资大家很满意"
    other = one.replace("62", "58").replace("满意", "满足")
    kept = len(one) - 1  # with one figure in place of two
    one, other = one + "文" * (50 - kept), other + "文" * (50 - kept)
    assert match_kind(one, other, similarity(one, other), basis="words", formula_ratio=0.0) == "numbers_changed"


def test_punctuation_and_space_do_not_count() -> None:
    assert similarity("工会，工作。", "工 会工作") == 1.0
    assert similarity("", "") == 1.0
    assert similarity("工会", "") == 0.0
