from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from reportmine.findings import CodedSentence, SentenceWeight, ThemeYear
from reportmine.model import Status
from reportmine.settings import Period, ThemeSettings
from reportmine.themes import ThemeReport, coverage, documents, years

Part = tuple[int, Status, tuple[str, ...]]
PLAIN = SentenceWeight(0.0, False, False)


def report(
    doc: str,
    year: int | None,
    parts: Sequence[Part],
    *,
    family: str | None = None,
    unit: str | None = "甲校",
    extra: Mapping[str, str] | None = None,
    weight: SentenceWeight = PLAIN,
) -> ThemeReport:
    """Parts are (characters, status, themes)."""
    sentences = tuple(
        CodedSentence(doc, number, 0, 0, chars, status, themes, False)
        for number, (chars, status, themes) in enumerate(parts)
    )
    return ThemeReport(doc, year, unit, "总结", family, extra or {}, sentences, tuple(weight for _ in sentences))


def share(
    value: int,
    doc: str,
    year: int | None,
    *,
    family: str | None = None,
    unit: str | None = "甲校",
    extra: Mapping[str, str] | None = None,
) -> ThemeReport:
    """A report whose share of theme 帮扶 is `value` percent, all done."""
    return report(
        doc, year, [(value, "done", ("帮扶",)), (100 - value, "done", ())], family=family, unit=unit, extra=extra
    )


def row(rows: Sequence[ThemeYear], status: str = "all") -> ThemeYear:
    (found,) = (r for r in rows if r.theme == "帮扶" and r.status == status)
    return found


def test_a_sentence_counts_whole_to_each_of_its_themes() -> None:
    rows = documents([report("a", 2012, [(30, "done", ("帮扶", "文体")), (10, "done", ("文体",)), (60, "done", ())])])
    assert [(r.theme, r.chars, r.share, r.sentences) for r in rows] == [("文体", 40, 0.4, 2), ("帮扶", 30, 0.3, 1)]


def test_coverage_tells_own_words_from_headings() -> None:
    sentences = (
        CodedSentence("a", 0, 0, 0, 10, "done", ("帮扶",), False),
        CodedSentence("a", 1, 0, 0, 30, "done", ("帮扶",), True),
        CodedSentence("a", 2, 0, 0, 60, "done", (), False),
    )
    (one,) = coverage([ThemeReport("a", None, None, "总结", None, {}, sentences, (PLAIN,) * 3)])
    assert (one.chars, one.own_chars, one.heading_chars, one.uncovered_share) == (100, 10, 30, 0.6)


def test_members_of_a_family_are_averaged_before_families_are() -> None:
    reports = [share(10, "a", 2012, family="f"), share(30, "b", 2012, family="f"), share(60, "c", 2012)]
    found = row(years(reports, ThemeSettings()))
    assert (found.n_reports, found.n_families, round(found.share, 9)) == (3, 2, 0.4)


def test_taking_a_copy_away_changes_nothing() -> None:
    original, copy, other = share(20, "a", 2012, family="f"), share(20, "b", 2012, family="f"), share(40, "c", 2012)
    with_copy = row(years([original, copy, other], ThemeSettings()))
    assert with_copy.share == pytest.approx(row(years([original, other], ThemeSettings())).share)


def test_no_interval_under_three_families() -> None:
    two = row(years([share(10, "a", 2012), share(20, "b", 2012)], ThemeSettings()))
    assert (two.ci_low, two.ci_high) == (None, None)
    three = row(years([share(10, "a", 2012), share(20, "b", 2012), share(30, "c", 2012)], ThemeSettings()))
    # 0.2 ± 4.303 × 0.1 / √3, cut at 0
    assert three.ci_low == 0.0
    assert three.ci_high == pytest.approx(0.4484, abs=1e-4)


def test_done_and_planned_are_shares_of_the_whole_report() -> None:
    parts: list[Part] = [
        (20, "done", ("帮扶",)),
        (30, "planned", ("帮扶",)),
        (10, "unclear", ("帮扶",)),
        (40, "done", ()),
    ]
    rows = years([report("a", 2012, parts)], ThemeSettings())
    assert [row(rows, status).share for status in ("all", "done", "planned")] == [0.6, 0.2, 0.3]


def test_formula_and_carried_are_shares_of_the_theme() -> None:
    one = report("a", 2012, [(50, "done", ("帮扶",)), (50, "done", ())], weight=SentenceWeight(0.25, True, True))
    other = report("b", 2012, [(50, "done", ("帮扶",)), (50, "done", ())])
    found = row(years([one, other], ThemeSettings()))
    assert (found.formula_share, found.carried_share) == (0.125, 0.5)


def test_unknown_year_has_a_row_of_its_own_at_the_end() -> None:
    rows = years([share(10, "a", None), share(20, "b", 2013), share(30, "c", 2012)], ThemeSettings())
    assert [(r.group, r.year) for r in rows if r.status == "all"] == [("2012", 2012), ("2013", 2013), ("", None)]


def test_periods_unit_and_own_columns_group_too() -> None:
    reports = [share(10, "a", 2008, extra={"片区": "东"}), share(20, "b", 2014), share(30, "c", 2020, unit=None)]
    spans = (Period("2008-2012", "2008-01-01", "2012-12-31"), Period("2013-2017", "2013-01-01", "2017-12-31"))
    periods = years(reports, ThemeSettings(periods=spans))
    assert [(r.group_by, r.group, r.year) for r in periods if r.status == "all"] == [
        ("period", "2008-2012", None),
        ("period", "2013-2017", None),
        ("period", "其他年份", None),
    ]
    assert [r.group for r in years(reports, ThemeSettings(by="unit")) if r.status == "all"] == ["甲校", ""]
    assert [r.group for r in years(reports, ThemeSettings(by="片区")) if r.status == "all"] == ["东", ""]


def test_a_report_falls_where_most_of_its_days_are() -> None:
    autumn, whole = replace(share(10, "a", 2013), days=("2013-09-01", "2014-01-31")), share(20, "b", 2014)
    found = [r.group for r in years([autumn, whole], ThemeSettings(school_years=True)) if r.status == "all"]
    assert found == ["2013-2014学年"]
    year = Period("2013-10/2014-09", "2013-10-01", "2014-09-30")
    found = [r.group for r in years([autumn, share(5, "c", 2013)], ThemeSettings(periods=(year,))) if r.status == "all"]
    assert found == ["2013-10/2014-09", "其他年份"]


def test_the_order_of_the_reports_does_not_matter() -> None:
    reports = [share(10 + 7 * number, f"d{number}", 2012 + number % 2, family=f"f{number % 3}") for number in range(9)]
    assert years(reports, ThemeSettings()) == years(reports[::-1], ThemeSettings())


def test_empty_report_has_no_share() -> None:
    assert years([report("a", 2012, [])], ThemeSettings()) == ()
    assert documents([report("a", 2012, [(0, "done", ("帮扶",))])])[0].share == 0.0
