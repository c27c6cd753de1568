from __future__ import annotations

import random

import numpy as np
import pytest

from reportmine.reuse.wording import Wording, wording


def made_of(clauses: list[str]) -> Wording:
    said = np.array([ord(char) for clause in clauses for char in clause], dtype=np.uint32)
    said_in = np.repeat(np.arange(len(clauses), dtype=np.int32), [len(clause) for clause in clauses])
    return wording(said, said_in, len(clauses))


def features_of(clause: str) -> set[int]:
    alone = {1 << 60 | ord(char) for char in clause}
    pairs = {
        (1 + gap) << 60 | ord(a) << 20 | ord(b) for gap in (1, 2) for a, b in zip(clause, clause[gap:], strict=False)
    }
    return alone | pairs


@pytest.mark.parametrize(("alphabet", "n"), [(5, 30), (900, 60), (9000, 300), (3, 70_000)])
def test_features_are_those_of_every_clause_however_many_bits_they_need(alphabet: int, n: int) -> None:
    rng = random.Random(alphabet)
    letters = [chr(0x4E00 + k) for k in range(alphabet)]
    clauses = ["".join(rng.choices(letters, k=rng.randrange(12 if n < 1000 else 3))) for _ in range(n)]
    found = made_of(clauses)
    held, bounds = found.held.tolist(), found.indptr.tolist()
    assert held == sorted(set(held))
    for at, clause in enumerate(clauses):
        assert [held[k] for k in found.place[bounds[at] : bounds[at + 1]]] == sorted(features_of(clause))
    first = found.clauses[found.starts[0] : found.starts[1]].tolist()
    assert first == [at for at, clause in enumerate(clauses) if held[0] in features_of(clause)]
