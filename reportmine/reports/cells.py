"""What a reader sees of one cell: words for codes, percent for ratios, a clear word where nothing is known."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from reportmine.reports.columns import Column
from reportmine.reports.table import Cell
from reportmine.reports.wording import label, missing, say

HIGH, MIDDLE = 0.8, 0.5  # confidence: 高 from 0.8 on, 中 from 0.5 on, 低 below


def shown(column: Column, value: Cell, lang: str = "zh") -> str:
    """The cell as a reader sees it; never "None", never a nought for something unknown.

    >>> from reportmine.reports.columns import schema
    >>> shown(schema("pairs").column("a_copied_ratio"), 0.8312)
    '83.1%'
    >>> shown(schema("documents").column("year"), None)
    '年份不详'
    """
    if value is None or (value in ("", []) and column.null):
        return missing(column.null, lang)
    if column.labels == "confidence" and isinstance(value, (int, float)):
        return confidence(value, lang)
    if column.labels:
        return label(column.labels, value, lang)
    if column.kind == "ratios" and isinstance(value, list):
        return span(value)
    if isinstance(value, (list, dict)):
        return _listed(value, lang)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _number(column.kind, value)
    return str(value)


def percent(ratio: float) -> str:
    """A ratio as percent with one decimal; what is not quite all is never rounded up to all, nor to none.

    >>> percent(0.5), percent(0.99999), percent(1), percent(0.0001), percent(0)
    ('50.0%', '99.9%', '100%', '<0.1%', '0%')
    """
    if ratio in (0, 1):
        return f"{ratio:.0%}"
    if 0 < ratio < 0.0005:
        return "<0.1%"
    if 0.9995 <= ratio < 1:
        return "99.9%"
    return f"{ratio:.1%}"


def span(ends: Sequence[float]) -> str:
    """The lowest and the highest of a band of ratios.

    >>> span([0.52, 0.8]), span([1.0, 1.0])
    ('52.0%—80.0%', '100%')
    """
    low, high = percent(ends[0]), percent(ends[-1])
    return low if low == high else f"{low}—{high}"


def points(difference: float) -> str:
    """A difference of two ratios in percentage points, with its sign and without a unit.

    >>> points(0.0123), points(-0.05)
    ('+1.2', '−5.0')
    """
    rounded = f"{abs(difference) * 100:.1f}"
    if float(rounded) == 0:
        return "0.0"
    return ("+" if difference > 0 else "−") + rounded


def fraction(ratio: Cell, part: Cell, whole: Cell, lang: str = "zh") -> str:
    """A percentage with its numerator and denominator, as every percentage on a page has them.

    >>> fraction(0.25, 100, 400)
    '25.0%（100/400 字）'
    """
    if not isinstance(ratio, (int, float)) or not isinstance(part, int) or not isinstance(whole, int):
        return say("no_fraction", lang)
    return say("fraction", lang, percent=percent(ratio), part=f"{part:,}", whole=f"{whole:,}")


def confidence(value: float, lang: str = "zh") -> str:
    """高, 中 or 低 for a confidence of 0-1."""
    level = "high" if value >= HIGH else "middle" if value >= MIDDLE else "low"
    return label("confidence", level, lang)


def _number(kind: str, value: float) -> str:
    if kind == "ratio":
        return percent(value)
    if kind == "points":
        return points(value)
    if kind == "year":
        return str(int(value))
    if isinstance(value, int) or float(value).is_integer():
        return f"{int(value):,}"
    return f"{value:,.4g}" if abs(value) < 100 else f"{value:,.2f}"


def _listed(value: list[Cell] | dict[str, Cell], lang: str) -> str:
    if isinstance(value, dict):
        return item_text(value)
    return say("list_separator", lang).join(item_text(item) for item in value)


def item_text(item: Cell) -> str:
    """One entry of a list as text: a swap as 从→到×次数, another structure as its values.

    >>> item_text({"from": "开展", "to": "展开", "count": 2})
    '开展→展开×2'
    """
    if isinstance(item, Mapping):
        if {"from", "to"} <= set(item):
            return f"{item['from']}→{item['to']}×{item.get('count', 1)}"
        return " ".join(str(part) for part in item.values() if part is not None)
    if isinstance(item, list):
        return json.dumps(item, ensure_ascii=False)
    return str(item)
