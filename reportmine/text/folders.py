"""The files below a folder, and what is passed over on the way, counted by reason."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from reportmine.errors import UnreadableFile
from reportmine.text.naming import display
from reportmine.text.tabular import SUFFIXES as TABLES
from reportmine.text.tabular import columns

REPORTS: Final = frozenset({
    ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".shtml", ".xhtml", ".mht", ".mhtml",
    ".docx", ".docm", ".dotx", ".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt", ".pdf",
})  # fmt: skip
"""Suffixes looked at inside folders; what a file really is, its content says."""
UNKNOWN_SUFFIX: Final = "后缀不认识"
HIDDEN: Final = "隐藏文件"
LOCK_FILE: Final = "Office 临时文件（~$）"
METADATA: Final = "元数据表（metadata.*）"
README: Final = "说明文件（README）"
NO_TEXT: Final = "没有 text 列的表格"
BROKEN_TABLE: Final = "打不开的表格"
OWN_RESULTS: Final = "本工具的结果目录"
STORE: Final = "reportmine.db"
OWN_FILES: Final = frozenset({STORE, f"{STORE}-wal", f"{STORE}-shm", "report.html", "report.xlsx", "manifest.json"})
OWN_TABLES: Final = frozenset(
    {"documents", "pairs", "matches", "families", "substitutions", "sections", "sentences", "activities", "figures"}
    | {"theme_years", "theme_changes", "phrases", "theme_documents", "checks", "unidiomatic", "activity_totals"}
)
LOOP: Final = "成环的链接"
SPECIAL: Final = "不是普通文件"


class Found(NamedTuple):
    """A file, the PATH it was found by, and whether it was reached through a link."""

    path: Path
    root: Path
    linked: bool


@dataclass(slots=True)
class Search:
    """One search over all PATHs: what was found, passed over and could not be entered."""

    encoding: str | None = None
    found: list[Found] = field(default_factory=list)
    metadata: list[Path] = field(default_factory=list)  # metadata.csv and metadata.xlsx, outer folders first
    passed_over: Counter[str] = field(default_factory=Counter)
    warnings: list[str] = field(default_factory=list)

    def folder(self, root: Path) -> None:
        """Adds everything below `root`; folders reached twice through links are entered once, the real one first."""
        entered: set[str] = set()
        above = {os.path.realpath(parent) for parent in (root.absolute(), *root.absolute().parents)}
        waiting: list[tuple[Path, bool]] = [(root, False)]
        links: list[tuple[Path, bool]] = []
        while waiting or links:
            place, linked = waiting.pop() if waiting else links.pop(0)
            real = os.path.realpath(place)
            if real in entered or (linked and real in above):
                self.passed_over[LOOP] += linked
                continue
            entered.add(real)
            inner = list(self._enter(place, root, linked))
            waiting += [(folder, linked) for folder, is_link in reversed(inner) if not is_link]
            links += [(folder, True) for folder, is_link in inner if is_link]

    def _enter(self, place: Path, root: Path, linked: bool) -> Iterator[tuple[Path, bool]]:
        """Takes the files of one folder; yields the folders in it, each with whether it is a link."""
        try:
            with os.scandir(place) as listing:
                items = sorted(listing, key=lambda item: item.name)
        except OSError as problem:
            reason = "没有权限" if isinstance(problem, PermissionError) else problem.strerror or str(problem)
            self.warnings.append(f"文件夹打不开，未读：{display(str(place))}（{reason}）")
            return
        for item in items:
            path = place / item.name
            if item.name.startswith("."):
                self.passed_over[HIDDEN] += 1
            elif _is_folder(item):
                if _own_results(path):
                    self.passed_over[OWN_RESULTS] += 1
                else:
                    yield path, item.is_symlink()
            else:
                self._file(path, root, linked or item.is_symlink())

    def _file(self, path: Path, root: Path, linked: bool) -> None:
        reason = OWN_RESULTS if _own_file(path) else passed_over(path) or self._table_reason(path)
        if reason:
            self.passed_over[reason] += 1
            if reason == METADATA and path.suffix.lower() in {".csv", ".xlsx"}:
                self.metadata.append(path)
        else:
            self.found.append(Found(path, root, linked))

    def _table_reason(self, path: Path) -> str:
        """Why a table found in a folder is no collection, "" where it is one."""
        if path.suffix.lower() not in TABLES:
            return ""
        try:
            return "" if "text" in columns(path, self.encoding) else NO_TEXT
        except UnreadableFile as problem:
            if problem.state == "unsupported" and "pyarrow" in problem.what:
                return ""  # reading says how to get it
            self.warnings.append(f"表格打不开，未读：{display(str(path))}（{problem.what}）")
        except OSError as problem:
            self.warnings.append(f"表格打不开，未读：{display(str(path))}（{problem.strerror}）")
        return BROKEN_TABLE


def passed_over(path: Path) -> str:
    """Why a file found in a folder is not looked at, "" where it is."""
    name, suffix = path.name.lower(), path.suffix.lower()
    if name.startswith("~$"):
        return LOCK_FILE
    if path.name.startswith("."):
        return HIDDEN
    if name.startswith("metadata."):
        return METADATA
    if name.startswith("readme"):
        return README
    if suffix not in REPORTS and suffix not in TABLES:
        return UNKNOWN_SUFFIX
    return SPECIAL if _special(path) else ""


def first_of_each(found: Sequence[Found]) -> tuple[list[Found], int]:
    """The files without those reached twice, and how many were: the real path wins over a link, then the first."""
    best: dict[str, Found] = {}
    for item in sorted(found, key=lambda item: item.linked):
        best.setdefault(os.path.realpath(item.path), item)
    return list(best.values()), len(found) - len(best)


def _special(path: Path) -> bool:
    """Whether this is a pipe or a device: to open one may wait for ever. A dead link is a file that fails."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False


def _is_folder(item: os.DirEntry[str]) -> bool:
    try:
        return item.is_dir()
    except OSError:
        return False


def _own_results(folder: Path) -> bool:
    """Whether a folder holds results of this program, whose tables look like collections."""
    try:
        return (folder / STORE).is_file() or (
            (folder / "manifest.json").is_file() and (folder / "documents.csv").is_file()
        )
    except OSError:
        return False


def _own_file(path: Path) -> bool:
    """Whether a file is one of our results in a folder that was given as PATH and as result folder both."""
    named = path.name in OWN_FILES or (path.suffix in {".csv", ".jsonl"} and path.stem in OWN_TABLES)
    return named and _own_results(path.parent)
