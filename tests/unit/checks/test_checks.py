"""Checks against calendar and arithmetic: planted faults are found, and what is right is left alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportmine.checks import check, checks_of
from reportmine.checks.arithmetic import rate_claims
from reportmine.checks.days import day_claims
from reportmine.checks.times import opening_claims, signature_claims, world_claims
from reportmine.engine import LocalEngine
from reportmine.findings import Activity
from reportmine.model import Kind, Metadata, Segmented
from reportmine.settings import Settings
from reportmine.study import analyse, load

FAULTS = [
    ("10月2日重阳节，组织老同志登高。", 2015, "2015年重阳节是10月21日"),
    ("重阳节（10月2日）慰问退休职工", 2015, "2015年重阳节是10月21日"),
    ("9月27日（中秋节）看望困难职工", 2016, "2016年中秋节是9月15日"),
    ("9月12日教师节，召开表彰会。", 2014, "2014年教师节是9月10日"),
    ("2月30日召开例会", 2014, "2月没有30日"),
    ("2015年2月29日召开例会", 2016, "2015年2月没有29日"),
    ("3月8日（星期五）召开女职工座谈会", 2014, "2014年3月8日是星期六"),
    ("五月一日是端午节", 2013, "2013年端午节是6月12日"),
]
RIGHT = [
    ("10月2日重阳节，组织老同志登高。", 2014),
    ("9月28日中秋节前夕，看望困难职工", 2016),
    ("9月28日中秋节慰问", 2016),
    ("9月28日，在中秋节来临之际", 2016),
    ("去年9月27日中秋节", 2016),
    ("2015年9月27日中秋节", 2016),
    ("1月31日春节", 2013),  # the New Year that closes the year's winter
    ("2月29日召开例会", 2016),
    ("3月8日（星期六）召开女职工座谈会", 2014),
    ("合格率13.2月均", 2014),
    ("第5月31日", 2014),
]


@pytest.mark.parametrize(("text", "year", "expected"), FAULTS)
def test_faults_of_days_are_found(text: str, year: int, expected: str) -> None:
    assert [claim.expected for claim in day_claims(text, [year])] == [expected]


@pytest.mark.parametrize(("text", "year"), RIGHT)
def test_right_and_vague_days_are_left_alone(text: str, year: int) -> None:
    assert list(day_claims(text, [year])) == []


def test_without_a_year_only_impossible_days_are_faults() -> None:
    assert list(day_claims("10月2日重阳节", [])) == []
    assert [claim.check for claim in day_claims("4月31日开会", [])] == ["no_such_day"]


@pytest.mark.parametrize(
    ("text", "year", "n"),
    [
        ("庆祝第30个教师节", 2014, 0),
        ("庆祝第30个教师节", 2015, 1),
        ("2014年庆祝第30个教师节后", 2015, 0),
        ("庆祝新中国成立70周年", 2020, 0),
        ("庆祝新中国成立70周年", 2016, 1),
        ("学习贯彻党的十九大精神", 2016, 1),
        ("学习贯彻党的十九大精神", 2017, 0),
        ("喜迎党的十九大", 2016, 0),
        ("党的十九大即将召开", 2016, 0),
    ],
)
def test_the_world_has_its_years(text: str, year: int, n: int) -> None:
    assert len(list(world_claims(text, [year]))) == n


@pytest.mark.parametrize(
    ("text", "kind", "n"),
    [("2013年，我校工会认真工作", "总结", 1), ("2014年，我校工会认真工作", "总结", 0), ("2013年，我校工会", "计划", 0)],
)
def test_openings_name_the_year_of_the_title(text: str, kind: Kind, n: int) -> None:
    assert len(list(opening_claims(text, [2014], kind))) == n


@pytest.mark.parametrize(
    ("text", "kind", "n"),
    [
        ("2015年1月6日", "总结", 0),
        ("2013年12月6日", "总结", 1),
        ("2013年12月6日", "计划", 0),
        ("2017年1月", "总结", 1),
        ("2013年12月6日召开大会", "总结", 0),
    ],
)
def test_signatures_follow_the_year_reported_on(text: str, kind: Kind, n: int) -> None:
    assert len(list(signature_claims(text, [2014], kind))) == n


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("全体教职工对9名干部进行民主评议，优秀率为91%", 1),
        ("全体教职工对9名干部进行民主评议，优秀率为89%", 0),
        ("全体教职工对9名干部进行民主评议，优秀率为91%以上", 0),
        ("全校教师120人参加测试，合格率为97.3%", 1),
        ("全校教师120人参加测试，合格率为97.5%", 0),
        ("现有教师50人，其中党员20人，占40%", 0),
        ("现有教师50人，其中党员20人，占总人数的45%", 1),
        ("参赛20人，入会率达98%", 0),
    ],
)
def test_rates_that_no_head_count_gives(text: str, n: int) -> None:
    assert len(list(rate_claims(text))) == n


def _studied(tmp_path: Path, texts: dict[str, str]) -> list[tuple[Segmented, tuple[Activity, ...]]]:
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    settings, engine = Settings(), LocalEngine(1)
    corpus = load((tmp_path,), settings, engine)
    analyses = analyse(corpus.documents, settings, engine)
    return [(s, a.activities) for s, a in zip(corpus.documents, analyses, strict=True)]


def _report(year: int, edition: str, people: int) -> str:
    return (
        f"清溪镇中学工会{year}年工作总结\n{year}年，学校工会认真履行职责。\n"
        f"5月，举办第{edition}届“清溪杯”教工篮球赛，{people}人参加。\n"
        f"11月，召开第三届教职工代表大会，{people + 30}名代表参加。\n"
    )


def test_editions_and_numbers_move_on(tmp_path: Path) -> None:
    found = _studied(tmp_path, {"a.txt": _report(2014, "五", 87), "b.txt": _report(2015, "五", 87)})
    rows = [(row.doc, row.check) for row in checks_of(found)]
    assert ("b.txt", "edition_stood_still") in rows
    assert ("b.txt", "same_numbers") in rows  # the assembly: its number stands for a term, its 117 people do not
    assert all(doc == "b.txt" for doc, _ in rows)


def test_a_line_that_moves_on_is_no_fault(tmp_path: Path) -> None:
    found = _studied(tmp_path, {"a.txt": _report(2014, "五", 87), "b.txt": _report(2015, "六", 91)})
    assert list(checks_of(found)) == []


def test_places_are_raw(tmp_path: Path) -> None:
    text = "工会2016年工作总结\n\n　　2016年9月27日中秋节，\r\n慰问困难职工。\n"
    ((segmented, _),) = _studied(tmp_path, {"a.txt": text})
    (row,) = check(segmented)
    assert segmented.document.raw[row.start : row.end] == row.text == "2016年9月27日中秋节"


def test_a_report_without_a_year_is_not_judged_by_one(tmp_path: Path) -> None:
    ((segmented, _),) = _studied(tmp_path, {"a.txt": "工会工作总结\n庆祝第30个教师节，9月27日中秋节慰问职工。\n"})
    plain = replace(segmented, document=replace(segmented.document, meta=Metadata("工会工作总结")))
    assert check(plain) == []
