"""Tables in a Hadoop file system: read by Spark as they would be read here, and written there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Run, report_text

from reportmine.engine.starting import installed, java_version

WITHOUT = [name for name in ("pyspark", "pandas", "pyarrow") if installed(name) is None]
WITHOUT += [] if java_version() else ["Java"]
needs_spark = pytest.mark.skipif(bool(WITHOUT), reason=f"not here: {', '.join(WITHOUT)}")
SPARK = ("--engine", "spark", "--master", "local[2]", "-q")


def _row(number: int) -> dict[str, object]:
    return {
        "doc": f"报告{number:02d}",
        "text": report_text(number),
        "year": 2011 + number // 4,
        "地区": f"第{number}区",
    }


def _collection(folder: Path) -> Path:
    """Parquet in two parts, JSON lines with every trouble a line can have, and what is no data."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    parts = folder / "一 50%" / "reports.parquet"
    parts.mkdir(parents=True)
    for part, low in enumerate((0, 4)):
        rows = pa.Table.from_pylist([_row(number) for number in range(low, low + 4)])
        pq.write_table(rows, parts / f"part-{part}.parquet", row_group_size=2)
    (parts / "_SUCCESS").write_bytes(b"")
    lines = [json.dumps(_row(number), ensure_ascii=False) for number in (8, 9)]
    more = ["", "{", "[1]", json.dumps({"text": report_text(10)}), json.dumps({"id": 7, "text": "", "year": None})]
    text = "\n".join([*lines, *more, json.dumps(_row(11))])
    (folder / "more.jsonl").write_text("\ufeff" + text + "\r\n", encoding="utf-8")
    (folder / "notes.txt.bak").write_text("不是数据", encoding="utf-8")
    return folder


@needs_spark
@pytest.mark.parametrize("show", ["pairs", "documents"])
def test_what_spark_reads_is_what_is_read_here(run: Run, tmp_path: Path, show: str) -> None:
    folder = _collection(tmp_path / "收到的")
    here = run("reuse", folder, "--show", show, "--format", "jsonl", "-q")
    there = run("reuse", f"file://{folder}", "--show", show, "--format", "jsonl", *SPARK)
    assert (there.code, there.out) == (here.code, here.out) == (1, here.out)
    assert len(here.out.splitlines()) > 10


@needs_spark
def test_a_table_is_written_where_the_address_says(run: Run, tmp_path: Path) -> None:
    folder = _collection(tmp_path / "收到的")
    run("reuse", folder, "-q", "-o", tmp_path / "here.parquet")
    target = tmp_path / "there" / "pairs.parquet"
    done = run("reuse", f"file://{folder}", *SPARK, "-o", f"file://{target}")
    assert (done.code, done.out) == (1, b"")
    assert target.read_bytes() == (tmp_path / "here.parquet").read_bytes()


@needs_spark
def test_an_address_where_nothing_is(run: Run, tmp_path: Path) -> None:
    uri = f"file://{tmp_path}/没有"
    done = run("reuse", uri, *SPARK)
    assert done.code == 2
    assert done.err.splitlines()[-1] == f"错误：没有这个文件或文件夹 [{uri}] 请检查地址"


def test_an_address_needs_spark(run: Run) -> None:
    done = run("reuse", "hdfs://nn:8020/reports")
    assert done.code == 2
    assert done.err == "错误：这样的地址只有 Spark 读得到 [hdfs://nn:8020/reports] 请加上 --engine spark\n"


def test_mine_wants_to_know_where_results_go(run: Run) -> None:
    done = run("mine", "hdfs://nn:8020/reports", "--engine", "spark")
    assert done.code == 2
    assert "不知道结果写到哪里" in done.err
