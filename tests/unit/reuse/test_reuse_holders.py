from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from reuse_texts import document

from reportmine.engine import LocalEngine
from reportmine.reuse import holders, tallies
from reportmine.reuse.fingerprints import Fingerprint, fingerprint
from reportmine.reuse.holders import ClauseIndex, holding_origins, index_clauses
from reportmine.reuse.tallies import Tally, add, as_rounded, tally, tally_corpus, trigrams
from reportmine.verbs import Index

CLAUSE = "认真组织广大教职工深入学习贯彻上级文件精神"
VARIANT = "认真组织全体教职工深入学习贯彻会议文件精神"
OTHER = "语文组的洪亚楠以一首春晓夺得头名作品在走廊展出"


def indexed(prints: list[Fingerprint], origins: list[Index]) -> ClauseIndex:
    engine = LocalEngine(1)
    return index_clauses(prints, origins, tally_corpus(prints, len(prints), frozenset(), engine).clauses, engine)


def held_by(one: Fingerprint, index: ClauseIndex) -> tuple[Index, Index]:
    return holding_origins(trigrams(one), len(one.chars), index)


def test_a_clause_is_held_by_origins_that_say_it_a_little_otherwise() -> None:
    prints = [fingerprint(document(str(n), f"标题\n{text}。\n")) for n, text in enumerate((CLAUSE, VARIANT, OTHER))]
    index = indexed(prints, [np.full(len(p.chars), n) for n, p in enumerate(prints)])
    clauses, origins = held_by(prints[0], index)
    assert origins[clauses == 1].tolist() == [0, 1]


def test_copies_of_one_origin_count_once_and_an_empty_index_holds_nothing() -> None:
    prints = [fingerprint(document(str(n), f"标题\n{CLAUSE}。\n")) for n in range(3)]
    index = indexed(prints, [np.zeros(len(p.chars), dtype=np.int64) for p in prints])
    clauses, origins = held_by(prints[0], index)
    assert origins[clauses == 1].tolist() == [0]
    assert held_by(prints[0], indexed([], []))[0].tolist() == []


def test_the_holders_are_those_found_by_comparing_all_clauses(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(5)
    words = ["组织", "职工", "开展", "活动", "学习", "文件", "精神", "工会", "慰问", "困难"]
    lines = [["".join(rng.choices(words, k=rng.randint(2, 9))) + "。" for _ in range(12)] for _ in range(20)]
    prints = [fingerprint(document(str(n), "标题\n" + "\n".join(some) + "\n")) for n, some in enumerate(lines)]
    index = indexed(prints, [np.full(len(p.chars), n) for n, p in enumerate(prints)])
    clauses = [(n, set(keys)) for n, p in enumerate(prints) for keys in by_clause(p)]
    for together, short in ((holders.TOGETHER, holders.SHORT), (50, holders.SHORT), (50, 0)):
        monkeypatch.setattr(holders, "TOGETHER", together)
        monkeypatch.setattr(holders, "SHORT", short)
        for p in prints:
            found = set(zip(*(part.tolist() for part in held_by(p, index)), strict=True))
            own = [(at, set(keys)) for at, keys in enumerate(by_clause(p))]
            assert found == {
                (at, n)
                for at, keys in own
                for n, others in clauses
                if len(keys) >= holders.FEWEST and len(keys & others) >= holders.HELD * len(keys)
            }


def by_clause(one: Fingerprint) -> list[list[int]]:
    shapes = one.shapes()
    return [shapes.keys[low:high].tolist() for low, high in pairwise(shapes.indptr.tolist())]


def test_trigrams_rise_by_key_and_clause_however_they_are_sorted(monkeypatch: pytest.MonkeyPatch) -> None:
    one = fingerprint(document("a", f"标题\n{CLAUSE}，{VARIANT}。\n{CLAUSE}。春晓春晓春晓。\n"))
    every = [trigrams(one), trigrams(replace(one, said=one.said.astype(np.uint32)))]
    monkeypatch.setattr(tallies, "NARROW", 3)
    for found in (*every, trigrams(one)):
        assert list(zip(found.keys.tolist(), found.rows.tolist(), strict=True)) == sorted(
            (key, row) for row, keys in enumerate(by_clause(one)) for key in keys
        )
        assert int(found.first.sum()) == sum(len(set(keys)) for keys in by_clause(one)) < len(found.keys)


def test_blocks_of_documents_add_up_and_a_rough_fact_counts_once_a_clause() -> None:
    texts = ["慰问1409人，一千四百余人受到资助。", "慰问1409人。", f"{CLAUSE}。"]
    prints = [fingerprint(document(str(n), f"标题\n{text}\n")) for n, text in enumerate(texts)]
    counted = tally_corpus(prints, 3, frozenset({0, 2}), LocalEngine(1))
    clauses = [
        np.unique(as_rounded(f.keys[f.indptr[i] : f.indptr[i + 1]]))
        for f in (p.features() for p in prints)
        for i in range(len(f.indptr) - 1)
    ]
    assert same(counted.features, tally(np.concatenate(clauses)))
    parts = [tally_corpus([p], 1, frozenset({0}), LocalEngine(1)) for p in (prints[0], prints[2])]
    assert same(counted.shapes, add(part.shapes for part in parts))


def same(one: Tally, other: Tally) -> bool:
    return np.array_equal(one.keys, other.keys) and np.array_equal(one.counts, other.counts)
