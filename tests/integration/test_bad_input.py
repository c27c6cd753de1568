"""What goes wrong in the world: bad files, odd names, full disks, wrong usage; one clear line and an exit code.

Long because it is one list: every case is a few lines, and a case is looked for here.
"""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Outcome, Run

COMMAND = (sys.executable, "-m", "reportmine")
GOOD = "青山小学工会2014年工作总结\n本年度组织职工开展了读书活动，取得了良好的成效。\n"


def clear(ended: Outcome) -> str:
    """The one line said of an error: no traceback, and it begins with 错误 or names the file."""
    assert "Traceback" not in ended.err
    said = [line for line in ended.err.splitlines() if line.startswith(("错误：", "未能读取：", "Error:"))]
    assert len(said) == 1, ended.err
    return said[0]


def states(run: Run, folder: Path, *more: object) -> tuple[int, dict[str, str]]:
    ended = run("reuse", folder, "--show", "documents", "--format", "jsonl", *more)
    assert "Traceback" not in ended.err
    rows = [json.loads(line) for line in ended.out.decode("utf-8").splitlines()]
    assert all(row["state"] == "read" or row["error"] for row in rows)
    return ended.code, {row["doc"]: row["state"] for row in rows}


# nothing to read


@pytest.mark.parametrize(
    "command", [("reuse",), ("activities",), ("themes",), ("words",), ("segment",), ("kwic", "工会")]
)
def test_empty_folder(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    ended = run(*command, tmp_path)
    assert (ended.code, ended.out) == (2, b"")
    assert clear(ended) == f"错误：没有找到报告文件 [{tmp_path}]"


@pytest.mark.parametrize("command", [("reuse",), ("mine",), ("kwic", "工会")])
def test_no_such_path(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    ended = run(*command, tmp_path / "没有")
    assert ended.code == 2
    assert clear(ended) == f"错误：没有这个文件或文件夹 [{tmp_path / '没有'}] 请检查路径"


@pytest.mark.parametrize("name", ["空", "没有"])
def test_mine_leaves_nothing_where_there_was_nothing_to_read(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "空").mkdir()
    assert run("mine", tmp_path / name).code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["空"]


@pytest.mark.parametrize(
    ("data", "why"), [(b"", "文件是空的"), (b" \r\n\t\n", "文件里只有空白"), ("　\n".encode(), "文件里只有空白")]
)
def test_empty_file(run: Run, tmp_path: Path, data: bytes, why: str) -> None:
    path = tmp_path / "空.txt"
    path.write_bytes(data)
    ended = run("reuse", path)
    assert ended.code == 2
    assert why in clear(ended)


# bad files beside a good one


def scanned_pdf() -> bytes:
    """A page with nothing but an image of 8 × 8 grey points."""
    image = bytes(range(64))
    draw = b"q 500 0 0 700 50 50 cm /I Do Q"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</I 5 0 R>>>>/Contents 4 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(draw), draw),
        b"<</Type/XObject/Subtype/Image/Width 8/Height 8/ColorSpace/DeviceGray/BitsPerComponent 8/Length 64>>stream\n"
        + image
        + b"\nendstream",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        table,
        len(out),
    )
    return out + tail


def docx(text: str) -> bytes:
    from docx import Document

    made, held = Document(), io.BytesIO()
    for line in text.splitlines():
        made.add_paragraph(line)
    made.save(held)
    return held.getvalue()


def encrypted_docx() -> bytes:
    """A docx with a password, as Word writes it: an OLE file that holds an encrypted package."""
    office = pytest.importorskip("msoffcrypto.format.ooxml", reason="needs msoffcrypto-tool to make the file")
    made = io.BytesIO()
    office.OOXMLFile(io.BytesIO(docx(GOOD))).encrypt("secret", made)
    return made.getvalue()


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "空.txt": (lambda: b"", "empty"),
    "空白.txt": (lambda: b"\n \n", "empty"),
    "二进制.txt": (lambda: bytes((i * 7919 + i // 3) % 256 for i in range(5000)), "unsupported"),
    "图片.txt": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "unsupported"),
    "截断.docx": (lambda: docx(GOOD)[:-700], "damaged"),
    "没有正文.docx": (lambda: _zip({"word/other.xml": "<a/>"}), "damaged"),
    "截断.pdf": (lambda: scanned_pdf()[:150], "damaged"),
    "扫描.pdf": (scanned_pdf, "scan"),
    "有密码.docx": (encrypted_docx, "encrypted"),
}


def _zip(parts: dict[str, str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return held.getvalue()


@pytest.mark.parametrize("name", list(BAD))
def test_a_bad_file_is_a_row_and_the_rest_goes_on(run: Run, tmp_path: Path, name: str) -> None:
    make, state = BAD[name]
    (tmp_path / name).write_bytes(make())
    (tmp_path / "好.txt").write_text(GOOD, encoding="utf-8")
    code, found = states(run, tmp_path)
    assert code == 1
    assert found["好.txt"] == "read"
    assert found[name] == state or (state == "unsupported" and found[name] == "damaged")


def test_every_bad_file_is_named(run: Run, tmp_path: Path) -> None:
    for name in ("甲.txt", "乙.txt"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "好.txt").write_text(GOOD, encoding="utf-8")
    ended = run("activities", tmp_path)
    assert ended.code == 1
    assert [line for line in ended.err.splitlines() if line.startswith("未能读取")] == [
        "未能读取：乙.txt：文件是空的 请确认是否交错文件",
        "未能读取：甲.txt：文件是空的 请确认是否交错文件",
    ]


def test_mixed_encodings_in_one_folder(run: Run, tmp_path: Path) -> None:
    text = GOOD * 4
    codings = ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
    for coding in codings:
        (tmp_path / f"{coding}.txt").write_bytes(text.encode(coding))
    (tmp_path / "big5.txt").write_bytes(
        ("青山小學工會工作總結\n組織職工開展讀書活動，取得良好成效。\n" * 4).encode("big5")
    )
    ended = run("themes", tmp_path, "--show", "sentences", "--format", "jsonl")
    assert ended.code == 0, ended.err
    texts: dict[str, str] = {}
    for line in ended.out.decode("utf-8").splitlines():
        row = json.loads(line)
        texts[row["doc"]] = texts.get(row["doc"], "") + row["text"]
    assert len(texts) == 7
    assert len({texts[f"{coding}.txt"] for coding in codings}) == 1
    assert "讀書活動" in texts["big5.txt"]


# names and links


def test_odd_names(run: Run, tmp_path: Path) -> None:
    names = [
        b"-lead.txt",
        "笑脸😀.txt".encode(),
        b"new\nline.txt",
        b"quo\"te's.txt",
        b"bad\xff.txt",
        b"=cmd.txt",
        b"<i>.txt",
    ]
    folder = tmp_path / "in"
    folder.mkdir()
    try:
        for number, name in enumerate(names):
            with open(os.path.join(os.fsencode(folder), name), "wb") as handle:  # noqa: PTH118, PTH123 - bytes
                handle.write(GOOD.replace("2014", str(2001 + number)).encode())
    except OSError:
        pytest.skip("this file system takes no such names")
    out = tmp_path / "out"
    ended = run("mine", folder, "-o", out)
    assert ended.code == 0, ended.err
    assert "文件名不是 UTF-8" in ended.err
    with (out / "documents.csv").open(encoding="utf-8-sig", newline="") as handle:
        docs = [row["doc"] for row in csv.DictReader(handle)]
    assert len(docs) == 7
    assert {"'-lead.txt", "'=cmd.txt", "new\nline.txt", "quo\"te's.txt", "笑脸😀.txt"} <= set(docs)
    assert "<i>.txt" not in (out / "report.html").read_text(encoding="utf-8").split("<script")[0]


def test_a_name_that_begins_with_a_dash(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "-好.txt").write_text(GOOD, encoding="utf-8")
    assert run("text", "--", "-好.txt").out.decode("utf-8") == GOOD


def test_links_that_loop_and_links_to_nothing(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "内").mkdir(parents=True)
    (folder / "好.txt").write_text(GOOD, encoding="utf-8")
    (folder / "圈").symlink_to("..")
    (folder / "内" / "自己").symlink_to("../内")
    assert states(run, folder) == (0, {"好.txt": "read"})
    (folder / "断.txt").symlink_to("没有")
    assert states(run, folder) == (1, {"好.txt": "read", "断.txt": "damaged"})


def test_a_pipe_is_not_waited_for(run: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道.txt")
    (tmp_path / "好.txt").write_text(GOOD, encoding="utf-8")
    assert states(run, tmp_path) == (0, {"好.txt": "read"})
    assert run("text", tmp_path / "管道.txt").code == 2


def test_a_folder_without_permission(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "关").mkdir()
    (tmp_path / "好.txt").write_text(GOOD, encoding="utf-8")
    scan = os.scandir

    def refusing(place: Path) -> AbstractContextManager[Iterator[os.DirEntry[str]]]:
        if str(place).endswith("关"):
            raise PermissionError(errno.EACCES, "Permission denied", str(place))
        return scan(place)

    monkeypatch.setattr(os, "scandir", refusing)
    ended = run("reuse", tmp_path)
    assert ended.code == 0
    assert f"提示：文件夹打不开，未读：{tmp_path / '关'}（没有权限）" in ended.err


# where results go


def test_output_folder_that_cannot_be(run: Run, tiny: Path, tmp_path: Path) -> None:
    (tmp_path / "文件").write_bytes(b"")
    ended = run("mine", tiny, "-o", tmp_path / "文件" / "结果")
    assert ended.code == 2
    assert "不能写入结果文件夹" in clear(ended)


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "parquet", "json"])
def test_output_file_in_no_folder_and_on_a_full_disk(run: Run, tiny: Path, tmp_path: Path, suffix: str) -> None:
    call = ("activities", "--show", "figures", tiny, "--format", suffix, "-o")
    ended = run(*call, tmp_path / "没有" / f"a.{suffix}")
    assert ended.code == 2
    assert "错误：" in clear(ended)
    if os.path.exists("/dev/full"):  # noqa: PTH110 - a device
        ended = run(*call, "/dev/full")
        assert (ended.code, clear(ended)) == (
            2,
            "错误：磁盘空间不足，结果没有写入 [/dev/full] 请清理磁盘或换一个位置再试",
        )


def test_disk_full_in_the_middle_of_mine(
    run: Run, reports: Callable[[Path, int], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder says nothing of a finished run, and the next run completes it."""
    from reportmine.reports import destination

    folder, out = reports(tmp_path / "in", 3), tmp_path / "out"
    whole = destination._temporary

    def full(target: Path) -> AbstractContextManager[IO[bytes]]:
        if target.name == "report.html":
            raise OSError(errno.ENOSPC, "No space left on device")
        return whole(target)

    monkeypatch.setattr(destination, "_temporary", full)
    ended = run("mine", folder, "-o", out)
    assert ended.code == 2
    assert "磁盘空间不足" in clear(ended)
    assert not (out / "manifest.json").exists()
    monkeypatch.undo()
    assert run("mine", folder, "-o", out).code == 0
    assert (out / "manifest.json").is_file() and (out / "report.html").is_file()


# the store


def test_stores_that_are_none_of_ours(run: Run, tiny: Path, tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(b"not a database at all " * 300)
    with sqlite3.connect(tmp_path / "b.db") as other:
        other.execute("CREATE TABLE t (a)")
    other.close()
    for name, why in (("a.db", "打不开结果库"), ("b.db", "这不是 reportmine 的结果库"), ("没有/c.db", "打不开结果库")):
        ended = run("activities", "--show", "figures", tiny, "--store", tmp_path / name)
        assert ended.code == 2
        assert why in clear(ended)
    assert run("report", tmp_path / "a.db", "-o", tmp_path / "x.html").code == 2


def test_a_store_of_a_newer_version(run: Run, tiny: Path, tmp_path: Path) -> None:
    path = tmp_path / "c.db"
    call = ("activities", "--show", "figures", tiny, "--store", path)
    assert run(*call).code == 0
    with sqlite3.connect(path) as newer:
        newer.execute("PRAGMA user_version = 99")
    newer.close()
    ended = run(*call)
    assert (ended.code, "结果库的版本 99 比本程序新" in clear(ended)) == (2, True)


def test_a_damaged_store(run: Run, tiny: Path, tmp_path: Path) -> None:
    """Half of the pages overwritten: one clear line, no traceback."""
    path = tmp_path / "d.db"
    call = ("activities", "--show", "figures", tiny, "--store", path)
    assert run(*call).code == 0
    data = bytearray(path.read_bytes())
    data[4096:] = b"\x5a" * (len(data) - 4096)
    path.write_bytes(bytes(data))
    ended = run(*call)
    assert ended.code == 2
    assert "结果库" in clear(ended)


def test_a_locked_store(run: Run, tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "e.db"
    call = ("activities", "--show", "figures", tiny, "--store", path)
    assert run(*call).code == 0
    connect = sqlite3.connect
    holder = connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    monkeypatch.setattr(sqlite3, "connect", lambda place, **options: connect(place, **{**options, "timeout": 0.1}))
    ended = run(*call)
    holder.close()
    assert ended.code == 2
    assert "locked" in clear(ended)


# wrong usage


def test_wrong_format(run: Run, tiny: Path) -> None:
    ended = run("reuse", tiny, "--format", "foo")
    assert ended.code == 2
    assert "'foo' is not one of" in clear(ended)


@pytest.mark.parametrize("period", ["x", "2012", "2013-2012", "2008-2012,,x"])
def test_wrong_period(run: Run, tiny: Path, period: str) -> None:
    ended = run("themes", tiny, "--period", period)
    assert ended.code == 2
    assert "看不懂的时期" in clear(ended)


def test_grouping_by_a_column_there_is_not(run: Run, tiny: Path) -> None:
    ended = run("themes", tiny, "--by", "nosuchcolumn")
    assert (ended.code, ended.out) == (2, b"")
    assert "nosuchcolumn" in clear(ended)


def test_unknown_suffix_is_refused_before_the_work(
    run: Run, tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked: list[object] = []

    def working(*given: object) -> None:
        worked.append(given)
        pytest.fail("worked first")

    monkeypatch.setattr("reportmine.study.load", working)
    ended = run("reuse", tiny, "-o", tmp_path / "x.foo")
    assert (ended.code, worked) == (2, [])
    assert "不知道 .foo 是什么格式" in clear(ended)


# standard output


def shell(script: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["bash", "-c", script, "-", *COMMAND, str(folder)], capture_output=True, timeout=60)


def test_a_reader_that_stops_reading(tiny: Path) -> None:
    ended = shell('"$1" "$2" "$3" segment "$4" | head -1 >/dev/null; exit ${PIPESTATUS[0]}', tiny)
    assert b"Traceback" not in ended.stderr
    assert b"BrokenPipe" not in ended.stderr
    assert ended.returncode == 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")  # noqa: PTH110 - a device
@pytest.mark.parametrize("command", ["text", "segment"])
def test_standard_output_is_full(tiny: Path, command: str) -> None:
    ended = shell(f'"$1" "$2" "$3" {command} "$4" >/dev/full', tiny / "报告000.txt")
    assert ended.returncode == 2
    lines = ended.stderr.decode("utf-8").splitlines()
    assert lines[-1].startswith("错误：")
    assert not any("Traceback" in line or "Exception ignored" in line for line in lines)


# odd amounts


def test_the_same_file_under_two_names(run: Run, tmp_path: Path, reports: Callable[[Path, int], Path]) -> None:
    folder = reports(tmp_path / "in", 1)
    data = (folder / "报告000.txt").read_bytes().replace("青山小学".encode(), "本单位".encode())
    (folder / "报告000.txt").unlink()
    for name in ("甲.txt", "乙.txt"):
        (folder / name).write_bytes(data)
    ended = run("reuse", folder, "--format", "json")
    (pair,) = json.loads(ended.out)
    assert (pair["relation"], pair["a_copied_ratio"], pair["b_copied_ratio"]) == ("identical", 1, 1)
    assert pair["verbatim_chars"] == pair["shared_chars"]


def test_two_files_that_differ_in_one_character(run: Run, tmp_path: Path, reports: Callable[[Path, int], Path]) -> None:
    folder = reports(tmp_path / "in", 1)
    text = (folder / "报告000.txt").read_bytes().decode().replace("青山小学", "本单位")
    (folder / "报告000.txt").write_bytes(text.encode())
    (folder / "另.txt").write_bytes(text.replace("好评", "好许", 1).encode())
    (pair,) = json.loads(run("reuse", folder, "--format", "json").out)
    assert pair["relation"] == "near_identical"
    assert 0.9 < pair["a_copied_ratio"] <= 1


def test_one_report_has_no_pair(run: Run, tmp_path: Path) -> None:
    (tmp_path / "好.txt").write_text(GOOD, encoding="utf-8")
    ended = run("reuse", tmp_path)
    assert (ended.code, ended.out) == (0, b"")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "seconds"),
    [("工会组织职工开展劳动竞赛活动，取得良好成效。\n" * 10_000, 60), (None, 120)],
    ids=["ten thousand equal lines", "2 MB"],
)
def test_large_reports_end_in_time(
    tmp_path: Path, reports: Callable[[Path, int], Path], text: str | None, seconds: float
) -> None:
    path = tmp_path / "大.txt"
    if text is None:
        folder = reports(tmp_path / "in", 600)
        text = "".join(item.read_bytes().decode() for item in sorted(folder.iterdir())) * 3
        text = text[: 2_000_000 // 3]
    path.write_bytes(text.encode("utf-8"))
    ended = subprocess.run([*COMMAND, "activities", str(path), "-o", str(tmp_path / "a.csv")], timeout=seconds)
    assert ended.returncode == 0
