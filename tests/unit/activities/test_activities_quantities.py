"""People, occurrences, money and figures: what counts and what does not."""

from typing import Literal

import pytest

from reportmine.activities.elements import read
from reportmine.activities.figures import stated
from reportmine.activities.particulars import edition
from reportmine.activities.quantities import Count, amount, count, occurrences
from reportmine.segment import segmenter
from reportmine.settings import SegmentSettings

CUT = segmenter(SegmentSettings())


@pytest.mark.parametrize(
    ("window", "number", "unit"),
    [
        ("举行拔河比赛，110名教职工参加", 110, "人"),
        ("举办讲座2场，320人次参加", 320, "人次"),
        ("举行展演，吸引近两百名师生观看", 200, "人"),
        ("召开座谈会，30余名职工参加", 30, "人"),
        ("举办运动会，1,200人参加", 1200, "人"),
        ("举办竞赛，3万名职工参加", 30000, "人"),
        ("走访慰问困难职工6户、退休教师22人", None, ""),
        ("组织1106名在职职工和287名退休职工体检", None, ""),
        ("举行大赛，评出一等奖3名", None, ""),
        ("组织疗休养，每批30人", None, ""),
        ("举行竞赛，12支队参赛", None, ""),
    ],
)
def test_count(window: str, number: int | None, unit: Literal["人", "人次", ""]) -> None:
    assert count(window, 2) == Count(number, unit)


@pytest.mark.parametrize(
    ("window", "yuan"),
    [
        ("发放慰问金1.52万元", 15200.0),
        ("筹得62300元", 62300.0),
        ("津贴由每人每月120元", None),
        ("创效126万元", None),
        ("捐款1,310.5元", 1310.5),
    ],
)
def test_amount(window: str, yuan: float | None) -> None:
    assert amount(window) == yuan


def test_occurrences_do_not_come_from_an_edition() -> None:
    assert occurrences("召开了六届三次职代会", 7, 10) is None


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("第五个“师德建设月”活动", 5),
        ("第28个教师节庆祝活动", 28),
        ("六届三次职代会", None),
        ("第六批先进单位评选", 6),
        ("职工运动会", None),
    ],
)
def test_edition(written: str, number: int | None) -> None:
    assert edition(written) == number


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("走访困难职工6户、退休教师22人。", [(6.0, "户", "困难职工"), (22.0, "人", "退休教师")]),
        ("优秀率为91%。", [(91.0, "%", "优秀率")]),
        ("收到建议126条，采纳3-5条。", [(126.0, "条", "建议"), (3.0, "条", "")]),
        ("2012年3月8日，第九套广播体操比赛。", []),
    ],
)
def test_figures(text: str, figures: list[tuple[float, str, str]]) -> None:
    assert [(f.value, f.unit, f.what) for f in stated(read(text, 2012, CUT))] == figures


def test_range_of_a_figure() -> None:
    (figure,) = stated(read("每次3-5人。", 2012, CUT))
    assert (figure.value, figure.value_max, figure.unit) == (3.0, 5.0, "人")


@pytest.mark.parametrize(
    ("window", "number"),
    [
        ("举办联谊会，180名单身职工参加", 180),
        ("举办联谊会，3名职工成功牵手", None),
        ("举办招聘会，68家企业进场，达成就业意向920人", None),
        ("新建工会7家，发展会员452人", None),
        ("举行竞赛，11个病区各派3名护士参加", None),
    ],
)
def test_only_people_who_took_part_are_counted(window: str, number: int | None) -> None:
    assert count(window, 2).number == number
