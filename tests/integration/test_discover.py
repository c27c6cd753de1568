"""`discover`: a workbook to tick, and the lexicon that comes of it."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from conftest import Run


def test_ticked_proposals_become_a_lexicon_that_themes_uses(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "报告"
    folder.mkdir()
    for name, year in (("甲", 2013), ("乙", 2014)):
        lines = [f"{name}厂工会{year}年工作总结"]
        lines += [f"心灵驿站第{n}次开门，{name}厂来了{n + year}人。" for n in range(4)]
        (folder / f"{name}.txt").write_text("\n".join(lines), encoding="utf-8")
    book_path, lexicon = tmp_path / "提议.xlsx", tmp_path / "主题.toml"
    assert run("discover", folder, "-o", book_path).code == 0
    book = openpyxl.load_workbook(book_path)
    sheet = book.worksheets[0]
    head = [cell.value for cell in sheet[1]]
    rows = [row for row in sheet.iter_rows(min_row=2) if "驿站" in str(row[head.index("提议")].value)]
    assert rows
    rows[0][head.index("采纳（填 是）")].value = "是"
    rows[0][head.index("归入主题")].value = "心理服务"
    book.save(book_path)
    assert run("discover", "--accept", book_path, "-o", lexicon).code == 0
    done = run("themes", folder, "--themes", lexicon, "--format", "csv")
    assert "心理服务" in done.out.decode("utf-8-sig")


def test_wrong_usage_is_told(run: Run, tmp_path: Path) -> None:
    assert run("discover").code == 2
    table = tmp_path / "别的.csv"
    table.write_text("a,b\n1,2\n", encoding="utf-8")
    assert run("discover", "--accept", table).code == 2
    done = run("discover", "--accept", table, "-o", tmp_path / "x.toml")
    assert done.code == 2
    assert "不是提议的表格" in done.err
