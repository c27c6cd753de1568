"""Two reports opposite one another on a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from reportmine.reports.alignment import Match, Row, Side, aligned_rows, in_order, replays, swaps_of
from reportmine.reports.cells import fraction
from reportmine.reports.wording import label, missing, say

_STYLES = {"=": "", "-": "red strike", "+": "green underline"}
_SIGNS = {"=": "{}", "-": "［-{}-］", "+": "｛+{}+｝"}


def comparison(
    a: Side,
    b: Side,
    matches: Sequence[Match],
    console: Console,
    *,
    pair: Mapping[str, Any] | None = None,
    lang: str = "zh",
) -> None:
    """Prints the shared passages of two reports in two columns, the swaps and the standing sentence.

    Positions in `matches` are raw. On a terminal with colours the differences are coloured, elsewhere bracketed.
    """
    numbered = in_order(matches)
    rows = aligned_rows(numbered, a.text, b.text)
    grid = Grid(box=box.SIMPLE_HEAD, show_lines=True, expand=True, pad_edge=False)
    for key, side in (("side_a", a), ("side_b", b)):
        grid.add_column(Text(f"{say(key, lang)} {_heading(side, lang)}"), ratio=1, overflow="fold")
    failed = 0
    for row in rows:
        cells, marked = _row(row, numbered, (a, b), colours=console.is_terminal and not console.no_color, lang=lang)
        failed += not marked
        grid.add_row(*cells)
    console.print(grid)
    _below(console, numbered, failed, pair, lang)


def before_and_after(console: Console, before: Mapping[str, Any], after: Mapping[str, Any] | None, lang: str) -> None:
    """The ratios without the template and with it, one line each."""
    nothing = dict.fromkeys(("a_copied_ratio", "a_copied_chars", "b_copied_ratio", "b_copied_chars"), 0)
    for key, record in (("before_template", before), ("after_template", after or {**before, **nothing})):
        console.print(Text(say(key, lang) + say("separator", lang).join(_ratios(record, lang))), soft_wrap=True)


def _heading(side: Side, lang: str) -> str:
    record = side.record
    title = say("title", lang, title=record.get("title") or record["doc"])
    unit = record.get("unit") or missing("unit", lang)
    return f"{title} {unit} {record.get('year') or missing('year', lang)}"


def _row(
    row: Row, matches: Sequence[Match], sides: tuple[Side, Side], *, colours: bool, lang: str
) -> tuple[list[Text], bool]:
    """Both cells of a row; whether its differences could be marked."""
    if row.match is None or row.a is None or row.b is None:
        return [_unmatched(row.a, lang), _unmatched(row.b, lang)], True
    match = matches[row.match]
    before, after = sides[0].text[slice(*row.a)], sides[1].text[slice(*row.b)]
    marked = replays(before, match["edits"], after)
    edits = match["edits"] if marked else [["-", len(before)], ["+", after]]
    style = "dim" if match["kind"] == "formula" else ""
    cells = []
    for side, left_out in (("a", "+"), ("b", "-")):
        place = (_place(row, match, side, lang) + "\n", "bold")
        passage = _passage(before, edits, left_out, colours=colours and marked, plain=not marked)
        cells.append(Text.assemble(place, passage, style=style))
    return cells, marked


def _place(row: Row, match: Match, side: str, lang: str) -> str:
    parts = [f"{(row.match or 0) + 1}", match[f"{side}_where"] or ""]
    if side == "a":
        parts.append(label("match_kind", match["kind"], lang))
    if row.moved and side == "b":
        parts.append(say("moved", lang))
    return " · ".join(part for part in parts if part)


def _passage(before: str, edits: Sequence[Any], left_out: str, *, colours: bool, plain: bool) -> Text:
    """One side of an edit script: "+" steps are left out of A, "-" steps out of B."""
    made, at = Text(), 0
    for op, value in edits:
        text = value if op == "+" else before[at : at + value]
        at += 0 if op == "+" else value
        if op != left_out and text:
            visible = "".join(char if char.isprintable() or char == "\n" else " " for char in text)
            made.append(
                visible if colours or plain else _SIGNS[op].format(visible), style=_STYLES[op] if colours else ""
            )
    return made


def _unmatched(span: tuple[int, int] | None, lang: str) -> Text:
    return Text(say("unmatched", lang, n=span[1] - span[0]), style="dim") if span else Text("")


def _ratios(pair: Mapping[str, Any], lang: str) -> list[str]:
    """The copied ratio of either side with its terms."""
    lines = []
    for side in ("a", "b"):
        parts = (pair[f"{side}_copied_ratio"], pair[f"{side}_copied_chars"], pair[f"{side}_chars"])
        lines.append(f"{say(f'overlap_of_{side}', lang)} {fraction(*parts, lang)}")
    return lines


def _below(console: Console, matches: Sequence[Match], failed: int, pair: Mapping[str, Any] | None, lang: str) -> None:
    """What stands under every pair: ratios, swaps, how to read the marks, the standing sentence."""
    lines = [say("passages", lang, n=len(matches)) if matches else say("no_passages", lang)]
    if pair:
        lines += [label("relation", pair["relation"], lang), label("direction", pair["direction"], lang)]
        lines += _ratios(pair, lang)
    lines = [say("separator", lang).join(lines), *(pair or {}).get("band", ())]
    traces = (pair["leftovers"] or []) if pair else []
    if traces:
        lines.append(f"{say('leftovers', lang)} {say('separator', lang).join(traces)}")
    swaps = [f"{source}→{target}×{count}" for source, target, count in swaps_of(matches)]
    if swaps:
        lines.append(say("summary_swaps", lang, swaps=say("list_separator", lang).join(swaps)))
    if failed:
        lines.append(say("no_marks_count", lang, n=failed))
    if matches and (console.no_color or not console.is_terminal):
        lines.append(say("only_marks", lang))
    for line in (*lines, say("sides", lang), say("standing", lang)):
        console.print(Text(line), soft_wrap=True)
