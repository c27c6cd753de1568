"""metadata.csv, metadata.xlsx and --metadata FILE."""

from pathlib import Path

import openpyxl
import pytest

from reportmine.errors import DataFileError, UsageError
from reportmine.settings import ReadingSettings
from reportmine.text.reading import read
from reportmine.text.walking import walk

PLAIN = ReadingSettings()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.txt", "镇/b.txt", "镇/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("工会总结", encoding="utf-8")
    return tmp_path


def given(folder: Path, settings: ReadingSettings = PLAIN) -> dict[str, dict[str, str]]:
    return {entry.doc: dict(entry.given) for entry in walk([folder], settings).entries}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_csv_in_each_encoding(folder: Path, encoding: str) -> None:
    text = "doc,year,submitter,kind,备注\r\na.txt,2012年,青石镇总工会,总结,补交\r\n镇\\b.txt,２０１３,,,\r\n"
    (folder / "metadata.csv").write_bytes(text.encode(encoding))
    assert given(folder) == {
        "a.txt": {"year": "2012", "submitter": "青石镇总工会", "kind": "总结", "备注": "补交"},
        "镇/b.txt": {"year": "2013"},
        "镇/c.txt": {},
    }


def test_xlsx_numbers_and_dates_become_text(folder: Path) -> None:
    import datetime

    book = openpyxl.Workbook()
    book.active.append(["doc", "year", "submitted_at"])
    book.active.append(["镇/c.txt", 2012.0, datetime.datetime(2013, 1, 5)])
    book.save(folder / "metadata.xlsx")
    assert given(folder)["镇/c.txt"] == {"year": "2012", "submitted_at": "2013-01-05"}


def test_a_bare_name_fits_the_only_file_of_that_name(folder: Path) -> None:
    (folder / "metadata.csv").write_text("doc,year\nb.txt,2012\n", encoding="utf-8")
    assert given(folder)["镇/b.txt"] == {"year": "2012"}


def test_an_inner_table_speaks_of_its_own_folder_and_wins(folder: Path) -> None:
    (folder / "metadata.csv").write_text("doc,year,submitter\n镇/b.txt,2012,甲\n", encoding="utf-8")
    (folder / "镇" / "metadata.csv").write_text("doc,year\nb.txt,2013\na.txt,1999\n", encoding="utf-8")
    found = walk([folder], PLAIN)
    assert {entry.doc: dict(entry.given) for entry in found.entries}["镇/b.txt"] == {"year": "2013", "submitter": "甲"}
    assert found.warnings == (f"元数据表 {folder / '镇' / 'metadata.csv'} 第 3 行的 a.txt：没有对应的文件",)


def test_the_setting_wins_and_is_no_document(folder: Path) -> None:
    (folder / "metadata.csv").write_text("doc,year\na.txt,2012\n", encoding="utf-8")
    extra = folder / "extra.csv"
    extra.write_text("doc,year,text\na.txt,2014,x\nzz.txt,2014,x\n", encoding="utf-8")
    found = walk([folder], ReadingSettings(metadata=extra))
    assert found.entries[0].given == {"year": "2014", "text": "x"}
    assert [entry.doc for entry in found.entries] == ["a.txt", "镇/b.txt", "镇/c.txt"]
    assert found.warnings == (f"元数据表 {extra} 第 3 行的 zz.txt：没有对应的文件",)


def test_rows_for_one_report_of_a_compilation(folder: Path) -> None:
    (folder / "metadata.csv").write_text("doc,year\na.txt,2012\na.txt#2,2013\n", encoding="utf-8")
    entry = walk([folder], PLAIN).entries[0]
    assert entry.parts == {"2": {"year": "2013"}}
    assert read(entry, PLAIN)[0].given == {"year": "2012", "#2.year": "2013"}


def test_rows_for_rows_of_a_collection(folder: Path) -> None:
    (folder / "k.jsonl").write_text('{"id": "r1", "text": "工会", "year": 2011}\n', encoding="utf-8")
    (folder / "metadata.csv").write_text("doc,year\nr1,2012\nr2,2012\n", encoding="utf-8")
    found = walk([folder], PLAIN)
    entry = next(entry for entry in found.entries if entry.doc == "k.jsonl")
    assert read(entry, PLAIN)[0].given == {"year": "2012"}
    assert found.warnings == (f"元数据表 {folder / 'metadata.csv'} 第 3 行的 r2：没有对应的文件",)


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("name,year\na.txt,2012\n", 1, "表里没有 doc 列"),
        ("doc,year\na.txt,去年\n", 2, "year 应是四位年份，写的是 去年"),
        ("doc,kind\na.txt,总结\n镇/b.txt,报告\n", 3, "kind 应是 总结、计划、心得、述职、通知、其他 之一，写的是 报告"),
        ("doc,year\na.txt,2012,多,了\n", 2, "第 2 行有 4 列，表头只有 2 列"),
        ("doc,year\n,2012\n", 2, "这一行没有写 doc"),
        ('doc,year\na.txt,2012\n"b.txt,2012\n', 3, "第 3 行引号不成对或格式有误"),
    ],
)
def test_a_malformed_table_is_named_with_its_line(folder: Path, text: str, line: int, what: str) -> None:
    (folder / "metadata.csv").write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError) as caught:
        walk([folder], PLAIN)
    assert caught.value.where == f"{folder / 'metadata.csv'}:{line}"
    assert caught.value.what.startswith(what)


def test_a_metadata_file_that_is_not_there(folder: Path) -> None:
    with pytest.raises(UsageError, match="没有这个元数据文件"):
        walk([folder], ReadingSettings(metadata=folder / "no.csv"))
