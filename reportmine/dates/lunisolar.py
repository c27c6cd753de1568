"""The Chinese calendar by astronomy: which solar day is the n-th day of a lunar month, 1990-2050.

New moons after the series of Meeus (Astronomical Algorithms, chapter 49, the terms above a minute), the sun's
longitude after its chapter 25 (0.01 degree). The rules are those of the calendar in force: days begin at
midnight in China (UTC+8), the eleventh month holds the winter solstice, and of thirteen months between two
solstices the first without a principal term is the leap month. The table `lunar_days.txt` is printed from here
(`python -m reportmine.dates.lunisolar`) and a test computes it again.
"""

from __future__ import annotations

import math
import sys
from datetime import date, timedelta
from functools import cache

FIRST, LAST = 1990, 2050
FESTIVALS = {"春节": (1, 1), "元宵": (1, 15), "端午": (5, 5), "七夕": (7, 7), "中秋": (8, 15), "重阳": (9, 9)}
QINGMING_LONGITUDE = 15  # degrees of the sun at 清明
J2000 = 2451545.0
CHINA_HOURS = 8.0
SYNODIC = 29.530588861

# amplitude in days, power of the earth's eccentricity, multiples of M (sun), M' (moon), F, node
_MOON_TERMS = (
    (-0.40720, 0, 0, 1, 0, 0),
    (0.17241, 1, 1, 0, 0, 0),
    (0.01608, 0, 0, 2, 0, 0),
    (0.01039, 0, 0, 0, 2, 0),
    (0.00739, 1, -1, 1, 0, 0),
    (-0.00514, 1, 1, 1, 0, 0),
    (0.00208, 2, 2, 0, 0, 0),
    (-0.00111, 0, 0, 1, -2, 0),
    (-0.00057, 0, 0, 1, 2, 0),
    (0.00056, 1, 1, 2, 0, 0),
    (-0.00042, 0, 0, 3, 0, 0),
    (0.00042, 1, 1, 0, 2, 0),
    (0.00038, 1, 1, 0, -2, 0),
    (-0.00024, 1, -1, 2, 0, 0),
    (-0.00017, 0, 0, 0, 0, 1),
)


def _delta_t_days(jde: float) -> float:
    """Dynamical time minus universal time, in days (a minute in 1990, a minute and a half in 2050)."""
    t = (jde - J2000) / 365.25
    return (62.92 + 0.32217 * t + 0.005589 * t * t) / 86400


def new_moon(k: int) -> date:
    """The day in China of the k-th new moon after that of 6 January 2000.

    >>> new_moon(0).isoformat()
    '2000-01-07'
    """
    t = k / 1236.85
    jde = 2451550.09766 + SYNODIC * k + 0.00015437 * t * t
    eccentricity = 1 - 0.002516 * t
    sun = math.radians(2.5534 + 29.10535670 * k)
    moon = math.radians(201.5643 + 385.81693528 * k + 0.0107582 * t * t)
    latitude = math.radians(160.7108 + 390.67050284 * k - 0.0016118 * t * t)
    node = math.radians(124.7746 - 1.56375588 * k)
    for amplitude, power, *m in _MOON_TERMS:
        angle = m[0] * sun + m[1] * moon + m[2] * latitude + m[3] * node
        jde += amplitude * eccentricity**power * math.sin(angle)
    return _china_day(jde)


def _china_day(jde: float) -> date:
    julian = jde - _delta_t_days(jde) + CHINA_HOURS / 24
    return date(2000, 1, 1) + timedelta(days=math.floor(julian + 0.5) - 2451545)


def _midnight(day: date) -> float:
    """The Julian ephemeris day of midnight in China at the start of `day`."""
    jd = (day - date(2000, 1, 1)).days + 2451544.5 - CHINA_HOURS / 24
    return jd + _delta_t_days(jd)


def sun_longitude(jde: float) -> float:
    """The sun's apparent longitude in degrees, 0-360."""
    t = (jde - J2000) / 36525
    anomaly = math.radians(357.52911 + 35999.05029 * t)
    centre = (1.914602 - 0.004817 * t) * math.sin(anomaly) + 0.019993 * math.sin(2 * anomaly)
    centre += 0.000289 * math.sin(3 * anomaly)
    node = math.radians(125.04 - 1934.136 * t)
    longitude = 280.46646 + 36000.76983 * t + 0.0003032 * t * t + centre - 0.00569 - 0.00478 * math.sin(node)
    return longitude % 360


def _has_principal_term(start: date, end: date) -> bool:
    """Whether the sun passes a multiple of 30 degrees from the start of `start` to the start of `end`."""
    return int(sun_longitude(_midnight(start)) // 30) != int(sun_longitude(_midnight(end)) // 30)


def _solstice_month(year: int) -> int:
    """The number of the new moon that opens the month with the winter solstice of `year`."""
    day = date(year, 12, 18)
    while sun_longitude(_midnight(day + timedelta(days=1))) < 270:
        day += timedelta(days=1)
    k = round((day - date(2000, 1, 7)).days / SYNODIC) + 1
    while new_moon(k) > day:
        k -= 1
    return k


@cache
def month_starts(year: int) -> dict[int, date]:
    """First days of the lunar months 1-12 of `year`; leap months are left out.

    >>> month_starts(2012)[1].isoformat()
    '2012-01-23'
    """
    first, last = _solstice_month(year - 1), _solstice_month(year)
    leap = _leap(first, last)
    months = [k for k in range(first, last) if k != leap]  # months 11, 12, 1 … 10
    following = _solstice_month(year + 1)
    leap = _leap(last, following)
    months += [k for k in range(last, following) if k != leap][:2]
    return {number: new_moon(k) for number, k in enumerate(months[2:], 1)}


def _leap(first: int, last: int) -> int | None:
    if last - first == 12:
        return None
    return next(k for k in range(first + 1, last) if not _has_principal_term(new_moon(k), new_moon(k + 1)))


def lunar_day(year: int, month: int, day: int) -> date:
    """The solar day of a lunar day of `year` (the lunar year that begins in it).

    >>> lunar_day(2013, 9, 9).isoformat()
    '2013-10-13'
    """
    return month_starts(year)[month] + timedelta(days=day - 1)


def qingming(year: int) -> date:
    """The day in China on which the sun reaches 15 degrees.

    >>> qingming(2014).isoformat()
    '2014-04-05'
    """
    day = date(year, 4, 3)
    while sun_longitude(_midnight(day + timedelta(days=1))) < QINGMING_LONGITUDE:
        day += timedelta(days=1)
    return day


def table() -> str:
    """The text of `lunar_days.txt`, without its header comment."""
    lines = ["# year " + " ".join((*FESTIVALS, "清明"))]
    for year in range(FIRST, LAST + 1):
        days = [lunar_day(year, month, day) for month, day in FESTIVALS.values()]
        lines.append(f"{year} " + " ".join(day.isoformat() for day in [*days, qingming(year)]))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(table())
