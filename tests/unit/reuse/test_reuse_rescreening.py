"""What is new in a screened collection meets the others as if all were screened."""

from __future__ import annotations

import random

import pytest
from large_collection import collection_rows, report, reworded

from reportmine.engine import LocalEngine
from reportmine.reuse.longstrings import HUGE, MANY, selection
from reportmine.reuse.mostly import Mostly
from reportmine.reuse.rescreening import screen_new
from reportmine.reuse.screening import screen

ENGINE = LocalEngine(1)
SELECTIONS = {
    "few": selection(500),
    "many": selection(MANY),
    "huge": selection(HUGE),
    "whole": selection(500, whole=True),
}


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """Reports with two copies, a copied passage, and five that are one text."""
    found = [row["text"] for row in collection_rows()][:120]
    source = found[20].split("\n")
    lines = found[30].split("\n")
    found[30] = "\n".join([*lines[:4], *source[4:7], *lines[7:]])
    found[40] = reworded(found[50])
    one = report(random.Random(99))
    return [*found, *(f"第{n}处\n{one}" for n in range(5)), "短", ""]


@pytest.mark.parametrize("name", SELECTIONS)
def test_each_report_that_is_new_meets_the_same_as_when_all_are_screened(texts: list[str], name: str) -> None:
    chosen = SELECTIONS[name]
    assert chosen is not None
    every = screen(texts, ENGINE, chosen)
    assert {(40, 50), (120, 121)} <= set(every.pairs)
    for fresh in ([20], [30, 40], [3, 121], [125, 126], list(range(0, 127, 9))):
        known = [None if d in fresh else one for d, one in enumerate(every.mostly)]
        for engine in (ENGINE, LocalEngine(2)):
            found = screen_new(texts, engine, chosen, every.rare, known)
            with_fresh = [pair for pair in found.pairs if set(pair) & set(fresh)]
            assert with_fresh == [pair for pair in every.pairs if set(pair) & set(fresh)]
            assert set(found.pairs) <= set(every.pairs)
            assert found.mostly == [every.mostly[d] for d in fresh]


def test_where_nothing_is_new_nothing_is_looked_at() -> None:
    chosen = SELECTIONS["few"]
    assert chosen is not None
    assert screen_new(["甲"], ENGINE, chosen, [b"\xff", b"\xff"], [Mostly.nothing()]).pairs == []
