from __future__ import annotations

import pytest

from reportmine.reuse.facts import Fact, find_facts


def only(text: str) -> Fact:
    [fact] = find_facts(text)
    return fact


def test_one_fact_written_in_two_ways_has_one_key() -> None:
    ways = ["募集1.5万元", "募集15000元", "募集15,000元", "募集一万五千元"]
    assert {fact.key for text in ways for fact in find_facts(text)} == {"15000"}


def test_years_are_no_facts_and_positions_slice_back() -> None:
    text = "2014年9月10日，二十八名教师"
    assert [text[f.start : f.end] for f in find_facts(text)] == ["9月10日", "二十八名"]


@pytest.mark.parametrize(
    "text", ["二〇一四年", "一名教师", "三农工作", "一一核对", "几十人", "4月", "一体化", "三个代表"]
)
def test_what_states_no_figure_is_no_fact(text: str) -> None:
    assert find_facts(text) == []


@pytest.mark.parametrize(
    ("exact", "rough"),
    [
        ("1409名", "一千四百余名"),
        ("38人", "近四十人"),
        ("18.76万元", "十八万多元"),
        ("6.8万元", "近7万元"),
        ("1535万元", "逾一千五百万元"),
        ("122名", "上百名"),
        ("82%", "八成以上"),
        ("78.5%", "近八成"),
        ("92.4%", "九成"),
        ("4月20日", "四月下旬"),
        ("9月28日", "九月底"),
        ("5月8日", "五月上旬"),
    ],
)
def test_an_exact_fact_satisfies_its_rough_form(exact: str, rough: str) -> None:
    said = only(rough)
    assert said.vague
    assert said.key in only(exact).rounded


@pytest.mark.parametrize(
    ("exact", "rough"), [("1509名", "一千四百余名"), ("52人", "近四十人"), ("62%", "八成以上"), ("4月3日", "四月下旬")]
)
def test_another_fact_does_not(exact: str, rough: str) -> None:
    assert only(rough).key not in only(exact).rounded


def test_editions_and_quoted_names_are_facts() -> None:
    keys = [fact.key for fact in find_facts("第七届“墨香杯”比赛，六届二次教代会通过《办法（试行）》，开班五期")]
    assert keys == ["第7", "“墨香杯”", "第6", "“办法（试行）”", "5"]
