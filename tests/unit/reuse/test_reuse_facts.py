from __future__ import annotations

import pytest

from reportmine.reuse.facts import chinese_number, find_facts


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("十", 10), ("二十八", 28), ("一百零六", 106), ("三万五千", 35000), ("两千", 2000), ("二〇一三", 2013)],
)
def test_a_numeral_has_its_value(numeral: str, value: int) -> None:
    assert chinese_number(numeral) == value


@pytest.mark.parametrize("numeral", ["十十", "三五百", "百千"])
def test_characters_that_form_no_numeral_have_none(numeral: str) -> None:
    assert chinese_number(numeral) is None


def test_one_fact_written_in_two_ways_has_one_key() -> None:
    ways = ["募集1.5万元", "募集15000元", "募集15,000元", "募集一万五千元"]
    assert {fact.key for text in ways for fact in find_facts(text)} == {"15000"}


def test_years_are_no_facts_and_positions_slice_back() -> None:
    text = "2014年9月10日，二十八名教师"
    assert [text[f.start : f.end] for f in find_facts(text)] == ["9月10日", "二十八"]
