"""Draws seconds against number of reports, both axes logarithmic: python benchmarks/scale/picture.py.

Reads OUT/scale.json of `sidebyside.py` and writes an SVG picture, by default benchmarks/scale.svg.
"""

from __future__ import annotations

import argparse
import json
import math
from pathlib import Path
from typing import Any

# colours of Okabe and Ito that are dark enough for white, and a dash and a mark of its own for each: no need of colour
STYLES = {
    "reportmine": ("#0072B2", "", "circle"),
    "reportmine_whole": ("#0072B2", "2 3", "square"),
    "datasketch": ("#D55E00", "9 4", "square"),
    "rensa": ("#007A5A", "2 4", "diamond"),
    "hashing": ("#A0487F", "12 4 2 4", "triangle"),
}
SPOKEN = {"reportmine_whole": "reportmine --whole", "hashing": "hashed vectors"}
OTHER = ("#444444", "4 4", "circle")
WIDTH, HEIGHT = 760, 440
LEFT, RIGHT, TOP, BOTTOM = 70, 170, 44, 56  # margins; the right one holds the labels
APART = 17  # between two labels
NARROWEST = 0.3  # of a decade, the least an axis shows beyond its figures on either side

Row = dict[str, Any]
Point = tuple[float, float]


def main() -> None:
    """Writes the picture."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("build/scale"))
    parser.add_argument("--picture", type=Path, default=Path(__file__).resolve().parents[1] / "scale.svg")
    args = parser.parse_args()
    rows = json.loads((args.out / "scale.json").read_text(encoding="utf-8"))
    args.picture.write_text(picture(rows), encoding="utf-8")
    print(args.picture)


def picture(rows: list[Row]) -> str:
    """The picture as SVG."""
    rows = [row for row in rows if row.get("seconds")]
    across = _Axis([row["reports"] for row in rows], LEFT, WIDTH - RIGHT)
    up = _Axis([row["seconds"] for row in rows], HEIGHT - BOTTOM, TOP)
    lines: dict[str, list[Point]] = {}
    for row in sorted(rows, key=lambda row: row["reports"]):
        lines.setdefault(row["system"], []).append((across.at(row["reports"]), up.at(row["seconds"])))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
        ' font-family="sans-serif" font-size="13" fill="#222222" role="img" aria-labelledby="title">',
        '<title id="title">Seconds to list the pairs of a collection, by number of reports and system</title>',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        f'<text x="{LEFT}" y="24" font-size="15">Seconds from the file of reports to the list of pairs</text>',
        *_grid(across, up, sorted({row["reports"] for row in rows})),
        *(_line(system, points) for system, points in lines.items()),
        *_labels({system: points[-1] for system, points in lines.items()}),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


class _Axis:
    """A logarithmic axis from one place of the picture to another, wide enough for all values."""

    def __init__(self, values: list[float], start: float, end: float) -> None:
        logs = [math.log10(value) for value in values]
        self.low, self.high = min(logs) - NARROWEST / 2, max(logs) + NARROWEST / 2
        self._start, self._end = start, end

    def at(self, value: float) -> float:
        """Where a value stands in the picture."""
        share = (math.log10(value) - self.low) / (self.high - self.low)
        return round(self._start + share * (self._end - self._start), 1)

    def ticks(self) -> list[float]:
        """The round values on the axis: of each decade 1, and 2 and 5 too where it shows fewer than three decades."""
        decades = range(math.floor(self.low), math.ceil(self.high) + 1)
        steps = (1, 2, 5) if self.high - self.low < 3 else (1,)
        return [step * 10.0**d for d in decades for step in steps if self.low <= math.log10(step) + d <= self.high]


def _grid(across: _Axis, up: _Axis, sizes: list[int]) -> list[str]:
    bottom, right = HEIGHT - BOTTOM, WIDTH - RIGHT
    parts = []
    for tick in up.ticks():
        y = up.at(tick)
        parts.append(f'<path d="M{LEFT} {y}H{right}" stroke="#dddddd"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y + 4}" text-anchor="end">{tick:,g} s</text>')
    for size in sizes:
        x = across.at(size)
        parts.append(f'<path d="M{x} {TOP}V{bottom}" stroke="#eeeeee"/>')
        parts.append(f'<text x="{x}" y="{bottom + 20}" text-anchor="middle">{size:,}</text>')
    parts.append(f'<path d="M{LEFT} {TOP}V{bottom}H{right}" fill="none" stroke="#666666"/>')
    middle = (LEFT + right) // 2
    parts.append(f'<text x="{middle}" y="{HEIGHT - 12}" text-anchor="middle">reports in the collection</text>')
    return parts


def _line(system: str, points: list[Point]) -> str:
    colour, dash, mark = STYLES.get(system, OTHER)
    path = "M" + "L".join(f"{x} {y}" for x, y in points)
    line = f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="2.5" stroke-dasharray="{dash or "none"}"/>'
    return "\n".join([line, *(_mark(mark, x, y, colour) for x, y in points)])


def _mark(mark: str, x: float, y: float, colour: str) -> str:
    shapes = {"square": "M-5 -5H5V5H-5Z", "diamond": "M0 -6L6 0L0 6L-6 0Z", "triangle": "M0 -6L6 5H-6Z"}
    if mark == "circle":
        return f'<circle cx="{x}" cy="{y}" r="5" fill="{colour}"/>'
    return f'<path d="{shapes[mark]}" transform="translate({x} {y})" fill="{colour}"/>'


def _labels(ends: dict[str, Point]) -> list[str]:
    """The name of each system beside the end of its line; names that would touch are moved apart."""
    parts, last = [], -math.inf
    for system, (x, y) in sorted(ends.items(), key=lambda item: item[1][1]):
        last = max(y, last + APART)
        colour = STYLES.get(system, OTHER)[0]
        moved = f'<path d="M{x + 7} {y}L{x + 18} {last}" stroke="{colour}"/>' if last > y else ""
        name = SPOKEN.get(system, system)
        parts.append(f'{moved}<text x="{x + 21}" y="{round(last + 4.5, 1)}" fill="{colour}">{name}</text>')
    return parts


if __name__ == "__main__":
    main()
