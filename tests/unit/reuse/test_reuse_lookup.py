from __future__ import annotations

import numpy as np
import pytest

from reportmine.reuse.lookup import Lookup


@pytest.mark.parametrize("n", [0, 1, 2, 7, 1000, 5000])
def test_every_key_is_found_at_its_place_and_no_other_is(n: int) -> None:
    rng = np.random.default_rng(n)
    keys = rng.permutation(np.unique(rng.integers(0, 1 << 20, n, dtype=np.uint64) << np.uint64(40)))
    lookup = Lookup.of(keys)
    assert lookup.at(keys).tolist() == list(range(len(keys)))
    assert (lookup.at(keys + np.uint64(1)) == -1).all()
    others = rng.integers(0, 1 << 63, 500, dtype=np.uint64)
    assert lookup.at(others).tolist() == [-1] * 500


def test_keys_that_fall_into_one_bucket_are_told_apart() -> None:
    spread = pow(0x9E3779B97F4A7C15, -1, 1 << 64)  # keys whose products are 0, 1, 2, …: all in the first bucket
    keys = np.array([n * spread % (1 << 64) for n in range(50)], dtype=np.uint64)
    lookup = Lookup.of(keys[:40])
    assert lookup.at(keys).tolist() == [*range(40), *[-1] * 10]


def test_zero_is_found_where_it_is_a_key_only() -> None:
    zero = np.zeros(1, dtype=np.uint64)
    assert Lookup.of(zero).at(zero).tolist() == [0]
    assert Lookup.of(zero + np.uint64(5)).at(zero).tolist() == [-1]
