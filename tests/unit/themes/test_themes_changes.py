from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from reportmine.findings import CodedSentence, SentenceWeight, ThemeChange
from reportmine.settings import ThemeSettings
from reportmine.themes import ThemeReport, changes

QUICK = ThemeSettings(permutations=400)


def share(
    value: int,
    doc: str,
    year: int | None,
    *,
    family: str | None = None,
    unit: str | None = "甲校",
    kind: str = "总结",
    extra: Mapping[str, str] | None = None,
) -> ThemeReport:
    """A report whose share of theme 帮扶 is `value` thousandths, all done."""
    sentences = (
        CodedSentence(doc, 0, 0, 0, value, "done", ("帮扶",), False),
        CodedSentence(doc, 1, 0, 0, 1000 - value, "done", (), False),
    )
    weights = (SentenceWeight(0.0, False, False),) * 2
    return ThemeReport(doc, year, unit, kind, family, extra or {}, sentences, weights)


def side(
    year: int | None, values: Sequence[int], *, unit: str | None = "甲校", kind: str = "总结"
) -> list[ThemeReport]:
    return [share(value, f"{year}-{number}", year, unit=unit, kind=kind) for number, value in enumerate(values)]


def first(
    reports: Sequence[ThemeReport], settings: ThemeSettings = QUICK, *, kind: str = "", status: str = "all"
) -> ThemeChange:
    return next(row for row in changes(reports, settings) if (row.kind, row.status) == (kind, status))


def test_welch_interval_and_smallest_visible_change() -> None:
    found = first(side(2012, [100, 200, 300]) + side(2013, [200, 300, 400]))
    assert found.design == "unpaired"
    assert found.difference == pytest.approx(0.1)
    error = np.sqrt(2 * 0.01 / 3)
    assert found.ci_low == pytest.approx(0.1 - 2.7764 * error, abs=1e-4)
    assert found.smallest_visible_change == pytest.approx((2.7764 + 0.9410) * error, abs=1e-4)
    assert found.p_adjusted == pytest.approx(0.5, abs=0.1)  # 10 of the 20 ways to deal are as far apart


def test_under_three_families_there_is_a_difference_and_nothing_more() -> None:
    found = first(side(2012, [100, 200]) + side(2013, [200, 300, 400]))
    assert found.difference == pytest.approx(0.15)
    assert (found.ci_low, found.ci_high, found.p_adjusted, found.smallest_visible_change) == (None,) * 4


def test_years_are_compared_with_the_next_one_present() -> None:
    reports = side(2012, [100]) + side(2015, [200]) + side(2013, [300]) + side(None, [400])
    assert [(r.group_a, r.group_b) for r in changes(reports, QUICK) if r.status == "all" and not r.kind] == [
        ("2012", "2013"),
        ("2013", "2015"),
    ]


def test_the_same_units_are_paired() -> None:
    reports = [
        share(base + gain, f"{unit}-{year}", year, unit=unit)
        for unit, base in (("甲", 100), ("乙", 400), ("丙", 700), ("丁", 200))
        for year, gain in ((2012, 0), (2013, 30 + base // 100))
    ]
    found = first(reports)
    assert (found.design, found.n_units_both, found.comparable, found.reason) == ("paired", 4, True, "")
    assert found.difference == pytest.approx(0.0335)
    assert found.ci_low is not None and found.ci_low > 0.02  # the units' own level does not blur it


def test_units_that_hold_copies_of_one_another_are_one_witness() -> None:
    reports = [
        share(100 + 10 * year - 20120, f"{unit}-{year}", year, unit=unit, family=f"f{year}" if unit in "甲乙" else None)
        for unit in "甲乙丙"
        for year in (2012, 2013)
    ]
    assert first(reports).design == "unpaired"


def test_other_units_make_two_years_not_comparable() -> None:
    reports = side(2012, [100, 200, 300], unit="甲") + side(2013, [200, 300, 400], unit="乙")
    found = first(reports)
    assert (found.comparable, found.reason) == (False, "两组的单位构成不同")
    unknown = first(side(2012, [100], unit=None) + side(2013, [200]))
    assert unknown.reason == "多数报告单位不明，不能核对两组是否同一批单位"


def test_a_plan_is_never_compared_with_a_summary() -> None:
    reports = side(2012, [100, 200, 300], kind="计划") + side(2013, [200, 300, 400], kind="总结")
    rows = changes(reports, QUICK)
    assert {row.kind for row in rows} == {""}
    assert (rows[0].comparable, rows[0].reason) == (False, "两组的文种构成不同")
    assert (rows[0].ci_low, rows[0].p_adjusted) == (None, None)


def test_each_kind_on_both_sides_is_a_stratum() -> None:
    reports = [
        share(value, f"{kind}{year}{number}", year, kind=kind)
        for kind, values in (("计划", (100, 120, 140)), ("总结", (300, 320, 340)))
        for year in (2012, 2013)
        for number, value in enumerate(values)
    ]
    assert {row.kind for row in changes(reports, QUICK)} == {"", "计划", "总结"}
    assert first(reports, kind="计划").share_a == pytest.approx(0.12)


def test_many_groups_without_order_are_compared_with_the_rest() -> None:
    reports = [
        share(100 * number + 50, f"d{number}", 2012, extra={"片区": name}) for number, name in enumerate("甲乙丙丁戊")
    ]
    rows = changes(reports, ThemeSettings(by="片区"))
    assert [(r.group_a, r.group_b) for r in rows if r.status == "all" and not r.kind] == [
        (name, "其余") for name in sorted("甲乙丙丁戊")
    ]


def test_a_family_in_both_years_is_turned_round_as_a_whole() -> None:
    kept = [share(500, f"k{number}-{year}", year, family=f"k{number}") for number in range(4) for year in (2012, 2013)]
    reports = kept + side(2012, [100, 110, 120, 130]) + side(2013, [900, 910, 920, 930])
    found = first(reports)
    assert (found.n_a, found.n_b) == (8, 8)
    assert found.p_adjusted is not None and found.p_adjusted < 0.06


def test_copies_in_one_season_do_not_fake_a_change() -> None:
    draws = np.random.default_rng(5)
    alarms = 0
    for repetition in range(120):
        reports = []
        for number in range(24):
            year, value = int(draws.integers(2012, 2014)), int(draws.integers(0, 400))
            copies = int(draws.integers(1, 4)) if draws.random() < 0.3 else 0
            reports += [share(value, f"{number}-{copy}", year, family=f"f{number}") for copy in range(copies + 1)]
        p = first(reports, ThemeSettings(permutations=200, seed=repetition)).p_adjusted
        alarms += p is not None and p <= 0.05
    assert alarms <= 12  # 5 % of 120 is 6; counting files instead gave 18 % of 300


def test_the_order_of_the_reports_does_not_matter() -> None:
    reports = side(2012, [100, 250, 300, 90]) + side(2013, [200, 310, 400])
    assert changes(reports, QUICK) == changes(reports[::-1], QUICK)
