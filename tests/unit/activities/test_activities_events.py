"""Activities over several reports: one event, editions, plan and report, totals."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_activities_reports import rows_of

from reportmine.activities import Counted, Told, edition_lines, event_ids, reported, totals
from reportmine.findings import Activity, Figure
from reportmine.model import Kind


def told(doc: str, text: str, unit: str | None, year: int | None, kind: Kind = "总结") -> list[Told]:
    return [Told(replace(row, doc=doc), unit, year, kind) for row in rows_of(text)[0]]


def report(year: int, line: str, kind: str = "总结") -> str:
    return f"某某工会{year}年工作{kind}\n{line}\n"


CONTEST = "10月22日，组队参加全县第五届职工气排球比赛，获得第二名。"
HELD = "10月22日至23日，举办全县第五届职工气排球比赛，120人参加。"


def test_one_contest_told_by_its_holder_and_by_who_took_part() -> None:
    rows = [*told("a", report(2016, HELD), "县总工会", 2016), *told("b", report(2016, CONTEST), "镇总工会", 2016)]
    assert event_ids(rows) == ["e1", "e1"]


def test_two_schools_with_sports_days_of_their_own_tell_of_two_events() -> None:
    line = "10月22日，举办第五届教职工趣味运动会。"
    rows = [*told("a", report(2016, line), "一小工会", 2016), *told("b", report(2016, line), "二小工会", 2016)]
    assert event_ids(rows) == [None, None]


@pytest.mark.parametrize("other", [report(2017, HELD), report(2016, HELD.replace("第五届", "第六届"))])
def test_another_year_or_edition_is_another_event(other: str) -> None:
    rows = [*told("a", report(2016, HELD), "县总工会", 2016), *told("b", other, "县总工会", 2016)]
    assert event_ids(rows) == [None, None]


def test_editions_of_one_unit_make_a_line() -> None:
    rows = [
        *told("a", report(2012, "举办第二届职工书画展。"), "县总工会", 2012),
        *told("b", report(2013, "举办第三届职工书画展。"), "县总工会", 2013),
        *told("c", report(2013, "举办第三届职工书画展。"), "镇总工会", 2013),
    ]
    assert edition_lines(rows) == ["l1", "l1", None]


def test_what_was_planned_is_sought_in_the_summary_of_that_year() -> None:
    plan = report(2016, "5月，举办职工拔河比赛。\n6月，举办职工插花比赛。", "计划")
    rows = [
        *told("p", plan, "县总工会", 2016, "计划"),
        *told("s", report(2016, "5月，举办了职工拔河比赛。"), "县总工会", 2016),
        *told("q", plan, "镇总工会", 2016, "计划"),
    ]
    assert reported(rows) == [True, False, None, None, None]


def counted(rows: list[Told], reused: bool = False) -> list[Counted]:
    return [Counted(row, row.unit, event, reused) for row, event in zip(rows, event_ids(rows), strict=True)]


def test_totals_keep_units_apart_and_count_what_is_not_stated() -> None:
    lines = "3月，举办职工演讲比赛，120人参加。\n5月，举办职工拔河比赛，参赛360人次。\n6月，举办职工插花比赛。"
    both, without = totals(counted(told("a", report(2016, lines), "县总工会", 2016)), [], "unit", ("done",))
    assert (both.type, both.group, both.year, both.n_activities) == ("竞赛/文体", "县总工会", 2016, 3)
    assert (both.people, both.person_times, both.no_people, both.no_amount) == (120, 360, 1, 3)
    assert (both.copied, without.copied, without.n_activities) == (True, False, 3)


def test_one_event_of_a_unit_counts_once_and_copied_ones_can_be_left_out() -> None:
    half, whole = told("h", report(2016, HELD), "县总工会", 2016), told("y", report(2016, HELD), "县总工会", 2016)
    rows = counted([*half, *whole])
    both, without = totals([replace(row, reused=True) for row in rows], [], "unit", ("done",))
    assert (both.n_activities, both.people) == (1, 120)
    assert (without.n_activities, without.people) == (0, 0)


def test_households_come_from_the_figures_of_the_activity() -> None:
    (visit,) = told("a", report(2016, "春节前，走访慰问困难职工46户，发放慰问金4.6万元。"), "县总工会", 2016)[:1]
    figure = Figure("a", 0, 1, 46.0, None, "户", "困难职工", False, "46户", "done", visit.activity.activity_id)
    (total, _) = totals(counted([visit]), [figure], "unit", ("done",))
    assert (total.households, total.no_households, total.amount_yuan) == (46, 0, 46000.0)


def test_doubtful_rows_are_no_event() -> None:
    rows = [*told("a", report(2016, HELD), "县总工会", 2016), *told("b", report(2016, HELD), "县总工会", 2016)]
    low: list[Activity] = [replace(row.activity, confidence=0.3) for row in rows]
    assert event_ids([replace(r, activity=a) for r, a in zip(rows, low, strict=True)]) == [None, None]
