from __future__ import annotations

import csv
import errno
import io
import json
import os
import sys
from pathlib import Path
from typing import IO, Any

import pyarrow.parquet as pq
import pytest

from reportmine.errors import OutputError, UsageError
from reportmine.reports import destination as destination_module
from reportmine.reports.formats import write
from reportmine.reports.table import make_table

SECTION: dict[str, Any] = {
    "doc": "县医院.txt",
    "section": "一、工作",
    "chars": 120,
    "overlap_chars": 30,
    "overlap_ratio": 0.25,
}


def test_csv_has_bom_crlf_and_english_names(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    write(make_table("sections", [SECTION]), "csv", target)
    expected = "doc,section,chars,overlap_chars,overlap_ratio\r\n县医院.txt,一、工作,120,30,0.25\r\n"
    assert target.read_bytes() == b"\xef\xbb\xbf" + expected.encode()


def test_an_empty_table_still_has_its_heading(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    write(make_table("sections", []), "csv", target)
    assert target.read_bytes() == b"\xef\xbb\xbfdoc,section,chars,overlap_chars,overlap_ratio\r\n"


@pytest.mark.parametrize("text", ["=1+1", "+86", "-5", "@sum", "\tx", "\rx", "\x00x", "\x7fx"])
def test_csv_cells_that_would_run_are_defused(tmp_path: Path, text: str) -> None:
    write(make_table("sections", [{"doc": text, "chars": -5}]), "csv", tmp_path / "a.csv")
    content = (tmp_path / "a.csv").read_bytes().decode("utf-8-sig")
    row = list(csv.reader(io.StringIO(content, newline="")))[1]
    assert row[0] == "'" + text
    assert row[2] == "-5"


def test_csv_quotes_commas_quotes_and_line_ends(tmp_path: Path) -> None:
    write(make_table("sections", [{"doc": 'a,"b"\nc', "section": "x\ry"}]), "csv", tmp_path / "a.csv")
    assert b'"a,""b""\nc","x\ry"' in (tmp_path / "a.csv").read_bytes()


def test_csv_holds_lists_as_json_and_bools_as_words(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [{"from": "开展", "used": True, "idiomatic": None, "examples": ["甲", "乙"]}]
    write(make_table("substitutions", rows), "csv", tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_text(encoding="utf-8-sig").splitlines()[1] == '开展,,,,,true,"[""甲"", ""乙""]"'


def test_more_rows_than_a_block_all_arrive(tmp_path: Path) -> None:
    write(make_table("sections", ({"doc": str(n)} for n in range(2501))), "csv", tmp_path / "a.csv")
    lines = (tmp_path / "a.csv").read_text(encoding="utf-8-sig").splitlines()
    assert (len(lines), lines[-1]) == (2502, "2500,,,,")


def test_jsonl_and_json_hold_the_same_records(tmp_path: Path) -> None:
    table = make_table("sections", [SECTION, {"doc": "=x", "chars": None}])
    write(table, "jsonl", tmp_path / "a.jsonl")
    write(table, "json", tmp_path / "a.json")
    lines = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()]
    assert lines == json.loads((tmp_path / "a.json").read_text(encoding="utf-8")) == list(table.records())


def test_empty_json_is_an_empty_list(tmp_path: Path) -> None:
    write(make_table("sections", []), "json", tmp_path / "a.json")
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8")) == []


def test_parquet_columns_are_typed(tmp_path: Path) -> None:
    row: dict[str, Any] = {
        "doc": "a",
        "year": 2012,
        "period_start": "2012-01-01",
        "overlap_ratio": 1,
        "warnings": ["x"],
    }
    write(make_table("documents", [row, {"doc": "b"}]), "parquet", tmp_path / "a.parquet")
    read = pq.read_table(tmp_path / "a.parquet")
    kinds = {name: str(read.schema.field(name).type) for name in ("doc", "year", "period_start", "overlap_ratio")}
    assert kinds == {"doc": "string", "year": "int64", "period_start": "date32[day]", "overlap_ratio": "double"}
    assert read.column("overlap_ratio").to_pylist() == [1.0, None]
    assert read.column("warnings").to_pylist() == [["x"], None]


def test_structures_are_json_text_in_parquet(tmp_path: Path) -> None:
    write(make_table("matches", [{"swaps": [{"from": "a", "to": "b", "count": 1}]}]), "parquet", tmp_path / "a.parquet")
    [text] = pq.read_table(tmp_path / "a.parquet").column("swaps").to_pylist()
    assert json.loads(text) == [{"from": "a", "to": "b", "count": 1}]


def test_missing_pyarrow_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError) as caught:
        write(make_table("sections", []), "parquet", tmp_path / "a.parquet")
    assert str(caught.value) == (
        "写 parquet 需要 pyarrow，本机没有安装 请运行 pip install reportmine[parquet]，或改用 csv"
    )
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(UsageError) as caught:
        write(make_table("sections", []), "xml", None)
    assert str(caught.value) == "不认识的格式 xml 可用：table csv jsonl json xlsx parquet"


def test_standard_output_gets_the_bytes(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    write(make_table("sections", [SECTION]), "csv", None)
    assert capsysbinary.readouterr().out.startswith(b"\xef\xbb\xbfdoc,")


def test_a_table_on_standard_output_has_chinese_headings(capsys: pytest.CaptureFixture[str]) -> None:
    write(make_table("sections", [SECTION]), "table", None)
    out = capsys.readouterr().out
    assert "文字重合率" in out
    assert "25.0%" in out


def test_a_table_in_a_file_has_no_escape_codes(tmp_path: Path) -> None:
    write(make_table("sections", [SECTION]), "table", tmp_path / "a.txt")
    assert "\x1b" not in (tmp_path / "a.txt").read_text(encoding="utf-8")


def test_half_surrogates_do_not_stop_a_run(tmp_path: Path) -> None:
    write(make_table("sections", [{"doc": "a\ud800b"}]), "jsonl", tmp_path / "a.jsonl")
    assert '"doc": "a?b"' in (tmp_path / "a.jsonl").read_text(encoding="utf-8")


def test_a_missing_folder_is_an_output_error(tmp_path: Path) -> None:
    target = tmp_path / "no" / "a.csv"
    with pytest.raises(OutputError) as caught:
        write(make_table("sections", []), "csv", target)
    assert str(caught.value) == f"目录不存在 [{target}] 请先建立该目录"


@pytest.mark.parametrize(
    ("number", "message"),
    [
        (errno.ENOSPC, "磁盘空间不足，结果没有写入"),
        (errno.EACCES, "没有写入权限，或文件正被其他程序打开"),
        (errno.EIO, f"结果没有写入：{os.strerror(errno.EIO)}"),
    ],
)
def test_a_refusal_leaves_the_older_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, message: str
) -> None:
    target = tmp_path / "a.jsonl"
    target.write_text("old", encoding="utf-8")

    def refuse(self: Path, mode: str = "r") -> IO[bytes]:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(OutputError) as caught:
        write(make_table("sections", [SECTION]), "jsonl", target)
    monkeypatch.undo()
    assert caught.value.what == message
    assert caught.value.where == str(target)
    assert [path.name for path in tmp_path.iterdir()] == ["a.jsonl"]
    assert target.read_text(encoding="utf-8") == "old"


def test_a_full_disk_halfway_leaves_nothing_behind(tmp_path: Path) -> None:
    def full() -> None:
        with destination_module.destination(tmp_path / "a.csv") as handle:
            handle.write(b"half")
            raise OSError(errno.ENOSPC, "full")

    with pytest.raises(OutputError, match=r"^磁盘空间不足"):
        full()
    assert list(tmp_path.iterdir()) == []


def test_a_closed_pipe_is_not_an_output_error(tmp_path: Path) -> None:
    def closed() -> None:
        with destination_module.destination(tmp_path / "a.csv"):
            raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        closed()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_device_is_written_to_directly() -> None:
    with pytest.raises(OutputError, match=r"^磁盘空间不足，结果没有写入 \[/dev/full\]"):
        write(make_table("sections", [SECTION]), "csv", Path("/dev/full"))


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("old", encoding="utf-8")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    write(make_table("sections", []), "csv", tmp_path / "link.csv")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes().startswith(b"\xef\xbb\xbf")
