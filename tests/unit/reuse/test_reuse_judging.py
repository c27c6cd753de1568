from __future__ import annotations

import pytest

from reportmine.reuse.judging import RangeBasis, Shape, SharedFacts, basis_of

NO_FACTS = SharedFacts(0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("score", "words", "facts", "shape", "basis"),
    [
        (1.5, 0.6, NO_FACTS, Shape(4, 4), "words"),
        (1.5, 0.6, SharedFacts(5.0, 0.9, 5.5), Shape(4, 4), "both"),
        (0.5, 0.2, SharedFacts(6.0, 0.9, 6.6), Shape(4, 4), "facts"),  # wording nearly gone, facts in four clauses
        (0.5, 0.2, SharedFacts(4.0, 0.9, 4.4), Shape(1, 2), "event"),  # two witnesses: one sentence, few facts
        (0.5, 0.05, SharedFacts(9.0, 1.0, 9.0), Shape(4, 4), "event"),  # no wording at all
        (0.6, 0.45, NO_FACTS, Shape(1, 1), None),  # a clause of the genre
        (0.9, 0.45, SharedFacts(0.0, 0.0, 4.0), Shape(4, 4), None),  # the same phrases about other facts
        (0.55, 0.7, NO_FACTS, Shape(2, 4), "words"),  # four clauses summed up in two
    ],
)
def test_the_basis_follows_from_wording_and_facts(
    score: float, words: float, facts: SharedFacts, shape: Shape, basis: RangeBasis | None
) -> None:
    assert basis_of(score, words, facts, shape) == basis


def test_long_reports_need_more_and_much_evidence_needs_less_wording() -> None:
    assert basis_of(0.8, 0.5, NO_FACTS, Shape(4, 4, 2_000)) == "words"
    assert basis_of(0.8, 0.5, NO_FACTS, Shape(4, 4, 200_000)) is None
    assert basis_of(0.8, 0.3, NO_FACTS, Shape(9, 9)) is None
    assert basis_of(4.0, 0.3, NO_FACTS, Shape(9, 9)) == "words"
