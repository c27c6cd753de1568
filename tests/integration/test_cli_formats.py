"""Every listing command in every format: what is written is read back, with the columns of the contract."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from conftest import Run

    from reportmine.reports.table import Table

FORMATS = ("table", "csv", "jsonl", "json", "xlsx", "parquet")

# the columns users may rely on; a table may have more
CONTRACT = {
    "documents": "doc title state year year_basis period_start period_end submitter unit_in_text unit unit_basis kind "
    "encoding sha256 file_author submitted_at chars n_sentences formula_chars quoted_chars verbatim_chars "
    "reworded_chars overlap_chars overlap_ratio overlap_ratio_without_formula overlap_ratio_without_own "
    "overlap_with_earlier overlap_with_later overlap_order_unknown max_single_ratio max_single_doc n_activities_done "
    "n_activities_planned n_figures facts_per_1000 warnings error",
    "pairs": "doc_a doc_b title_a title_b unit_a unit_b year_a year_b relation context a_copied_ratio b_copied_ratio "
    "shared_chars verbatim_chars longest_run_chars n_matches n_facts_same n_facts_changed direction direction_grade "
    "direction_basis leftovers usual_level_percentile family_id",
    "matches": "doc_a a_start a_end a_where doc_b b_start b_end b_where kind basis similarity formula_ratio "
    "verbatim_chars n_holder_units swaps edits a_text b_text family_id",
    "families": "family_id kind n_documents documents years units earliest shared_chars",
    "substitutions": "from to count n_pairs idiomatic used examples",
    "sections": "doc section chars overlap_chars overlap_ratio",
    "sentences": "sentence_id doc start end where text status formula_ratio reused family_id family_weight themes",
    "activities": "doc start end where mention name type time date date_start date_end recurrence organiser role "
    "participants count count_unit occurrences amount_yuan place edition result status confidence rule year unit "
    "activity_id event_id in_reused_passage sentence_id",
    "figures": "doc start end value value_max unit what approximate text status activity_id year submitter",
    "theme_years": "theme group_by group year status n_reports n_families share ci_low ci_high formula_share "
    "carried_share",
    "theme_changes": "theme group_by group_a group_b status kind design n_a n_b n_units_both share_a share_b "
    "difference ci_low ci_high p_adjusted smallest_visible_change comparable",
    "phrases": "group_by group year rank phrase count n_families log_ratio p_adjusted first_year last_year",
    "theme_documents": "doc theme chars share sentences",
}
COMMANDS = {
    "documents": ("reuse", "--show", "documents"),
    "pairs": ("reuse",),
    "matches": ("reuse", "--show", "matches"),
    "families": ("reuse", "--show", "families"),
    "substitutions": ("reuse", "--show", "substitutions"),
    "sections": ("reuse", "--show", "sections"),
    "activities": ("activities",),
    "figures": ("activities", "--show", "figures"),
    "theme_years": ("themes",),
    "theme_changes": ("themes", "--show", "changes"),
    "phrases": ("themes", "--show", "phrases"),
    "theme_documents": ("themes", "--show", "documents"),
    "sentences": ("themes", "--show", "sentences"),
    "kwic": ("kwic", "职工"),
    "words": ("words",),
    "collocates": ("words", "--collocates", "职工"),
    "tokens": ("segment",),
}

MODULES = {"reuse": "reusing", "kwic": "concordance", "segment": "segmenting"}


def parsed(data: bytes, format_: str) -> tuple[list[str], list[dict[str, Any]]]:
    """Column names and rows of what was written."""
    if format_ == "csv":
        assert data.startswith(b"\xef\xbb\xbf")
        reader = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
        rows = list(reader)
        return list(reader.fieldnames or ()), rows
    if format_ in ("json", "jsonl"):
        text = data.decode("utf-8")
        rows = json.loads(text) if format_ == "json" else [json.loads(line) for line in text.splitlines()]
        return (list(rows[0]) if rows else []), rows
    if format_ == "parquet":
        parquet = pytest.importorskip("pyarrow.parquet")
        table = parquet.read_table(io.BytesIO(data))
        return table.column_names, table.to_pylist()
    from openpyxl import load_workbook

    sheet = load_workbook(io.BytesIO(data)).active
    head, *body = list(sheet.iter_rows(values_only=True))
    return list(head), [dict(zip(head, line, strict=True)) for line in body]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("store") / "reportmine.db"


@pytest.mark.parametrize("name", list(COMMANDS))
def test_formats_agree_and_hold_the_columns(
    run: Run, tiny: Path, store: Path, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One analysis, six formats: the same number of rows in each, the contract's columns in their order."""
    from reportmine.cli import session

    kept: list[Table] = []
    emitting = session.emit

    def keeping(table: Table, options: dict[str, Any]) -> None:
        kept.append(table)
        emitting(table, options)

    command = COMMANDS[name][0]
    monkeypatch.setattr(f"reportmine.cli.{MODULES.get(command, command)}.emit", keeping)
    path = tiny / "报告000.txt" if name == "tokens" else tiny  # a row a word: one report is plenty
    first = run(*COMMANDS[name], path, "--store", store, "--format", "jsonl")
    assert first.code == 0, first.err
    columns, rows = parsed(first.out, "jsonl")
    (table,) = kept
    assert len(rows) == len(table.rows)
    wanted = CONTRACT.get(name, "").split()
    assert [column for column in table.columns if column in wanted] == wanted
    assert columns == (list(table.columns) if rows else [])
    for format_ in FORMATS:
        target = tmp_path / f"表.{format_}"
        emitting(table, {"output": target, "format_": format_, "lang": "en"})
        data = target.read_bytes()
        if format_ == "table":
            assert data.decode("utf-8").strip()
            continue
        again, body = parsed(data, format_)
        assert len(body) == len(rows)
        if format_ != "xlsx" and (rows or format_ in ("csv", "parquet")):
            assert again == list(table.columns)


@pytest.mark.parametrize("format_", ["csv", "jsonl", "json", "xlsx", "parquet"])
def test_format_option_and_suffix_reach_the_file(
    run: Run, tiny: Path, store: Path, tmp_path: Path, format_: str
) -> None:
    by_suffix, by_option = tmp_path / f"a.{format_}", tmp_path / "b.dat"
    assert run("activities", "--show", "figures", tiny, "--store", store, "-o", by_suffix).code == 0
    assert (
        run("activities", "--show", "figures", tiny, "--store", store, "-o", by_option, "--format", format_).code == 0
    )
    assert parsed(by_suffix.read_bytes(), format_) == parsed(by_option.read_bytes(), format_)


def test_pipe_default_is_jsonl(run: Run, tiny: Path, store: Path) -> None:
    ended = run("activities", "--show", "figures", tiny, "--store", store)
    assert all("doc" in json.loads(line) for line in ended.out.decode("utf-8").splitlines())


@pytest.mark.parametrize("format_", FORMATS)
def test_an_empty_result_is_an_empty_table(run: Run, tmp_path: Path, format_: str) -> None:
    """One report has no pair: the columns and no row, exit 0."""
    (tmp_path / "一.txt").write_text("青山小学工会2014年工作总结\n本年度开展了读书活动。\n", encoding="utf-8")
    target = tmp_path / f"空.{format_}"
    ended = run("kwic", "没有这个词", tmp_path / "一.txt", "--every", "-o", target, "--format", format_)
    assert ended.code == 0, ended.err
    if format_ == "table":
        return
    columns, rows = parsed(target.read_bytes(), format_)
    assert rows == []
    assert columns or format_ in ("json", "jsonl")


def records(run: Run, *arguments: object) -> list[dict[str, Any]]:
    ended = run(*arguments, "--format", "jsonl")
    assert ended.code == 0, ended.err
    return [json.loads(line) for line in ended.out.decode("utf-8").splitlines()]


def test_every_position_slices_back(run: Run, tiny: Path, store: Path) -> None:
    """start and end cut mention, text, a_text, b_text out of exactly what `text` prints."""
    raw = {path.name: run("text", path).out.decode("utf-8") for path in tiny.iterdir()}
    assert all(text == (tiny / name).read_bytes().decode("utf-8") for name, text in raw.items())
    checked = 0
    for command, field in (
        (("activities",), "mention"),
        (("activities", "--show", "figures"), "text"),
        (("themes", "--show", "sentences"), "text"),
        (("segment",), None),
    ):
        for row in records(run, *command, tiny, "--store", store):
            cut = raw[row["doc"]][row["start"] : row["end"]]
            assert 0 <= row["start"] < row["end"] <= len(raw[row["doc"]])
            if field:
                assert cut == row[field]
                checked += 1
    assert checked > 100


def test_edits_replay_a_into_b(run: Run, tiny: Path, store: Path) -> None:
    """Matches slice back on both sides, and the edit script turns a's passage into b's."""
    raw = {path.name: path.read_bytes().decode("utf-8") for path in tiny.iterdir()}
    rows = records(run, "reuse", "--show", "matches", "--all", tiny, "--store", store)
    assert rows
    for row in rows:
        assert raw[row["doc_a"]][row["a_start"] : row["a_end"]] == row["a_text"]
        assert raw[row["doc_b"]][row["b_start"] : row["b_end"]] == row["b_text"]
        at, made = 0, ""
        for op, value in row["edits"]:
            if op == "+":
                made += value
                continue
            if op == "=":
                made += row["a_text"][at : at + value]
            at += value
        assert (at, made) == (len(row["a_text"]), row["b_text"])


@pytest.mark.parametrize("text", ["一行\r\n两行\r三行\n", "\ufeff有标记的\n", "末尾没有换行", "　全角空格 \t\n\n\n"])
def test_text_prints_the_file_as_it_is(run: Run, tmp_path: Path, text: str) -> None:
    path = tmp_path / "文.txt"
    path.write_bytes(text.encode("utf-8"))
    assert run("text", path).out.decode("utf-8") == text.removeprefix("\ufeff")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "big5"])
def test_text_of_every_encoding(run: Run, tmp_path: Path, encoding: str) -> None:
    text = "青山小學工會二〇一四年工作總結\r\n我們組織職工開展讀書活動，取得良好的成效。\r\n" * 3
    if encoding == "gb18030":
        text = "青山小学工会二○一四年工作总结\r\n我们组织职工开展读书活动，取得良好的成效。\r\n" * 3
    if encoding == "big5":
        text = text.replace("〇", "○")
    path: Path = tmp_path / "文.txt"
    path.write_bytes(text.encode(encoding))
    ended = run("text", path)
    assert (ended.code, ended.out.decode("utf-8")) == (0, text)
