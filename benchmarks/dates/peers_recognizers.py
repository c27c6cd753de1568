"""Runner for Recognizers-Text, started by compare.py with the interpreter that has it.

Same input and output as peers_jionlp.py. The reference is the last day of the year, of the values offered the one
inside the year is taken. Ends of ranges said in days are inclusive, of others exclusive; a season of a named year
counts as that year, and so does 今年, given up to the reference; a day without a month (XXXX-XX-26), a time, a length
or a set of times names no day.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import json
import re
import sys
from datetime import date, datetime, timedelta
from typing import Any

Found = tuple[int, int, str, str]
DATED = {"date", "datetime", "daterange", "datetimerange"}


def days(value: dict[str, str]) -> tuple[str, str]:
    """First and last day of one value."""
    year = re.fullmatch(r"(\d{4})(?:-(?:SP|SU|FA|WI))?", value["timex"])
    if year:
        return f"{year[1]}-01-01", f"{year[1]}-12-31"
    if value["type"] not in DATED or "XX-XX" in value["timex"]:
        return "", ""
    first, last = (value.get(key, value.get("value", ""))[:10] for key in ("start", "end"))
    if not re.fullmatch(r"[12]\d{3}-\d\d-\d\d", first):  # 0001-01-01 stands for what it could not resolve
        return "", ""
    if value["type"] == "daterange" and "start" in value and not re.search(r"P\d+D\)", value["timex"]):
        last = (date.fromisoformat(last) - timedelta(days=1)).isoformat()
    return first, last


def choose(values: list[dict[str, str]], year: int) -> tuple[str, str]:
    """The value inside the year, else the first."""
    found = [days(value) for value in values]
    return next((each for each in found if each[0].startswith(f"{year}")), found[0] if found else ("", ""))


def recognise(library: Any, text: str, year: int) -> list[Found]:
    """What Recognizers-Text finds in a text written in a year; nothing where it fails."""
    try:
        hits = library.recognize_datetime(text, library.Culture.Chinese, reference=datetime(year, 12, 31))
    except Exception as error:  # the library raises several kinds on texts that it cannot read
        print(f"Recognizers-Text: {type(error).__name__} on {text}", file=sys.stderr)
        return []
    return [(hit.start, hit.end + 1, *choose((hit.resolution or {}).get("values", []), year)) for hit in hits]


def main() -> None:
    library = importlib.import_module("recognizers_date_time")
    answers = [[recognise(library, text, year) for year in years] for text, years in json.load(sys.stdin)]
    print(json.dumps({"version": importlib.metadata.version("recognizers-text-suite"), "answers": answers}))


if __name__ == "__main__":
    main()
