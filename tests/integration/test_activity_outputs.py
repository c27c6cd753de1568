"""`activities`: totals, the calendar of the planned ones, wrong usage."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Run

PLAN = "青溪县总工会2016年工作计划\n5月，举办职工拔河比赛。\n适时举办职工插花比赛。\n"
SUMMARY = (
    "青溪县总工会2016年工作总结\n5月，举办了职工拔河比赛，120人参加。\n走访慰问困难职工46户，发放慰问金4.6万元。\n"
)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "报告"
    folder.mkdir()
    (folder / "计划.txt").write_text(PLAN, encoding="utf-8")
    (folder / "总结.txt").write_text(SUMMARY, encoding="utf-8")
    return folder


def test_totals_are_of_what_was_done(run: Run, reports: Path) -> None:
    done = run("activities", reports, "--show", "summary", "--format", "jsonl")
    rows = [json.loads(line) for line in done.out.decode("utf-8").splitlines()]
    contests = [row for row in rows if row["type"] == "竞赛/文体" and row["copied"]]
    assert [(row["n_activities"], row["people"], row["no_people"]) for row in contests] == [(1, 120, 0)]
    (help_,) = [row for row in rows if row["type"] == "慰问/帮扶" and not row["copied"]]
    assert (help_["households"], help_["amount_yuan"], help_["people"]) == (46, 46000.0, 0)


def test_a_plan_knows_what_the_summary_reports(run: Run, reports: Path) -> None:
    done = run("activities", reports, "--format", "jsonl")
    rows = {
        row["name"]: row for row in map(json.loads, done.out.decode("utf-8").splitlines()) if row["doc"] == "计划.txt"
    }
    assert [rows[name]["reported"] for name in ("职工拔河比赛", "职工插花比赛")] == [True, False]
    assert rows["职工拔河比赛"]["event_id"] == "e1"


def test_the_calendar_holds_the_dated_plans_and_counts_the_rest(run: Run, reports: Path, tmp_path: Path) -> None:
    target = tmp_path / "计划.ics"
    done = run("activities", reports, "-o", target)
    assert done.code == 0
    assert "拟开展的活动 1 项；另有 1 项" in done.err
    text = target.read_text(encoding="utf-8")
    assert text.count("BEGIN:VEVENT") == 1
    assert "DTSTART;VALUE=DATE:20160501" in text


def test_only_a_list_of_activities_can_be_a_calendar(run: Run, reports: Path, tmp_path: Path) -> None:
    done = run("activities", reports, "--show", "figures", "-o", tmp_path / "a.ics")
    assert done.code == 2
    assert ".ics" in done.err
    assert "Traceback" not in done.err


def test_an_unknown_column_to_add_up_by_is_told(run: Run, reports: Path) -> None:
    done = run("activities", reports, "--show", "summary", "--by", "地区")
    assert done.code == 2
    assert "地区" in done.err
