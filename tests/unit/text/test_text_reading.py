"""One file becomes its readings: states, reasons, raw text, whatever the suffix says."""

import hashlib
import json
import sys
import zipfile
from pathlib import Path

import pytest

from reportmine.model import Reading
from reportmine.settings import ReadingSettings
from reportmine.text import bulk
from reportmine.text.reading import read
from reportmine.text.walking import walk

PLAIN = ReadingSettings()
PAGE = "<!DOCTYPE html><html><body><p>青石镇工会工作总结</p><p>一年来，开展活动。</p></body></html>"


def one(folder: Path, name: str, data: bytes, settings: ReadingSettings = PLAIN) -> Reading:
    path = folder / name
    path.write_bytes(data)
    (entry,) = walk([path], settings).entries
    (reading,) = read(entry, settings)
    return reading


def told(reading: Reading) -> tuple[str, str | None]:
    assert reading.extract is None
    return reading.state, reading.error


def test_raw_text_is_the_decoded_file_as_it_stands(tmp_path: Path) -> None:
    text = "  一、维权\r\n\r\n\t二、帮扶 \r　三、培训\n\x0c\u2028末尾\n\n"
    data = b"\xef\xbb\xbf" + text.encode()
    reading = one(tmp_path, "a.txt", data)
    assert reading.extract is not None
    assert reading.extract.text == text
    assert (reading.extract.format, reading.extract.encoding) == ("txt", "utf-8")
    assert (reading.doc, reading.state, reading.error) == ("a.txt", "read", None)
    assert (reading.size, reading.sha256) == (len(data), hashlib.sha256(data).hexdigest())
    assert reading.mtime_ns == (tmp_path / "a.txt").stat().st_mtime_ns


def test_encoding_setting_is_used_and_reported(tmp_path: Path) -> None:
    reading = one(tmp_path, "a.txt", "工會".encode("big5"), ReadingSettings(encoding="cp950"))
    assert reading.extract is not None
    assert (reading.extract.text, reading.extract.encoding) == ("工會", "cp950")


def test_markdown_stays_raw(tmp_path: Path) -> None:
    reading = one(tmp_path, "a.md", "# 总结\n\n* **维权**\n<br>\n".encode())
    assert reading.extract is not None
    assert (reading.extract.text, reading.extract.format) == ("# 总结\n\n* **维权**\n<br>\n", "md")


@pytest.mark.parametrize("name", ["a.txt", "a.doc", "a.docx", "a.wps"])
def test_a_web_page_under_another_suffix(tmp_path: Path, name: str) -> None:
    reading = one(tmp_path, name, PAGE.encode("gbk"))
    assert reading.extract is not None
    assert reading.extract.text == "青石镇工会工作总结\n一年来，开展活动。"
    assert (reading.extract.format, reading.extract.encoding) == ("html", "gb18030")


def test_plain_text_under_a_word_suffix(tmp_path: Path) -> None:
    reading = one(tmp_path, "a.doc", "工会总结".encode("gbk"))
    assert reading.extract is not None
    assert (reading.extract.text, reading.extract.format) == ("工会总结", "txt")


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", "文件是空的 请确认是否交错文件"),
        (b" \r\n\t\n", "文件里只有空白 请确认是否交错文件"),
        ("\ufeff".encode(), "文件里只有空白 请确认是否交错文件"),
        ("　　\n".encode("gbk"), "文件里只有空白 请确认是否交错文件"),
    ],
)
def test_empty(tmp_path: Path, data: bytes, error: str) -> None:
    assert told(one(tmp_path, "a.txt", data)) == ("empty", error)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "不是文本，是图片 请确认文件没有改错后缀"),
        (bytes(5000), "不是文本 请确认文件没有改错后缀"),
        (b"Rar!\x1a\x07\x00" + bytes(50), "不是文本，是压缩包 请确认文件没有改错后缀"),
    ],
)
def test_no_text_at_all(tmp_path: Path, data: bytes, error: str) -> None:
    assert told(one(tmp_path, "a.txt", data)) == ("unsupported", error)


def test_a_text_that_begins_like_a_picture_is_text(tmp_path: Path) -> None:
    assert one(tmp_path, "a.txt", "BM 项目工会总结".encode()).state == "read"


def test_a_zip_is_named(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("a.txt", "工会")
    data = (tmp_path / "x.zip").read_bytes()
    assert told(one(tmp_path, "a.docx", data)) == ("unsupported", "不是报告文本，是压缩包 请另存为 docx 或 txt 后再读")


def test_too_large_is_refused_with_its_size(tmp_path: Path) -> None:
    reading = one(tmp_path, "a.txt", b"x" * 3_000_000, ReadingSettings(max_file_mb=2))
    assert told(reading) == ("unsupported", "文件有 3 MB，超过上限 2 MB 请调大上限，或拆开后再读")


def test_a_dead_link_is_damaged_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone")
    (entry,) = walk([tmp_path], PLAIN).entries
    (reading,) = read(entry, PLAIN)
    assert told(reading) == ("damaged", "文件打不开：文件不存在（可能是失效的链接）")


def test_a_file_without_permission_is_damaged_with_the_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    (tmp_path / "a.txt").write_text("工会", encoding="utf-8")
    (entry,) = walk([tmp_path], PLAIN).entries
    assert told(read(entry, PLAIN)[0]) == ("damaged", "文件打不开：没有读取权限")


def bulk_rows(folder: Path, name: str, data: bytes, settings: ReadingSettings = PLAIN) -> tuple[Reading, ...]:
    (folder / name).write_bytes(data)
    entry = next(entry for entry in walk([folder / name], settings).entries if entry.doc == name)
    return read(entry, settings)


def test_jsonl_rows(tmp_path: Path) -> None:
    lines = [
        {"id": "r1", "text": "工会\r\n总结\u2028完", "year": 2012, "score": 2.0, "none": None, "tags": ["a"]},
        {"id": 7, "text": ""},
        {"text": "无名"},
        {"id": "r1", "text": "重名"},
    ]
    text = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines) + "\n{坏\n"
    found = bulk_rows(tmp_path, "k.jsonl", text.encode())
    assert [(r.doc, r.state, r.error) for r in found] == [
        ("r1", "read", None),
        ("7", "empty", "第 2 行的 text 为空"),
        ("k.jsonl:3", "read", None),
        ("r1~2", "read", None),
        ("k.jsonl:5", "damaged", "第 5 行不是合法的 JSON"),
    ]
    first = found[0].extract
    assert first is not None
    assert (first.text, first.format) == ("工会\r\n总结\u2028完", "jsonl")
    assert found[0].given == {"year": "2012", "score": "2", "tags": '["a"]'}
    assert found[0].sha256 == hashlib.sha256(first.text.encode()).hexdigest()
    assert found[0].size == len(first.text.encode())
    assert found[3].extract is not None
    assert found[3].extract.warnings == ("第 4 行的标识 r1 前面已用过，改记为 r1~2",)


def test_an_id_that_reads_like_a_numbered_one_is_told_apart(tmp_path: Path) -> None:
    lines = [{"id": name, "text": f"{name}总结"} for name in ("a", "a", "a~2", "a", "a~2")]
    found = bulk_rows(tmp_path, "k.jsonl", "\n".join(map(json.dumps, lines)).encode())
    assert [r.doc for r in found] == ["a", "a~2", "a~2~2", "a~3", "a~2~3"]


def test_half_a_surrogate_in_json_is_damaged(tmp_path: Path) -> None:
    (reading,) = bulk_rows(tmp_path, "k.jsonl", b'{"id": "a", "text": "x\\ud800y", "note": "\\udc00"}\n')
    assert told(reading) == ("damaged", "第 1 行的 text 有不成字的代码（单个代理码）")
    assert reading.given == {}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gbk"])
def test_csv_rows(tmp_path: Path, encoding: str) -> None:
    text = 'DOC,Text,单位\r\n甲.txt,"一、维权，\r\n""好""",青石镇\r\n乙.txt,帮扶,\r\n'
    found = bulk_rows(tmp_path, "k.csv", text.encode(encoding))
    assert [(r.doc, r.extract and r.extract.text, dict(r.given)) for r in found] == [
        ("甲.txt", '一、维权，\r\n"好"', {"单位": "青石镇"}),
        ("乙.txt", "帮扶", {}),
    ]


def test_a_long_csv_field(tmp_path: Path) -> None:
    (reading,) = bulk_rows(tmp_path, "k.csv", ("doc,text\na," + "工会" * 100_000).encode())
    assert reading.extract is not None
    assert len(reading.extract.text) == 200_000


def test_xlsx_rows(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["doc", "text", "year"])
    book.active.append([12, "工会总结", 2012])
    book.save(tmp_path / "k.xlsx")
    (reading,) = bulk_rows(tmp_path, "k.xlsx", (tmp_path / "k.xlsx").read_bytes())
    assert (reading.doc, reading.state, reading.given) == ("12", "read", {"year": "2012"})


def test_parquet_rows(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    table = arrow.table({"id": ["a", "b"], "text": ["工会", None], "year": [2012, None]})
    parquet.write_table(table, tmp_path / "k.parquet")
    found = bulk_rows(tmp_path, "k.parquet", (tmp_path / "k.parquet").read_bytes())
    assert [(r.doc, r.state, dict(r.given)) for r in found] == [("a", "read", {"year": "2012"}), ("b", "empty", {})]


def test_parquet_without_pyarrow_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (tmp_path / "k.parquet").write_bytes(b"PAR1")
    (entry,) = walk([tmp_path], PLAIN).entries
    (reading,) = read(entry, PLAIN)
    assert told(reading) == (
        "unsupported",
        "读 Parquet 表格需要 pyarrow，本机没有找到 请安装：pip install 'reportmine[parquet]'",
    )


def test_a_named_table_without_text(tmp_path: Path) -> None:
    error = "表格里没有 text 列 成批的报告要有 doc 和 text 两列"
    assert told(bulk_rows(tmp_path, "k.csv", b"a,b\n1,2\n")[0]) == ("unsupported", error)
    assert told(bulk_rows(tmp_path, "k.jsonl", b'{"a": 1}\n')[0]) == ("unsupported", error)


def test_the_size_limit_of_tables_is_one_of_rows(tmp_path: Path) -> None:
    settings = ReadingSettings(max_file_mb=0.001)
    lines = "".join(f'{{"id": "{n}", "text": "{"x" * size}"}}\n' for n, size in enumerate([1000, 1100]))
    found = bulk_rows(tmp_path, "k.jsonl", lines.encode(), settings)
    assert [reading.state for reading in found] == ["read", "unsupported"]


def test_ids_used_by_two_tables_get_the_table_before_them(tmp_path: Path) -> None:
    for name in ("k.jsonl", "l.jsonl"):
        (tmp_path / name).write_bytes(f'{{"id": "a", "text": "工会"}}\n{{"id": "{name[0]}", "text": "会"}}\n'.encode())
    (tmp_path / "k").with_suffix(".txt").write_bytes(b"x")
    found = [reading for entry in walk([tmp_path], PLAIN).entries for reading in read(entry, PLAIN)]
    assert [r.doc for r in bulk.distinct(found)] == ["k.jsonl/a", "k", "k.txt", "l.jsonl/a", "l"]
