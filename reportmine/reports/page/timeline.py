"""Families on a time line, as SVG: years across, units down, a dot a report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from markupsafe import Markup

from reportmine.reports.page.limits import Account, Limits
from reportmine.reports.table import Table
from reportmine.reports.wording import label, missing, say

LEFT, TOP, STEP_X, STEP_Y, GAP = 190, 34, 110, 46, 11  # in SVG units
COLOURS = ("#1f4e79", "#b4530a", "#2f6f4f", "#7a3b7c", "#8a6d00", "#3a6ea5", "#9b2c2c", "#4a5568")

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Grid:
    """Which column a year and which row a unit has; None is the unknown one, last."""

    years: Sequence[int | None]
    units: Sequence[str | None]

    def at(self, record: Mapping[str, Any]) -> Point:
        """The middle of the report's cell."""
        column, row = self.years.index(record["year"]), self.units.index(record["unit"])
        return LEFT + (column + 0.5) * STEP_X, TOP + (row + 0.5) * STEP_Y


def drawn_families(tables: Mapping[str, Table]) -> list[tuple[Mapping[str, Any], list[Mapping[str, Any]]]]:
    """Families of whole reports with the records of their members, the largest first."""
    if "families" not in tables or "documents" not in tables:
        return []
    documents = {str(record["doc"]): record for record in tables["documents"].records()}
    records: list[dict[str, Any]] = [f for f in tables["families"].records() if f["extent"] != "passage"]
    records.sort(key=lambda family: (-len(family["documents"]), -family["shared_chars"], family["family_id"]))
    return [(family, [documents[doc] for doc in family["documents"] if doc in documents]) for family in records]


def timeline(tables: Mapping[str, Table], limits: Limits, account: Account, lang: str) -> Markup | None:
    """The drawing of whole-report families with its text alternative; None where there is none."""
    drawn = account.take("families", drawn_families(tables), limits.families)
    if not drawn:
        return None
    families, members = [family for family, _ in drawn], [inside for _, inside in drawn]
    grid = _grid([record for family in members for record in family])
    points = _points(members, grid)
    arrows = _arrows(tables.get("pairs"))
    body = Markup("").join(
        _family(family, inside, points, arrows, COLOURS[number % len(COLOURS)], lang)
        for number, (family, inside) in enumerate(zip(families, members, strict=True))
    )
    alt = say("families_alt", lang, families=len(families), documents=len(points))
    return _drawing(grid, body, alt, lang)


def _grid(records: Sequence[Mapping[str, Any]]) -> Grid:
    years = {record["year"] for record in records}
    units = {record["unit"] for record in records}
    known = sorted(year for year in years if year is not None)
    span: list[int | None] = list(range(known[0], known[-1] + 1)) if known and known[-1] - known[0] < 12 else [*known]
    return Grid(
        [*span, *([None] if None in years else [])],
        [*sorted(unit for unit in units if unit is not None), *([None] if None in units else [])],
    )


def _points(members: Sequence[Sequence[Mapping[str, Any]]], grid: Grid) -> dict[str, Point]:
    """A place for every report; those of one unit and year stand beside one another, wrapping in their cell."""
    taken: dict[Point, int] = {}
    points = {}
    for record in (record for family in members for record in family):
        middle = grid.at(record)
        number = taken.get(middle, 0)
        taken[middle] = number + 1
        across, down = number % 7, number // 7 % 3
        shift = (across + 1) // 2 * (1 if across % 2 else -1)
        points[str(record["doc"])] = (
            middle[0] + shift * GAP,
            middle[1] + ((down + 1) // 2 * (1 if down % 2 else -1)) * GAP,
        )
    return points


def _arrows(pairs: Table | None) -> set[tuple[str, str]]:
    """Earlier and later report of every pair whose order is documentary."""
    ordered = set()
    for record in pairs.records() if pairs else ():
        if record["direction_grade"] == "document" and record["direction"] in ("a_to_b", "b_to_a"):
            ends = (str(record["doc_a"]), str(record["doc_b"]))
            ordered.add(ends if record["direction"] == "a_to_b" else ends[::-1])
    return ordered


def _family(
    family: Mapping[str, Any],
    members: Sequence[Mapping[str, Any]],
    points: Mapping[str, Point],
    arrows: set[tuple[str, str]],
    colour: str,
    lang: str,
) -> Markup:
    order = sorted(members, key=lambda record: (record["year"] is None, record["year"] or 0, record["doc"]))
    docs = [str(record["doc"]) for record in order]
    lines = Markup("").join(
        _line(points[first], points[second], colour, arrow=(first, second) in arrows)
        for first, second in pairwise(docs)
    )
    dots = Markup("").join(_dot(record, points, colour, lang) for record in order)
    title = f"{family['family_id']} {label('family_kind', family['kind'], lang)}"
    return Markup("<g><title>{}</title>{}{}</g>").format(title, lines, dots)


def _line(start: Point, end: Point, colour: str, *, arrow: bool) -> Markup:
    """From one report to the next of its family, stopping short of the dots."""
    length = max(((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5, 1)
    cut_x, cut_y = 7 * (end[0] - start[0]) / length, 7 * (end[1] - start[1]) / length
    form = Markup('marker-end="url(#arrow)"') if arrow else Markup('stroke-dasharray="3 3"')
    return Markup('<line x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}" stroke="{}" stroke-width="1.5" {}/>').format(
        start[0] + cut_x, start[1] + cut_y, end[0] - cut_x, end[1] - cut_y, colour, form
    )


def _dot(record: Mapping[str, Any], points: Mapping[str, Point], colour: str, lang: str) -> Markup:
    x, y = points[str(record["doc"])]
    year, unit = record["year"] or missing("year", lang), record["unit"] or missing("unit", lang)
    title = f"{record['title'] or record['doc']} · {unit} · {year}"
    return Markup('<circle cx="{:.1f}" cy="{:.1f}" r="5" fill="{}"><title>{}</title></circle>').format(
        x, y, colour, title
    )


def _drawing(grid: Grid, body: Markup, alt: str, lang: str) -> Markup:
    width, height = LEFT + STEP_X * len(grid.years) + 10, TOP + STEP_Y * len(grid.units) + 10
    columns = Markup("").join(
        Markup('<text x="{:.0f}" y="20" text-anchor="middle">{}</text>').format(
            LEFT + (index + 0.5) * STEP_X, year if year is not None else missing("year", lang)
        )
        for index, year in enumerate(grid.years)
    )
    rows = Markup("").join(
        Markup('<line class="rule" x1="0" x2="{w}" y1="{y}" y2="{y}"/><text x="4" y="{t:.0f}">{u}</text>').format(
            w=width, y=TOP + index * STEP_Y, t=TOP + (index + 0.5) * STEP_Y + 4, u=_short(unit, lang)
        )
        for index, unit in enumerate(grid.units)
    )
    arrow = Markup(
        '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0 8 4 0 8z" fill="#33414f"/></marker></defs>'
    )
    frame = Markup('<svg class="timeline" role="img" aria-label="{}" viewBox="0 0 {} {}" width="{}">')
    return frame.format(alt, width, height, width) + arrow + columns + rows + body + Markup("</svg>")


def _short(unit: str | None, lang: str) -> str:
    """A unit's name in the room left of the drawing; the dots carry it in full."""
    name = unit or missing("unit", lang)
    return name if len(name) <= 14 else name[:13] + "…"
