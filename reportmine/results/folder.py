"""The result folder of `mine`: every table as csv and jsonl, the page, the workbook, the manifest.

Each file is written whole or not at all, the manifest last: where it stands, the folder is complete.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportmine.errors import OutputError
from reportmine.reports.destination import destination
from reportmine.reports.formats import write
from reportmine.reports.page import PageOptions, page
from reportmine.reports.table import Table
from reportmine.reports.workbook import workbook
from reportmine.results.keeping import Results, results_of
from reportmine.results.rawtexts import raw_texts
from reportmine.settings import Settings
from reportmine.store import Store
from reportmine.verbs import Engine

FORMATS = ("csv", "jsonl")
PAGE, WORKBOOK = "report.html", "report.xlsx"
HEAVY_ROWS = 5_000  # of all tables, above which files are written by several processes


@dataclass(frozen=True, slots=True)
class ResultFolder:
    """The result folder."""

    path: Path

    @property
    def page(self) -> Path:
        """The report page."""
        return self.path / PAGE

    def prepare(self) -> None:
        """Makes the folder; OutputError where that cannot be done, before any work is."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            probe = self.path / ".reportmine"
            probe.write_bytes(b"")
            probe.unlink()
        except OSError as problem:
            advice = "请换一个有写入权限的位置（-o 文件夹）"
            raise OutputError(
                f"不能写入结果文件夹：{problem.strerror}", where=str(self.path), advice=advice
            ) from problem

    def mine(
        self,
        paths: Sequence[Path],
        settings: Settings,
        engine: Engine,
        store: Store | None,
        *,
        rebuild: bool = False,
    ) -> Results:
        """Does the whole job and writes the folder; an unchanged corpus takes its results from the store."""
        results = results_of(paths, settings, engine, store, rebuild=rebuild)
        if not (results.unchanged and self._complete(results)):
            self._write(results, settings, engine)
        return results

    def _files(self, tables: Mapping[str, Table]) -> list[Path]:
        named = [self.path / f"{name}.{format_}" for name in tables for format_ in FORMATS]
        return [*named, self.page, self.path / WORKBOOK, self.path / "manifest.json"]

    def _complete(self, results: Results) -> bool:
        """Whether the folder already holds the files of this run with these judgements."""
        if not all(path.is_file() for path in self._files(results.tables)):
            return False
        try:
            manifest = json.loads((self.path / "manifest.json").read_text(encoding="utf-8"))
        except ValueError:
            return False
        keys = ("run", "judgements")
        return isinstance(manifest, dict) and all(manifest.get(key) == results.manifest.get(key) for key in keys)

    def _write(self, results: Results, settings: Settings, engine: Engine) -> None:
        tables, manifest = results.tables, results.manifest
        job = _Job(self.path, tables, manifest, raw_texts(tables, results.received.readings), settings.lang)
        names = [WORKBOOK, PAGE, *(f"{name}.{format_}" for name in tables for format_ in FORMATS)]
        heavy = sum(len(table.rows) for table in tables.values()) > HEAVY_ROWS
        for _ in engine.map(_write_file, names, job, label="写出结果", heavy=heavy, here=True):
            pass
        with destination(self.path / "manifest.json") as handle:
            text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
            handle.write(text.encode("utf-8", "backslashreplace"))


@dataclass(frozen=True, slots=True, eq=False)
class _Job:
    """What every file of the folder is made from."""

    folder: Path
    tables: Mapping[str, Table]
    manifest: Mapping[str, Any]
    texts: Mapping[str, str]
    lang: str


def _write_file(job: _Job, name: str) -> None:
    """Writes one file of the folder; the workbook is the slowest by far and is begun first."""
    target = job.folder / name
    if name == WORKBOOK:
        workbook(job.tables, job.manifest, target, lang=job.lang)
    elif name == PAGE:
        html = page(job.tables, job.texts, job.manifest, PageOptions(lang=job.lang))
        with destination(target) as handle:
            handle.write(html.encode("utf-8", "backslashreplace"))
    else:
        write(job.tables[target.stem], target.suffix[1:], target, lang=job.lang)
