import numpy as np
import pytest

from reportmine.themes.significance import adjusted, mean_estimate, p_values, welch_estimate


def test_equal_values_have_no_interval() -> None:
    assert mean_estimate([0.1, 0.1, 0.1]).low is None
    assert welch_estimate([0.0, 0.0, 0.0], [0.0, 0.0, 0.0]).visible is None


@pytest.mark.parametrize("n", [3, 5, 12])
def test_the_interval_covers_what_it_says(n: int) -> None:
    draws = np.random.default_rng(1)
    covered = 0
    for _ in range(1500):
        a, b = draws.beta(2, 8, n), draws.beta(2, 8, n)
        found = welch_estimate(a, b)
        assert found.low is not None and found.high is not None
        covered += found.low <= 0 <= found.high
    assert covered / 1500 >= 0.935


def test_the_observed_order_counts_as_a_permutation() -> None:
    assert p_values(np.array([2.0]), np.array([[0.0], [2.0], [-2.0]])).tolist() == [0.75]


def test_adjusted_keeps_the_order_and_never_passes_one() -> None:
    assert adjusted(np.array([0.9, 0.002, 0.01])).tolist() == pytest.approx([0.9, 0.006, 0.015])
    assert adjusted(np.array([0.8, 0.9])).tolist() == pytest.approx([0.9, 0.9])
    assert adjusted(np.zeros(0)).tolist() == []
