"""Activity tables: a row is an activity, its columns say the rest."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from test_activities_reports import rows_of

from reportmine.activities.tables import Cell, headings_of, people, yuan
from reportmine.engine import LocalEngine
from reportmine.settings import Settings
from reportmine.study import analyse, load
from reportmine.text.listings import columns_of, listing

TABLE = """青溪县总工会2016年工作总结
附活动一览表。
序号\t活动名称\t活动时间\t地点\t参加人数\t经费（元）\t主办单位\t备注
1\t职工篮球赛\t4月12日—15日\t县体育馆\t120\t8,600\t县总工会
2\t春节送温暖\t1月\t各乡镇\t走访46户\t5.2万\t县总工会、民政局\t已完成
3\t书法、绘画比赛\t3月8日\t工人文化宫\t86人次\t\t女职委
4\t第三届职工歌咏比赛\t10月（拟）\t影剧院\t约300人\t2万元\t县总工会\t计划
以上活动受到好评。
"""


def test_columns_say_when_where_how_many_and_how_much() -> None:
    ball, visit, writing, painting, song = rows_of(TABLE)[0]
    assert (ball.name, ball.date, ball.place) == ("职工篮球赛", "2016-04-12/2016-04-15", "县体育馆")
    assert (ball.count, ball.count_unit, ball.amount_yuan, ball.organiser) == (120, "人", 8600.0, "县总工会")
    assert (visit.count, visit.amount_yuan, visit.status, visit.type) == (None, 52000.0, "done", "慰问/帮扶")
    assert [(row.name, row.count_unit) for row in (writing, painting)] == [("书法比赛", "人次"), ("绘画比赛", "人次")]
    assert (song.edition, song.count, song.status, song.rule) == (3, 300, "planned", "table")


def test_a_month_column_and_a_table_that_ends() -> None:
    text = (
        "某厂工会2015年工作安排\n月份\t工作内容\t责任人\n3\t女职工踏青\t王芳\n9\t技能比武\t李强\n继续努力。\n无\t表\n"
    )
    assert [(row.name, row.date) for row in rows_of(text)[0]] == [("女职工踏青", "2015-03"), ("技能比武", "2015-09")]


@pytest.mark.parametrize("cells", [["姓名", "部门", "职务"], ["活动名称", "备注"], ["序号", "时间", "地点"]])
def test_other_tables_are_no_activity_tables(cells: list[str]) -> None:
    assert columns_of(cells) is None
    assert listing([cells, ["a", "b", "c"]]) is None


def test_units_of_the_heading_hold_where_the_cell_says_none() -> None:
    head = headings_of("活动名称\t参加人次\t经费（万元）")
    assert head is not None
    assert people(head, Cell(0, "86")) == (86, "人次")
    assert people(head, Cell(0, "12支队伍")) == (None, "")
    assert people(head, Cell(0, "教师30人、学生50人")) == (None, "")
    assert (yuan(head, Cell(0, "1.5")), yuan(head, Cell(0, "3000元")), yuan(head, Cell(0, ""))) == (
        15000.0,
        3000.0,
        None,
    )


def test_a_workbook_of_activities_named_by_the_user_is_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["青溪县总工会2016年活动一览表"])
    for line in TABLE.splitlines()[2:7]:
        sheet.append(line.split("\t"))
    book.save(tmp_path / "台账.xlsx")
    corpus = load([tmp_path / "台账.xlsx"], Settings(), LocalEngine(1), None)
    (found,) = analyse(corpus.documents, Settings(), LocalEngine(1), None)
    assert [(row.name, row.date) for row in found.activities][:2] == [
        ("职工篮球赛", "2016-04-12/2016-04-15"),
        ("春节送温暖", "2016-01"),
    ]
    raw = corpus.documents[0].document.raw
    assert all(raw[row.start : row.end] == row.mention for row in found.activities)
