from __future__ import annotations

import io
from typing import Any

import pytest
from reports_samples import MANIFEST, MATCHES, PAIRS, TEXTS, document, tables
from rich.cells import cell_len
from rich.console import Console

from reportmine.reports.alignment import Side
from reportmine.reports.table import Table, make_table
from reportmine.reports.terminal import comparison, show, summary

DOCS = list(TEXTS)


def shown(table: Table, width: int = 80, *, colour: bool = False, **options: Any) -> str:
    text = io.StringIO()
    console = Console(
        file=text, width=width, force_terminal=colour, color_system="standard" if colour else None, no_color=not colour
    )
    show(table, console, **options)
    return text.getvalue()


def compared(doc_b: str = DOCS[2], *, colour: bool = False, **options: Any) -> str:
    text = io.StringIO()
    console = Console(
        file=text, width=100, force_terminal=colour, color_system="standard" if colour else None, no_color=not colour
    )
    matches = [match for match in MATCHES if match["doc_b"] == doc_b]
    a, b = Side(document(DOCS[0]), TEXTS[DOCS[0]]), Side(document(doc_b), TEXTS[doc_b])
    comparison(a, b, options.pop("matches", matches), console, **options)
    return text.getvalue()


@pytest.mark.parametrize("width", [40, 80, 120, 200])
@pytest.mark.parametrize("name", ["documents", "pairs", "matches", "activities", "theme_changes"])
def test_rows_fit_the_width_and_align(name: str, width: int) -> None:
    lines = shown(tables()[name], width).splitlines()
    ruled = next(index for index, line in enumerate(lines) if "─" in line)
    body = [line for line in lines if not line.startswith("还有")]
    assert max(cell_len(line) for line in body) <= width
    assert len({cell_len(line) for line in body[: ruled + 1]}) == 1


def test_the_most_telling_columns_come_first_and_the_rest_is_counted() -> None:
    out = shown(tables()["pairs"])
    assert out.splitlines()[0].split() == ["甲件标题", "乙件标题", "关系", "甲件重合率"]
    last = out.splitlines()[-1]
    assert last.startswith("还有 30 列未显示（乙件重合率、甲件单位")
    assert last.endswith("全部内容：--format csv -o 文件.csv")


def test_rows_that_are_not_shown_are_counted() -> None:
    table = make_table("sections", [{"doc": f"{n}.txt", "chars": n} for n in range(12)])
    assert "还有 7 行未显示；全部内容" in shown(table, 200, max_rows=5)
    assert "未显示" not in shown(table, 200, max_rows=None)


def test_an_empty_table_is_said_to_be_empty() -> None:
    assert shown(make_table("pairs", [])) == "报告对：没有结果\n"


def test_colours_only_on_a_terminal() -> None:
    assert "\x1b[" not in shown(tables()["pairs"])
    assert "\x1b[" in shown(tables()["pairs"], colour=True)


def test_a_report_cannot_drive_the_terminal() -> None:
    out = shown(make_table("sections", [{"doc": "\x1b[31mx\x07[bold]y[/bold]"}]))
    assert "\x1b" not in out
    assert "[bold]y[/bold]" in out


def test_missing_values_are_words() -> None:
    out = shown(tables()["documents"], 120)
    assert "年份不详" in out
    assert "单位不明" in out
    assert "None" not in out


def test_english_headings_on_demand() -> None:
    assert shown(tables()["pairs"], lang="en").splitlines()[0].startswith("Title of A")


def test_the_summary_begins_with_the_coverage() -> None:
    lines = summary(tables(), MANIFEST | {"page": "结果/report.html"}).splitlines()
    assert lines[0] == "收到 6 份 · 已比对 5 份 · 未比对 1 份（扫描件 1）"
    assert lines[1] == "  未比对：扫描.pdf（扫描件）没有文字层，请先做文字识别"
    assert lines[2] == "文字重合：3 对报告有重合文字，其中 1 对有可说明的背景（列入合理沿用）"
    assert lines[3] == (
        "  甲件《县医院工会2012年工作总结》（县医院工会，2012）／"
        "乙件《第二小学工会2013年工作总结》（第二小学工会，2013）："
        "部分重合；甲件 42.0%（84/200 字），乙件 50.0%（70/140 字）；甲件在先"
    )
    assert "活动清单：6 条；已开展 3，拟开展 2，不明确 1；其中 1 条原文未写日期" in lines
    assert lines[-1] == "报告页：结果/report.html（用浏览器打开）"


def test_the_summary_counts_what_it_does_not_list() -> None:
    rows = [PAIRS[1] | {"doc_b": f"{n}.txt"} for n in range(8)]
    assert "  ……另有 3 项，见表" in summary({"pairs": make_table("pairs", rows)}, {}).splitlines()


def test_the_summary_of_nothing_is_the_coverage() -> None:
    assert summary({}, {}) == "收到 0 份 · 已比对 0 份 · 未比对 0 份"
    assert "没有发现有重合文字的报告对" in summary({"pairs": make_table("pairs", [])}, {})


def test_a_comparison_marks_every_difference() -> None:
    out = compared()
    assert "［-组织-］" in out
    assert "｛+安排+｝" in out
    assert "位置移动" in out
    assert "组织→安排×1" in out
    assert out.rstrip().endswith("不能排除双方均源自第三方文本。")


def test_a_comparison_on_a_terminal_is_coloured_not_bracketed() -> None:
    out = compared(colour=True)
    assert "\x1b[9;31m" in out
    assert "［-" not in out


def test_passages_that_cannot_be_marked_are_counted() -> None:
    broken = [match | {"edits": [["=", 1]]} for match in MATCHES if match["doc_b"] == DOCS[2]]
    assert "其中 3 处不能逐字标示，只列出文字" in compared(matches=broken)


def test_a_pair_shows_its_ratios_with_their_parts() -> None:
    assert "甲件重合 42.0%（84/200 字）" in compared(pair=PAIRS[1])


def test_reports_without_a_shared_passage() -> None:
    out = compared(matches=[])
    assert "没有发现重合的段落" in out
    assert "未见重合的文字" in out
