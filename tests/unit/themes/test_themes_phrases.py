from collections.abc import Sequence

from reportmine.findings import Phrase
from reportmine.settings import ThemeSettings
from reportmine.themes import TokenReport, phrases, token_lines
from reportmine.themes.candidates import candidates
from reportmine.themes.edges import edges, is_figure

QUICK = ThemeSettings(permutations=300)


def report(doc: str, year: int | None, *lines: str, family: str | None = None, kind: str = "总结") -> TokenReport:
    return TokenReport(doc, year, None, kind, family, tuple(tuple(line.split()) for line in lines))


FILLER = ("召开 会议", "学习 文件", "参加 培训", "组织 考察")


def names(rows: Sequence[Phrase], group: str) -> list[str]:
    return [row.phrase for row in rows if row.group == group]


def test_punctuation_ends_a_line_and_a_plus_belongs_to_its_name() -> None:
    assert token_lines(["“", "互联网", "+", "”", "，", "厂务公开"]) == (("互联网", "+"), ("厂务公开",))


def test_a_slogan_cut_into_words_comes_up_whole_and_once() -> None:
    slogan = ("贯彻 三个 代表 思想", "学习 三个 代表", "三个 代表", "以 三个 代表 为 指导")
    rows = phrases([report("a", 2002, *slogan, *FILLER), report("b", 2003, *FILLER)], QUICK)
    assert names(rows, "2002")[0] == "三个代表"
    assert "三个" not in names(rows, "2002")
    assert rows[0].count == 4
    assert (rows[0].first_year, rows[0].last_year, rows[0].p_adjusted) == (2002, 2002, None)


def test_formula_verbs_do_not_begin_or_end_a_phrase() -> None:
    lines = ("进一步 加强 师资 培训", "进一步 加强 师资 培训", "进一步 加强 师资 培训 工作", "继续 开展")
    found = names(phrases([report("a", 2012, *lines), report("b", 2013, *FILLER)], QUICK), "2012")
    assert "师资培训" in found
    assert not [name for name in found if name.startswith(("进一步", "加强", "继续"))]


def test_no_phrase_crosses_a_punctuation_mark() -> None:
    reports = [report("a", 2012, *["教工", "之家"] * 5), report("b", 2013, *FILLER)]
    assert "教工之家" not in names(phrases(reports, QUICK), "2012")


def test_copies_count_as_one_family() -> None:
    lines = ("厂务公开 栏",) * 3
    copies = [report(f"c{number}", 2012, *lines, *FILLER, family="f") for number in range(4)]
    others = [report(f"o{number}", 2012, *FILLER) for number in range(2)]
    rest = [report(f"r{number}", 2013, *FILLER) for number in range(3)]
    found = next(row for row in phrases(copies + others + rest, QUICK) if row.phrase == "厂务公开栏")
    assert (found.count, found.n_families) == (12, 1)


def test_p_needs_three_families_on_both_sides() -> None:
    told = [report(f"a{number}", 2012, *["厂务公开 栏"] * 3, *FILLER) for number in range(6)]
    rest = [report(f"r{number}", 2013, *FILLER, *FILLER) for number in range(6)]
    found = next(row for row in phrases(told + rest, QUICK) if row.phrase == "厂务公开栏")
    assert found.p_adjusted is not None and found.p_adjusted < 0.05
    few = next(row for row in phrases(told + rest[:2], QUICK) if row.phrase == "厂务公开栏")
    assert few.p_adjusted is None


def test_a_single_group_lists_what_recurs() -> None:
    rows = phrases([report("a", 2012, *FILLER), report("b", 2012, *FILLER)], QUICK)
    assert {row.log_ratio for row in rows} == {0.0}
    assert "学习文件" in names(rows, "2012")


def test_a_term_that_the_segmenter_cuts_apart_is_proposed_from_characters() -> None:
    lines = ["抓 三思三 创学 习", "以三思 三创为", "促三 思三 创", "评 三思三 创赛", "三思三 创"]
    found = candidates([[line.split() for line in lines], [line.split() for line in lines[:3]]], [0, 1])
    assert "三思三创" in found.phrases


def test_figures_are_no_wording_but_plans_are() -> None:
    assert [is_figure(text) for text in ("三百二十人", "百分之五十", "一九五九年计划", "十二五", "两个确立")] == [
        True,
        True,
        True,
        False,
        False,
    ]
    assert not edges().may_begin("2012") and not edges().may_end("的")


def test_the_order_of_the_reports_does_not_matter() -> None:
    reports = [report(f"d{number}", 2012 + number % 2, *FILLER[number % 4 :], "厂务公开 栏") for number in range(8)]
    assert phrases(reports, QUICK) == phrases(reports[::-1], QUICK)


def test_no_words_no_phrases() -> None:
    assert phrases([], QUICK) == ()
    assert phrases([report("a", 2012)], QUICK) == ()
