from __future__ import annotations

import random

from reportmine.reuse.runs import equal_runs


def slow_longest(a: str, b: str) -> int:
    return max((n for i in range(len(a)) for n in range(1, len(a) - i + 1) if a[i : i + n] in b), default=0)


def slow_shared(a: str, b: str, n: int) -> int:
    covered = {i + k for i in range(len(a) - n + 1) if a[i : i + n] in b for k in range(n)}
    return len(covered)


def test_runs_agree_with_the_obvious_way() -> None:
    rng = random.Random(3)
    for _ in range(100):
        a = "".join(rng.choice("工会职工") for _ in range(rng.randrange(40)))
        b = "".join(rng.choice("工会职工") for _ in range(rng.randrange(60)))
        assert equal_runs(a, b, 4) == (slow_shared(a, b, 4), slow_longest(a, b))


def test_no_text_no_run() -> None:
    assert equal_runs("", "工会", 13) == (0, 0)
    assert equal_runs("", "", 13) == (0, 0)


def test_what_is_said_twice_does_not_break_a_run() -> None:
    said = "为职工办实事"
    assert equal_runs(f"{said}，{said}解难事", f"解难事。{said}；{said}解难事", 4) == (15, 9)
