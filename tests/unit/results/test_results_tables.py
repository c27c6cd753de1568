from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reportmine.engine import LocalEngine
from reportmine.findings import Edit
from reportmine.reports.table import Table
from reportmine.results import study_tables
from reportmine.reuse.edits import apply_edits
from reportmine.settings import Settings
from reportmine.study import mine

ONE = "青山小学工会2014年工作总结\n3月，组织教职工到云雾山健步走，62人参加，大家沿着溪边的旧路走了六公里。\n"
TWO = "青山小学工会2015年工作总结\n3月，组织教职工到云雾山健步走，65人参与，大家沿着溪边的老路走了六公里。\n"


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Table]:
    folder = tmp_path_factory.mktemp("报告")
    (folder / "2014.txt").write_text(ONE, encoding="utf-8")
    (folder / "2015.txt").write_text(TWO, encoding="utf-8")
    (folder / "坏.pdf").write_bytes(b"%PDF-1.4 broken")
    (folder / "上级文件").mkdir()
    (folder / "上级文件" / "通知.txt").write_text(
        "关于开展健步走活动的通知\n各基层工会要组织职工健步走。\n", encoding="utf-8"
    )
    return study_tables(mine([Path(folder)], Settings(), LocalEngine(1)))


def test_every_report_received_is_a_row(tables: dict[str, Table]) -> None:
    rows = {str(row["doc"]): row for row in tables["documents"].records()}
    assert {doc: row["state"] for doc, row in rows.items()} == {
        "2014.txt": "read", "2015.txt": "read", "上级文件/通知.txt": "read", "坏.pdf": "damaged",
    }  # fmt: skip
    assert rows["坏.pdf"]["error"]
    assert rows["上级文件/通知.txt"]["warnings"] == ["上级文件：只作通用表述的依据，不参加比对"]
    assert rows["上级文件/通知.txt"]["overlap_ratio"] is None


def test_ratios_can_be_recomputed_from_the_columns(tables: dict[str, Table]) -> None:
    for row in tables["documents"].records():
        if row["overlap_ratio"] is not None:
            assert row["overlap_ratio"] == round(row["overlap_chars"] / row["counted_chars"], 4)  # type: ignore[operator]
    [pair] = tables["pairs"].records()
    assert pair["a_copied_ratio"] == round(pair["a_copied_chars"] / pair["a_chars"], 4)  # type: ignore[operator]


def test_matches_slice_back_and_replay(tables: dict[str, Table]) -> None:
    rows = list(tables["matches"].records())
    assert rows
    for row in rows:
        assert row["a_text"] == ONE[int(row["a_start"]) : int(row["a_end"])]  # type: ignore[arg-type]
        script: Any = row["edits"]
        steps = [Edit(op, len(x) if op == "+" else x, x if op == "+" else "") for op, x in script]
        assert apply_edits(str(row["a_text"]), steps) == row["b_text"]


def test_activities_and_sentences_are_joined_by_their_ids(tables: dict[str, Table]) -> None:
    sentences = {row["sentence_id"]: row for row in tables["sentences"].records()}
    activities = list(tables["activities"].records())
    assert activities
    for row in activities:
        home = sentences[row["sentence_id"]]
        assert str(row["mention"]) in str(home["text"])
        assert row["in_reused_passage"] == home["reused"]
