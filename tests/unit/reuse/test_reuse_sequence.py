from __future__ import annotations

import numpy as np

from reportmine.reuse.seeds import Seeds
from reportmine.reuse.sequence import run_weights


def seeds(*places: tuple[int, int]) -> Seeds:
    a, b = (np.array([place[side] for place in sorted(places)], dtype=np.int64) for side in (0, 1))
    return Seeds(a, b, np.ones(len(a)))


def test_a_row_of_sentences_in_the_same_order_weighs_what_its_steps_weigh() -> None:
    steps = np.array([0.8, 0.4, 0.8, 0.4, 0.0])
    found = run_weights(seeds((0, 0), (1, 1), (2, 2), (3, 3), (4, 4)), steps, steps)
    assert found.round(6).tolist() == [0.6] * 5


def test_a_short_row_weighs_less_and_clauses_that_are_not_alike_make_none() -> None:
    steps = np.full(4, 0.8)
    row = seeds((0, 0), (1, 1), (2, 2), (3, 3))
    assert run_weights(row, steps, steps).round(6).tolist() == [0.6] * 4
    assert run_weights(Seeds(row.a, row.b, np.full(4, 0.3)), steps, steps).max() == 0


def test_a_row_that_is_too_short_or_broken_weighs_nothing() -> None:
    steps = np.full(9, 0.8)
    assert run_weights(seeds((0, 0), (1, 1), (2, 2)), steps, steps).max() == 0
    assert run_weights(seeds((0, 5), (2, 0), (4, 7), (6, 2)), steps, steps).max() == 0


def test_steps_inside_one_sentence_make_no_row() -> None:
    steps = np.array([0.0, 0.0, 0.0, 0.0, 0.9])
    assert run_weights(seeds((0, 0), (1, 1), (2, 2), (3, 3), (4, 4)), steps, steps).max() == 0


def test_one_clause_may_be_let_out() -> None:
    found = run_weights(seeds((0, 0), (1, 2), (2, 3), (4, 4), (5, 5)), np.full(7, 0.5), np.full(7, 0.5))
    assert found.tolist() == [0.5] * 5


def test_no_seeds_no_weights() -> None:
    assert run_weights(seeds(), np.ones(3), np.ones(3)).tolist() == []
