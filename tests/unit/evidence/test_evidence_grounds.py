"""What stands behind a pair: leftovers with their places, facts kept and changed, and how usual the overlap is."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportmine.engine import LocalEngine
from reportmine.evidence import percentiles
from reportmine.findings import Pair
from reportmine.model import Metadata
from reportmine.settings import Settings
from reportmine.study import ReuseStudy, load, reuse_of
from reportmine.text.unitnames import short_names

BODY = (
    "{year}年，{own}工会在镇党委和区总工会的领导下，紧紧依靠全体教职工，扎实推进各项工作。\n"
    "一、民主管理\n3月{day}日，{own}召开教代会，审议通过了《绩效考核办法》等4项制度，代表提案{n}件全部办结。"
    "校务公开栏每月更换一次，食堂账目由膳食小组逐笔核对后张榜。\n"
    "二、文体活动\n6月，举办第{edition}届“清溪杯”教工排球赛，{n}人参加，历时两周共打了18场比赛，冠军由一年级组夺得。"
    "{guest}的老师应邀前来观摩。\n"
    "三、关心生活\n全年慰问生病住院教工{m}人次，发放慰问金{n}00元；为{m}名女教工办理了安康保险，组织她们到县医院体检。\n"
)


def _report(unit: str, year: int, **facts: object) -> str:
    own = str(facts.pop("own", unit))
    values = {"day": 5, "n": 37, "m": 16, "edition": "六", "guest": "白芦镇中心小学"} | facts
    return f"{unit}工会{year}年工作总结\n" + BODY.format(year=year, own=own, **values)


def _studied(tmp_path: Path, **texts: str) -> ReuseStudy:
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    settings, engine = Settings(), LocalEngine(1)
    return reuse_of(load((tmp_path,), settings, engine), settings, engine)


def test_a_foreign_name_in_the_place_of_the_own_is_a_leftover(tmp_path: Path) -> None:
    copy = _report("石门坳中学", 2015).replace("石门坳中学召开", "松林坪小学召开")
    (pair,) = _studied(tmp_path, a=_report("松林坪小学", 2014), b=copy).pairs
    assert pair.leftovers is not None
    (found,) = [trace for trace in pair.leftovers if "名称" in trace]
    start = copy.index("松林坪小学召开")
    assert f"{start}–{start + 5}" in found
    assert found.startswith("乙件")


def test_a_guest_is_no_leftover(tmp_path: Path) -> None:
    one = _report("松林坪小学", 2014, guest="石门坳中学")
    (pair,) = _studied(tmp_path, a=one, b=_report("石门坳中学", 2014, guest="松林坪小学")).pairs
    assert pair.leftovers == ()


def test_the_year_of_the_other_report_is_a_leftover_of_the_later_one(tmp_path: Path) -> None:
    copy = _report("石门坳中学", 2015).replace("2015年，石", "2014年，石")
    (pair,) = _studied(tmp_path, a=_report("松林坪小学", 2014), b=copy).pairs
    assert pair.leftovers is not None
    assert [trace for trace in pair.leftovers if "2014年" in trace and trace.startswith("乙件")]
    assert not [trace for trace in pair.leftovers if trace.startswith("甲件")]


def test_facts_brought_up_to_date_are_told_from_facts_that_stood_still(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    first = _report("松林坪小学", 2014)
    (still,) = _studied(tmp_path / "one", a=first, b=_report("松林坪小学", 2015)).pairs
    fresh = _report("松林坪小学", 2015, day=9, n=42, m=19, edition="七")
    (moved,) = _studied(tmp_path / "two", a=first, b=fresh).pairs
    assert still.context == moved.context == "own_earlier_year"
    assert still.n_facts_changed == 0
    assert still.n_facts_same is not None and still.n_facts_same > 8
    assert moved.n_facts_changed is not None and moved.n_facts_changed >= 6
    assert still.leftovers and any("第六届" in trace for trace in still.leftovers)
    assert moved.leftovers == ()


def _pair(a: str, b: str, ratio: float, family: str | None = None) -> Pair:
    return Pair(a, b, "partial", "none", ratio, ratio / 2, 0, 0, 0, 0, 0, 0, 0, 0, family_id=family)


def test_a_pair_stands_among_the_unrelated_ones() -> None:
    meta = {f"d{i}": Metadata(f"d{i}", unit=f"u{i}") for i in range(10)}
    pairs = [_pair("d0", "d1", 0.9, "f1"), _pair("d2", "d3", 0.2), _pair("d4", "d5", 0.1)]
    # 45 pairs of strangers, one of them related: 42 of nought, 0.1 and 0.2
    assert percentiles(pairs, meta) == [100.0, 100.0, 97.6]


def test_few_pairs_say_nothing_of_what_is_usual() -> None:
    meta = {name: Metadata(name, unit=name) for name in "abcd"}
    assert percentiles([_pair("a", "b", 0.5)], meta) == [None]


@pytest.mark.parametrize(
    ("unit", "names"),
    [
        ("清溪县第二实验小学工会", ("清溪县第二实验小学", "第二实验小学")),
        ("区教育工会", ()),
        ("砺锋机械有限公司工会", ("砺锋机械有限公司",)),
    ],
)
def test_short_names(unit: str, names: tuple[str, ...]) -> None:
    assert short_names(unit) == names
