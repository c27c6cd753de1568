from __future__ import annotations

import random

import pytest

from reportmine.study import holdings
from reportmine.study.holdings import counter_of


def test_the_index_counts_what_a_search_of_every_text_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = random.Random(7)
    texts = ["".join(drawn.choices("工会开展活动，。𠮷", k=40)) for _ in range(60)] + ["", "工"]
    plain = counter_of(texts)
    monkeypatch.setattr(holdings, "MANY", 1)
    indexed = counter_of(texts)
    strings = {text[at : at + size] for text in texts for at in range(0, 38, 3) for size in (1, 2, 3, 5)} - {""}
    assert {string: indexed(string) for string in strings} == {string: plain(string) for string in strings}
    assert indexed("没有") == 0
