"""New reports against a reference collection."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from reportmine.cli.main import main
from reportmine.engine import LocalEngine
from reportmine.findings import Pair
from reportmine.results.comparing import two_of
from reportmine.settings import Settings
from reportmine.store import Store
from reportmine.study import check_against, checking, load, receive, reuse_of

ROOT = Path(__file__).resolve().parents[2]
REPORTS = ROOT / "corpus" / "reports"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, object]]:
    with pytest.raises(SystemExit) as left:
        main([*arguments, "--format", "jsonl", "--quiet"])
    assert left.value.code == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, str]:
    """A new report, a collection that holds the report it was taken from, and that report's id."""
    gold = [
        json.loads(line)
        for line in (ROOT / "corpus" / "gold" / "relations.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    row = next(r for r in gold if r["relation"] == "reworded" and r["doc_b"].endswith(".txt"))
    base = tmp_path_factory.mktemp("check")
    new = base / "新报告.txt"
    shutil.copy(REPORTS / row["doc_b"], new)
    references = base / "往年"
    shutil.copytree(REPORTS, references, ignore=shutil.ignore_patterns(Path(row["doc_b"]).name))
    return new, references, str(row["doc_a"])


def test_a_new_report_is_held_against_the_collection_which_is_not_compared_itself(
    pair: tuple[Path, Path, str], capsys: pytest.CaptureFixture[str]
) -> None:
    new, references, source = pair
    rows = run(capsys, "check", str(new), "--against", str(references))
    assert all(new.name in (row["doc_a"], row["doc_b"]) for row in rows)
    found = {frozenset((row["doc_a"], row["doc_b"])): row["relation"] for row in rows}
    assert found[frozenset((new.name, source))] in ("reworded", "near_identical")
    documents = run(capsys, "check", str(new), "--against", str(references), "--show", "documents")
    assert [row["doc"] for row in documents] == [new.name]


def test_checks_and_blanks_of_a_new_report_are_told_too(
    pair: tuple[Path, Path, str], capsys: pytest.CaptureFixture[str]
) -> None:
    new, references, source = pair
    slots = run(capsys, "check", str(new), "--against", str(references), "--show", "blank")
    assert {row["doc"] for row in slots} >= {new.name, source}
    told = run(capsys, "check", str(references), "--against", str(new), "--show", "checks")
    assert told
    assert new.name not in {row["doc"] for row in told}
    with pytest.raises(SystemExit) as left:
        main(["check", str(new), "--against", str(references), "--show", "unidiomatic"])
    assert left.value.code == 2


def test_a_store_serves_as_collection_and_a_file_is_not_its_own_reference(
    pair: tuple[Path, Path, str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    new, references, source = pair
    store = tmp_path / "往年.db"
    run(capsys, "reuse", str(references), "--store", str(store))
    rows = run(capsys, "check", str(new), "--against", str(store))
    assert {frozenset((new.name, source))} <= {frozenset((row["doc_a"], row["doc_b"])) for row in rows}
    kept = references / source
    again = run(capsys, "check", str(kept), "--against", str(store))
    assert all(row["doc_a"] != row["doc_b"] for row in again)
    assert not [row for row in again if row["relation"] == "identical"]


@pytest.mark.slow
def test_a_choice_of_references_keeps_the_circulars_and_the_statistics_of_the_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine, settings = LocalEngine(), Settings()
    with Store(tmp_path / "往年.db") as store:
        whole = reuse_of(load([REPORTS], settings, engine, store), settings, engine, store)
        text = (REPORTS / "清溪县春芽幼儿园工会" / "2017年工作总结.txt").read_text(encoding="utf-8")
        (tmp_path / "新.txt").write_text(text, encoding="utf-8")
        fresh = receive([tmp_path / "新.txt"], settings.reading, engine)
        everything = check_against(fresh, store, settings, engine)
        monkeypatch.setattr(checking, "FEW", 1)
        monkeypatch.setattr(checking, "NEAREST", 5)
        chosen = check_against(fresh, store, settings, engine)
        pair = ("清溪县春芽幼儿园工会/2015年工作总结.txt", "砺锋机械有限公司工会/2013年工作总结.txt")
        two = two_of(store, *pair, {})
    assert [s.document.doc for s in chosen.corpus.templates] == [s.document.doc for s in everything.corpus.templates]
    assert chosen.corpus.templates
    assert chosen.reuse.epoch == everything.reuse.epoch == whole.epoch
    assert chosen.n_compared < everything.n_compared == chosen.n_references
    assert {_ends(p) for p in chosen.reuse.pairs} <= {_ends(p) for p in everything.reuse.pairs}
    assert len(two.tables["pairs"].rows) == 1


def _ends(pair: Pair) -> tuple[str, str]:
    return pair.doc_a, pair.doc_b
