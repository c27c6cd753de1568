"""What people found when they looked at a finding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

JudgedKind = Literal["pair", "family", "activity"]
UNJUDGED = "待核"
STATES = (UNJUDGED, "需单位说明", "认定重合", "合理沿用", "同件重报", "误报")


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judgement of a pair, family or activity; `key` is made of the contents of the files, not of their names."""

    kind: JudgedKind
    key: str
    state: str  # one of STATES
    reviewer: str = ""
    time: str = ""  # as the reviewer wrote it
    reason: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """A person's word on a report's metadata; `key` is the contents of its file, and #2 for its second report."""

    key: str
    name: str  # year, submitter, kind
    value: str
    reviewer: str = ""
    time: str = ""
