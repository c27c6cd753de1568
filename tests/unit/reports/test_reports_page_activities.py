from __future__ import annotations

from typing import Any

import pytest
from pagetext import data, panel, words
from reports_samples import ACTIVITIES, MANIFEST, TEXTS, tables

from reportmine.reports.columns import schema
from reportmine.reports.page import page
from reportmine.reports.page.activities import months
from reportmine.reports.table import make_table

DOCS = list(TEXTS)


@pytest.fixture(scope="module")
def html() -> str:
    return page(tables(), TEXTS, MANIFEST)


def total(**more: Any) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(schema("activity_totals").names)
    numbers = {name: 0 for name in row if name.startswith(("n_", "no_"))}
    return row | numbers | {"type": "文体", "group": "甲", "year": 2013, "status": "done", "copied": False} | more


def test_an_activity_points_at_its_sentence(html: str) -> None:
    activities, sentences = data(html, "activities-data"), data(html, "sentences")
    row = dict(zip(activities["columns"], activities["rows"][0], strict=True))
    number, _, _, _, start, end = sentences["rows"][row["sentence"]]
    assert TEXTS[sentences["docs"][number][0]][start:end] == "三月，工会组织女职工开展健康体检，共有86人参加。"
    assert (row["name"], row["count"], row["confidence"]) == ("健康体检", 86, "高")


def test_an_activity_without_a_sentence_row_takes_it_from_the_text() -> None:
    made = tables()
    del made["sentences"]
    activities = data(page(made, TEXTS, {}), "activities-data")
    assert (
        activities["rows"][1][activities["columns"].index("sentence")]
        == "五月，工会在门诊楼前举办护理技能比武，12个科室报名。"
    )


def test_months_are_counted_and_the_undated_are_said() -> None:
    more = [*ACTIVITIES, ACTIVITIES[0] | {"date": "XXXX-08-30", "date_start": None}]
    counted = months(make_table("activities", more), "zh")
    assert counted is not None
    assert counted["totals"] == [0, 0, 1, 1, 1, 2, 0, 1, 0, 0, 0, 0, 1]
    assert counted["note"].endswith("共 7 条，其中 1 条原文未写月份。")


def test_stated_figures_are_added_up_and_the_unstated_counted() -> None:
    rows = [
        total(n_activities=3, people=120, no_people=1, no_occurrences=3, no_households=3, no_amount=3),
        total(group="乙", n_activities=1, people=30, no_occurrences=1, no_households=1, no_amount=1),
        total(group="乙", copied=True, n_activities=9, people=900),
    ]
    html = page({"activity_totals": make_table("activity_totals", rows), "activities": tables()["activities"]}, {}, {})
    row = words(panel(html, "activities").split('id="activity-totals"')[1])
    assert "文体 2013 4 原文未写 150 1 项未写" in row
    assert "900" not in row


def test_plans_are_held_against_reports_where_there_are_some() -> None:
    told = (("县医院工会", True), ("县医院工会", False), ("县医院工会", None), ("第二小学工会", None))
    rows = [ACTIVITIES[0] | {"unit": unit, "status": "planned", "reported": reported} for unit, reported in told]
    html = page({"activities": make_table("activities", rows)}, {}, {})
    row = words(panel(html, "activities").split('id="activity-plans"')[1])
    assert "县医院工会 3 1 1 1" in row
    assert "第二小学工会" not in row
