"""What is known about a report: title, year, kind and unit, each with the evidence for it in words.

What was handed in (a bulk column, metadata.csv) wins over everything found in the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from reportmine.model import Extract, Kind, Metadata, Reading
from reportmine.text.characters import simplified
from reportmine.text.kinds import KINDS, kind
from reportmine.text.titles import title as find_title
from reportmine.text.unitnames import from_folder, from_header, from_opening, from_signature, from_title, same_unit
from reportmine.text.years import Year, contradictions, find_year
from reportmine.text.yearwords import stretches, year_number

GIVEN, CORRECTED = "提交表", "人工更正"
_OPENING = 400  # clean characters in which a report introduces itself
_OWN_COLUMNS = ("title", "year", "kind", "submitter", "unit_in_text", "submitted_at", "doc", "id", "text", "corrected")


class _Units(NamedTuple):
    """Who sent a report, whom its text names, and the one to go by, with evidence."""

    submitter: str | None
    in_text: str | None
    unit: str | None
    basis: str
    warnings: tuple[str, ...]


def _value(given: Mapping[str, str], column: str) -> str:
    return simplified(given.get(column, "")).strip()


def _source(given: Mapping[str, str], column: str) -> str:
    """Where a value that was handed in comes from: a table, or a person who corrected it later."""
    return CORRECTED if column in given.get("corrected", "").split("|") else GIVEN


def _given_year(written: str) -> tuple[int | None, str | None]:
    """The year of a cell (2013, 2013年, 2013.0) and a warning where it is none."""
    number = year_number(written.removesuffix(".0"))
    if number is None:
        number = next((one.year for one in stretches(written) if one.year), None)
    return number, None if number else f"{GIVEN}的年份“{written}”无法识别，未采用"


def _year(reading: Reading, title: str, text: str, sort: Kind) -> tuple[Year, list[str]]:
    names = [("文件名", simplified(PurePosixPath(reading.doc.split("#")[0]).stem))]
    names += [("文件夹名", simplified(folder)) for folder in reversed(reading.folders)]
    found = find_year(title, text, sort, names)
    written = _value(reading.given, "year")
    warnings = []
    if written:
        number, warning = _given_year(written)
        warnings += [warning] if warning else []
        if number is not None:
            inside = found if found.year == number else Year()
            found = Year(number, f"{_source(reading.given, 'year')}“{written}”", None, inside.start, inside.end)
    return found, warnings + contradictions(found.year, text.removeprefix(title))


def _kind(reading: Reading, title: str, text: str) -> tuple[Kind, str, list[str]]:
    written = _value(reading.given, "kind")
    for name in KINDS:
        if written == name:
            return name, f"{_source(reading.given, 'kind')}“{written}”", []
    if written:
        sort, _ = kind(written, "")
        if sort != "其他":
            return sort, f"{GIVEN}“{written}”", []
    sort, basis = kind(title, text[len(title) : len(title) + _OPENING])
    return sort, basis, [f"{GIVEN}的类型“{written}”无法识别，未采用"] if written else []


def _unit_in_text(reading: Reading, extract: Extract, title: str, text: str) -> tuple[str | None, str, list[str]]:
    written = _value(reading.given, "unit_in_text")
    if written:
        return written, f"{GIVEN}“{written}”", []
    titled, signed = from_title(title), from_signature(text.split("\n"))
    clash = titled and signed and not same_unit(titled, signed)
    warnings = [f"标题的单位“{titled}”与落款的单位“{signed}”不一致"] if clash else []
    for where, name in (
        ("标题", titled),
        ("落款", signed),
        ("页眉页脚", from_header(simplified(extract.aside))),
        ("正文开头", from_opening(text[len(title) : len(title) + _OPENING])),
    ):
        if name:
            return name, f"{where}“{name}”", warnings
    return None, "", warnings


def _units(reading: Reading, extract: Extract, title: str, text: str) -> _Units:
    submitter, source = _value(reading.given, "submitter") or None, _source(reading.given, "submitter")
    if submitter is None and reading.folders:
        submitter, source = from_folder(simplified(reading.folders[0])), "文件夹名"
    in_text, basis, warnings = _unit_in_text(reading, extract, title, text)
    if submitter is not None:
        if in_text and not same_unit(submitter, in_text):
            warnings.append(f"报送单位“{submitter}”与文中单位“{in_text}”不一致")
        return _Units(submitter, in_text, submitter, f"报送单位：{source}“{submitter}”", tuple(warnings))
    if in_text is None or warnings:
        return _Units(None, in_text, None, "；".join(warnings), tuple(warnings))
    return _Units(None, in_text, in_text, f"文中单位：{basis}", ())


def metadata(reading: Reading, extract: Extract, text: str) -> Metadata:
    """The metadata of one report, whose clean text is `text`; what was handed in wins over what is found."""
    given = reading.given
    stem = simplified(PurePosixPath(reading.doc.split("#")[0]).stem)
    title = _value(given, "title") or find_title(text, stem)
    sort, kind_basis, kind_warnings = _kind(reading, title, text)
    year, year_warnings = _year(reading, title, text, sort)
    units = _units(reading, extract, title, text)
    properties = extract.properties
    return Metadata(
        title=title,
        year=year.year,
        year_basis=year.basis,
        year_range=year.range,
        period_start=year.start,
        period_end=year.end,
        kind=sort,
        kind_basis=kind_basis,
        submitter=units.submitter,
        unit_in_text=units.in_text,
        unit=units.unit,
        unit_basis=units.basis,
        file_author=properties.get("author") or properties.get("last_modified_by") or None,
        submitted_at=given.get("submitted_at") or None,
        extra={name: value for name, value in given.items() if name not in _OWN_COLUMNS},
        warnings=(*extract.warnings, *year_warnings, *kind_warnings, *units.warnings),
    )
