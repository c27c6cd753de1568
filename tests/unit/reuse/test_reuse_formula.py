from __future__ import annotations

import numpy as np
from reuse_texts import SOURCE, UNRELATED, document

from reportmine.engine import LocalEngine
from reportmine.reuse import formula
from reportmine.reuse.fingerprints import Fingerprint, fingerprint
from reportmine.reuse.origins import own_origins
from reportmine.reuse.statistics import Statistics, summarise

FORMULA = "在上级工会的正确领导下，坚持以职工为本，各项工作取得了新的进展。\n"


def statistics_of(
    texts: list[str], origins: list[int] | None = None, template: str = ""
) -> tuple[Statistics, list[Fingerprint]]:
    prints = [fingerprint(document(f"{i}.txt", text)) for i, text in enumerate(texts)]
    own = own_origins([len(p.chars) for p in prints])
    if origins is not None:
        own = [np.full(len(o), k, dtype=np.int64) for o, k in zip(own, origins, strict=True)]
    given = [fingerprint(document("t.txt", template))] if template else []
    return summarise(prints, own, LocalEngine(1), templates=given), prints


def test_a_clause_that_many_origins_hold_is_formula_and_weighs_little() -> None:
    texts = [
        f"单位{i}年度总结\n{FORMULA}本单位第{i}项独有的事情是修理了{chr(0x6C40 + i)}{chr(0x6D40 + i)}桥。\n"
        for i in range(8)
    ]
    statistics, prints = statistics_of(texts)
    held = formula.holders(prints[0], statistics)
    flags = formula.is_formula(held, statistics.n_origins)
    assert held.max() == 8
    assert 0 < flags.sum() < len(flags)
    assert formula.weight(held).min() == 1 / 7


def test_members_of_one_origin_count_once() -> None:
    texts = [f"总结{i}\n{FORMULA}" for i in range(6)]
    statistics, prints = statistics_of(texts, origins=[0, 0, 0, 0, 0, 5])
    assert formula.holders(prints[0], statistics).max() == 2


def test_a_swapped_word_does_not_hide_formula() -> None:
    texts = [f"总结{i}\n{FORMULA}" for i in range(6)] + [f"总结\n{FORMULA.replace('新的', '较大')}"]
    statistics, prints = statistics_of(texts)
    assert formula.holders(prints[-1], statistics).max() >= 6


def test_wording_of_a_template_is_formula_wholly() -> None:
    statistics, prints = statistics_of([SOURCE, UNRELATED], template=SOURCE)
    assert formula.is_formula(formula.holders(prints[0], statistics), statistics.n_origins).all()
    beside_the_title = formula.holders(prints[1], statistics)[1:]
    assert not formula.is_formula(beside_the_title, statistics.n_origins).any()


def test_statistics_survive_the_store() -> None:
    statistics, _ = statistics_of([SOURCE, UNRELATED])
    again = Statistics.from_bytes(statistics.to_bytes())
    assert np.array_equal(again.keys, statistics.keys)
    assert np.array_equal(again.shape_origins, statistics.shape_origins)
    assert (again.n_clauses, again.n_origins) == (statistics.n_clauses, statistics.n_origins)
