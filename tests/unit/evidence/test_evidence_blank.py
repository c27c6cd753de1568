"""The blank of a family: what every report put into the slots of the text they share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reportmine.engine import LocalEngine
from reportmine.errors import UsageError
from reportmine.findings import SlotText
from reportmine.results.tables import blank_table
from reportmine.settings import Settings
from reportmine.study import load, reuse_of

BODY = (
    "松林坪小学工会{year}年工作总结\n"
    "一年来，学校工会围绕立德树人的根本任务，团结带领全体教职工，在民主管理和关心教工生活上做了一些实在的事情。\n"
    "一、民主管理\n3月{day}日，召开第{edition}届教职工代表大会，{people}名代表听取并审议了学校工作报告和财务报告，"
    "提案委员会收到提案{n}件，全部在学期结束之前逐件书面答复。\n"
    "二、关心生活\n全年看望生病住院的教职工，送去慰问金{yuan}元；端午节前夕，到退休教师家里坐一坐，听一听他们的意见。\n"
)
YEARS = {
    2013: {"day": 5, "edition": "四", "people": 37, "n": 12, "yuan": 5600},
    2014: {"day": 12, "edition": "五", "people": 41, "n": 17, "yuan": 6100},
    2015: {"day": 9, "edition": "六", "people": 43, "n": 21, "yuan": 7300},
}


@pytest.fixture
def slots(tmp_path: Path) -> list[SlotText]:
    for year, facts in YEARS.items():
        (tmp_path / f"{year}.txt").write_text(BODY.format(year=year, **facts), encoding="utf-8")
    settings, engine = Settings(), LocalEngine(1)
    corpus = load((tmp_path,), settings, engine)
    reuse = reuse_of(corpus, settings, engine)
    with pytest.raises(UsageError, match="F9"):
        blank_table(corpus, reuse, "F9")
    rows: list[dict[str, Any]] = list(blank_table(corpus, reuse, None).records())
    return [SlotText(**row) for row in rows]


@pytest.mark.parametrize(
    ("kind", "name"),
    [("edition", "edition"), ("people", "people"), ("number", "n"), ("amount", "yuan"), ("date", "day")],
)
def test_every_report_tells_what_it_put_into_a_slot(slots: list[SlotText], kind: str, name: str) -> None:
    found: dict[int, dict[int | None, str | None]] = {row.slot: {} for row in slots if row.kind == kind}
    for row in slots:
        if row.slot in found:
            found[row.slot][row.year] = row.text
    assert {year: str(facts[name]) for year, facts in YEARS.items()} in found.values()


def test_the_common_text_has_its_slots_numbered(slots: list[SlotText]) -> None:
    (common,) = [row for row in slots if row.slot == 0]
    assert common.kind == "common"
    assert common.text is not None
    assert all(f"【{row.slot}】" in common.text for row in slots if row.slot and row.text)
    assert "提案委员会收到提案【" in common.text
    assert "37" not in common.text


def test_marks_and_line_breaks_are_no_slots(tmp_path: Path) -> None:
    text = BODY.format(year=2014, **YEARS[2014])
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "b.txt").write_text(text.replace("，", ",").replace("教职工", "教\n职工"), encoding="utf-8")
    settings, engine = Settings(), LocalEngine(1)
    corpus = load((tmp_path,), settings, engine)
    rows = list(blank_table(corpus, reuse_of(corpus, settings, engine), None).records())
    assert [row["slot"] for row in rows] == [0]
