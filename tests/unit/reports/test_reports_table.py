from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from reportmine.reports.columns import KINDS, schemas
from reportmine.reports.table import Table, make_table
from reportmine.reports.wording import labels_of, missing

CONTRACT = Path(__file__).resolve().parents[3] / ".." / "shared" / "contract.md"


def test_columns_stand_in_contract_order_whatever_the_record_says() -> None:
    table = make_table("sections", [{"overlap_chars": 3, "doc": "a.txt"}])
    assert table.columns == ("doc", "section", "chars", "overlap_chars", "overlap_ratio")
    assert table.rows == (("a.txt", None, None, 3, None),)


def test_records_give_back_what_went_in() -> None:
    assert next(make_table("checks", [{"doc": "a", "start": 1}]).records())["start"] == 1


def test_an_unknown_key_is_named() -> None:
    with pytest.raises(ValueError, match=r"^table sections: columns not in the contract: charz, zz$"):
        make_table("sections", [{"doc": "a", "zz": 1, "charz": 2}])


def test_an_unknown_table_is_named() -> None:
    with pytest.raises(ValueError, match=r"^no table 'paris' in columns\.toml$"):
        make_table("paris", [])


@pytest.mark.parametrize("value", [float("nan"), float("inf"), np.float64(0.5), np.int64(3), {1, 2}])
def test_what_json_cannot_hold_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"^table sections: chars cannot hold "):
        make_table("sections", [{"chars": value}])  # type: ignore[dict-item]


def test_tuples_become_lists_at_any_depth() -> None:
    table = make_table("matches", [{"edits": (("=", 2), ("+", "x"))}])  # type: ignore[dict-item]
    assert table.rows[0][table.columns.index("edits")] == [["=", 2], ["+", "x"]]


def test_a_generator_is_read_once() -> None:
    table = make_table("sections", ({"doc": str(n)} for n in range(3)))
    assert isinstance(table, Table)
    assert [row[0] for row in table.rows] == ["0", "1", "2"]


def test_every_column_is_fully_described() -> None:
    for schema in schemas().values():
        assert len(set(schema.names)) == len(schema.names)
        assert set(schema.first) <= set(schema.names)
        for column in schema.columns:
            assert column.kind in KINDS, column
            assert column.zh
            assert column.en
            assert column.note, f"{schema.name}.{column.name}"
            assert column.kind != "code" or column.labels, f"{schema.name}.{column.name}"
            assert missing(column.null) or column.null is None
            assert column.labels is None or labels_of(column.labels, "zh")


def test_headings_are_unambiguous_inside_a_table() -> None:
    for schema in schemas().values():
        for lang in ("zh", "en"):
            headings = [column.heading(lang) for column in schema.columns]
            assert len(set(headings)) == len(headings), schema.name


@pytest.mark.skipif(not CONTRACT.is_file(), reason="the contract is not part of this checkout")
def test_columns_follow_the_contract() -> None:
    text = CONTRACT.read_text(encoding="utf-8").split("## Tables", 1)[1]
    listed = re.findall(r"\*\*(\w+)\*\*[^:`]*: `([^`]+)`|\*\*(\w+)\*\* \([^`]*`[^`]*`[^)]*\): `([^`]+)`", text)
    found = {first or third: re.split(r",\s*", second or fourth) for first, second, third, fourth in listed}
    assert {"documents", "pairs", "matches", "activities", "figures", "theme_changes", "checks"} <= set(found)
    for name, columns in found.items():
        own = [column for column in schemas()[name].names if column in columns]
        assert own == [column.strip() for column in columns], name
