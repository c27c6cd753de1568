from __future__ import annotations

import random
from typing import Any

from reportmine.model import Span
from reportmine.reports.alignment import Row, aligned_rows, in_order, replays, swaps_of


def passage(a: tuple[int, int], b: tuple[int, int]) -> dict[str, Any]:
    return {"a_start": a[0], "a_end": a[1], "b_start": b[0], "b_end": b[1], "swaps": []}


def test_passages_in_order_stand_opposite_one_another() -> None:
    rows = aligned_rows([passage((0, 2), (1, 3)), passage((2, 4), (3, 5))], "甲乙丙丁", "零甲乙丙丁")
    assert rows == [
        Row(None, Span(0, 1)),
        Row(Span(0, 2), Span(1, 3), 0),
        Row(Span(2, 4), Span(3, 5), 1),
    ]


def test_the_longest_run_is_the_spine_and_the_rest_is_moved() -> None:
    matches = [passage((0, 2), (4, 6)), passage((2, 6), (0, 4))]
    rows = aligned_rows(matches, "甲乙丙丁戊己", "丙丁戊己甲乙")
    assert rows == [
        Row(Span(0, 2), Span(4, 6), 0, moved=True),
        Row(Span(2, 6), Span(0, 4), 1),
        Row(None, Span(4, 6)),
    ]


def test_text_between_passages_stands_opposite_and_loses_its_white_space() -> None:
    rows = aligned_rows([passage((5, 6), (4, 5))], "\n甲甲\n\n丙", "乙乙 \n丙\n \n")
    assert rows == [Row(Span(1, 3), Span(0, 2)), Row(Span(5, 6), Span(4, 5), 0)]


def test_two_texts_without_a_passage_are_one_row() -> None:
    assert aligned_rows([], "甲", "乙丙") == [Row(Span(0, 1), Span(0, 2))]
    assert aligned_rows([], "", "") == []


def test_every_passage_and_every_character_appears() -> None:
    rng = random.Random(7)
    for _ in range(200):
        starts = [(rng.randrange(0, 50), rng.randrange(0, 50)) for _ in range(rng.randrange(1, 8))]
        size = rng.randrange(1, 10)
        matches = in_order([passage((a, a + size), (b, b + size)) for a, b in starts])
        rows = aligned_rows(matches, "甲" * 60, "乙" * 60)
        assert sorted(row.match for row in rows if row.match is not None) == list(range(len(matches)))
        assert {at for row in rows if row.a for at in range(*row.a)} == set(range(60))
        assert {at for row in rows if row.b for at in range(*row.b)} == set(range(60))


def test_an_edit_script_must_give_the_other_passage() -> None:
    assert replays("开展活动", [["-", 2], ["+", "组织"], ["=", 2]], "组织活动")
    assert not replays("开展活动", [["=", 2]], "开展")
    assert not replays("开展活动", [["=", 4]], "组织活动")
    assert not replays("开展活动", None, "开展活动")
    assert not replays("", [], "")


def test_swaps_are_added_up_over_passages() -> None:
    swap = {"from": "开展", "to": "组织", "count": 2}
    matches: list[dict[str, Any]] = [
        {"swaps": [swap]},
        {"swaps": [swap, {"from": "a", "to": "b", "count": 1}]},
        {"swaps": None},
    ]
    assert swaps_of(matches) == [("开展", "组织", 4), ("a", "b", 1)]
