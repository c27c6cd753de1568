"""Spark gives what the local engine gives, to the byte."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from operator import add, call
from pathlib import Path

import numpy as np
import pytest

from reportmine.engine import LocalEngine, SparkEngine
from reportmine.engine.batches import by_origin
from reportmine.engine.starting import installed, java_version, pack, require
from reportmine.errors import EngineError
from reportmine.segment import segmenter
from reportmine.settings import SegmentSettings
from reportmine.verbs import Index, Keys

WITHOUT = [name for name in ("pyspark", "pandas", "pyarrow") if installed(name) is None]
WITHOUT += [] if java_version() else ["Java"]
needs_spark = pytest.mark.skipif(bool(WITHOUT), reason=f"not here: {', '.join(WITHOUT)}")


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkEngine]:
    """One session for all tests of this module; every item goes through Spark."""
    engine = SparkEngine("local[2]", few=0)
    yield engine
    engine.close()


def _rows(seed: int, *, n: int, keys: int, owners: int) -> tuple[Keys, Index]:
    """Keys over all 64 bits, some held by nearly everybody, with repeated rows."""
    random = np.random.default_rng(seed)
    names = random.integers(0, 2**64, keys, dtype=np.uint64)
    drawn = np.minimum(random.geometric(4 / keys, n), keys) - 1
    return names[drawn], random.integers(0, owners, n)


@needs_spark
def test_count_is_that_of_the_local_engine(spark: SparkEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportmine.engine.batches.ROWS", 3000)  # several partitions
    keys, origins = _rows(1, n=20_000, keys=3000, owners=400)
    assert keys.min() < 2**63 < keys.max()
    for mine, local in zip(spark.count(keys, origins), LocalEngine(1).count(keys, origins), strict=True):
        assert (mine.dtype, mine.tobytes()) == (local.dtype, local.tobytes())


@needs_spark
@pytest.mark.parametrize("window", [(2, 2), (2, 60), (5, 9)])
def test_pairs_and_scores_are_those_of_the_local_engine(
    spark: SparkEngine, monkeypatch: pytest.MonkeyPatch, window: tuple[int, int]
) -> None:
    monkeypatch.setattr("reportmine.engine.batches.ROWS", 1000)
    keys, owners = _rows(2, n=8000, keys=2000, owners=150)
    local = LocalEngine(1).pair(keys, owners, window)
    assert len(local[0]) > 50
    for mine, own in zip(spark.pair(keys, owners, window), local, strict=True):
        assert (mine.dtype, mine.tobytes()) == (own.dtype, own.tobytes())


@needs_spark
def test_components_by_joins_are_those_of_one_machine(spark: SparkEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Random edges, a long chain in no order, a star, a double edge, a loop, and nodes without an edge."""
    random = np.random.default_rng(3)
    chain, star = 1000 + random.permutation(200), np.full(50, 777)
    a = np.concatenate([random.integers(0, 300, 140), chain[:-1], star, [5, 6, 9]])
    b = np.concatenate([random.integers(0, 300, 140), chain[1:], np.arange(600, 650), [6, 5, 9]])
    local = LocalEngine(1).components(a, b, 1300)
    assert 250 < len(np.unique(local)) < 1000
    monkeypatch.setattr(spark, "few_edges", 0)
    assert spark.components(a, b, 1300).tolist() == local.tolist()


@needs_spark
def test_nothing_gives_nothing(spark: SparkEngine) -> None:
    keys, owners = np.empty(0, np.uint64), np.empty(0, np.int64)
    assert [len(part) for part in spark.count(keys, owners)] == [0, 0]
    assert [len(part) for part in spark.pair(keys, owners, (2, 60))] == [0, 0, 0]
    assert list(spark.map(add, [], 1)) == []
    alone = np.array([7, 8], np.uint64), np.array([0, 1], np.int64)
    assert [len(part) for part in spark.pair(*alone, (2, 60))] == [0, 0, 0]


@pytest.mark.parametrize("owners", [[0, 0, 1, 1, 1, 2], [2, 1, 0, 1, 0, 1], [5] * 6, [0, 1, 2, 3, 4, 5]])
def test_no_origin_is_cut_by_a_partition(monkeypatch: pytest.MonkeyPatch, owners: list[int]) -> None:
    pytest.importorskip("pyarrow")
    monkeypatch.setattr("reportmine.engine.batches.ROWS", 2)
    keys = np.arange(6)
    parts = [batch.to_pylist() for batch in by_origin(keys, np.array(owners)).to_batches()]
    assert sorted((row["key"], row["origin"]) for part in parts for row in part) == list(zip(keys, owners, strict=True))
    held = [{row["origin"] for row in part} for part in parts]
    assert sum(map(len, held)) == len(set(owners))
    assert all(len(part) <= 3 or len(one) == 1 for part, one in zip(parts, held, strict=True))


@needs_spark
def test_map_keeps_the_order(spark: SparkEngine) -> None:
    items = list(range(1000))
    assert list(spark.map(add, items, 5)) == [5 + item for item in items]


@needs_spark
def test_large_items_and_results_pass_in_blocks_and_waves(spark: SparkEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportmine.engine.spark.BLOCK_BYTES", 3000)
    monkeypatch.setattr("reportmine.engine.spark.WAVE_BYTES", 9000)
    items = [np.full(n, n, dtype=np.int64) for n in range(150)]
    found = list(spark.map(np.add, items, 1))
    assert [part.tolist() for part in found] == [[n + 1] * n for n in range(150)]


@needs_spark
def test_a_segmenter_with_words_of_the_user_reaches_the_workers(spark: SparkEngine, tmp_path: Path) -> None:
    """Its file may lie on the driver alone: the words travel, not the path."""
    lexicon = tmp_path / "词典.txt"
    lexicon.write_text("红岭之家 n\n", encoding="utf-8")
    cut = segmenter(SegmentSettings("jieba", (lexicon,))).cut
    lexicon.unlink()
    texts = ["走访红岭之家", "慰问困难职工"]
    assert list(spark.map(call, texts, cut)) == [cut(text) for text in texts]
    assert "红岭之家" in cut(texts[0])


@needs_spark
def test_a_kernel_that_fails_is_told_in_one_line(spark: SparkEngine) -> None:
    with pytest.raises(EngineError, match="Spark 作业失败：TypeError: unsupported operand"):
        list(spark.map(add, ["a"], 1))


def test_few_light_items_and_files_of_this_machine_do_not_start_spark() -> None:
    engine = SparkEngine("spark://127.0.0.1:1")
    assert list(engine.map(add, [1, 2], 1)) == [2, 3]
    assert list(engine.map(add, range(200), 1, here=True)) == list(range(1, 201))
    assert engine._session is None


def test_what_is_missing_is_told_with_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportmine.engine.starting.find_spec", lambda name: None)
    with pytest.raises(EngineError) as told:
        require()
    advice = "请执行 pip install 'reportmine[spark]'，并安装 Java 17"
    assert str(told.value) == f"Spark 运算需要 pyspark，本机没有安装 [--engine spark] {advice}"
    monkeypatch.setattr("reportmine.engine.starting.find_spec", lambda name: name)
    monkeypatch.setenv("JAVA_HOME", "/nowhere")
    with pytest.raises(EngineError) as told:
        require()
    assert str(told.value).startswith("Spark 运算需要 Java，本机没有找到 [--engine spark] 请安装 Java 17")


def test_the_program_is_packed_with_its_data(tmp_path: Path) -> None:
    pack(tmp_path / "one.zip")
    pack(tmp_path / "two.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    names = set(zipfile.ZipFile(tmp_path / "one.zip").namelist())
    assert {"reportmine/engine/sql/pair.sql", "reportmine/segment/lexicon/union.txt", "stopwords/union.txt"} <= names
    assert any(name.startswith("corpus/reports/") for name in names)
    assert not any(name.endswith(".pyc") for name in names)
