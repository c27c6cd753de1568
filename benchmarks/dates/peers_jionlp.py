"""Runner for JioNLP, started by compare.py with the interpreter that has it.

Reads JSON from standard input, a list of [text, [year, ...]]; writes, for each text and year, the time phrases found
as [start, end, first day, last day], days "" where none is named. The bench calls `extract_time` with that year as
`time_base`. Lengths of time (time_delta), recurring times (time_period), hours (9:00) and days without a month (4号,
given as 4 January to 4 December) name no day; an open end ("inf") is "". A vague stretch inside a month (10月中旬,
5月初) is given as the month, the form of the list.
"""

from __future__ import annotations

import calendar
import contextlib
import importlib
import io
import json
import sys
from typing import Any

Found = tuple[int, int, str, str]


def days(hit: dict[str, Any]) -> tuple[str, str]:
    """First and last day of a hit."""
    detail = hit.get("detail") or {}
    if detail.get("type") not in {"time_point", "time_span"}:
        return "", ""
    (first, begins), (last, ends) = ((str(moment)[:10], str(moment)[11:]) for moment in detail["time"])
    if "inf" in first or "inf" in last:
        return ("", "") if "inf" in first else (first, "")
    from_january = first[5:7] == "01" and last[5:7] == "12" and first[:4] == last[:4]
    day_alone = from_january and first[8:] == last[8:]
    hour_alone = from_january and (begins, ends) != ("00:00:00", "23:59:59")
    if day_alone or hour_alone:
        return "", ""
    if detail.get("definition") == "blur" and first != last and first[:7] == last[:7]:
        size = calendar.monthrange(int(first[:4]), int(first[5:7]))[1]
        return f"{first[:7]}-01", f"{first[:7]}-{size}"
    return first, last


def extract(jionlp: Any, text: str, year: int) -> list[Found]:
    """What JioNLP finds in a text written in a year; nothing where it fails."""
    try:
        hits = jionlp.ner.extract_time(text, time_base={"year": year}, with_parsing=True)
    except Exception as error:  # the library raises several kinds on texts that it cannot read
        print(f"JioNLP: {type(error).__name__} on {text}", file=sys.stderr)
        return []
    return [(*hit["offset"], *days(hit)) for hit in hits]


def main() -> None:
    with contextlib.redirect_stdout(io.StringIO()):  # the library greets on standard output
        jionlp = importlib.import_module("jionlp")
        answers = [[extract(jionlp, text, year) for year in years] for text, years in json.load(sys.stdin)]
    print(json.dumps({"version": jionlp.__version__, "answers": answers}))


if __name__ == "__main__":
    main()
