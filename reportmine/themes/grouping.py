"""Into which group a report falls: its year, a period, its unit, its kind, or any column of the user's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from reportmine.settings import ThemeSettings

OUTSIDE = "其他年份"  # a year that no period given covers


class Grouped(Protocol):
    """What grouping needs to know of a report."""

    @property
    def year(self) -> int | None:
        """The year reported on."""

    @property
    def unit(self) -> str | None:
        """The unit that reports."""

    @property
    def kind(self) -> str:
        """The kind of document."""

    @property
    def extra(self) -> Mapping[str, str]:
        """The user's own columns."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """How reports are grouped; `name` is what stands in the column group_by."""

    name: str
    periods: tuple[tuple[int, int], ...] = ()

    @property
    def timed(self) -> bool:
        """Whether the groups follow one another in time."""
        return self.name in ("year", "period")

    def group(self, report: Grouped) -> str:
        """The group of a report; "" where the report does not say.

        A year that no period covers is 其他年份, an unknown year is "".
        """
        if self.name == "year":
            return "" if report.year is None else str(report.year)
        if self.name == "period":
            return self._period(report.year)
        if self.name in ("unit", "kind"):
            return (report.unit if self.name == "unit" else report.kind) or ""
        return report.extra.get(self.name, "")

    def _period(self, year: int | None) -> str:
        if year is None:
            return ""
        for first, last in self.periods:
            if first <= year <= last:
                return period_name(first, last)
        return OUTSIDE

    def year_of(self, group: str) -> int | None:
        """The year a group stands for; None where the grouping is not by year or the year is unknown."""
        return int(group) if self.name == "year" and group else None

    def ordered(self, groups: Iterable[str]) -> tuple[str, ...]:
        """Groups once each: years and periods in time, others by name, the unknown one last.

        >>> Grouping("year").ordered(["", "2013", "2012", "2013"])
        ('2012', '2013', '')
        """
        names = [period_name(*period) for period in self.periods]
        rank = {name: number for number, name in enumerate(names)}
        return tuple(sorted(set(groups), key=lambda group: (group == "", rank.get(group, len(rank)), group)))


def family_key(doc: str, family_id: str | None) -> tuple[str, str]:
    """What stands for a report's family: the family's id, or the report itself where it has none."""
    return ("family", family_id) if family_id is not None else ("doc", doc)


def period_name(first: int, last: int) -> str:
    """A period as it is written on the command line: 2008-2012; a single year as 2008."""
    return str(first) if first == last else f"{first}-{last}"


def grouping(settings: ThemeSettings) -> Grouping:
    """The grouping that the settings ask for; periods are periods of years and take the place of years."""
    if settings.by == "year" and settings.periods:
        return Grouping("period", settings.periods)
    return Grouping(settings.by)
