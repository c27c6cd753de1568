from __future__ import annotations

import random
from dataclasses import fields

import numpy as np
import pytest
from reuse_texts import document

from reportmine.engine import LocalEngine
from reportmine.reuse import aligning, weighing
from reportmine.reuse.aligning import align
from reportmine.reuse.features import Features, across, product
from reportmine.reuse.fingerprints import Fingerprint, fingerprint
from reportmine.reuse.judging import n_shared_facts, shared_facts
from reportmine.reuse.statistics import Statistics, summarise
from reportmine.reuse.weighing import Prepared, prepared, together

WORDS = "组织 职工 开展 活动 学习 文件 精神 工会 慰问 困难 约300人 近百名 1409人 82% 4月20日 四月下旬 《春晓》 “爱心杯”"


@pytest.fixture(scope="module")
def prints() -> list[Fingerprint]:
    rng = random.Random(11)
    lines = [["".join(rng.choices(WORDS.split(), k=rng.randint(3, 12))) + "。" for _ in range(9)] for _ in range(30)]
    lines[7] = [*lines[3][2:8], *lines[7][:2]]
    lines[20] = ["𠮷" + line for line in lines[3]]  # characters outside the first plane
    return [fingerprint(document(str(n), "标题\n" + "\n".join(some) + "\n")) for n, some in enumerate(lines)]


@pytest.fixture(scope="module")
def statistics(prints: list[Fingerprint]) -> Statistics:
    return summarise(prints, [np.full(len(p.chars), n) for n, p in enumerate(prints)], LocalEngine(1))


def entries(of: Features) -> list[list[tuple[int, float]]]:
    keys, values = of.held[of.place].tolist(), of.values.tolist()
    return [
        list(zip(keys[low:high], values[low:high], strict=True))
        for low, high in zip(of.indptr[:-1].tolist(), of.indptr[1:].tolist(), strict=True)
    ]


def told(one: Prepared) -> dict[str, object]:
    weighed = one.weighed
    found = {name: entries(getattr(weighed, name)) for name in ("words", "facts", "facts_right", "stated")}
    masses = {"word_mass": weighed.word_mass.tolist(), "fact_mass": weighed.fact_mass.tolist()}
    rest = {f.name: np.asarray(getattr(one, f.name)).tolist() for f in fields(one) if f.name != "weighed"}
    return {**found, **masses, **rest}


def test_reports_prepared_at_once_are_as_each_by_itself(prints: list[Fingerprint], statistics: Statistics) -> None:
    at_once = prepared(prints[:8], statistics)
    for one, alone in zip(at_once, (prepared([p], statistics)[0] for p in prints[:8]), strict=True):
        assert told(one) == told(alone)
    assert at_once[0].weighed.words.held is at_once[7].weighed.words.held


def test_a_product_is_the_same_under_keys_in_common(prints: list[Fingerprint], statistics: Statistics) -> None:
    a, b = (one.weighed for one in prepared([prints[3], prints[7]], statistics))
    x, y = (prepared([p], statistics)[0].weighed for p in (prints[3], prints[7]))
    assert product(a.words, b.words, across(b.words)).tolist() == product(x.words, y.words, across(y.words)).tolist()
    facts = product(a.facts, b.facts_right, b.facts_across)
    assert facts.tolist() == product(x.facts, y.facts_right, y.facts_across).tolist()
    assert facts.any()


def test_a_rough_fact_meets_the_exact_one_it_may_stand_for_and_the_same_rough_one(statistics: Statistics) -> None:
    texts = ["慰问约300人。", "慰问近百名职工。", "慰问302人。", "慰问303人。"]
    made = prepared([fingerprint(document(str(n), f"标题\n{text}\n")) for n, text in enumerate(texts)], statistics)
    one = [each.weighed for each in made]

    def meet(a: int, b: int) -> bool:
        return bool(product(one[a].facts, one[b].facts_right, one[b].facts_across).any())

    assert meet(0, 0)
    assert meet(0, 2)
    assert meet(2, 0)
    assert not meet(2, 3)


def test_alignment_does_not_depend_on_what_is_prepared_together(
    prints: list[Fingerprint], statistics: Statistics, monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs = [(a, b) for a in range(20) for b in range(a + 1, 30)]
    first = align(prints, pairs, statistics, LocalEngine(1), "比对")
    assert first.passages[3, 7]
    for most, at_once, in_block in ((1, 8, 8), (1, 1, 1), (3, 3, 5)):
        monkeypatch.setattr(aligning, "AT_ONCE", most)
        monkeypatch.setattr(aligning, "PAIRS", in_block)
        monkeypatch.setattr(weighing, "DOCUMENTS", at_once)
        again = align(prints, pairs, statistics, LocalEngine(1), "比对")
        assert again.passages == first.passages
        assert list(again.passages) == pairs
        assert all(again.held[d].tolist() == held.tolist() for d, held in first.held.items())


def test_as_many_facts_may_be_shared_as_have_one_key(prints: list[Fingerprint], statistics: Statistics) -> None:
    left, right = (one.weighed for one in prepared([prints[3], prints[7]], statistics))
    n, rng = min(len(prints[3].chars), len(prints[7].chars)), random.Random(2)
    seen = set()
    for _ in range(60):
        a, b = ((min(x, y), max(x, y)) for x, y in (rng.choices(range(n), k=2), rng.choices(range(n), k=2)))
        most, found = n_shared_facts((left, right), a, b), shared_facts((left, right), a, b)
        assert found.n <= most
        assert (found.share > 0) == (most > 0)
        seen.add(most > 0)
    assert seen == {False, True}


def test_long_reports_are_prepared_by_themselves(prints: list[Fingerprint], monkeypatch: pytest.MonkeyPatch) -> None:
    assert [len(group) for group in together(range(20), prints)] == [8, 8, 4]
    monkeypatch.setattr(weighing, "CHARACTERS", 10)
    assert list(together(range(3), prints)) == [[0], [1], [2]]
    assert not list(together([], prints))
