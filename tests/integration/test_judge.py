"""Judgements: filled in a workbook, read back, shown in later runs, kept when the folder moves."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest
from conftest import Run
from openpyxl import load_workbook

from reportmine.findings import Judgement
from reportmine.store import Store

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "reports"
UNITS = ("清溪县第二实验小学工会", "清溪县春芽幼儿园工会")


@pytest.fixture
def mined(run: Run, tmp_path: Path) -> Path:
    for unit in UNITS:
        shutil.copytree(CORPUS / unit, tmp_path / "in" / unit)
    assert run("mine", tmp_path / "in", "-o", tmp_path / "out", "-q").code == 0
    return tmp_path


def _fill(path: Path, state: str) -> Path:
    book = load_workbook(path)
    sheet = book["核查清单"]
    headings = [cell.value for cell in sheet[1]]
    sheet.cell(2, headings.index("核查结果") + 1).value = state
    sheet.cell(2, headings.index("核查人") + 1).value = "王敏"
    sheet.cell(2, headings.index("单位说明") + 1).value = "已电话核实"
    book.save(path.with_name("填好.xlsx"))
    return path.with_name("填好.xlsx")


def _judgements(path: Path) -> list[str]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [row["judgement"] for row in rows if row["judgement"]]


def test_a_judgement_comes_back_and_stays(run: Run, mined: Path) -> None:
    out = mined / "out"
    assert "新的 1 条" in run("judge", "import", _fill(out / "report.xlsx", "需单位说明")).err
    assert "新的 0 条" in run("judge", "import", out / "填好.xlsx").err  # the same once more is no news
    run("mine", mined / "in", "-o", out, "-q")
    assert _judgements(out / "pairs.jsonl") == ["需单位说明"]
    assert "需单位说明" in (out / "report.html").read_text(encoding="utf-8")
    assert "新的 1 条" in run("judge", "import", _fill(out / "report.xlsx", "合理沿用")).err
    history = [json.loads(line) for line in run("judge", "list", out / "reportmine.db").out.splitlines()]
    assert [row["state"] for row in history] == ["需单位说明", "合理沿用"]
    assert {(row["reviewer"], row["note"]) for row in history} == {("王敏", "已电话核实")}
    shutil.move(mined / "in", mined / "moved")
    table = mined / "pairs.csv"
    run("reuse", mined / "moved", "--store", out / "reportmine.db", "-q", "-o", table)
    with table.open(encoding="utf-8-sig", newline="") as file:
        assert "合理沿用" in {cell for row in csv.reader(file) for cell in row}


def test_what_is_no_judgement_is_named_with_its_line(run: Run, mined: Path) -> None:
    wrong = _fill(mined / "out" / "report.xlsx", "属实")
    outcome = run("judge", "import", wrong)
    assert outcome.code == 2
    assert "属实" in outcome.err
    assert "填好.xlsx:2" in outcome.err


def test_the_store_keeps_the_history_and_only_news(tmp_path: Path) -> None:
    one = Judgement("pair", "k", "待核")
    with Store(tmp_path / "s.db") as store:
        assert store.put_judgements([one]) == 0  # unjudged, and never judged
        assert store.put_judgements([Judgement("pair", "k", "误报"), Judgement("pair", "k", "误报")]) == 1
        assert store.put_judgements([one]) == 1  # taken back
        assert [row.state for row in store.judgements()] == ["误报", "待核"]
