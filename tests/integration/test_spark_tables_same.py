"""Every table of `mine`, by the local engine and on Spark: the same to the byte."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reportmine.engine import LocalEngine, SparkEngine
from reportmine.engine.starting import installed, java_version
from reportmine.reports.formats import write
from reportmine.results.tables import study_tables
from reportmine.settings import Settings
from reportmine.study import mine
from reportmine.verbs import Engine

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data"
WITHOUT = [name for name in ("pyspark", "pandas", "pyarrow") if installed(name) is None]
WITHOUT += [] if java_version() else ["Java"]
pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(WITHOUT), reason=f"not here: {', '.join(WITHOUT)}")]


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkEngine]:
    """One session for all tests of this module; every item goes through Spark, however few there are."""
    engine = SparkEngine("local[2]", few=0)
    yield engine
    engine.close()


def _tables(folder: Path, engine: Engine, out: Path) -> dict[str, bytes]:
    out.mkdir()
    for name, table in study_tables(mine([folder], Settings(), engine)).items():
        write(table, "jsonl", out / name)
    return {path.name: path.read_bytes() for path in sorted(out.iterdir())}


def _compare(folder: Path, spark: SparkEngine, place: Path) -> dict[str, bytes]:
    here, there = _tables(folder, LocalEngine(2), place / "here"), _tables(folder, spark, place / "there")
    assert [name for name in here if here[name] != there[name]] == []
    assert here.keys() == there.keys()
    return here


def test_the_sample_corpus(spark: SparkEngine, sample_reports: Path, tmp_path: Path) -> None:
    found = _compare(sample_reports, spark, tmp_path)
    assert {"documents", "pairs", "matches", "activities", "theme_years"} <= found.keys()


def test_more_reports_than_all_pairs_of_are_aligned(
    spark: SparkEngine, reports: Callable[[Path, int], Path], tmp_path: Path
) -> None:
    """From 61 on candidates come from the join."""
    found = _compare(reports(tmp_path / "报告", 66), spark, tmp_path)
    assert found["pairs"].count(b"\n") > 100


@pytest.mark.parametrize("name", ["seeds", "gwr"])
def test_real_reports(spark: SparkEngine, name: str, tmp_path: Path) -> None:
    if not SHARED.is_dir():
        pytest.skip("the development texts (../shared) are not here")
    _compare(SHARED / name, spark, tmp_path)
