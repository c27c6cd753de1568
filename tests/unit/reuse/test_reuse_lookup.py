from __future__ import annotations

import pickle

import numpy as np
import pytest

from reportmine.reuse import lookup
from reportmine.reuse.lookup import Lookup


@pytest.mark.parametrize("pays", [0, 2, 10_000])
@pytest.mark.parametrize("n", [0, 1, 2, 7, 1000, 5000])
def test_every_key_is_found_at_its_place_and_no_other_is(n: int, pays: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookup, "PAYS", pays)  # a table at once; after a while; never
    rng = np.random.default_rng(n)
    keys = np.unique(rng.integers(0, 1 << 20, n, dtype=np.uint64) << np.uint64(40))
    found = Lookup(keys)
    ready = Lookup(keys)
    ready.made()
    for one in (found, ready, pickle.loads(pickle.dumps(ready))):
        for _ in range(3):
            assert one.at(keys).tolist() == list(range(len(keys)))
        assert (one.at(keys + np.uint64(1)) == -1).all()
        others = rng.integers(0, 1 << 63, 500, dtype=np.uint64)
        assert one.at(others).tolist() == [-1] * 500


def test_keys_that_fall_into_one_bucket_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookup, "PAYS", 0)
    spread = pow(0x9E3779B97F4A7C15, -1, 1 << 64)  # keys whose products are 0, 1, 2, …: all in the first bucket
    keys = np.sort(np.array([n * spread % (1 << 64) for n in range(50)], dtype=np.uint64))
    assert Lookup(keys[:40]).at(keys).tolist() == [*range(40), *[-1] * 10]


def test_zero_is_found_where_it_is_a_key_only(monkeypatch: pytest.MonkeyPatch) -> None:
    zero = np.zeros(1, dtype=np.uint64)
    for pays in (0, 2):
        monkeypatch.setattr(lookup, "PAYS", pays)
        assert Lookup(zero).at(zero).tolist() == [0]
        assert Lookup(zero + np.uint64(5)).at(zero).tolist() == [-1]
