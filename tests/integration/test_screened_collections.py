"""A collection large enough to be screened: what is found, and that preparing on demand or a store changes nothing."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
from large_collection import collection_rows, report, reworded, tables, written

from reportmine.engine import LocalEngine
from reportmine.reuse import Statistics
from reportmine.settings import ReuseSettings, Settings
from reportmine.store import Store
from reportmine.study import Corpus, ReuseStudy, load, reuse_of
from reportmine.study.collection import Collection
from reportmine.study.keeping import report_keys

ENGINE, SETTINGS = LocalEngine(2), Settings()
WHOLE = Settings(reuse=ReuseSettings(whole=True))


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("large") / "reports.jsonl", collection_rows())


@pytest.fixture(scope="module")
def eager(collection: Path) -> tuple[Corpus, ReuseStudy]:
    corpus = load([collection], SETTINGS, ENGINE)
    return corpus, reuse_of(corpus, SETTINGS, ENGINE)


def test_copies_and_passages_are_found_and_the_numbers_told(eager: tuple[Corpus, ReuseStudy]) -> None:
    _, study = eager
    found = {(pair.doc_a, pair.doc_b): pair.relation for pair in study.pairs}
    assert found["r0003", "r0010"] in ("near_identical", "reworded")
    assert found["r0200", "r0450"] == "partial"
    assert study.screened is not None
    assert not study.reuse.exact
    assert study.reuse.statistics.sample == len(study.screened.sample)


def test_whole_reports_alone_are_found_by_fewer_strings(collection: Path, eager: tuple[Corpus, ReuseStudy]) -> None:
    corpus = load([collection], WHOLE, ENGINE, on_demand=True)
    study = reuse_of(corpus, WHOLE, ENGINE, detail="edits")
    pairs = {(pair.doc_a, pair.doc_b): pair for pair in study.pairs}
    whole = {(p.doc_a, p.doc_b): p.relation for p in eager[1].pairs if p.relation != "partial"}
    assert set(whole) == {("r0003", "r0010"), ("r0007", "twice1")}
    assert {names: pair.relation for names, pair in pairs.items()} == whole
    assert {(match.doc_a, match.doc_b) for match in study.reuse.matches} == set(whole)
    assert study.screened is not None
    assert len(study.screened.chosen.sorts) == 1


def test_of_a_small_collection_whole_reports_are_the_same(tmp_path: Path) -> None:
    rng = random.Random(3)
    first, other = report(rng), report(rng)
    lines = other.split("\n")
    texts = {"a": first, "b": reworded(first), "c": "\n".join([*lines[:3], *first.split("\n")[3:6], *lines[6:]])}
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    every, whole = (
        reuse_of(load([tmp_path], settings, ENGINE), settings, ENGINE).pairs for settings in (SETTINGS, WHOLE)
    )
    assert {pair.relation for pair in every} > {"partial"}
    assert whole == tuple(pair for pair in every if pair.relation != "partial")


def test_reports_prepared_on_demand_give_the_same_tables(collection: Path, eager: tuple[Corpus, ReuseStudy]) -> None:
    corpus = load([collection], SETTINGS, ENGINE, on_demand=True)
    assert isinstance(corpus.documents, Collection)
    assert corpus.names == eager[0].names
    assert corpus.texts == eager[0].texts
    assert [r.state for r in corpus.readings] == [r.state for r in eager[0].readings]
    assert [r.doc for r in corpus.readings if r.state == "duplicate"] == ["twice2"]
    assert report_keys(corpus) == report_keys(eager[0])
    study = reuse_of(corpus, SETTINGS, LocalEngine(1))
    names = ("pairs", "matches", "families", "documents")
    assert tables(corpus, study, *names) == tables(*eager, *names)


def test_a_store_gives_the_same_the_first_and_the_second_time(
    collection: Path, eager: tuple[Corpus, ReuseStudy], tmp_path: Path
) -> None:
    wanted = tables(*eager, "pairs", "matches")
    for _ in range(2):
        with Store(tmp_path / "kept.db") as store:
            corpus = load([collection], SETTINGS, ENGINE, store, on_demand=True)
            assert tables(corpus, reuse_of(corpus, SETTINGS, ENGINE, store), "pairs", "matches") == wanted
            assert store.epoch() is not None


def test_without_swaps_all_but_the_swaps_is_the_same(eager: tuple[Corpus, ReuseStudy]) -> None:
    corpus, study = eager
    bare = reuse_of(corpus, SETTINGS, ENGINE, detail="edits")
    assert tables(corpus, bare, "pairs") == tables(corpus, study, "pairs")
    assert any(match.swaps for match in study.reuse.matches)
    assert not any(match.swaps for match in bare.reuse.matches)


def test_statistics_of_a_sample_say_so_and_weigh_what_they_never_saw(eager: tuple[Corpus, ReuseStudy]) -> None:
    statistics = eager[1].reuse.statistics
    again = Statistics.from_bytes(statistics.to_bytes())
    assert again.sample == statistics.sample > 0
    unseen = statistics.keys[-1:] ^ np.uint64(1)
    assert unseen[0] not in statistics.keys
    assert again.nats(unseen)[0] > 0
