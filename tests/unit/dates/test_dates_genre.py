"""The list of phrases of the genre, written by a hand that did not see the grammar: benchmarks/data/dates."""

import json
from pathlib import Path
from typing import Any

import pytest

from reportmine.dates import find_dates

PHRASES = Path(__file__).parents[3] / "benchmarks" / "data" / "dates" / "phrases.jsonl"
# Where the grammar says something else on purpose: a numbered festival gives its year, the days before 10 September
# lie in September, and 腊八 may lie in the year before or after the report's.
OTHERWISE = ("第30个教师节", "教师节前夕", "腊八节")


def rows() -> list[dict[str, Any]]:
    return [json.loads(line) for line in PHRASES.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("row", [r for r in rows() if r["phrase"] and r["phrase"] not in OTHERWISE and r["date"]])
def test_phrase(row: dict[str, Any]) -> None:
    found = find_dates(row["text"], row["year"], school=row["kind_of_period"] == "school")
    first = row["text"].index(row["phrase"])
    dates = [t.date for t in found if t.date and t.start < first + len(row["phrase"]) and t.end > first]
    wanted = row["date"].split(";")
    spans = [t for t in found if (t.date_start, t.date_end) == (row["start"], row["end"])]
    assert ";".join(dates).split(";") == wanted or (len(dates) == 1 and spans)


@pytest.mark.parametrize("row", [r for r in rows() if not r["phrase"]], ids=lambda r: r["text"])
def test_what_only_looks_like_a_date_gets_none(row: dict[str, Any]) -> None:
    assert [t.date for t in find_dates(row["text"], row["year"]) if t.date] == []


def test_a_date_with_blanks_keeps_its_place() -> None:
    text = "按计划 2015 年 9 月 18 日举行"
    (time,) = find_dates(text, None)
    assert (text[time.start : time.end], time.date) == ("2015 年 9 月 18 日", "2015-09-18")


def test_the_same_year_is_the_one_named_before() -> None:
    assert [t.date for t in find_dates("2011年建立互助会，同年8月发放补助", 2013)] == ["2011", "2011-08"]


def test_months_of_a_school_year() -> None:
    found = find_dates("9月迎新，次年无话，3月踏青，第二学期体检，2015年5月表彰", 2013, school=True)
    assert [t.date for t in found if t.date] == ["2013-09", "2014-03", "2014-02/2014-07", "2015-05"]
