"""`validate` and `export` as a user meets them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import openpyxl
import pytest
from conftest import Run

LINES = "开展送温暖活动，走访慰问困难职工。\n3月，举办女职工踏青活动。\n各位同事辛苦了，谢谢大家支持。\n"


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "报告"
    folder.mkdir()
    for year in (2013, 2014):
        text = f"青溪县总工会{year}年工作总结\n{LINES}第{year}号。\n"
        (folder / f"{year}.txt").write_text(text, encoding="utf-8")
    return folder


def fill(path: Path, columns: dict[int, object]) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for row in range(2, sheet.max_row + 1):
        for column, value in columns.items():
            sheet.cell(row, column).value = value
    book.save(path)


def test_a_coded_sample_of_activities_gives_precision_and_recall(run: Run, reports: Path, tmp_path: Path) -> None:
    sample = tmp_path / "样本.xlsx"
    assert run("validate", "sample", reports, "--what", "activities", "-o", sample).code == 0
    again = tmp_path / "再抽.xlsx"
    run("validate", "sample", reports, "--what", "activities", "-o", again)
    assert sample.read_bytes() == again.read_bytes()
    fill(sample, {6: 0, 7: 1})
    done = run("validate", "score", sample, "--format", "jsonl")
    (row,) = [json.loads(line) for line in done.out.decode("utf-8").splitlines()]
    assert (row["what"], row["right"], row["precision"], row["recall"]) == ("activities", 0, 0.0, 0.0)
    assert row["found"] > 0


def test_two_codings_of_sentences_have_a_kappa(run: Run, reports: Path, tmp_path: Path) -> None:
    sample = tmp_path / "样本.xlsx"
    run("validate", "sample", reports, "-n", "4", "-o", sample)
    fill(sample, {5: "送温暖、女职工"})
    done = run("validate", "score", sample, sample, "--format", "jsonl")
    rows = [json.loads(line) for line in done.out.decode("utf-8").splitlines()]
    assert rows[0]["item"] == ""
    assert {row["item"] for row in rows} >= {"送温暖", "女职工"}


def test_rows_left_empty_are_counted_and_wrong_ones_named(run: Run, reports: Path, tmp_path: Path) -> None:
    sample = tmp_path / "样本.xlsx"
    run("validate", "sample", reports, "--what", "activities", "-o", sample)
    assert "没有填写" in run("validate", "score", sample).err
    fill(sample, {6: 99, 7: 0})
    done = run("validate", "score", sample)
    assert done.code == 2
    assert "第 2 行" in done.err


@pytest.mark.parametrize(("tool", "file"), [("antconc", "metadata.csv"), ("khcoder", "coding_rules.txt")])
def test_an_export_has_its_files(run: Run, reports: Path, tmp_path: Path, tool: str, file: str) -> None:
    target = tmp_path / "导出"
    done = run("export", reports, "--for", tool, "-o", target)
    assert done.code == 0
    assert (target / file).is_file()
    assert run("export", reports, "--for", tool, "-o", target).code == 2


def test_quanteda_gets_words_and_metadata(run: Run, reports: Path, tmp_path: Path) -> None:
    run("export", reports, "--for", "quanteda", "-o", tmp_path / "q")
    text = (tmp_path / "q" / "corpus.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines(keepends=True)))
    assert [row["year"] for row in rows] == ["2013", "2014"]
    assert "走访慰问 困难职工" in rows[0]["tokens"]
    assert (tmp_path / "q" / "themes.yml").read_text(encoding="utf-8").startswith("'")


def test_one_report_of_a_family_is_the_earliest(run: Run, reports: Path, tmp_path: Path) -> None:
    done = run("export", reports, "--for", "antconc", "--one-per-family", "-o", tmp_path / "a")
    names = [path.name for path in (tmp_path / "a" / "texts").iterdir()]
    assert names == ["2013.txt"]
    assert "同源的 1 份未导出" in done.err
