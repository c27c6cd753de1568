"""Both ways to the pairs worth aligning, all of them or those that share rare strings, give the same tables."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reportmine.engine import LocalEngine
from reportmine.results.sharing import reuse_tables
from reportmine.reuse import aligning
from reportmine.settings import Settings
from reportmine.study import load, reuse_of

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"


def tables(folder: Path) -> dict[str, list[dict[str, object]]]:
    engine = LocalEngine(1)
    corpus = load([folder], Settings(), engine)
    made = reuse_tables(corpus, reuse_of(corpus, Settings(), engine), everything=False)
    return {name: [dict(row) for row in table.records()] for name, table in made.items()}


@pytest.fixture(scope="module")
def rewrites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not SHARED.is_dir():
        pytest.skip("the development texts (../shared) are not here")
    out = tmp_path_factory.mktemp("rewrites")
    make = [sys.executable, str(SHARED / "eval" / "make_reuse.py"), str(SHARED / "data" / "rewrites"), str(out), "7"]
    subprocess.run(make, check=True)
    return out / "docs"


def assert_routes_agree(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    exact = tables(folder)
    monkeypatch.setattr(aligning, "EXACT_UP_TO", 0)
    assert tables(folder) == exact


def test_weighing_where_reports_are_aligned_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = ROOT / "corpus" / "reports"
    at_once = tables(folder)
    monkeypatch.setattr(aligning, "AT_ONCE", 3)  # of more, each is weighed where it is needed, and few are kept
    monkeypatch.setattr(aligning, "TILE", 2)
    assert tables(folder) == at_once


def test_routes_agree_on_the_sample_corpus(monkeypatch: pytest.MonkeyPatch) -> None:
    assert_routes_agree(ROOT / "corpus" / "reports", monkeypatch)


def test_routes_agree_on_real_reports(monkeypatch: pytest.MonkeyPatch) -> None:
    if not SHARED.is_dir():
        pytest.skip("the development texts (../shared) are not here")
    assert_routes_agree(SHARED / "data" / "seeds", monkeypatch)


def test_routes_agree_on_rewrites(rewrites: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_routes_agree(rewrites, monkeypatch)
