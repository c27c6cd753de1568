"""What the baselines and the generator share: documents, sentences as offsets, pairs to compare, match lines."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any, TypedDict

Span = tuple[int, int]

# a line of 30 characters or more without an end mark was wrapped by a page: the sentence goes on in the next line
WRAPPED = re.compile(r"(?<=[^\n]{29}[^\n。！？!?])\n(?=\S)")
SENTENCE = re.compile(r"[^。！？!?\n]*[。！？!?]+[”’」』）)]*|[^。！？!?\n]+")


@dataclass(frozen=True)
class Document:
    """A text under the name it has in match lines."""

    name: str
    text: str


class Match(TypedDict):
    """Two passages, as character offsets into the texts of two documents."""

    doc_a: str
    a_start: int
    a_end: int
    doc_b: str
    b_start: int
    b_end: int


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a jsonl file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def write_lines(path: Path, rows: Iterable[Any]) -> None:
    """One JSON value a line; folders are made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")


def read_documents(path: Path) -> list[Document]:
    """The rows of a bulk table (jsonl with `doc` and `text`), or the txt files of a folder in the order of names."""
    if path.is_dir():
        return [Document(file.name, file.read_text("utf-8")) for file in sorted(path.glob("*.txt"))]
    return [Document(row["doc"], row["text"]) for row in read_lines(path)]


def wanted_pairs(documents: list[Document], path: Path | None) -> list[tuple[str, str]]:
    """Names of the pairs to compare: those of a jsonl file of two names a line, or all of them."""
    if path is None:
        return list(combinations((document.name for document in documents), 2))
    return [(left, right) for left, right in json.loads(f"[{','.join(path.read_text('utf-8').splitlines())}]")]


def sentences(text: str) -> list[Span]:
    r"""Offsets of the sentences without white space at their ends; a line that ends without a mark is one, too.

    >>> [("一、总体情况。\n新的一年"[start:end]) for start, end in sentences("一、总体情况。\n新的一年")]
    ['一、总体情况。', '新的一年']
    """
    spans = []
    for found in SENTENCE.finditer(WRAPPED.sub(" ", text)):
        raw = found.group()
        start = found.start() + len(raw) - len(raw.lstrip())
        end = found.start() + len(raw.rstrip())
        if end > start:
            spans.append((start, end))
    return spans


def baseline_arguments(purpose: str) -> argparse.ArgumentParser:
    """The command line that both baselines have."""
    parser = argparse.ArgumentParser(description=purpose)
    parser.add_argument("texts", type=Path, help="a bulk table (jsonl with doc and text) or a folder of txt files")
    parser.add_argument("output", type=Path, help="the file of match lines to write")
    parser.add_argument("--pairs", type=Path, help="jsonl of two names a line: compare only these")
    return parser
