"""Rows of the table blank."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SlotKind = Literal["common", "date", "edition", "people", "amount", "number", "unit", "wording"]


@dataclass(frozen=True, slots=True)
class SlotText:
    """What one report of a family has in one slot of the common text; slot 0 is the common text itself."""

    family_id: str
    slot: int  # from 1 in the order of the text; 0 for the common text with its slots as 【1】, 【2】, …
    kind: SlotKind
    doc: str
    year: int | None
    unit: str | None
    before: str  # the common text before the slot
    text: str | None  # "" where the report leaves the slot out, None where it does not have this passage
    after: str
