"""Constructed situations: legitimate sameness has its context and stands in no ranking; the copied is never above.

Every situation is a small folder of its own, written for this test.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import pytest

from reportmine.engine import LocalEngine
from reportmine.reports.ranking import ranked_documents, ranked_pairs
from reportmine.results.sharing import reuse_tables
from reportmine.settings import ReadingSettings, Settings
from reportmine.study import load, reuse_of

OPENING = "{year}年，{own}工会在镇党委和区总工会的领导下，依靠全体教职工，把事情一件一件做到实处。\n"
MEETING = (
    "一、把会开实\n3月{day}日，召开第{edition}届教职工代表大会，{n}名代表审议了绩效考核办法的修改稿，逐条表决，其中两条当场退回重写。"
    "会后把{m}件提案分给各处室，要求写清楚谁来办、哪天办完，月底张贴在食堂门口，由提出的人自己签字销号。\n"
)
SPORT = (
    "二、把球打起来\n5月到6月，年级组之间打了一场为期五周的气排球联赛，每周三下午放学后开赛，裁判由体育组轮流担任。"
    "{n}名教职工上场，年纪最大的是快退休的后勤老周；决赛那天下着小雨，大家把球网搬进了礼堂，打满三局才分出胜负。\n"
)
HOME = (
    "三、把门敲开\n工会委员两人一组，利用周末走访了{m}户家里有病人或者有高考学生的教职工，带去的不是统一的礼盒，"
    "而是事先问清楚的东西：护理床的租借电话、晚自习的接送拼车表、一位退休医生的义诊时间。全年发放慰问金{n}00元。\n"
)
MORE = (
    "四、把账算明\n会费收支每季度公布一次，超过{m}百元的开支附上发票照片；女教工的体检改到区妇幼保健院，多查了甲状腺一项，"
    "费用由行政和工会各担一半。年底请三名普通会员翻了一遍全年的凭证，指出的四处小差错已经改正并重新公布。\n"
)
OTHER = (
    "一、劳动安全\n机修车间给{m}台老冲床加装了光栅，班组长每天开机前拍照上传，漏拍的由工会小组长上门去问原因。"
    "高温季节把午休延长了四十分钟，冷饮改成职工自己点单，剩下的钱买了两台制冰机。\n"
    "二、技能比武\n8月举办焊工比武，{n}人报名，考题由老师傅现场抽签，获得前三名的当月起每月多发技能津贴。"
    "落选的十一个人自愿组成夜校，借用培训室每周二晚上练两个小时，到年底有六人补考通过。\n"
)
FACTS = {"day": 12, "edition": "四", "n": 63, "m": 27}
LATER = {"day": 9, "edition": "五", "n": 71, "m": 31}


def report(
    unit: str, year: int, *parts: str, kind: str = "工作总结", own: str = "", facts: Mapping[str, object] = FACTS
) -> str:
    values = {**facts, "year": year, "own": own or unit}
    return f"{unit}工会{year}年{kind}\n" + "".join(part.format(**values) for part in (OPENING, *parts))


def stranger(unit: str, year: int) -> str:
    """A report that shares nothing with the others."""
    return f"{unit}工会{year}年工作总结\n今年厂里订单不多，工会腾出手来补了几件欠账，讲给会员听听。\n" + OTHER.format(
        **FACTS
    )


ALL = (MEETING, SPORT, HOME, MORE)


@dataclass
class Found:
    """What a situation gave."""

    pairs: list[dict[str, Any]]
    ranked_pairs: list[dict[str, Any]]
    ranking: list[str]
    states: dict[str, str]

    def contexts(self) -> set[str]:
        return {str(pair["context"]) for pair in self.pairs}


Study = Callable[..., Found]


@pytest.fixture
def study(tmp_path: Path) -> Study:
    def run(files: dict[str, str], units: str | None = None) -> Found:
        folder = tmp_path / "in"
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.suffix == ".docx":
                made = docx.Document()
                for line in text.splitlines():
                    made.add_paragraph(line)
                made.save(str(path))
            else:
                path.write_text(text, encoding="utf-8")
        register = None
        if units is not None:
            register = tmp_path / "名册.csv"
            register.write_text(units, encoding="utf-8")
        settings, engine = Settings(reading=ReadingSettings(units=register)), LocalEngine(1)
        corpus = load((folder,), settings, engine)
        tables = reuse_tables(corpus, reuse_of(corpus, settings, engine), everything=False)
        shutil.rmtree(folder)
        return Found(
            list(tables["pairs"].records()),
            ranked_pairs(tables["pairs"]),
            [item.record["doc"] for item in ranked_documents(tables["documents"])],
            {str(row["doc"]): str(row["state"]) for row in tables["documents"].records()},
        )

    return run


ONE, TWO = "松林坪小学", "石门坳中学"
FIRST = report(ONE, 2014, *ALL)

LEGITIMATE: dict[str, tuple[dict[str, str], str]] = {
    "own earlier year, facts updated": (
        {"a.txt": FIRST, "b.txt": report(ONE, 2015, *ALL, facts=LATER)},
        "own_earlier_year",
    ),
    "own earlier year, facts unchanged": ({"a.txt": FIRST, "b.txt": report(ONE, 2015, *ALL)}, "own_earlier_year"),
    "half year and full year": (
        {"a.txt": report(ONE, 2014, MEETING, SPORT, kind="上半年工作总结"), "b.txt": FIRST},
        "half_year_full_year",
    ),
    "plan and report": ({"a.txt": report(ONE, 2014, *ALL, kind="工作计划"), "b.txt": FIRST}, "plan_and_report"),
    "what a superior tells of its unit": (
        {
            "a.txt": FIRST,
            "b.txt": f"清溪镇教育工会2014年工作总结\n{OTHER.format(**FACTS)}{ONE}工会的做法：{SPORT.format(**FACTS)}",
        },
        "superior_compilation",
    ),
}


@pytest.mark.parametrize("name", LEGITIMATE)
def test_legitimate_sameness_has_its_context_and_no_place_in_the_ranking(study: Study, name: str) -> None:
    files, context = LEGITIMATE[name]
    found = study(files)
    assert found.contexts() == {context}
    assert found.ranked_pairs == []
    assert found.ranking == []


def test_a_renamed_unit_is_one_unit_by_the_register(study: Study) -> None:
    files = {"a.txt": FIRST, "b.txt": report("松林坪实验学校", 2015, *ALL)}
    assert study(files).contexts() == {"none"}
    assert study(files, "单位,曾用名\n松林坪实验学校工会,松林坪小学工会\n").contexts() == {"own_earlier_year"}


@pytest.mark.parametrize("other", ["b.docx", "b.txt"])
def test_one_report_in_two_forms_or_revised_is_no_overlap(study: Study, other: str) -> None:
    revised = FIRST if other == "b.docx" else FIRST.replace("大家把球网", "我们就把球网")
    found = study({"a.txt": FIRST, other: revised})
    assert [pair["relation"] for pair in found.pairs] == ["same_report"]
    assert found.ranked_pairs == []
    assert found.ranking == []


def test_a_file_handed_in_twice_is_a_duplicate(study: Study) -> None:
    found = study({f"{ONE}/a.txt": FIRST, f"{ONE}/b.txt": FIRST, f"{TWO}/c.txt": stranger(TWO, 2014)})
    assert sorted(found.states.values()) == ["duplicate", "read", "read"]
    assert found.ranked_pairs == []


def test_what_a_circular_says_is_nobodys_overlap(study: Study) -> None:
    said = SPORT.format(**FACTS)
    found = study(
        {
            "上级文件/通知.txt": f"关于开展联赛的通知\n{said}",
            f"{ONE}/a.txt": report(ONE, 2014, MEETING, HOME) + said,
            f"{TWO}/b.txt": stranger(TWO, 2014) + said,
        }
    )
    assert found.ranked_pairs == []
    assert found.ranking == []


def test_two_witnesses_of_one_event_are_not_overlap(study: Study) -> None:
    told = (
        "9月24日，参加全镇第七届教职工气排球赛，来自14个学校的168名运动员参赛，我校获得第二名，领队林小雁获组织奖。\n"
    )
    seen = "第七届镇教职工气排球赛于9月24日举行，168人分14个队上场。本校队员以一胜两负止步小组赛，老师们说重在玩。\n"
    found = study({"a.txt": report(ONE, 2014, MEETING, HOME) + told, "b.txt": stranger(TWO, 2014) + seen})
    assert all(pair["context"] == "joint_event" for pair in found.pairs)
    assert found.ranked_pairs == []


def test_the_copied_never_stands_above_the_copying(study: Study) -> None:
    found = study({"a.txt": FIRST, "b.txt": report(TWO, 2015, *ALL), "c.txt": stranger("白芦镇卫生院", 2015)})
    (pair,) = found.ranked_pairs
    assert (pair["doc_a"], pair["direction"], pair["direction_grade"]) == ("a.txt", "a_to_b", "document")
    assert found.ranking == ["b.txt"]


def test_without_dates_the_order_is_unknown_and_both_stand(study: Study) -> None:
    found = study({"a.txt": FIRST, "b.txt": report(TWO, 2014, *ALL)})
    assert [pair["direction"] for pair in found.ranked_pairs] == ["unknown"]
    assert sorted(found.ranking) == ["a.txt", "b.txt"]


def test_a_foreign_name_on_one_side_suggests_the_order_and_says_so(study: Study) -> None:
    found = study({"a.txt": FIRST, "b.txt": report(TWO, 2014, *ALL, own=ONE)})
    (pair,) = found.ranked_pairs
    assert (pair["direction"], pair["direction_grade"]) == ("a_to_b", "inference")
    assert ONE in pair["direction_basis"][0]


def test_a_report_under_a_foreign_name_is_no_own_earlier_year(study: Study) -> None:
    found = study({f"{ONE}/a.txt": FIRST, f"{ONE}/b.txt": report(TWO, 2015, *ALL)})
    (pair,) = found.ranked_pairs
    assert pair["context"] == "none"


def test_the_same_file_of_two_units_is_the_strongest_finding(study: Study) -> None:
    found = study({f"{ONE}/a.txt": FIRST, f"{TWO}/b.txt": FIRST})
    assert [pair["relation"] for pair in found.ranked_pairs] == ["identical"]


def test_a_guests_school_is_no_leftover(study: Study) -> None:
    guest = "11月，{guest}的老师应邀前来听课，课后一起座谈，还借走了我们的值日表。\n"
    one = report(ONE, 2014, *ALL) + guest.format(guest=TWO)
    found = study({"a.txt": one, "b.txt": report(TWO, 2015, *ALL) + guest.format(guest=ONE)})
    assert [pair["leftovers"] for pair in found.pairs] == [[]]


def test_a_name_left_in_the_title_place_is_a_leftover(study: Study) -> None:
    copy = report(TWO, 2015, *ALL, own=ONE)
    found = study({"a.txt": FIRST, "b.txt": copy})
    (pair,) = found.pairs
    assert any(ONE in trace for trace in pair["leftovers"])
