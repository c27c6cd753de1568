"""What activities of several reports have to do with each other: one event, editions of a line, plan and report.

Proposed, never merged: equal names (`merging.key`) that nothing keeps apart are needed, and for two units a holder
above both. Likeness of strings alone joins nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from reportmine.activities.merging import SHOWN, dates_agree, key
from reportmine.findings import Activity
from reportmine.model import Kind

SHORTEST = 4  # characters of a name under which equal names of two reports say nothing
_ABOVE = re.compile(
    r"^(?:全国|全省|全市|全县|全区|全系统|省|市|县|区|州|集团|系统|[\u4e00-\u9fff]{1,3}[省市县区州](?![级内]))"
)
_PROPER = re.compile(r"[“「]|第[一二三四五六七八九十百\d]+[届次个]|首届")
_EDITION = re.compile(r"第[一二三四五六七八九十百\d]+[届批]|首[届批]|第[一二三四五六七八九十百\d]+个")
_REPORTS: tuple[Kind, ...] = ("总结", "述职")


@dataclass(frozen=True, slots=True)
class Told:
    """An activity with what is known of the report that tells it."""

    activity: Activity
    unit: str | None
    year: int | None
    kind: Kind

    def when(self) -> int | None:
        """The year it happened or was to happen: of its date, else of the report."""
        return int(self.activity.date_start[:4]) if self.activity.date_start else self.year


def event_ids(told: Sequence[Told]) -> list[str | None]:
    """For each row the id of the event it shares with rows of other reports (e1, e2, … by first row), else None."""
    groups: list[_Group] = []
    homes: dict[_Place, list[_Group]] = defaultdict(list)
    for at, row in enumerate(told):
        place = _place(row)
        if place is None:
            continue
        home = next((group for group in homes[place] if group.takes(row.activity)), None)
        if home is None:
            home = _Group([], {}, {})
            homes[place].append(home)
            groups.append(home)
        home.add(at, row.activity)
    ids: list[str | None] = [None] * len(told)
    for n, group in enumerate((group for group in groups if len(group.ids) > 1), 1):
        for at in group.rows:
            ids[at] = f"e{n}"
    return ids


_Place = tuple[str, str, int | None, int, str]
_Stamp = tuple[str, str | None, str | None]


@dataclass(frozen=True, slots=True)
class _Group:
    """Rows that may tell of one event: their activity by report, and one row of every date told."""

    rows: list[int]
    ids: dict[str, str]
    dates: dict[_Stamp, Activity]

    def takes(self, activity: Activity) -> bool:
        """Whether nothing keeps an activity apart from all in the group."""
        if self.ids.get(activity.doc, activity.activity_id) != activity.activity_id:
            return False
        return all(dates_agree(activity, other) for other in self.dates.values())

    def add(self, at: int, activity: Activity) -> None:
        """Takes a row in."""
        self.rows.append(at)
        self.ids[activity.doc] = activity.activity_id
        self.dates.setdefault((activity.date, activity.date_start, activity.date_end), activity)


def _place(row: Told) -> _Place | None:
    """What rows of one event have in common: type, name, edition, year, and the unit or a holder above all units.

    None for a row that no other report can share: a doubtful one, a short name, an unknown year, or an unknown unit
    whose activity is not known to be held above it.
    """
    activity, year, name = row.activity, row.when(), key(row.activity)
    if activity.confidence < SHOWN or len(name) < SHORTEST or year is None:
        return None
    above = _ABOVE.match(activity.name) is not None and _PROPER.search(activity.name) is not None
    if not above and row.unit is None:
        return None
    return activity.type, name, activity.edition, year, "" if above else str(row.unit)


def edition_lines(told: Sequence[Told]) -> list[str | None]:
    """For each row with an edition the id of its line (l1, l2, …): one unit's editions of one name over the years."""
    lines: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, row in enumerate(told):
        if row.activity.edition is not None and row.unit and row.when() is not None:
            base = _EDITION.sub("", key(row.activity))
            if len(base) >= SHORTEST:
                lines[row.unit, base].append(at)
    ids: list[str | None] = [None] * len(told)
    several = (rows for rows in lines.values() if len({told[at].activity.edition for at in rows}) > 1)
    for n, rows in enumerate(several, 1):
        for at in rows:
            ids[at] = f"l{n}"
    return ids


def reported(told: Sequence[Told]) -> list[bool | None]:
    """For each planned row whether a summary of its unit for that year tells of it; None where there is no summary."""
    summaries: set[tuple[str, int]] = set()
    done: dict[tuple[str, int, str], list[Activity]] = defaultdict(list)
    for row in told:
        if row.unit and row.year is not None and row.kind in _REPORTS:
            summaries.add((row.unit, row.year))
            if row.activity.status == "done":
                done[row.unit, row.year, key(row.activity)].append(row.activity)
    answers: list[bool | None] = []
    for row in told:
        year = row.when()
        if row.activity.status != "planned" or not row.unit or year is None or (row.unit, year) not in summaries:
            answers.append(None)
            continue
        found = done[row.unit, year, key(row.activity)]
        answers.append(any(other.edition == row.activity.edition for other in found))
    return answers
