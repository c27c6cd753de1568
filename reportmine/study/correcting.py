"""What people corrected of a report's metadata, laid over what was handed in with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reportmine.model import Reading

CORRECTED = "corrected"  # names the columns a person corrected, so that the evidence can say so
Corrections = Mapping[str, Mapping[str, str]]


def with_corrections(readings: Sequence[Reading], corrections: Corrections) -> list[Reading]:
    """The readings with the corrections of their contents; of a file with several reports by their numbers.

    >>> one = Reading("a.txt", "read", "a.txt", "ab12", 1, 1)
    >>> with_corrections([one], {"ab12": {"year": "2014"}, "ab12#2": {"kind": "计划"}})[0].given
    {'year': '2014', 'corrected': 'year', '#2.kind': '计划', '#2.corrected': 'kind'}
    """
    if not corrections:
        return list(readings)
    by_file: dict[str, dict[str, str]] = {}
    for key, values in corrections.items():
        sha256, _, part = key.partition("#")
        prefix = f"#{part}." if part else ""
        told = {f"{prefix}{name}": value for name, value in values.items()}
        by_file.setdefault(sha256, {}).update(told | {f"{prefix}{CORRECTED}": "|".join(sorted(values))})
    return [
        replace(reading, given={**reading.given, **by_file[reading.sha256]}) if reading.sha256 in by_file else reading
        for reading in readings
    ]
