"""PATHs become the files to read: which there are, under which id, and what was passed over and why."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from reportmine.errors import UsageError
from reportmine.settings import ReadingSettings
from reportmine.text.attaching import Attached, attach
from reportmine.text.encodings import check_encoding
from reportmine.text.folders import LOCK_FILE, METADATA, Found, Search, first_of_each, passed_over
from reportmine.text.handed_in import GivenTable, load
from reportmine.text.naming import display, unique_names

TEMPLATE_FOLDER: Final = "上级文件"
TWICE: Final = "同一文件再次出现"
SETTINGS_FILE: Final = "作为设置给出的文件"


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One file to read."""

    doc: str  # the id; of a table, the name its rows fall back on
    path: Path
    size: int  # bytes
    mtime_ns: int
    folders: tuple[str, ...]  # names of the folders between the PATH given and the file
    template: bool  # lies in a folder 上级文件 or was named by --template
    given: Mapping[str, str]  # metadata handed in for the whole file
    named: bool  # on the command line, not found in a folder
    parts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # … for its 2nd report ("2"), a table's row


@dataclass(frozen=True, slots=True)
class Walk:
    """The files in order of their ids, and what else was met."""

    entries: tuple[FileEntry, ...]
    passed_over: Mapping[str, int]  # reason -> files, reasons in order
    warnings: tuple[str, ...]


def walk(paths: Sequence[Path], settings: ReadingSettings) -> Walk:
    """The files of `paths` (folders and files), deterministic whatever order the file system lists them in.

    Raises UsageError for a PATH that does not exist or an unknown encoding, DataFileError for a malformed
    metadata table. What cannot be entered is a warning, what is no report a count.
    """
    if settings.encoding:
        check_encoding(settings.encoding)
    search = Search(settings.encoding)
    named = _collect(search, paths)
    templates = _collect(search, settings.templates)
    used = _settings_files(settings) - named - templates
    found, repeated = first_of_each(search.found)
    kept = [item for item in found if os.path.realpath(item.path) not in used]
    search.passed_over.update({TWICE: repeated, SETTINGS_FILE: len(found) - len(kept)})
    docs = unique_names([(item.path, item.root) for item in kept])
    attached, unmatched = _metadata(search, settings, dict(zip(docs, (item.path for item in kept), strict=True)))
    entries = [
        _entry(doc, item, attached[doc], named | templates, templates) for doc, item in zip(docs, kept, strict=True)
    ]
    warnings = [*search.warnings, *unmatched, *_odd_names(entries)]
    return Walk(tuple(sorted(entries, key=_doc)), _counted(search.passed_over), tuple(warnings))


def _collect(search: Search, paths: Iterable[Path]) -> frozenset[str]:
    """Searches every PATH; the real paths of the files that were named themselves."""
    named = set()
    for path in paths:
        if _is(stat.S_ISDIR, path):
            search.folder(path)
        elif not os.path.lexists(path):
            raise UsageError("没有这个文件或文件夹", where=display(str(path)), advice="请检查路径")
        elif _is(stat.S_ISREG, path) is False:
            raise UsageError("不是普通文件，读不了", where=display(str(path)), advice="请先存成文件")
        elif passed_over(path) in {LOCK_FILE, METADATA}:  # a shell's * names them too
            search.passed_over[passed_over(path)] += 1
            search.metadata += [path] if path.suffix.lower() in {".csv", ".xlsx"} and path.name[:1] != "~" else []
        else:
            search.found.append(Found(path, path, path.is_symlink()))
            named.add(os.path.realpath(path))
    return frozenset(named)


def _is(kind: Callable[[int], bool], path: Path) -> bool | None:
    """Whether a path is of this kind; None where that cannot be told (a dead link, a folder without permission)."""
    try:
        return kind(path.stat().st_mode)
    except OSError:
        return None


def _settings_files(settings: ReadingSettings) -> frozenset[str]:
    given = (settings.metadata, settings.units)
    return frozenset(os.path.realpath(path) for path in given if path is not None)


def _metadata(
    search: Search, settings: ReadingSettings, files: Mapping[str, Path]
) -> tuple[dict[str, Attached], list[str]]:
    """Tables in the folders, outer before inner, then the one of --metadata, which wins."""
    own = _settings_files(settings)
    paths = sorted({path for path in search.metadata if os.path.realpath(path) not in own}, key=_depth)
    tables: list[tuple[GivenTable, Path | None]] = [(load(path), path.parent) for path in paths]
    if settings.metadata is not None:
        tables.append((load(settings.metadata), None))
    return attach(tables, files)


def _depth(path: Path) -> tuple[int, str]:
    return len(path.absolute().parts), str(path)


def _entry(doc: str, item: Found, attached: Attached, named: frozenset[str], templates: frozenset[str]) -> FileEntry:
    try:
        info = item.path.stat()
        size, mtime = info.st_size, info.st_mtime_ns
    except OSError:  # a dead link; reading says what is wrong with it
        size, mtime = 0, 0
    real = os.path.realpath(item.path)
    folders = () if item.path == item.root else item.path.parent.relative_to(item.root).parts
    return FileEntry(
        doc=doc,
        path=item.path,
        size=size,
        mtime_ns=mtime,
        folders=tuple(display(name) for name in folders),
        template=TEMPLATE_FOLDER in folders or real in templates,
        given=attached.given,
        named=real in named,
        parts=attached.parts,
    )


def _odd_names(entries: Iterable[FileEntry]) -> list[str]:
    odd = [entry.doc for entry in entries if display(str(entry.path)) != str(entry.path)]
    return [f"文件名不是 UTF-8，记为 {doc}" for doc in sorted(odd)]


def _counted(passed: Counter[str]) -> dict[str, int]:
    return {reason: passed[reason] for reason in sorted(passed) if passed[reason]}


def _doc(entry: FileEntry) -> str:
    return entry.doc
