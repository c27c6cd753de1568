"""A collection large enough to be screened: what is found, and that preparing on demand or a store changes nothing."""

from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np
import pytest

from reportmine.engine import LocalEngine
from reportmine.results.sharing import reuse_table
from reportmine.reuse import Statistics
from reportmine.reuse.longstrings import LARGE
from reportmine.settings import ReuseSettings, Settings
from reportmine.store import Store
from reportmine.study import Corpus, ReuseStudy, load, reuse_of
from reportmine.study.collection import Collection
from reportmine.study.keeping import report_keys

ENGINE, SETTINGS = LocalEngine(2), Settings()
WHOLE = Settings(reuse=ReuseSettings(whole=True))
SIGNS = "东西南北山河湖海云风雨田林石金木水火土春夏秋冬红绿青白长短高低新旧远近早晚灯书画笔琴棋车船路桥门窗楼院"
OFTEN = ["组织职工", "踊跃报名", "气氛很好", "收获不小", "举办活动"]
SWAPS = {"组织": "安排", "报名": "参加", "气氛": "氛围", "收获": "体会", "举办": "开展"}


def report(rng: random.Random) -> str:
    """A title and twelve lines of two sentences in words that mean nothing, with some that everybody uses."""

    def words(n: int) -> str:
        return "".join(rng.choices(SIGNS, k=n))

    lines = [f"{words(4)}工会工作总结"]
    for month in range(1, 13):
        first = f"{month}月{words(7)}{rng.choice(OFTEN)}，{words(9)}{rng.randint(2, 999)}人"
        lines.append(f"{first}，{words(8)}。{words(6)}{rng.choice(OFTEN)}{words(5)}，{words(11)}。")
    return "\n".join(lines)


def reworded(text: str) -> str:
    for word, other in SWAPS.items():
        text = text.replace(word, other)
    return text


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Report 10 copies 3, 450 holds lines 4 to 6 of 200, and two rows are one file handed in twice."""
    rng = random.Random(7)
    texts = [report(rng) for _ in range(LARGE)]
    texts[10] = "\n".join(["别处工会全年总结", *reworded(texts[3]).split("\n")[1:]])
    lines, source = texts[450].split("\n"), texts[200].split("\n")
    texts[450] = "\n".join([*lines[:4], *source[4:7], *lines[7:]])
    rows = [{"doc": f"r{n:04d}", "text": text} for n, text in enumerate(texts)]
    rows += [
        {"doc": f"twice{n}", "text": texts[7] + "\n补记。", "submitter": "东河小学工会", "year": "2020"} for n in (1, 2)
    ]
    path = tmp_path_factory.mktemp("large") / "reports.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def eager(collection: Path) -> tuple[Corpus, ReuseStudy]:
    corpus = load([collection], SETTINGS, ENGINE)
    return corpus, reuse_of(corpus, SETTINGS, ENGINE)


def tables(corpus: Corpus, study: ReuseStudy, *names: str) -> dict[str, list[object]]:
    return {name: list(reuse_table(corpus, study, name, everything=True).records()) for name in names}


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
    study = reuse_of(corpus, WHOLE, ENGINE, swaps=False)
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
    bare = reuse_of(corpus, SETTINGS, ENGINE, swaps=False)
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
