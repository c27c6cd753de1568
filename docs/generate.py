"""Writes docs/cli.md from the help texts and docs/tables.md from the list of columns; --check says if they are true.

python docs/generate.py [--check]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

FOLDER = Path(__file__).resolve().parent
WIDTH = 100
CLI_HEAD = """# Commands

<!-- Written by `make docs` from the help texts; edit those. -->

The same with `reportmine COMMAND --help`.
What all commands have in common (formats, exit codes, what is data and what is talk) stands in [design.md](design.md).
"""
TABLES_HEAD = """# Tables and columns

<!-- Written by `make docs` from reportmine/reports/columns.toml; edit that. -->

The data dictionary: every table that `reportmine mine` writes (as CSV and JSON Lines) and the commands print.
The names are stable; what is missing in a cell means "the text does not say" and never zero.
Positions (`start`, `end`) count characters of the raw text, the one `reportmine text FILE` prints.
"""


def group() -> click.Group:
    """The one group of commands in `reportmine.cli.main`."""
    from reportmine.cli import main

    found = {id(value): value for value in vars(main).values() if isinstance(value, click.Group)}
    (only,) = found.values()
    return only


def commands() -> dict[str, click.Command]:
    """All commands that are shown, by name, in the order of the help."""
    parent = group()
    context = click.Context(parent, info_name="reportmine")
    found = {name: parent.get_command(context, name) for name in parent.list_commands(context)}
    return {name: command for name, command in found.items() if command is not None and not command.hidden}


def _help(command: click.Command, name: str) -> str:
    asked = group().context_settings | {"terminal_width": WIDTH, "max_content_width": WIDTH}
    context = click.Context(command, info_name=name, **asked)
    return "\n".join(line.rstrip() for line in command.get_help(context).splitlines())


def _command_pieces() -> Iterator[str]:
    yield CLI_HEAD
    yield f"```text\n{_help(group(), 'reportmine')}\n```\n"
    for name, command in commands().items():
        yield f"## {name}\n\n```text\n{_help(command, f'reportmine {name}')}\n```\n"


def _table_pieces() -> Iterator[str]:
    from reportmine.reports.columns import schemas

    yield TABLES_HEAD
    for schema in schemas().values():
        rows = "".join(f"| `{c.name}` | {c.zh} | {c.kind} | {c.note} |\n" for c in schema.columns)
        yield f"## {schema.name} {schema.zh}\n\n| column | 中文 | kind | meaning |\n|---|---|---|---|\n{rows}"


def pages() -> dict[str, str]:
    """The generated pages by file name."""
    return {"cli.md": "\n".join(_command_pieces()), "tables.md": "\n".join(_table_pieces())}


def stale() -> list[str]:
    """The pages whose file does not say what it should."""
    return [
        name
        for name, text in pages().items()
        if not (FOLDER / name).exists() or (FOLDER / name).read_text(encoding="utf-8") != text
    ]


def run(arguments: list[str]) -> int:
    """Write the pages, or with --check compare them; 1 where one is out of date."""
    if "--check" in arguments:
        for name in (old := stale()):
            sys.stderr.write(f"docs/{name} is out of date: run `make docs`\n")
        return 1 if old else 0
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
