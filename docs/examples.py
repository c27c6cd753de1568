"""Runs the console examples of the documentation and writes what they print now into the pages.

    python docs/examples.py

In a ```console block every line that begins with `$ ` is a command, what follows is its output, standard error
included. `...` stands for any text within a line, and alone on a line for any number of lines. Examples that still
hold stay as they are; in the others every piece between such lines is replaced by the lines that most resemble it.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGES = (*sorted(ROOT.glob("README*.md")), *sorted((ROOT / "docs").glob("*.md")))
BLOCK = re.compile(r"^([ ]*)```console\n(.*?)^[ ]*```$", re.MULTILINE | re.DOTALL)
ANY = "..."
WIDTH = "100"


def examples(block: str) -> list[tuple[str, list[str]]]:
    """Commands and expected lines of the inside of a console block, in order."""
    found = []
    for piece in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, *lines = piece.rstrip("\n").split("\n")
        found.append((command, [line.rstrip() for line in lines]))
    return found


def page_examples(page: Path) -> Iterator[tuple[str, list[str]]]:
    """All examples of a page."""
    for block in BLOCK.finditer(page.read_text(encoding="utf-8")):
        yield from examples(block[2])


def holds(expected: list[str], printed: list[str]) -> bool:
    """Whether the output is what the page shows.

    >>> holds(["甲 1", "...", "丙 ... 秒"], ["甲 1", "乙", "乙", "丙 0.3 秒"])
    True
    """
    parts = []
    for line in expected:
        inside = ".*".join(re.escape(part) for part in line.split(ANY))
        parts.append(r"(?:.*\n)*" if line.strip() == ANY else inside + r"\n")
    return re.fullmatch("".join(parts), "".join(f"{line}\n" for line in printed)) is not None


def printed(command: str, folder: Path) -> list[str]:
    """What a command prints in `folder`, line by line, without spaces at the ends."""
    if command == "make demo":  # what its recipe calls; the environment is the one that runs this
        command = "reportmine mine corpus/reports -o demo"
    program, *arguments = shlex.split(command)
    if program != "reportmine":
        raise ValueError(f"only reportmine and make demo can be run: $ {command}")
    done = subprocess.run(
        [sys.executable, "-m", "reportmine", *arguments],
        cwd=folder,
        env=os.environ | {"COLUMNS": WIDTH, "PYTHONUTF8": "1", "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return [line.rstrip() for line in done.stdout.splitlines()]


def refreshed(expected: list[str], now: list[str]) -> list[str]:
    """The example as it is printed now, cut where it was cut.

    >>> refreshed(["甲 1", "...", "丙 3"], ["甲 2", "乙 2", "丙 4"])
    ['甲 2', '...', '丙 4']
    """
    if holds(expected, now) or ANY not in expected:
        return expected if holds(expected, now) else now
    out: list[str] = []
    at, piece = 0, list[str]()
    for number, line in enumerate([*expected, ANY]):
        if line != ANY:
            piece.append(line)
            continue
        if piece:
            last = number == len(expected)
            first = number == len(piece)
            at = _place(piece, now, at, first=first, last=last)
            out += now[at : at + len(piece)]
            at += len(piece)
        if number < len(expected):
            out.append(ANY)
        piece = []
    return out


def _place(piece: list[str], now: list[str], low: int, *, first: bool, last: bool) -> int:
    """Where the lines stand now: at the start, at the end, or where they resemble the output most."""
    high = max(low, len(now) - len(piece))
    if first or last:
        return 0 if first else high
    wanted = "\n".join(piece)
    likeness = [
        SequenceMatcher(None, wanted, "\n".join(now[at : at + len(piece)]), autojunk=False).ratio()
        for at in range(low, min(high, low + 200) + 1)
    ]
    return low + likeness.index(max(likeness))


def rewrite(page: Path, folder: Path) -> None:
    """Bring the examples of one page up to date."""

    def block(found: re.Match[str]) -> str:
        lines = []
        for command, expected in examples(found[2]):
            lines += [f"$ {command}", *refreshed(expected, printed(command, folder))]
        return "\n".join([f"{found[1]}```console", *lines, f"{found[1]}```"])

    text = page.read_text(encoding="utf-8")
    page.write_text(BLOCK.sub(block, text), encoding="utf-8", newline="\n")


def run() -> None:
    """Bring all pages up to date, in a folder of their own."""
    with tempfile.TemporaryDirectory() as name:
        shutil.copytree(ROOT / "corpus", Path(name, "corpus"))
        for page in PAGES:
            rewrite(page, Path(name))


if __name__ == "__main__":
    run()
