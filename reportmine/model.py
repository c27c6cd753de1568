"""The values that walk up the house: file, document, section, sentence, clause, token.

Frozen and without behaviour beyond properties. Two coordinate systems and only two:

* **raw**: index into `Document.raw`, the text of the whole file as decoded or extracted. Everything a
  user sees (findings, tables) is in raw coordinates.
* **clean**: index into `Document.clean`, the view without site noise and with folded characters. Sections,
  sentences, clauses and tokens are in clean coordinates; `Document.raw_span` leads back.

A clean character is always the image of exactly one raw character (`Document.offsets`), in rising order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

import numpy as np
import numpy.typing as npt

State = Literal["read", "scan", "encrypted", "damaged", "empty", "duplicate", "unsupported"]
Kind = Literal["总结", "计划", "心得", "述职", "通知", "其他"]
Status = Literal["planned", "done", "unclear"]
Offsets = npt.NDArray[np.int32]


class Span(NamedTuple):
    """Half-open `[start, end)`; which coordinates is said where it is used."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Extract:
    """What one reader takes out of one file's bytes."""

    text: str
    format: str  # "txt", "html", "md", "docx", "pdf", "doc", …: found by content, not by suffix
    encoding: str | None = None  # of text formats
    aside: str = ""  # header and footer: evidence for unit and title, never compared
    properties: Mapping[str, str] = field(default_factory=dict)  # author, last_modified_by, company, created, modified
    pages: tuple[int, ...] = ()  # start of every page in `text` (pdf)
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One text as handed in: a file, or one row of a bulk table. A compilation is still whole here.

    `state` other than "read" has `error` and no `extract`.
    """

    doc: str
    state: State
    path: str  # of the file, as given
    sha256: str  # of the file's bytes; of the text for a bulk row
    size: int
    mtime_ns: int
    extract: Extract | None = None
    folders: tuple[str, ...] = ()  # names of the folders between the PATH given and the file
    error: str | None = None
    given: Mapping[str, str] = field(default_factory=dict)  # metadata handed in: bulk columns, metadata.csv
    template: bool = False  # lies in a folder 上级文件 or was named by --template


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about a report, each with the evidence for it in words; None is "unknown", never a guess."""

    title: str
    year: int | None = None  # the year reported on
    year_basis: str = ""
    year_range: tuple[int, int] | None = None  # where the text narrows an unknown year down
    period_start: str | None = None  # ISO date
    period_end: str | None = None
    kind: Kind = "其他"
    kind_basis: str = ""
    submitter: str | None = None
    unit_in_text: str | None = None
    unit: str | None = None
    unit_basis: str = ""
    file_author: str | None = None
    submitted_at: str | None = None
    extra: Mapping[str, str] = field(default_factory=dict)  # the user's own columns
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A readable report: its raw text, the clean view with the way back, and its metadata.

    `offsets` has shape (len(clean) + 1,): `offsets[i]` is the raw index of clean character i, the last entry
    the raw index just after the last one.
    """

    doc: str
    raw: str
    start: int  # raw: where this report begins in its file
    end: int
    clean: str
    offsets: Offsets
    sha256: str
    meta: Metadata
    encoding: str | None = None
    format: str = "txt"
    noise: Mapping[str, int] = field(default_factory=dict)  # raw characters left out, by the rule that did it
    pages: tuple[int, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)
    template: bool = False

    def raw_span(self, start: int, end: int) -> Span:
        """The raw span of clean `[start, end)`; an empty span stays empty."""
        if end <= start:
            at = int(self.offsets[start])
            return Span(at, at)
        return Span(int(self.offsets[start]), int(self.offsets[end - 1]) + 1)

    def raw_text(self, start: int, end: int) -> str:
        """The raw text behind clean `[start, end)`, exactly as written."""
        span = self.raw_span(start, end)
        return self.raw[span.start : span.end]


class Section(NamedTuple):
    """A node of the heading tree; section 0 is what stands before the first heading (title, opening)."""

    index: int  # type: ignore[assignment]  # hides tuple.index, which nobody asks for
    level: int  # 0 for section 0, 1 一、, 2 （一）, 3 1., 4 (1) or ①, 5 ① inside (1), 6 a label inside a numbered part
    number: str  # as written: "一、", "（二）", "3."
    heading: str  # the heading's words without its number; "" for section 0
    parent: int  # index of the enclosing section, -1 for none
    start: int  # clean: from its heading
    end: int  # clean: to the next heading of any level


class Sentence(NamedTuple):
    """From one sentence mark to the next, inside one line of the clean view; the mark belongs to it."""

    index: int  # type: ignore[assignment]  # hides tuple.index, which nobody asks for
    start: int  # clean
    end: int
    section: int
    where: str  # 第二部分·第2条·第3句; a heading: 第二部分·标题; the title: 标题
    heading: bool  # the sentence is a heading (or the title)


class Clause(NamedTuple):
    """The unit that reuse compares: a short sentence, or a piece of a long one cut at ，、；："""

    index: int  # type: ignore[assignment]  # hides tuple.index, which nobody asks for
    start: int  # clean
    end: int
    sentence: int


@dataclass(frozen=True, slots=True, eq=False)
class Segmented:
    """A document with its sections, sentences and clauses, all in clean coordinates and in order."""

    document: Document
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    clauses: tuple[Clause, ...]

    def text(self, part: Section | Sentence | Clause) -> str:
        """The clean text of a part."""
        return self.document.clean[part.start : part.end]

    def __reduce__(self) -> tuple[object, ...]:  # a hundred parts are handed over as a few columns, not one by one
        columns = (tuple(zip(*parts, strict=True)) for parts in (self.sections, self.sentences, self.clauses))
        return _from_columns, (self.document, *columns)


_Columns = tuple[tuple[Any, ...], ...]


def _from_columns(document: Document, sections: _Columns, sentences: _Columns, clauses: _Columns) -> Segmented:
    return Segmented(
        document,
        tuple(map(Section._make, zip(*sections, strict=True))),
        tuple(map(Sentence._make, zip(*sentences, strict=True))),
        tuple(map(Clause._make, zip(*clauses, strict=True))),
    )


class Token(NamedTuple):
    """One word in place; `tag` is jieba's part of speech, "" where tags were not asked for."""

    word: str
    start: int  # in the text given
    end: int
    tag: str = ""
