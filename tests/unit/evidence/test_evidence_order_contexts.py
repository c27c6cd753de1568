from __future__ import annotations

import pytest

from reportmine.evidence import context_of, order_of
from reportmine.model import Metadata


def meta(**known: object) -> Metadata:
    return Metadata(title="总结", **known)  # type: ignore[arg-type]


def test_the_year_decides_before_the_day_of_submission() -> None:
    a, b = meta(year=2015, submitted_at="2015-01-01"), meta(year=2014, submitted_at="2016-01-01")
    assert order_of(a, b).direction == "b_to_a"
    assert order_of(a, b).basis == ("甲件所述年度 2015，乙件所述年度 2014",)


def test_the_same_year_is_ordered_by_submission_and_otherwise_unknown() -> None:
    assert (
        order_of(meta(year=2015, submitted_at="2015-12-01"), meta(year=2015, submitted_at="2015-12-20")).direction
        == "a_to_b"
    )
    assert order_of(meta(year=2015), meta(year=2015)).direction == "unknown"
    assert order_of(meta(), meta(year=2015)).grade == "unknown"


@pytest.mark.parametrize(
    ("a", "b", "context"),
    [
        ({"unit": "甲", "year": 2014}, {"unit": "甲", "year": 2015}, "own_earlier_year"),
        ({"unit": "甲", "year": 2014}, {"unit": "乙", "year": 2015}, "none"),
        ({"year": 2014}, {"year": 2015}, "none"),
        ({"unit": "甲", "year": 2014, "kind": "计划"}, {"unit": "甲", "year": 2014, "kind": "总结"}, "plan_and_report"),
        ({"unit": "甲", "year": 2014, "kind": "总结"}, {"unit": "甲", "year": 2014, "kind": "总结"}, "none"),
    ],
)
def test_a_context_needs_a_known_unit(a: dict[str, object], b: dict[str, object], context: str) -> None:
    assert context_of(meta(**a), meta(**b)) == context


def test_half_a_year_and_the_whole_year_of_one_unit_are_a_context() -> None:
    half = meta(unit="甲", year=2016, kind="总结", period_start="2016-01-01", period_end="2016-06-30")
    assert context_of(half, meta(unit="甲", year=2016, kind="总结")) == "half_year_full_year"
