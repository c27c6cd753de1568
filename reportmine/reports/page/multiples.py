"""Small multiples: every theme by itself, a dot an independent text, mean and interval beside the dots."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from reportmine.reports.cells import percent
from reportmine.reports.page.heat import group_key, group_name, groups_of, interval, themes_of
from reportmine.reports.page.limits import Account, Limits
from reportmine.reports.table import Table
from reportmine.reports.wording import say

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 264, 150, 14, 8, 18, 24  # in SVG units
LABEL = 36  # room of a year under the axis
SPREAD = 3.4  # between dots that would lie on one another

Record = Mapping[str, Any]


def multiples(tables: Mapping[str, Table], limits: Limits, account: Account, lang: str) -> list[tuple[str, Markup]]:
    """Theme and drawing for the largest themes, where shares are grouped by year."""
    table = tables.get("theme_years")
    records = [r for r in table.records() if r["group_by"] == "year" and r["status"] == "all"] if table else []
    dots = dots_of(tables)
    groups = groups_of(records)
    themes = account.take("themes", themes_of(records), limits.themes)
    return [
        (theme, _drawing(theme, [r for r in records if r["theme"] == theme], groups, dots, lang)) for theme in themes
    ]


def dots_of(tables: Mapping[str, Table]) -> dict[tuple[str, str], list[float]]:
    """Shares by theme and year, one a family and year: the mean over the family's reports of that year."""
    if "theme_documents" not in tables or "documents" not in tables:
        return {}
    years = {str(r["doc"]): "" if r["year"] is None else str(r["year"]) for r in tables["documents"].records()}
    families: dict[str, str] = {}
    for family in tables["families"].records() if "families" in tables else ():
        members: Any = family["documents"] if family["extent"] != "passage" else ()
        families.update((str(doc), str(family["family_id"])) for doc in members)
    shares: dict[tuple[str, str], dict[str, list[float]]] = {}
    for record in tables["theme_documents"].records():
        doc, share = str(record["doc"]), record["share"]
        if doc in years and isinstance(share, (int, float)):
            by_family = shares.setdefault((str(record["theme"]), years[doc]), {})
            by_family.setdefault(families.get(doc, doc), []).append(share)
    return {key: [sum(part) / len(part) for part in by_family.values()] for key, by_family in shares.items()}


def _drawing(
    theme: str,
    records: Sequence[Record],
    groups: Sequence[str],
    dots: Mapping[tuple[str, str], Sequence[float]],
    lang: str,
) -> Markup:
    tops = [record["share"] for record in records]
    tops += [record["ci_high"] for record in records if record["ci_high"] is not None]
    tops += [share for group in groups for share in dots.get((theme, group), ())]
    top = min(max(tops, default=0.01) or 0.01, 1)
    step = (WIDTH - LEFT - RIGHT) / max(len(groups), 1)
    parts = [_axis(top, groups, step, lang)]
    for number, group in enumerate(groups):
        x = LEFT + (number + 0.5) * step
        parts += [
            _spread(share, index, x, top, step) for index, share in enumerate(sorted(dots.get((theme, group), ())))
        ]
        parts += [_mean(record, x, top, step) for record in records if group_key(record) == group]
    told = say("list_separator", lang).join(
        f"{group_name(group_key(r), lang)} {percent(r['share'])} ({interval(r, lang)})" for r in records
    )
    alt = say("multiples_alt", lang, theme=theme, parts=told)
    frame = Markup('<svg class="multiple" role="img" aria-label="{}" viewBox="0 0 {} {}" width="{}" height="{}">')
    return frame.format(alt, WIDTH, HEIGHT, WIDTH, HEIGHT) + Markup("").join(parts) + Markup("</svg>")


def _y(share: float, top: float) -> float:
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - min(max(share / top, 0), 1))


def _axis(top: float, groups: Sequence[str], step: float, lang: str) -> Markup:
    base = HEIGHT - BOTTOM
    line = Markup(
        '<text class="scale" x="2" y="11">{}</text><line class="rule" x1="2" x2="{}" y1="{}" y2="{}"/>'
    ).format(percent(top), WIDTH - 2, base, base)
    every = max(1, math.ceil(LABEL / step))  # labels that would run into one another are left out
    return line + Markup("").join(
        Markup('<text x="{:.1f}" y="{}" text-anchor="middle">{}</text>').format(
            LEFT + (number + 0.5) * step, HEIGHT - 8, group or say("axis_unknown", lang)
        )
        for number, group in enumerate(groups)
        if number % every == 0
    )


def _spread(share: float, index: int, x: float, top: float, step: float) -> Markup:
    """A dot, set aside by its rank so that equal shares stay apart."""
    room = max(int(step * 0.35 / SPREAD), 1)
    place = index % (2 * room + 1)  # the middle first, then right and left of it
    aside = (place + 1) // 2 * (1 if place % 2 else -1) * SPREAD
    return Markup('<circle class="dot" cx="{:.1f}" cy="{:.1f}" r="2.4"/>').format(x + aside, _y(share, top))


def _mean(record: Record, x: float, top: float, step: float) -> Markup:
    half = min(step * 0.32, 14)
    y = _y(record["share"], top)
    bar = Markup('<line class="mean" x1="{:.1f}" x2="{:.1f}" y1="{y:.1f}" y2="{y:.1f}"/>').format(
        x - half, x + half, y=y
    )
    if record["ci_low"] is None or record["ci_high"] is None:
        return bar
    return bar + Markup('<line class="whisker" x1="{x:.1f}" x2="{x:.1f}" y1="{:.1f}" y2="{:.1f}"/>').format(
        _y(record["ci_low"], top), _y(record["ci_high"], top), x=x
    )
