"""What the programs of `make bench` rest on: the truth of the pairs, the picture, the tables in the page."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

SCALE = Path(__file__).resolve().parents[3] / "benchmarks" / "scale"
ROWS = [
    {
        "system": "reportmine",
        "reports": 1000,
        "rounds": 1,
        "cores": 2,
        "seconds": 15.0,
        "pairs": 1108,
        "precision": 1.0,
    },
    {"system": "rensa", "reports": 1000, "rounds": 1, "cores": 2, "seconds": 0.9, "pairs": 3, "precision": None},
    {"system": "hashing", "reports": 1000, "left_out": "not installed"},
]


@pytest.fixture(autouse=True)
def importable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(SCALE))


def test_every_character_of_a_copy_stands_where_it_is_said_to_be_from() -> None:
    import pairs

    for pair in pairs.pairs(3, 1):
        assert len(pair.places) == len(pair.copy)
        taken = [
            (char, pair.report[place])
            for char, place in zip(pair.copy, pair.places.tolist(), strict=True)
            if place >= 0
        ]
        assert all(one == other for one, other in taken)
        assert 0.5 < len(taken) / len(pair.copy) < 1.0
        assert {pairs.SWAPPED, pairs.PUT} <= set(pair.places.tolist())


def test_difflib_is_scored_by_the_places_it_sets_opposite() -> None:
    import alignment
    import numpy as np
    from pairs import PUT, SWAPPED, Pair

    pair = Pair("copy10", "甲乙丙丁", "甲乙戊己", np.array([0, 1, SWAPPED, PUT]))
    scores = alignment._scored([pair], [[(0, 2, 0, 2), (2, 3, 3, 4)]], exact=True)
    assert scores == {"recall": 1.0, "in_place": 1.0, "sentences": round(2 / 3, 4), "precision": round(2 / 3, 4)}
    assert alignment._scored([pair], [[(1, 3, 0, 2)]], exact=True)["in_place"] == 0.0
    assert alignment._scored([pair], [[(1, 3, 0, 2)]], exact=False)["in_place"] == 0.5


def test_the_picture_names_every_system_that_was_measured() -> None:
    import picture

    root = ElementTree.fromstring(picture.picture(ROWS))
    said = [str(text.text) for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"reportmine", "rensa", "1,000"} <= set(said)
    assert "hashed vectors" not in said


def test_the_tables_replace_what_stands_between_the_markers() -> None:
    import tables

    measured: dict[str, list[dict[str, Any]]] = {"scale": ROWS}
    text = tables.written(f"before\n{tables.BEGIN}\nold\n{tables.END}\nafter\n", tables.section(measured))
    assert text.startswith("before\n") and text.endswith("\nafter\n") and "old" not in text
    assert "| reportmine | 1,000 | 15.0 |" in text
    assert "Left out: hashing, 1,000 reports: not installed." in text
    assert tables.written(text, tables.section(measured)) == text
    with pytest.raises(ValueError, match="scale:begin"):
        tables.written("no markers", "")


def test_the_page_has_the_markers() -> None:
    import tables

    page = tables.README.read_text(encoding="utf-8")
    assert page.count(tables.BEGIN) == page.count(tables.END) == 1
