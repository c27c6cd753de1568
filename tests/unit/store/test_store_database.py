from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from reportmine.errors import StoreError
from reportmine.model import Extract, Reading
from reportmine.store import Store


def reading(doc: str, path: str = "报告/一.txt", text: str = "工会\ud83d总结") -> Reading:
    extract = Extract(text, "txt", "utf-8", aside="页眉", properties={"author": "甲"}, pages=(0, 3), warnings=("提示",))
    return Reading(doc, "read", path, "ab" * 32, 12, 34, extract, ("一小",), None, {"year": "2014"})


def test_a_reading_comes_back_as_it_went_in(tmp_path: Path) -> None:
    failed = Reading("坏.pdf", "damaged", "报告/坏.pdf", "cd" * 32, 1, 2, error="读不出")
    with Store(tmp_path / "s.db") as store:
        store.put_readings([reading("一.txt"), failed], "k")
    with Store(tmp_path / "s.db") as store:
        assert store.readings() == [reading("一.txt"), failed]
        assert store.kept() == {"报告/一.txt": (12, 34, "k"), "报告/坏.pdf": (1, 2, "k")}


def test_rows_of_two_tables_may_share_an_id() -> None:
    with Store(Path(":memory:")) as store:
        store.put_readings([reading("1", "甲.jsonl"), reading("1", "乙.jsonl")], "k")
        assert len(store.readings()) == 2
        store.forget(["甲.jsonl"])
        assert [r.path for r in store.readings()] == ["乙.jsonl"]


def test_reading_a_file_again_replaces_what_was_kept_of_it() -> None:
    with Store(Path(":memory:")) as store:
        store.put_readings([reading("表:1", "表.csv"), reading("表:2", "表.csv")], "k")
        store.put_readings([reading("表:1", "表.csv", "新")], "k")
        assert [(r.doc, r.extract and r.extract.text) for r in store.readings()] == [("表:1", "新")]


def test_of_a_table_read_again_only_the_rows_that_changed_are_written() -> None:
    rows = [replace(reading(f"表:{n}", "表.csv"), sha256=f"{n:064d}", mtime_ns=1) for n in range(4)]
    with Store(Path(":memory:")) as store:
        assert store.put_readings(rows, "k", size=900) == 4
        assert store.kept() == {"表.csv": (900, 1, "k")}
        moved = replace(rows[1], given={"year": "2015"})
        assert store.put_readings([rows[0], moved, replace(rows[2], mtime_ns=5)], "k", size=901) == 1
        assert store.kept() == {"表.csv": (901, 1, "k")}
        assert store.readings() == [rows[0], moved, rows[2]]
        assert store.put_readings([rows[0], moved, rows[2]], "other", size=901) == 3


def test_of_a_store_without_a_table_of_files_what_was_read_is_known(tmp_path: Path) -> None:
    with Store(tmp_path / "old.db") as store:
        store.put_readings([reading("一.txt"), reading("二.txt", "报告/二.txt")], "k")
        store._db.execute("DROP TABLE files")
    with Store(tmp_path / "old.db") as store:
        assert store.kept() == {"报告/一.txt": (12, 34, "k"), "报告/二.txt": (12, 34, "k")}
        store.forget(["报告/二.txt"])
        assert [r.doc for r in store.readings()] == ["一.txt"]
        assert store.put_readings([reading("一.txt", text="新")], "k") == 1


def test_a_new_epoch_drops_the_alignments_of_the_old() -> None:
    with Store(Path(":memory:")) as store:
        store.put_epoch("one", ["a"], b"x")
        store.put_aligned("one", [("p", [1], ["script"]), ("q", [], None)])
        assert store.aligned("one") == {"p": [1], "q": []}
        assert store.scripts("one") == store.scripts("one", ["p", "q"]) == {"p": ["script"]}
        store.put_epoch("two", ["a", "b"], b"y")
        assert store.epoch() == ("two", ["a", "b"], b"y")
        assert store.aligned("one") == store.scripts("one") == {}


def test_what_a_screening_left_is_of_its_epoch_and_of_how_candidates_were_chosen() -> None:
    with Store(Path(":memory:")) as store:
        store.put_epoch("one", ["a"], b"x")
        store.put_screened("one", "many", [("r1", b"\x01", {"year": 2014}), ("r2", b"", None)])
        store.put_rare("one", "many", [b"\x80", b"\x01"])
        store.put_measured("one", [("p", "rows", {"n": 1}), ("q", "rows", None)])
        assert store.screened("one", "many") == {"r1": (b"\x01", {"year": 2014}), "r2": (b"", None)}
        assert store.rare("one", "many") == (b"\x80", b"\x01")
        assert store.measured("one") == {"p": ("rows", {"n": 1}), "q": ("rows", None)}
        assert store.screened("one", "few") == {}
        assert store.rare("one", "few") == ()
        store.put_screened("one", "few", [("r1", b"", None)])
        assert store.screened("one", "many") == {}


def test_of_reports_that_are_gone_everything_is_forgotten() -> None:
    with Store(Path(":memory:")) as store:
        store.put_aligned("one", [("p", [1], ["script"]), ("q", [2], ["script"])])
        store.put_measured("one", [("p", "rows", 1), ("q", "rows", 2)])
        store.put_screened("one", "many", [("r1", b"", None), ("r2", b"", None)])
        store.forget_reports("one", ["r1"], ["p"])
        assert store.aligned("one") == {"q": [2]}
        assert store.scripts("one") == {"q": ["script"]}
        assert store.measured("one") == {"q": ("rows", 2)}
        assert list(store.screened("one", "many")) == ["r2"]


def test_derived_values_that_nobody_wants_are_dropped() -> None:
    with Store(Path(":memory:")) as store:
        store.put_derived("analysis", [("a", 1), ("b", 2)])
        store.keep_derived("analysis", ["b"])
        assert store.derived("analysis", ["a", "b"]) == {"b": 2}


def test_tables_are_given_for_their_run_only() -> None:
    with Store(Path(":memory:")) as store:
        store.put_tables("run", {"pairs": [["doc_a"], [["甲"]]]})
        assert store.tables("run") == {"pairs": [["doc_a"], [["甲"]]]}
        assert store.tables("other") == {}
        assert list(store.tables()) == ["pairs"]


def test_a_foreign_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE t (x)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"这不是 reportmine 的结果库 .*请用 --store 指定另一个文件"):
        Store(path)
    assert path.read_bytes() == before


def test_a_newer_store_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    with Store(path):
        pass
    with sqlite3.connect(path) as newer:
        newer.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="结果库的版本 99 比本程序新"):
        Store(path)


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    path.write_bytes(b"this is no database, only a text that is long enough" * 40)
    with pytest.raises(StoreError, match="打不开结果库"):
        Store(path)


def test_what_a_check_asks_of_a_store_is_told_by_indices() -> None:
    asked: list[str] = []
    with Store(Path(":memory:")) as store:
        store.put_readings([reading("一.txt"), replace(reading("二.txt", "报告/二.txt"), template=True)], "k")
        store._db.set_trace_callback(asked.append)
        assert store.template_docs() == ["二.txt"]
        assert list(store.contents()) == ["一.txt", "二.txt"]
        assert store.epoch_name() is None
        store._db.set_trace_callback(None)
        plans = [store._rows(f"EXPLAIN QUERY PLAN {query}")[0][3] for query in asked[:2]]
    assert [plan.rpartition(" ")[2] for plan in plans] == ["readings_templates", "readings_contents"]
