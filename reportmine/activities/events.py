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
    groups: list[list[int]] = []
    by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, row in enumerate(told):
        name = key(row.activity)
        if row.activity.confidence < SHOWN or len(name) < SHORTEST:
            continue
        homes = by_key[row.activity.type, name]
        home = next((h for h in homes if all(_one(row, told[other]) for other in groups[h])), None)
        if home is None:
            homes.append(len(groups))
            groups.append([at])
        else:
            groups[home].append(at)
    ids: list[str | None] = [None] * len(told)
    shared = (group for group in groups if len({told[at].activity.doc for at in group}) > 1)
    for n, group in enumerate(shared, 1):
        for at in group:
            ids[at] = f"e{n}"
    return ids


def _one(row: Told, other: Told) -> bool:
    """Whether two rows with equal names may tell of one event."""
    one, two = row.activity, other.activity
    if one.edition != two.edition or row.when() != other.when() or row.when() is None:
        return False
    if one.doc == two.doc:
        return one.activity_id == two.activity_id
    if not dates_agree(one, two):
        return False
    if row.unit is not None and row.unit == other.unit:
        return True
    above = _ABOVE.match(one.name) or _ABOVE.match(two.name) or (one.organiser and one.organiser == two.organiser)
    return bool(above) and _PROPER.search(one.name) is not None


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
