"""Tables on a terminal: as many of the most telling columns as fit, and a word about the rest."""

from __future__ import annotations

from rich import box
from rich.cells import cell_len, set_cell_size
from rich.console import Console, JustifyMethod
from rich.table import Table as Grid
from rich.text import Text

from reportmine.reports.cells import shown
from reportmine.reports.columns import Column, schema
from reportmine.reports.sidebyside import comparison
from reportmine.reports.summary import summary
from reportmine.reports.table import Table
from reportmine.reports.wording import say

__all__ = ["comparison", "show", "summary"]

MAX_ROWS = 200  # on a terminal; a file gets all
NARROW = 24  # what a long text needs at least, in half-width characters
GUTTER = 2  # half-width characters between columns


def show(table: Table, console: Console, lang: str = "zh", *, max_rows: int | None = MAX_ROWS) -> None:
    """Prints `table` within the console's width; what is not shown (rows, columns, ends of texts) is said below.

    Colours and bold type only where the console is a terminal.
    """
    described = schema(table.name)
    if not table.rows:
        console.print(say("no_rows", lang, table=described.heading(lang)), markup=False)
        return
    rows = table.rows[:max_rows]
    texts = {
        name: [shown(described.column(name), row[i], lang) for row in rows] for i, name in enumerate(table.columns)
    }
    order = [*described.first, *(name for name in table.columns if name not in described.first)]
    columns = [described.column(name) for name in order if name in texts]
    fitting = _fitting(columns, texts, console.width, lang)
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, GUTTER // 2))
    for column, width in fitting:
        justify: JustifyMethod = "right" if column.numeric or column.align == "right" else "left"
        grid.add_column(Text(column.heading(lang)), justify=justify, width=width, overflow="fold")
    for number in range(len(rows)):
        grid.add_row(*(_cell(texts[column.name][number], width, column) for column, width in fitting))
    console.print(grid)
    _tell_hidden(console, len(table.rows) - len(rows), columns[len(fitting) :], lang)


def _fitting(columns: list[Column], texts: dict[str, list[str]], room: int, lang: str) -> list[tuple[Column, int]]:
    """The first columns that fit, each with its width in half-width characters; at least one.

    Long texts are counted with NARROW at first, so that more columns fit, and get what room is left over.
    """
    wanted = [_wanted(column, texts[column.name], lang) for column in columns]
    narrow = [min(width, NARROW) for width in wanted]
    shown, left = 0, room
    for width in narrow:
        if shown and width + GUTTER + 1 > left:
            break
        left -= width + GUTTER + 1
        shown += 1
    widths = narrow[:shown]
    for number, width in enumerate(widths):
        more = min(wanted[number] - width, max(left, 0))
        widths[number] += more
        left -= more
    return [(column, min(width, room)) for column, width in zip(columns, widths, strict=False)]


def _wanted(column: Column, texts: list[str], lang: str) -> int:
    widest = max(cell_len(text) for text in texts)
    return max(min(widest, column.width), min(cell_len(column.heading(lang)), column.width), 4)


def _cell(text: str, width: int, column: Column) -> Text:
    """The text in at most three lines of `width`; control characters, which could drive the terminal, made visible."""
    plain = "".join(char if char.isprintable() else " " for char in text)
    room = width * (3 if column.kind in ("text", "list", "json") else 2)
    if cell_len(plain) > room:
        plain = set_cell_size(plain, room - 2).rstrip() + "…"
    return Text(plain)


def _tell_hidden(console: Console, rows: int, columns: list[Column], lang: str) -> None:
    parts = []
    if rows:
        parts.append(say("hidden_rows", lang, n=rows))
    if columns:
        names = say("list_separator", lang).join(column.heading(lang) for column in columns[:5])
        more = say("and_more", lang) if len(columns) > 5 else ""
        parts.append(say("hidden_columns", lang, n=len(columns), names=names + more))
    if parts:
        parts.append(say("hidden_advice", lang))
        console.print(Text(say("separator", lang).join(parts), style="dim"), soft_wrap=True)
