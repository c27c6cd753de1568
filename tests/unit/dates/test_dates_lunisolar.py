from datetime import date

import pytest

from reportmine.dates.festivals import lunar_festival, solar_festival, year_of_nth
from reportmine.dates.lunisolar import lunar_day, month_starts, table
from reportmine.resources import data_file


def test_stored_table_is_what_the_computation_gives() -> None:
    stored = data_file("dates", "lunar_days.txt").read_text(encoding="utf-8")
    assert stored[stored.index("# year ") :] == table()


@pytest.mark.parametrize(
    ("year", "month", "day", "expected"),
    [
        (2013, 9, 9, date(2013, 10, 13)),
        (2012, 8, 15, date(2012, 9, 30)),
        (2014, 9, 9, date(2014, 10, 2)),
        (2012, 1, 1, date(2012, 1, 23)),
        (2020, 5, 5, date(2020, 6, 25)),  # after the leap fourth month
        (2033, 8, 15, date(2033, 9, 8)),  # the year whose leap month is the eleventh
        (2023, 1, 1, date(2023, 1, 22)),
        (1997, 1, 1, date(1997, 2, 7)),
    ],
)
def test_known_days(year: int, month: int, day: int, expected: date) -> None:
    assert lunar_day(year, month, day) == expected


def test_leap_month_is_left_out() -> None:
    starts = month_starts(2020)  # leap fourth month
    assert (starts[5] - starts[4]).days == 59


def test_outside_the_table_there_is_no_day() -> None:
    assert lunar_festival("中秋", 1980) is None


def test_weekday_festival_needs_a_year() -> None:
    assert solar_festival("05/2/7", None) is None


def test_ordinal_of_a_festival_without_known_beginning() -> None:
    assert year_of_nth("儿童节", 5) is None
