"""Planned, done or unclear."""

import json
from pathlib import Path

import numpy as np
import pytest

from reportmine.model import Document, Kind, Metadata
from reportmine.segment import segment, statuses

SHARED = Path(__file__).resolve().parents[3] / ".." / "shared"


def told(text: str, kind: Kind = "总结", year: int = 2014) -> list[tuple[str, str]]:
    offsets = np.arange(len(text) + 1, dtype=np.int32)
    cut = segment(Document("a", text, 0, len(text), text, offsets, "", Metadata("", kind=kind, year=year)))
    return [(cut.text(one), status) for one, status in zip(cut.sentences, statuses(cut), strict=True)]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("3月8日，组织女职工踏青，63人参加。", "done"),
        ("先后举办了三期培训班。", "done"),
        ("进一步加强学习，继续提高素质，努力推进民主管理。", "unclear"),
        ("继续开展慰问活动。", "done"),
        ("展开“教工之家”升级活动，实行分级评议。", "done"),
        ("主办青年教师辩论赛。", "done"),
        ("我们将展开新一轮评选。", "planned"),
        ("《公民道德建设实施纲要》深入人心。", "unclear"),
        ("我们将继续举办运动会。", "planned"),
        ("将开展活动作为凝聚职工的抓手。", "done"),
        ("审查结果已张榜公布，并将结果公布于众。", "done"),
        ("拟组织职工疗休养。", "planned"),
        ("使用虚拟平台开展培训。", "done"),
        ("我们还应组织征文活动。", "planned"),
        ("学校积极响应号召，开展募捐。", "done"),
        ("要牢固树立服务观点。", "planned"),
        ("主要是提高重要岗位的素质。", "unclear"),
        ("明年举办第二届职工运动会。", "planned"),
        ("活动的覆盖面还不够广，信息报送不够及时。", "unclear"),
        ("为了职工的利益，坚持公开。", "unclear"),
    ],
)
def test_sentences_of_a_summary(sentence: str, status: str) -> None:
    assert told(sentence) == [(sentence, status)]


def test_a_plan_is_planned_save_what_it_tells_of_the_past() -> None:
    text = "开展技能竞赛。\n加强学习。\n去年，我们完成了换届。"
    assert [status for _, status in told(text, kind="计划")] == ["planned", "planned", "done"]


def test_a_signature_tells_nothing() -> None:
    text = "二、下一步打算\n举办讲座。\n某市第一医院工会\n2014年12月20日"
    assert [status for _, status in told(text)][1:] == ["planned", "unclear", "unclear"]


def test_the_last_paragraph_of_a_summary_looks_ahead() -> None:
    text = "一、关心生活\n慰问困难职工6户。\n2015年，我们将办好实事：一是举办运动会；二是组织疗休养；三是完成换届。"
    assert [status for _, status in told(text)][1:] == ["done", "planned", "planned", "planned"]
    assert [status for _, status in told(text.replace("2015年", "2014年").replace("将", ""))][2:] == ["done"] * 3


@pytest.mark.parametrize(
    "lead", ["2015年，我们将重点做好：", "下一步，要做好以下几项工作。", "新的一年，工会工作的安排如下："]
)
def test_a_sentence_about_the_time_ahead_leads_into_the_numbers_below_it(lead: str) -> None:
    text = f"一、关心生活\n1.慰问困难职工6户。\n{lead}\n1.举办职工运动会。\n2.组织疗休养。欢迎参加。\n感谢各位的支持。"
    statuses = [status for _, status in told(text)]
    assert statuses[1:] == ["done", "planned", "planned", "planned", "planned", "unclear"]


def test_the_numbers_after_the_led_ones_are_not_led() -> None:
    text = "（一）工作打算\n明年，我们将做好：\n1.开展评选\n举办讲座。\n2.组织体检。\n（二）工作亮点\n1.举办竞赛。"
    assert [status for sentence, status in told(text) if "举办" in sentence] == ["planned", "done"]
    text = "一、帮扶\n2014年，我们做了以下工作：\n1.举办讲座。\n2.组织体检。"
    assert [status for _, status in told(text)][2:] == ["done", "done"]
    text = "一、明年我们将做好以下工作。\n二、举办了讲座5场，很受欢迎。\n三、组织体检，共30人。"
    assert [status for _, status in told(text)][-2:] == ["done", "done"]


@pytest.mark.parametrize("heading", ["二、下一步打算", "二、2015年工作思路", "二、今后的努力方向"])
def test_a_part_about_the_time_ahead(heading: str) -> None:
    text = f"一、工作回顾\n（一）抓学习\n举办讲座。\n{heading}\n（一）抓学习\n举办讲座。"
    assert [status for sentence, status in told(text) if sentence == "举办讲座。"] == ["done", "planned"]


def test_a_review_inside_a_plan() -> None:
    text = "一、2013年工作回顾\n举办讲座5场。\n二、2014年工作安排\n举办讲座。"
    assert [status for sentence, status in told(text, kind="计划") if sentence.startswith("举办")] == [
        "done",
        "planned",
    ]


def test_the_mixed_report_of_the_development_data() -> None:
    path = SHARED / "data" / "fulldocs" / "fulldocs.jsonl"
    if not path.is_file():
        pytest.skip("the development data lie outside the repository")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    report = next(row for row in rows if row["id"] == "d01")
    found = told(report["text"], year=2014)
    assert [sentence[:6] for sentence, status in found if status == "planned"] == [
        "2015年，",
        "二是暑期组织",
        "三是9月完成",
    ]
