"""Into which group a report falls: its year, a period, its unit, its kind, or any column of the user's.

A report is in a period where at least half of the days it reports on are; without days of its own that is its year.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from reportmine.settings import Period, ThemeSettings

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
    def days(self) -> tuple[str, str] | None:
        """The first and last day reported on, ISO, where the report says them."""

    @property
    def extra(self) -> Mapping[str, str]:
        """The user's own columns."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """How reports are grouped; `name` is what stands in the column group_by."""

    name: str
    periods: tuple[Period, ...] = ()
    school_years: bool = False

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
            return self._period(report)
        if self.name in ("unit", "kind"):
            return (report.unit if self.name == "unit" else report.kind) or ""
        return report.extra.get(self.name, "")

    def _period(self, report: Grouped) -> str:
        reported = _reported(report)
        if reported is None:
            return ""
        periods = self.periods if not self.school_years else _school_years(*reported)
        return next((period.name for period in periods if _mostly(period, *reported)), OUTSIDE)

    def year_of(self, group: str) -> int | None:
        """The year a group stands for; None where the grouping is not by year or the year is unknown."""
        return int(group) if self.name == "year" and group else None

    def ordered(self, groups: Iterable[str]) -> tuple[str, ...]:
        """Groups once each: years and periods in time, others by name, the unknown one last.

        >>> Grouping("year").ordered(["", "2013", "2012", "2013"])
        ('2012', '2013', '')
        """
        names = [period.name for period in self.periods]
        rank = {name: number for number, name in enumerate(names)}
        return tuple(sorted(set(groups), key=lambda group: (group == "", rank.get(group, len(rank)), group)))


def family_key(doc: str, family_id: str | None) -> tuple[str, str]:
    """What stands for a report's family: the family's id, or the report itself where it has none."""
    return ("family", family_id) if family_id is not None else ("doc", doc)


def _reported(report: Grouped) -> tuple[date, date] | None:
    if report.days is not None:
        return date.fromisoformat(report.days[0]), date.fromisoformat(report.days[1])
    return None if report.year is None else (date(report.year, 1, 1), date(report.year, 12, 31))


def _mostly(period: Period, first: date, last: date) -> bool:
    """Whether at least half of the days from first to last are in the period."""
    start, end = date.fromisoformat(period.first), date.fromisoformat(period.last)
    shared = (min(end, last) - max(start, first)).days + 1
    return 2 * shared >= (last - first).days + 1


def _school_years(first: date, last: date) -> tuple[Period, ...]:
    return tuple(
        Period(f"{year}-{year + 1}学年", f"{year}-09-01", f"{year + 1}-08-31")
        for year in range(first.year - 1, last.year + 1)
    )


def grouping(settings: ThemeSettings) -> Grouping:
    """The grouping that the settings ask for; periods are periods of years and take the place of years."""
    if settings.by == "year" and (settings.periods or settings.school_years):
        return Grouping("period", settings.periods, settings.school_years)
    return Grouping(settings.by)
