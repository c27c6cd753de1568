from __future__ import annotations

import pytest

from reportmine.reports.cells import confidence, fraction, item_text, percent, points, shown
from reportmine.reports.columns import schema
from reportmine.reports.table import Cell


@pytest.mark.parametrize(
    ("table", "column", "value", "text"),
    [
        ("documents", "year", 2012, "2012"),
        ("documents", "unit", None, "单位不明"),
        ("documents", "chars", 12345, "12,345"),
        ("documents", "error", None, ""),
        ("documents", "state", "scan", "扫描件"),
        ("activities", "date", "", "原文未写"),
        ("activities", "count", None, "原文未写"),
        ("activities", "count", 0, "0"),
        ("activities", "confidence", 0.55, "中"),
        ("activities", "amount_yuan", 11500.0, "11,500"),
        ("pairs", "relation", "same_event", "同一事项（不作文字重合认定）"),
        ("pairs", "direction_basis", ["报送时间", "落款"], "报送时间、落款"),
        ("pairs", "judgement", None, "待核"),
        ("substitutions", "idiomatic", False, "用语异常（仅供核对）"),
        ("families", "years", [2012, 2013], "2012、2013"),
        ("families", "years", [], "年份不详"),
        ("theme_years", "ci_low", None, "样本太少，不作判断"),
        ("theme_changes", "difference", -0.0123, "−1.2"),
        ("matches", "swaps", [{"from": "开展", "to": "展开", "count": 2}], "开展→展开×2"),
    ],
)
def test_a_reader_sees(table: str, column: str, value: Cell, text: str) -> None:
    assert shown(schema(table).column(column), value) == text


def test_percent_is_never_rounded_up_to_all() -> None:
    assert [percent(ratio) for ratio in (0, 0.0004, 0.5, 0.9996, 1)] == ["0%", "<0.1%", "50.0%", "99.9%", "100%"]


def test_a_percentage_without_its_parts_is_not_shown() -> None:
    assert fraction(0.5, None, 100) == "未计算"
    assert fraction(None, 1, 100) == "未计算"


def test_a_difference_that_rounds_to_nothing_has_no_sign() -> None:
    assert points(-0.0001) == "0.0"


def test_confidence_has_three_words() -> None:
    assert [confidence(value) for value in (0.8, 0.79, 0.5, 0.49)] == ["高", "中", "中", "低"]


def test_a_structure_is_shown_by_its_values() -> None:
    assert item_text({"where": "第3句", "text": "县医院", "note": None}) == "第3句 县医院"
