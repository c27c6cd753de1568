from __future__ import annotations

from pathlib import Path

import pytest

from reportmine.engine import LocalEngine
from reportmine.errors import NothingReadable, UsageError
from reportmine.settings import Settings, ThemeSettings
from reportmine.store import Store
from reportmine.study import Corpus, load, mine
from reportmine.study.corpus import background

TEXT = "青山小学工会2014年工作总结\n3月，组织教职工健步走活动，62人参加。\n5月，慰问困难教职工3户。\n"


def read(path: Path, store: Store | None = None) -> Corpus:
    return load([path], Settings(), LocalEngine(1), store)


def test_one_report_handed_in_twice_by_one_submitter_is_compared_once(tmp_path: Path) -> None:
    for name in ("一.txt", "二.txt"):
        (tmp_path / "青山小学工会").mkdir(exist_ok=True)
        (tmp_path / "青山小学工会" / name).write_text(TEXT, encoding="utf-8")
    corpus = read(tmp_path)
    assert [s.document.doc for s in corpus.documents] == ["青山小学工会/一.txt"]
    [again] = [r for r in corpus.readings if r.state == "duplicate"]
    assert again.error == "与 青山小学工会/一.txt 内容完全相同，报送单位和年度也相同，只比对一份"


def test_the_same_text_of_two_submitters_is_compared(tmp_path: Path) -> None:
    for unit in ("青山小学工会", "白水中学工会"):
        (tmp_path / unit).mkdir()
        (tmp_path / unit / "总结.txt").write_text(TEXT, encoding="utf-8")
    assert len(read(tmp_path).documents) == 2


def test_an_unchanged_file_is_not_read_again(tmp_path: Path) -> None:
    folder = tmp_path / "报告"
    folder.mkdir()
    (folder / "一.txt").write_text(TEXT, encoding="utf-8")
    with Store(tmp_path / "s.db") as store:
        assert read(folder, store).received.n_read_now == 1
        assert read(folder, store).received.n_read_now == 0
        (folder / "二.txt").write_text(TEXT + "6月，换届。\n", encoding="utf-8")
        corpus = read(folder, store)
        assert (corpus.received.n_read_now, len(corpus.documents)) == (1, 2)
        (folder / "一.txt").unlink()
        assert [r.doc for r in read(folder, store).readings] == ["二.txt"]


def test_metadata_that_changed_makes_a_file_read_again(tmp_path: Path) -> None:
    folder = tmp_path / "报告"
    folder.mkdir()
    (folder / "一.txt").write_text(TEXT, encoding="utf-8")
    with Store(tmp_path / "s.db") as store:
        read(folder, store)
        (folder / "metadata.csv").write_text("doc,year\n一.txt,2013\n", encoding="utf-8")
        corpus = read(folder, store)
    assert corpus.received.n_read_now == 1
    assert corpus.documents[0].document.meta.year == 2013


def test_a_folder_without_reports_says_what_it_passed_over(tmp_path: Path) -> None:
    (tmp_path / "照片.jpg").write_bytes(b"x")
    with pytest.raises(NothingReadable, match=r"没有找到报告文件（略过：.* 1）"):
        read(tmp_path)


def test_a_grouping_that_no_report_has_is_refused(tmp_path: Path) -> None:
    (tmp_path / "一.txt").write_text(TEXT, encoding="utf-8")
    settings = Settings(themes=ThemeSettings(by="行业"))
    with pytest.raises(UsageError, match=r"没有可以分组的列“行业” \[--by\] 可用：year、unit、kind"):
        mine([tmp_path], settings, LocalEngine(1))


def test_the_sample_corpus_lends_its_counts() -> None:
    assert len(background()) > 30


def test_a_store_is_a_path_like_any_other(tmp_path: Path) -> None:
    folder = tmp_path / "报告"
    folder.mkdir()
    (folder / "一.txt").write_text(TEXT, encoding="utf-8")
    with Store(tmp_path / "s.db") as store:
        read(folder, store)
    assert [s.document.doc for s in read(tmp_path / "s.db").documents] == ["一.txt"]
