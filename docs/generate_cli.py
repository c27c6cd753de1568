"""Writes docs/cli.md from the help texts of the commands; with --check says whether it is up to date.

python docs/generate_cli.py [--check]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from reportmine.cli import main

TARGET = Path(__file__).resolve().with_name("cli.md")
WIDTH = 100
HEAD = """# Commands

<!-- Written by `make docs` from the help texts; edit those. -->

The same with `reportmine COMMAND --help`.
What every command has in common (formats, exit codes, what is data and what is talk) stands in [design.md](design.md).
"""


def group() -> click.Group:
    """The one group of commands in `reportmine.cli.main`."""
    (found,) = {value for value in vars(main).values() if isinstance(value, click.Group)}
    return found


def commands() -> dict[str, click.Command]:
    """All commands that are shown, by name, in the order of the help."""
    parent = group()
    context = click.Context(parent, info_name="reportmine")
    found = {name: parent.get_command(context, name) for name in parent.list_commands(context)}
    return {name: command for name, command in found.items() if command is not None and not command.hidden}


def _help(command: click.Command, name: str) -> str:
    context = click.Context(command, info_name=name, terminal_width=WIDTH, max_content_width=WIDTH)
    return "\n".join(line.rstrip() for line in command.get_help(context).splitlines())


def _pieces() -> Iterator[str]:
    yield HEAD
    yield f"```text\n{_help(group(), 'reportmine')}\n```\n"
    for name, command in commands().items():
        yield f"## {name}\n\n```text\n{_help(command, f'reportmine {name}')}\n```\n"


def reference() -> str:
    """The whole page."""
    return "\n".join(_pieces())


def run(arguments: list[str]) -> int:
    """Write the page, or with --check compare it; 1 where it is out of date."""
    if "--check" not in arguments:
        TARGET.write_text(reference(), encoding="utf-8", newline="\n")
        return 0
    if TARGET.exists() and TARGET.read_text(encoding="utf-8") == reference():
        return 0
    sys.stderr.write("docs/cli.md is out of date: run `make docs`\n")
    return 1


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
