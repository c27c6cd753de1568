"""Which of two reports is the earlier, on what grounds.

Only documents decide (the year reported on, the day of submission). Where nothing decides, the order is unknown, which
is a finding too; masks on both sides then suggest a common source, and the other unit's name left in one report that
this one is the later: inferences, which say so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reportmine.evidence.leftovers import FOREIGN_NAME
from reportmine.model import Metadata

Direction = Literal["a_to_b", "b_to_a", "common_source", "unknown"]


@dataclass(frozen=True, slots=True)
class Order:
    """The order of two reports: `direction` a_to_b means a is the earlier; `basis` gives the reasons in words."""

    direction: Direction
    grade: Literal["document", "inference", "unknown"]
    basis: tuple[str, ...]


def order_of(a: Metadata, b: Metadata) -> Order:
    """The order of reports a and b by year reported on, by the end of the period, then by day of submission.

    >>> order_of(Metadata("甲", year=2014), Metadata("乙", year=2015)).direction
    'a_to_b'
    """
    if a.year is not None and b.year is not None and a.year != b.year:
        return _ordered(a.year < b.year, f"甲件所述年度 {a.year}，乙件所述年度 {b.year}")
    if a.year is not None and a.year == b.year and _last_day(a) != _last_day(b):
        reason = f"甲件所述期间至 {_last_day(a)}，乙件所述期间至 {_last_day(b)}"
        return _ordered(_last_day(a) < _last_day(b), reason)
    if a.submitted_at and b.submitted_at and a.submitted_at != b.submitted_at:
        return _ordered(
            a.submitted_at < b.submitted_at, f"甲件报送时间 {a.submitted_at}，乙件报送时间 {b.submitted_at}"
        )
    return Order("unknown", "unknown", ())


def with_scars(order: Order, in_a: Sequence[str], in_b: Sequence[str]) -> Order:
    """The order where both reports have masks opposite words of the other: a common source, if nothing decides.

    >>> with_scars(Order("unknown", "unknown", ()), ["××"], ["20XX"]).direction
    'common_source'
    """
    if order.direction != "unknown" or not in_a or not in_b:
        return order
    reason = f"甲件有“{in_a[0]}”等 {len(in_a)} 处、乙件有“{in_b[0]}”等 {len(in_b)} 处未填的空，对方该处有文字"
    return Order("common_source", "inference", (reason,))


def with_names(order: Order, traces: Sequence[str]) -> Order:
    """The order where nothing decides and one report alone kept the other unit's name: an inference, no document.

    >>> with_names(Order("unknown", "unknown", ()), ["乙件 3–9 标题：“一小”是对方单位的名称"]).direction
    'a_to_b'
    """
    named = [trace for trace in traces if trace.endswith(FOREIGN_NAME)]
    sides = {trace[:2] for trace in named}
    if order.direction != "unknown" or len(sides) != 1:
        return order
    return Order("a_to_b" if sides == {"乙件"} else "b_to_a", "inference", tuple(named))


def _last_day(meta: Metadata) -> str:
    return meta.period_end or f"{meta.year}-12-31"


def _ordered(a_first: bool, reason: str) -> Order:
    return Order("a_to_b" if a_first else "b_to_a", "document", (reason,))
