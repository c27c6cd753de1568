"""Which files are read, under which ids, and what is passed over."""

import os
import sys
from pathlib import Path

import pytest

from reportmine.errors import UsageError
from reportmine.settings import ReadingSettings
from reportmine.text import folders
from reportmine.text.walking import walk

PLAIN = ReadingSettings()


def put(folder: Path, *names: str, text: str = "工会总结") -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def docs(*paths: Path, settings: ReadingSettings = PLAIN) -> list[str]:
    return [entry.doc for entry in walk(paths, settings).entries]


def test_ids_are_paths_below_the_folder_in_order(tmp_path: Path) -> None:
    put(tmp_path, "b.txt", "镇/甲 单位/2012.txt", "A.md", "镇/2013.txt")
    found = walk([tmp_path], PLAIN)
    assert [entry.doc for entry in found.entries] == ["A.md", "b.txt", "镇/2013.txt", "镇/甲 单位/2012.txt"]
    assert [entry.folders for entry in found.entries] == [(), (), ("镇",), ("镇", "甲 单位")]
    assert not any(entry.named or entry.template for entry in found.entries)
    assert found.entries[0].size == len("工会总结".encode())
    assert found.passed_over == {}
    assert found.warnings == ()


def test_a_single_file_is_its_name(tmp_path: Path) -> None:
    put(tmp_path, "镇/a.txt")
    (entry,) = walk([tmp_path / "镇" / "a.txt"], PLAIN).entries
    assert (entry.doc, entry.folders, entry.named) == ("a.txt", (), True)


def test_only_colliding_names_get_their_folder(tmp_path: Path) -> None:
    put(tmp_path, "甲/a.txt", "甲/b.txt", "乙/a.txt")
    assert docs(tmp_path / "甲", tmp_path / "乙") == ["b.txt", "乙/a.txt", "甲/a.txt"]
    assert docs(tmp_path / "甲", tmp_path / "乙" / "a.txt") == ["b.txt", "乙/a.txt", "甲/a.txt"]


def test_dots_in_a_path_are_no_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "甲/a.txt", "a.txt")
    monkeypatch.chdir(tmp_path / "甲")
    assert docs(Path(), Path("../a.txt")) == [f"{tmp_path.name}/a.txt", "甲/a.txt"]


def test_folders_of_one_name_get_theirs_too(tmp_path: Path) -> None:
    put(tmp_path, "2012/报告/a.txt", "2013/报告/a.txt")
    assert docs(tmp_path / "2012" / "报告", tmp_path / "2013" / "报告") == ["2012/报告/a.txt", "2013/报告/a.txt"]


def test_what_is_no_report_is_counted_by_reason(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "x.zip", "y", ".hidden.txt", ".git/a.txt", "~$a.docx", "README.md", "readme.txt")
    put(tmp_path, "metadata.json", "t.csv", "u.jsonl", text='{"a": 1}')
    found = walk([tmp_path], PLAIN)
    assert [entry.doc for entry in found.entries] == ["a.txt"]
    assert found.passed_over == {
        folders.LOCK_FILE: 1,
        folders.METADATA: 1,
        folders.UNKNOWN_SUFFIX: 2,
        folders.NO_TEXT: 2,
        folders.README: 2,
        folders.HIDDEN: 2,
    }
    assert found.warnings == ()


def test_a_file_named_on_the_command_line_is_read_whatever_its_name(tmp_path: Path) -> None:
    put(tmp_path, "总结.bak", ".x", "README.md", "t.csv")
    paths = [tmp_path / name for name in ("总结.bak", ".x", "README.md", "t.csv")]
    found = walk(paths, PLAIN)
    assert [entry.doc for entry in found.entries] == [".x", "README.md", "t.csv", "总结.bak"]
    assert all(entry.named for entry in found.entries)


def test_a_table_with_a_text_column_is_a_collection(tmp_path: Path) -> None:
    put(tmp_path, "a.jsonl", text='{"id": "1", "text": "工会"}\n')
    put(tmp_path, "b.csv", text="﻿doc,Text\n1,工会\n")
    assert docs(tmp_path) == ["a.jsonl", "b.csv"]


def test_a_broken_table_in_a_folder_is_counted_and_told(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "b.xlsx")
    found = walk([tmp_path], PLAIN)
    assert [entry.doc for entry in found.entries] == ["a.txt"]
    assert found.passed_over == {folders.BROKEN_TABLE: 1}
    assert found.warnings == (f"表格打不开，未读：{tmp_path / 'b.xlsx'}（表格不完整或已损坏）",)


def test_folder_of_the_superior_is_template(tmp_path: Path) -> None:
    put(tmp_path, "上级文件/意见.txt", "镇/上级文件/通知.txt", "a.txt")
    found = {entry.doc: entry.template for entry in walk([tmp_path], PLAIN).entries}
    assert found == {"a.txt": False, "上级文件/意见.txt": True, "镇/上级文件/通知.txt": True}


def test_template_setting_marks_and_adds(tmp_path: Path) -> None:
    put(tmp_path, "in/a.txt", "in/b.txt", "out/c.txt")
    settings = ReadingSettings(templates=(tmp_path / "in" / "b.txt", tmp_path / "out" / "c.txt"))
    found = {entry.doc: entry.template for entry in walk([tmp_path / "in"], settings).entries}
    assert found == {"a.txt": False, "b.txt": True, "c.txt": True}


def test_the_same_file_twice_is_read_once(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "b.txt")
    found = walk([tmp_path, tmp_path / "a.txt", tmp_path], PLAIN)
    assert [entry.doc for entry in found.entries] == ["a.txt", "b.txt"]
    assert [entry.named for entry in found.entries] == [True, False]
    assert found.passed_over == {"同一文件再次出现": 3}


def test_links_and_loops(tmp_path: Path) -> None:
    put(tmp_path, "in/z.txt", "in/sub/y.txt", "out/far.txt", "beside.txt")
    inside = tmp_path / "in"
    (inside / "a_link.txt").symlink_to(inside / "z.txt")
    (inside / "loop").symlink_to(inside)
    (inside / "sub" / "up").symlink_to(tmp_path)
    (inside / "far").symlink_to(tmp_path / "out")
    found = walk([inside], PLAIN)
    assert [entry.doc for entry in found.entries] == ["far/far.txt", "sub/y.txt", "z.txt"]
    assert found.passed_over == {"同一文件再次出现": 1, folders.LOOP: 2}


def test_a_dead_link_stays_an_entry(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    (entry,) = walk([tmp_path], PLAIN).entries
    assert (entry.doc, entry.size, entry.mtime_ns) == ("a.txt", 0, 0)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "p.txt")
    assert walk([tmp_path], PLAIN).passed_over == {folders.SPECIAL: 1}
    with pytest.raises(UsageError, match="不是普通文件"):
        walk([tmp_path / "p.txt"], PLAIN)


def test_a_folder_that_cannot_be_entered_is_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "a.txt", "locked/b.txt")
    real = os.scandir

    def scandir(place: Path) -> object:
        if place.name == "locked":
            raise PermissionError(13, "Permission denied")
        return real(place)

    monkeypatch.setattr(os, "scandir", scandir)
    found = walk([tmp_path], PLAIN)
    assert [entry.doc for entry in found.entries] == ["a.txt"]
    assert found.warnings == (f"文件夹打不开，未读：{tmp_path / 'locked'}（没有权限）",)


def test_a_path_that_does_not_exist_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        walk([tmp_path / "没有"], PLAIN)
    assert str(caught.value) == f"没有这个文件或文件夹 [{tmp_path / '没有'}] 请检查路径"


def test_an_unknown_encoding_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="没有名为 utf-9 的编码"):
        walk([tmp_path], ReadingSettings(encoding="utf-9"))


def test_odd_names_are_kept(tmp_path: Path) -> None:
    names = ["a b.txt", "'; DROP.txt", "　全角.txt", "emoji😀.txt", "new\nline.txt", "-o.txt", "a#1.txt"]
    put(tmp_path, *names)
    assert docs(tmp_path) == sorted(names)


@pytest.mark.skipif(sys.platform != "linux", reason="names are Unicode on this system")
def test_names_in_gbk_are_shown_and_told(tmp_path: Path) -> None:
    put(tmp_path, "b.txt")
    (tmp_path / os.fsdecode("工会".encode("gbk") + b".txt")).write_bytes(b"x")
    (tmp_path / os.fsdecode(b"\xff\xfe.txt")).write_bytes(b"x")
    (tmp_path / os.fsdecode(b"\xfe\xff.txt")).write_bytes(b"x")
    found = walk([tmp_path], PLAIN)
    assert [entry.doc for entry in found.entries] == ["b.txt", "工会.txt", "\ufffd\ufffd.txt", "\ufffd\ufffd.txt~2"]
    "".join([*(entry.doc for entry in found.entries), *found.warnings]).encode("utf-8")
    assert found.warnings[0] == "文件名不是 UTF-8，记为 工会.txt"


def test_results_of_an_earlier_run_are_not_read(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "out/manifest.json", "out/documents.csv")
    put(tmp_path, "out/sentences.jsonl", text='{"doc": "a.txt", "text": "x"}')
    found = walk([tmp_path], PLAIN)
    assert [entry.doc for entry in found.entries] == ["a.txt"]
    assert found.passed_over == {folders.OWN_RESULTS: 1}
