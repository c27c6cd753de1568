"""Drawing a sample and reading what coders say of it."""

from __future__ import annotations

import pytest

from reportmine.validation import Coded, Item, draw, scores
from reportmine.validation.scoring import kappa, wilson


def item(n: int, stratum: str) -> Item:
    return Item(f"{n:03}", (stratum,), ("文",), ())


def test_every_stratum_has_its_share_whatever_the_order() -> None:
    population = [item(n, "甲" if n < 60 else "乙") for n in range(90)]
    drawn = draw(population, 30, 1)
    assert [sum(i.stratum == (s,) for i in drawn) for s in "甲乙"] == [20, 10]
    assert draw(population[::-1], 30, 1) == drawn
    assert draw(population, 30, 2) != drawn
    assert draw(population, 500, 1) == population


def coded(name: str, found: str, said: str) -> Coded:
    return Coded(name, frozenset(found), frozenset(said))


def test_precision_and_recall_of_all_and_by_label() -> None:
    rows = scores("sentences", [coded("1", "ab", "a"), coded("2", "b", "bc"), coded("3", "", "c")])
    assert [(r.item, r.found, r.coded, r.right) for r in rows] == [
        ("", 3, 4, 2),
        ("a", 1, 1, 1),
        ("b", 2, 1, 1),
        ("c", 0, 2, 0),
    ]
    assert (rows[3].precision, rows[3].recall) == (None, 0.0)
    assert rows[0].precision_low is not None
    assert rows[0].precision_low < 2 / 3 < (rows[0].precision_high or 0)
    assert {row.kappa for row in rows} == {None}


def test_two_coders_agree_by_what_both_coded() -> None:
    first = [coded(str(n), "a", "a" if n % 2 else "") for n in range(10)]
    (row,) = scores("matches", first, first[:8], by_label=False)
    assert (row.n, row.kappa) == (10, 1.0)
    other = [coded(str(n), "a", "" if n % 2 else "a") for n in range(10)]
    assert scores("matches", first, other, by_label=False)[0].kappa == -1.0


def test_nothing_seen_has_no_share() -> None:
    assert wilson(0, 0) == (None, None, None)
    assert kappa([]) == (None, None, None)
    assert kappa([(True, True)]) == (None, None, None)
    assert scores("matches", [])[0].n == 0


def test_an_interval_is_inside_nought_and_one() -> None:
    for right, n in ((0, 5), (5, 5), (1, 1)):
        _, low, high = wilson(right, n)
        assert low is not None
        assert high is not None
        assert -1e-9 <= low <= right / n <= high <= 1 + 1e-9


@pytest.mark.parametrize("n", [1, 7, 89])
def test_the_sample_has_the_size_asked_for(n: int) -> None:
    assert len(draw([item(k, str(k % 7)) for k in range(90)], n, 3)) == n
