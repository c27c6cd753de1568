from __future__ import annotations

from collections.abc import Callable

import numpy as np

from reportmine.engine import LocalEngine


def add(shared: int, item: int) -> int:
    return shared + item


def test_map_keeps_the_order_with_any_number_of_workers() -> None:
    items = list(range(200))
    expected = [5 + item for item in items]
    assert list(LocalEngine(1).map(add, items, 5)) == expected
    assert list(LocalEngine(3).map(add, items, 5)) == expected


def test_items_need_not_travel_to_the_workers() -> None:
    items = [lambda n=n: n for n in range(100)]  # no function like these can be sent to a process
    assert list(LocalEngine(2).map(called, items, 1)) == [1 + n for n in range(100)]


def called(shared: int, item: Callable[[], int]) -> int:
    return shared + item()


def test_count_counts_origins_not_occurrences() -> None:
    keys = np.array([7, 7, 7, 3], dtype=np.uint64)
    origins = np.array([1, 1, 2, 1], dtype=np.int64)
    found, held = LocalEngine(1).count(keys, origins)
    assert (found.tolist(), held.tolist()) == ([3, 7], [1, 2])


def test_keys_that_leave_room_for_their_owner_are_joined_as_others_are() -> None:
    rng = np.random.default_rng(7)
    keys, owners = rng.integers(1, 400, 3000).astype(np.uint64) * np.uint64(2) + np.uint64(1), rng.integers(0, 50, 3000)
    high = keys << np.uint64(20)
    for own, other in zip(
        LocalEngine(1).pair(keys, owners, (2, 9), 1.0), LocalEngine(1).pair(high, owners, (2, 9), 1.0), strict=True
    ):
        assert len(own) > 10
        assert own.tolist() == other.tolist()
    few, held = LocalEngine(1).count(keys, owners)
    raised, also = LocalEngine(1).count(high, owners)
    assert ((few << np.uint64(20)).tolist(), held.tolist()) == (raised.tolist(), also.tolist())


def test_pair_joins_owners_through_keys_of_the_window() -> None:
    keys = np.array([1, 1, 2, 2, 2, 9], dtype=np.uint64)
    owners = np.array([0, 1, 0, 1, 2, 2], dtype=np.int64)
    a, b, score = LocalEngine(1).pair(keys, owners, (2, 2))
    assert list(zip(a.tolist(), b.tolist(), strict=True)) == [(0, 1)]
    assert score.tolist() == [1.0]
    nothing = LocalEngine(1).pair(keys, owners, (5, 9))
    assert [len(part) for part in nothing] == [0, 0, 0]


def test_progress_is_told_once_an_item() -> None:
    from collections.abc import Iterator
    from contextlib import contextmanager

    from reportmine.engine.progress import Step

    told: list[str] = []

    @contextmanager
    def progress(label: str, total: int) -> Iterator[Step]:
        told.append(f"{label} {total}")
        yield lambda: told.append("step")

    assert list(LocalEngine(1, progress).map(add, [1, 2], 0, label="读取")) == [1, 2]
    assert told == ["读取 2", "step", "step"]
