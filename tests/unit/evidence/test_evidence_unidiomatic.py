"""Odd wording: pairs of words nobody else has, where others have an exchanged word."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportmine.engine import LocalEngine
from reportmine.evidence import unidiomatic
from reportmine.model import Segmented
from reportmine.reuse.equivalents import NONE, Equivalents
from reportmine.settings import Settings
from reportmine.study import load

Found = list[tuple[Segmented, list[list[str]]]]
USUAL = "开展活动，提高素质，维护权益，丰富生活，增强意识，总结经验"
ODD = "展开活动，提升素质，保护权益，充实生活，加强意识，归纳经验"
TAUGHT = Equivalents(
    (("展开", "开展"), ("提升", "提高"), ("保护", "维护"), ("充实", "丰富"), ("加强", "增强"), ("归纳", "总结"))
)


@pytest.fixture
def found(tmp_path: Path) -> Found:
    texts = {f"d{n}.txt": USUAL for n in range(6)} | {"odd.txt": ODD}
    for name, text in texts.items():
        (tmp_path / name).write_text(f"工会总结{name}\n{text}。\n", encoding="utf-8")
    documents = load((tmp_path,), Settings(), LocalEngine(1)).documents
    words = {s.document.doc: [[part[:2], part[2:]] for part in texts[s.document.doc].split("，")] for s in documents}
    return [(s, words[s.document.doc]) for s in documents]


def test_a_report_full_of_odd_pairs_is_listed_with_what_others_say(
    found: Found,
) -> None:
    rows = unidiomatic(found, {}, TAUGHT)
    assert {row.doc for row in rows} == {"odd.txt"}
    assert (rows[0].text, rows[0].usual, rows[0].n_usual) == ("展开活动", "开展活动", 6)
    raw = next(s.document.raw for s, _ in found if s.document.doc == "odd.txt")
    assert all(raw[row.start : row.end] == row.text for row in rows)


def test_a_report_with_a_source_and_a_collection_that_taught_nothing_give_nothing(
    found: Found,
) -> None:
    assert unidiomatic(found, {"odd.txt": "F0001"}, TAUGHT) == []
    assert unidiomatic(found, {}, NONE) == []


def test_few_odd_pairs_are_everybodys(found: Found) -> None:
    few = [(s, lines[:4] if s.document.doc == "odd.txt" else lines) for s, lines in found]
    assert unidiomatic(few, {}, TAUGHT) == []
