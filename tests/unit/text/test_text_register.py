"""The register of units: one unit under all its names, its columns, and what is wrong with a register."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportmine.engine import LocalEngine
from reportmine.errors import DataFileError, UsageError
from reportmine.evidence import context_of
from reportmine.model import Metadata
from reportmine.settings import ReadingSettings, Settings
from reportmine.study import load, reuse_of
from reportmine.text.register import load_register

TABLE = (
    "单位,别名,上级,地区,行业\n"
    "清溪县第二实验小学工会,二实小、实验二小,清溪县教育工会,城关,教育\n"
    "白芦镇总工会,,清溪县总工会,白芦,乡镇\n"
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "名册.csv"
    path.write_text(TABLE, encoding="utf-8-sig")
    return path


def test_a_unit_is_one_whatever_it_calls_itself(table: Path) -> None:
    register = load_register(table)
    names = ("清溪县第二实验小学工会", "二实小", "实验二小")
    assert {unit.name for name in names if (unit := register.find(name))} == {"清溪县第二实验小学工会"}
    assert register.find("石门坳中学") is None


def test_metadata_gets_names_and_columns(table: Path) -> None:
    register = load_register(table)
    warned = ("报送单位“二实小”与文中单位“实验二小”不一致",)
    placed = register.placed(Metadata("t", submitter="二实小", unit_in_text="实验二小", unit="二实小", warnings=warned))
    assert placed.unit == placed.submitter == placed.unit_in_text == "清溪县第二实验小学工会"
    assert placed.extra == {"parent": "清溪县教育工会", "region": "城关", "industry": "教育"}
    assert placed.warnings == ()


def test_conflicts_and_unknown_units_are_told(table: Path) -> None:
    register = load_register(table)
    placed = register.placed(Metadata("t", submitter="白芦镇总工会", unit_in_text="二实小", unit="白芦镇总工会"))
    assert placed.warnings == ("报送单位“白芦镇总工会”与文中单位“清溪县第二实验小学工会”不一致",)
    (unknown,) = register.placed(Metadata("t", unit="石门坳中学")).warnings
    assert "不在单位名册中" in unknown


@pytest.mark.parametrize(
    ("content", "told"),
    [("名册\n甲\n", "没有“单位”一列"), ("单位,别名\n甲小学,一小\n乙小学,一小\n", "两个单位"), ("", "没有“单位”一列")],
)
def test_a_bad_register_is_named(tmp_path: Path, content: str, told: str) -> None:
    path = tmp_path / "r.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DataFileError, match=told):
        load_register(path)


def test_no_register_at_all(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        load_register(tmp_path / "none.csv")


def test_a_report_of_another_unit_is_no_own_earlier_year() -> None:
    own = Metadata("a", year=2014, submitter="松林坪小学", unit_in_text="松林坪小学工会", unit="松林坪小学")
    foreign = Metadata("b", year=2015, submitter="松林坪小学", unit_in_text="石门坳中学", unit="松林坪小学")
    assert context_of(own, own) == "none"
    assert context_of(own, foreign) == "none"


def test_what_a_superior_tells_of_a_unit_is_a_compilation(tmp_path: Path) -> None:
    told = (
        "5月开展“书香伴我行”读书活动，教工自愿结成9个小组，每组每月读一本书、写一篇札记，年底选出23篇编成集子，"
        "送给退休的老教师作纪念，全校61名教职工人手一册。膳食小组每周三到食堂验菜，把菜价逐笔抄在门口的小黑板上。"
    )
    other = "一、普惠服务\n县总工会全年走访企业48家，调处劳动争议17件，办理法律援助6件，为务工人员讨回工资32万元。\n"
    (tmp_path / "县.txt").write_text(
        f"清溪县总工会2014年工作总结\n{other}二、基层亮点\n清溪县松林坪小学工会：{told}\n", encoding="utf-8"
    )
    (tmp_path / "校.txt").write_text(
        f"清溪县松林坪小学工会2014年工作总结\n一年来，学校工会做了以下工作。\n{told}\n", encoding="utf-8"
    )
    settings, engine = Settings(), LocalEngine(1)
    (pair,) = reuse_of(load((tmp_path,), settings, engine), settings, engine).pairs
    assert pair.context == "superior_compilation"


def test_the_register_reaches_the_corpus(tmp_path: Path, table: Path) -> None:
    (tmp_path / "in" / "二实小").mkdir(parents=True)
    (tmp_path / "in" / "二实小" / "a.txt").write_text("工会2014年工作总结\n开展活动。\n", encoding="utf-8")
    settings = Settings(reading=ReadingSettings(units=table))
    (document,) = load((tmp_path / "in",), settings, LocalEngine(1)).documents
    assert document.document.meta.extra["region"] == "城关"
    assert document.document.meta.submitter == "清溪县第二实验小学工会"
