from __future__ import annotations

import datetime
import shutil
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from reports_samples import ACTIVITIES, MANIFEST, tables

from reportmine.errors import OutputError
from reportmine.reports import sheets
from reportmine.reports.formats import write
from reportmine.reports.table import make_table
from reportmine.reports.workbook import workbook


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = tmp_path_factory.mktemp("book") / "report.xlsx"
    workbook(tables(), MANIFEST, path)
    return openpyxl.load_workbook(path)


def column(sheet: Any, heading: str) -> list[Any]:
    headings = [cell.value for cell in sheet[1]]
    return [row[headings.index(heading)] for row in sheet.iter_rows(min_row=2)]


def texts(sheet: Any) -> list[str]:
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def test_notes_come_first_then_the_review_list_then_the_tables(book: Any) -> None:
    assert book.sheetnames[:5] == ["说明", "核查清单", "报告", "报告对", "重合段落"]
    assert book.active.title == "说明"


def test_the_notes_say_the_coverage_and_what_every_column_means(book: Any) -> None:
    notes = texts(book["说明"])
    assert notes[:3] == [
        "工会工作报告比对结果",
        "收到 6 份 · 已比对 5 份 · 未比对 1 份（扫描件 1）",
        "未比对：扫描.pdf（扫描件）没有文字层，请先做文字识别",
    ]
    assert "各表均完整，没有截短" in notes
    assert "重合字数 / 计入的字数" in notes
    assert "设置 · 文字重合 · min_chars" in notes


def test_the_review_list_leaves_out_known_contexts_and_waits_to_be_filled_in(book: Any) -> None:
    sheet = book["核查清单"]
    assert [cell.value for cell in column(sheet, "乙件标题")] == ["第二小学工会2013年工作总结", "工会工作汇报"]
    for heading in ("核查结果", "单位说明", "处理意见", "核查人", "日期"):
        assert [cell.value for cell in column(sheet, heading)] == [None, None]
    assert '"待核,需单位说明,认定重合,合理沿用,同件重报,误报"' in {
        v.formula1 for v in sheet.data_validations.dataValidation
    }


def test_dates_are_dates_and_ratios_are_percent(book: Any) -> None:
    starts = column(book["活动清单"], "起始日")
    assert starts[0].value == datetime.datetime(2012, 3, 1)
    assert starts[0].number_format == "yyyy-mm-dd"
    assert starts[4].value is None
    ratios = column(book["报告对"], "甲件重合率")
    assert (ratios[1].value, ratios[1].number_format) == (0.42, "0.0%")


def test_headings_stay_and_filters_are_there(book: Any) -> None:
    for name in book.sheetnames[1:]:
        assert book[name].freeze_panes == "B2", name
        assert book[name].auto_filter.ref.startswith("A1:"), name


def test_names_lead_to_their_reports_and_pairs_to_their_passages(book: Any) -> None:
    name = column(book["核查清单"], "甲件")[0]
    there = name.hyperlink.location
    assert there.startswith("'报告'!A")
    assert book["报告"][there.split("!")[1]].value == name.value
    relation = column(book["报告对"], "关系")[0]
    passage = relation.hyperlink.location.split("!")[1]
    assert book["重合段落"][passage].value == column(book["报告对"], "甲件")[0].value
    assert column(book["句子"], "文件")[0].hyperlink is None


def test_codes_are_words_and_confidence_stays_a_number(book: Any) -> None:
    assert column(book["活动清单"], "状态")[2].value == "拟开展"
    assert column(book["活动清单"], "把握")[2].value == 0.6


def test_cells_that_look_like_formulas_are_text(tmp_path: Path) -> None:
    rows = [{"doc": text} for text in ("=1+1", "+86", "@x", "-5", "{=1}", "http://example.org", "12")]
    workbook({"sections": make_table("sections", rows)}, {}, tmp_path / "a.xlsx")
    cells = column(openpyxl.load_workbook(tmp_path / "a.xlsx")["分部分重合"], "文件")
    assert [cell.value for cell in cells] == [row["doc"] for row in rows]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.quotePrefix for cell in cells[:5]] == [1, 1, 1, 1, 0]
    assert all(cell.hyperlink is None for cell in cells)


def test_control_characters_and_half_surrogates_do_not_break_the_file(tmp_path: Path) -> None:
    workbook({"sections": make_table("sections", [{"doc": "a\x00\x0b\ud800\ufffeb"}])}, {}, tmp_path / "a.xlsx")
    [cell] = column(openpyxl.load_workbook(tmp_path / "a.xlsx")["分部分重合"], "文件")
    assert cell.value.startswith("a")


def test_the_same_tables_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        workbook(tables(), MANIFEST, tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_text_no_cell_holds_is_cut_and_said_so(tmp_path: Path) -> None:
    workbook({"sentences": make_table("sentences", [{"text": "工" * 40_000}])}, {}, tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    [cell] = column(book["句子"], "句子")
    assert cell.value == "工" * 32_000 + "……（已截短，全文见 CSV 文件）"
    assert "句子：1 个单元格的文字超过 32000 字，已截短，全文见同名 CSV 文件" in texts(book["说明"])


def test_rows_no_sheet_holds_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MAX_ROWS", 2)
    table = make_table("sections", [{"doc": str(n)} for n in range(5)])
    workbook({"sections": table}, {}, tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book["分部分重合"].max_row == 3
    message = "分部分重合：共 5 行，工作表只能容纳 2 行，其余 3 行见同名 CSV 文件"
    assert message in texts(book["说明"])
    write(table, "xlsx", tmp_path / "b.xlsx")
    assert message in texts(openpyxl.load_workbook(tmp_path / "b.xlsx")["说明"])


def test_one_table_is_one_sheet_with_chinese_headings(tmp_path: Path) -> None:
    write(make_table("activities", ACTIVITIES), "xlsx", tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["活动清单"]
    assert book["活动清单"]["A1"].value == "文件"


def test_a_workbook_that_cannot_be_written_is_an_output_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"^目录不存在 "):
        workbook(tables(), {}, tmp_path / "no" / "a.xlsx")


def test_nothing_at_all_is_still_a_workbook(tmp_path: Path) -> None:
    workbook({}, {}, tmp_path / "a.xlsx")
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames == ["说明"]


def has_calc() -> bool:
    """Whether LibreOffice is there with its spreadsheet part, which is a package of its own."""
    office = shutil.which("soffice")
    return office is not None and (Path(office).resolve().parent / "libsclo.so").exists()


@pytest.mark.skipif(not has_calc(), reason="LibreOffice Calc is not installed")
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    workbook(tables(), MANIFEST, tmp_path / "report.xlsx")
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    sheets_of_all = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    command = ["soffice", profile, "--headless", "--convert-to", sheets_of_all, "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "report.xlsx")], check=True, capture_output=True, timeout=120)
    review = (tmp_path / "report-核查清单.csv").read_text(encoding="utf-8").splitlines()
    assert review[1].startswith("1,县医院工会2012年工作总结,县医院工会,2012,第二小学工会2013年工作总结")
    assert "2012-03-01" in (tmp_path / "report-活动清单.csv").read_text(encoding="utf-8")
