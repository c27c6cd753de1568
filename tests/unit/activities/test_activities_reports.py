"""Short reports of several kinds of units, read from raw text to rows."""

import pytest

from reportmine.activities import extract
from reportmine.findings import Activity, Figure
from reportmine.model import Extract, Reading
from reportmine.segment import segment, segmenter, statuses
from reportmine.settings import SegmentSettings
from reportmine.text.preparing import prepare

CUT = segmenter(SegmentSettings())


def rows_of(text: str, low: bool = False) -> tuple[list[Activity], tuple[Figure, ...]]:
    (document,) = prepare(Reading("a.txt", "read", "a.txt", "", 0, 0, Extract(text, "txt")))
    parts = segment(document)
    found = extract(parts, statuses(parts), CUT)
    assert all(document.raw[row.start : row.end] == row.mention for row in found.activities)
    assert all(document.raw[figure.start : figure.end] == figure.text for figure in found.figures)
    return [row for row in found.activities if low or row.confidence >= 0.5], found.figures


def brief(rows: list[Activity]) -> list[tuple[str, str, str]]:
    return [(row.name, row.date, row.status) for row in rows]


HOSPITAL = """云溪县人民医院工会2014年工作总结
5月12日护士节，举行护理技能竞赛，86名护士参赛，内科三病区获得一等奖。
7月至8月，分四批组织一线医护人员赴青岛疗休养，共132人参加；全年探望住院职工27人次。
"""

BANK = """云溪农商银行工会2016年工作总结
3月8日，机关工会组织女员工插花比赛，45人参加。
第三季度，联合人力资源部举办点钞、反假币等业务技能培训4期，培训员工310人次。
在全行开展“金点子”征集活动，收到建议126条。
"""

SANITATION = """云溪区环卫所工会2015年工作总结
“五一”前夕，召开环卫工人座谈会，30余名一线职工参加。
高温期间，所领导带队慰问一线环卫工人420人次，送去防暑物资8.6万元。
10月26日，举办第三届清扫保洁技能比武，6支代表队、近百名职工登台。
"""

TOWNSHIP = """云溪镇总工会2013年工作总结
2月14日，镇总工会与劳动保障所联合举办“春风送岗”招聘会，28家企业进场。
在6个村建立联合工会，新发展农民工会员340人。
今年，走访慰问困难职工16户、劳模5人，发放慰问金2.4万元。
2014年，我们将着力抓好两件事：一是5月举办首届职工运动会；二是9月完成换届选举。
"""

FACTORY = """云溪机械厂工会2012年工作总结
6月18日至25日，举办第十届职工技能大赛，设钳工、焊工2个工种，226名选手参赛。
4月20日，由工会主席等9名职工代表与行政方就工资增长进行集体协商。
8月，对供应室防暑降温措施进行检查，发现问题3个。
"""

COUNTY = """云溪县总工会2011年工作总结
全年举办工会干部培训班3期。
11月，参加市总工会第二届“工运杯”排球赛，获得第二名。
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            HOSPITAL,
            [
                ("护理技能竞赛", "2014-05-12", "done"),
                ("疗休养", "2014-07/2014-08", "done"),
                ("探望住院职工", "", "done"),
            ],
        ),
        (
            BANK,
            [
                ("女员工插花比赛", "2016-03-08", "done"),
                ("点钞、反假币等业务技能培训", "2016-07/2016-09", "done"),
                ("“金点子”征集活动", "", "done"),
            ],
        ),
        (
            SANITATION,
            [
                ("环卫工人座谈会", "2015-04", "done"),
                ("慰问一线环卫工人", "", "done"),
                ("第三届清扫保洁技能比武", "2015-10-26", "done"),
            ],
        ),
        (
            TOWNSHIP,
            [
                ("“春风送岗”招聘会", "2013-02-14", "done"),
                ("发展农民工会员", "", "done"),
                ("走访慰问困难职工、劳模", "2013", "done"),
                ("首届职工运动会", "2014-05", "planned"),
                ("换届选举", "2014-09", "planned"),
            ],
        ),
        (
            FACTORY,
            [
                ("第十届职工技能大赛", "2012-06-18/2012-06-25", "done"),
                ("钳工比赛", "2012-06-18/2012-06-25", "done"),
                ("焊工比赛", "2012-06-18/2012-06-25", "done"),
                ("工资增长集体协商", "2012-04-20", "done"),
                ("供应室防暑降温措施检查", "2012-08", "done"),
            ],
        ),
        (
            COUNTY,
            [("工会干部培训班", "", "done"), ("市总工会第二届“工运杯”排球赛", "2011-11", "done")],
        ),
    ],
)
def test_report(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert brief(rows_of(text)[0]) == expected


def test_arguments_of_a_hospital_report() -> None:
    contest, rest, visit = rows_of(HOSPITAL)[0]
    assert (contest.count, contest.count_unit, contest.result) == (86, "人", "获得一等奖")
    assert (rest.count, rest.place, rest.participants, rest.role) == (132, "青岛", "一线医护人员", "host")
    assert (visit.count, visit.count_unit, visit.time) == (27, "人次", "全年")


def test_holder_partner_and_occurrences_of_a_bank_report() -> None:
    flowers, training, ideas = rows_of(BANK)[0]
    assert (flowers.organiser, flowers.role) == ("机关工会", "host")
    assert (training.occurrences, training.count, training.count_unit, training.organiser) == (4, 310, "人次", "")
    assert (ideas.count, ideas.organiser) == (None, "")


def test_households_and_teams_do_not_count_and_sums_are_yuan() -> None:
    talk, visit, contest = rows_of(SANITATION)[0]
    assert (talk.count, talk.role) == (30, "host")
    assert (visit.count, visit.count_unit, visit.amount_yuan) == (420, "人次", 86000.0)
    assert (contest.count, contest.edition) == (100, 3)
    (visited,) = [row for row in rows_of(TOWNSHIP)[0] if row.name == "走访慰问困难职工、劳模"]
    assert (visited.count, visited.amount_yuan) == (None, 24000.0)


def test_one_who_takes_part_is_not_the_holder() -> None:
    cup = rows_of(COUNTY)[0][1]
    assert (cup.role, cup.organiser, cup.edition, cup.result) == ("attend", "市总工会", 2, "获得第二名")


def test_figures_are_kept_apart() -> None:
    figures = rows_of(SANITATION)[1]
    told = [(f.text, f.value, f.unit, f.approximate) for f in figures]
    assert told == [
        ("30余名", 30.0, "人", True),
        ("420人次", 420.0, "人次", False),
        ("8.6万元", 86000.0, "元", False),
        ("6支", 6.0, "支", False),
        ("近百名", 100.0, "人", True),
    ]
    assert [f.activity_id for f in figures] == ["a1", "a2", "a2", "a3", "a3"]


def test_without_a_year_none_is_invented() -> None:
    rows, _ = rows_of("学校工会工作总结\n3月8日，组织女教师插花比赛。今年，召开座谈会2次。教师节举行庆祝大会。")
    assert [row.date for row in rows] == ["XXXX-03-08", "", "XXXX-09-10"]
    assert {row.date_start for row in rows} == {None}


CALENDAR = """云溪中学工会2012年工作计划
附件：
云溪中学工会2012年行事历
十一月份
1、召开工会委员会议
2、教职工跳绳比赛
十二月份
1、召开工会委员会议
2、上报困难教职工名单
3、审核评选“优秀会员”“工会之友”等
4、退休教师茶话会（元旦前）
一月份
1、春节走访慰问
注：1、上级活动另行安排；
"""


def test_calendar_annex_gives_every_item_and_turns_the_year() -> None:
    rows, _ = rows_of(CALENDAR)
    assert brief(rows) == [
        ("工会委员会议", "2012-11", "planned"),
        ("教职工跳绳比赛", "2012-11", "planned"),
        ("工会委员会议", "2012-12", "planned"),
        ("上报困难教职工名单", "2012-12", "planned"),
        ("“优秀会员”评选", "2012-12", "planned"),
        ("“工会之友”评选", "2012-12", "planned"),
        ("退休教师茶话会", "2012-12", "planned"),
        ("春节走访慰问", "2013-01", "planned"),
    ]
    assert rows[0].activity_id != rows[2].activity_id


def test_mentions_of_one_activity_share_an_id() -> None:
    opening = "云溪中学工会2012年工作总结\n5月，举办第二届“校长杯”乒乓球比赛。筹备期间得到支持。"
    text = opening + "第二届“校长杯”乒乓球比赛于5月20日闭幕。"
    rows, _ = rows_of(text)
    assert [row.activity_id for row in rows] == ["a1", "a1"]


def test_differing_editions_stay_two() -> None:
    rows, _ = rows_of("云溪中学工会2012年工作总结\n5月，举办第一届读书节。9月，举办第二届读书节。")
    assert [row.activity_id for row in rows] == ["a1", "a2"]


def test_holder_before_the_name_is_cut_off() -> None:
    (row,) = rows_of("云溪中学工会2012年工作总结\n5月9日，组织教师参加县教育局主办的第四届课堂教学大赛，三人获奖。")[0]
    assert (row.name, row.organiser, row.role) == ("第四届课堂教学大赛", "县教育局", "attend")


def test_what_a_named_campaign_gave_is_no_activity_of_its_own() -> None:
    (row,) = rows_of("云溪中学工会2012年工作总结\n8月开展了“金秋助学”活动，资助困难职工子女12名，发放助学金3万元。")[0]
    assert (row.name, row.count) == ("“金秋助学”活动", 12)
