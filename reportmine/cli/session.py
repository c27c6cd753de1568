"""What every command does around its job: progress on stderr, the store, the notices, the exit code."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportmine.cli.options import make_settings
from reportmine.cli.places import Address
from reportmine.settings import Settings

if TYPE_CHECKING:
    from reportmine.reports.table import Table
    from reportmine.store import Store
    from reportmine.study import Corpus, Received
    from reportmine.verbs import Engine

PATIENCE = 1.0  # seconds before a progress bar appears
NAMED = 20  # unreadable files named on stderr; all stand in the documents table


@dataclass(frozen=True, slots=True, eq=False)
class Session:
    """One run of a command."""

    settings: Settings
    engine: Engine
    store: Store | None
    quiet: bool

    def say(self, text: str) -> None:
        """A notice on stderr."""
        if not self.quiet:
            click.echo(text, err=True)

    def tell(self, received: Received) -> int:
        """Names what could not be read and what was passed over; the exit code that follows from it."""
        for warning in received.warnings:
            self.say(f"提示：{warning}")
        if received.passed_over:
            self.say("略过：" + "、".join(f"{reason} {n} 个" for reason, n in received.passed_over.items()))
        unreadable = received.unreadable
        for reading in unreadable[:NAMED]:
            click.echo(f"未能读取：{reading.doc}：{reading.error}", err=True)
        if len(unreadable) > NAMED:
            click.echo(f"……另有 {len(unreadable) - NAMED} 个未能读取，见表 documents", err=True)
        return 1 if unreadable else 0


@contextmanager
def open_session(options: dict[str, Any], *, store: Path | None = None) -> Iterator[Session]:
    """A session for a command's options; `store` where the command keeps one of its own."""
    settings = make_settings(options)
    if "format_" in options:
        output_format(options)  # wrong usage is told before the work, not after it
    quiet = bool(options.get("quiet"))
    with _engine(settings, options.get("master"), quiet) as engine, _store(options.get("store") or store) as opened:
        yield Session(settings, engine, opened, quiet)


def two_reports(session: Session, a: Path, b: Path) -> tuple[Corpus, int]:
    """The corpus of exactly two reports and the exit code; UsageError where the files hold more or fewer."""
    from reportmine.errors import UsageError
    from reportmine.study import load

    corpus = load((a, b), session.settings, session.engine)
    code = session.tell(corpus.received)
    if len(corpus.documents) != 2:
        told = f"读出 {len(corpus.documents)} 篇报告，需要恰好两篇"
        raise UsageError(told, where=f"{a}、{b}", advice="文件夹或含多篇报告的文件请用 reportmine reuse")
    return corpus, code


def emit(table: Table, options: dict[str, Any]) -> None:
    """Writes a command's table where and how its options say: --format wins over the suffix of -o."""
    from reportmine.reports.formats import write

    output, lang = options.get("output"), options.get("lang", "zh")
    if isinstance(output, Address):
        _send(table, output_format(options), output, options)
    else:
        write(table, output_format(options), output, lang=lang)


def _send(table: Table, format_: str, target: Address, options: dict[str, Any]) -> None:
    """Writes a table here and hands it to the Hadoop file system of the target."""
    from tempfile import TemporaryDirectory

    from reportmine.engine import SparkEngine
    from reportmine.engine.starting import require
    from reportmine.reports.formats import write

    require()
    engine = SparkEngine(options.get("master"))
    with TemporaryDirectory() as place:
        file = Path(place) / "table"
        write(table, format_, file, lang=options.get("lang", "zh"))
        try:
            engine.put(file, target)
        finally:
            engine.close()


def output_format(options: dict[str, Any]) -> str:
    """The format that --format or the suffix of -o asks for; UsageError where neither is known or can be written."""
    from reportmine.reports.formats import require

    more = tuple(options.get("more_formats", ()))
    format_ = options.get("format_") or _by_suffix(options.get("output"), more)
    require(format_, options.get("lang", "zh"))
    return str(format_)


def _by_suffix(target: Path | Address | None, more: tuple[str, ...] = ()) -> str:
    from reportmine.errors import UsageError
    from reportmine.reports.formats import FORMATS

    if target is None:
        return "table" if sys.stdout.isatty() else "jsonl"
    suffix = target.suffix.lower().lstrip(".")
    if suffix == "txt":
        return "table"
    if suffix not in (*FORMATS, *more):
        advice = f"请用 --format 指定格式，或用后缀 {' '.join('.' + f for f in FORMATS if f != 'table')}"
        raise UsageError(f"不知道 .{suffix} 是什么格式", where=str(target), advice=advice)
    return suffix


@contextmanager
def _engine(settings: Settings, master: str | None, quiet: bool) -> Iterator[Engine]:
    """The engine that the settings name; EngineError, before any work, where a part it needs is missing."""
    from reportmine.engine import LocalEngine, SparkEngine
    from reportmine.engine.starting import require

    progress = _progress(quiet)
    if settings.engine == "local":
        yield LocalEngine(settings.workers, progress)
        return
    require()
    engine = SparkEngine(master, progress, workers=settings.workers)
    try:
        yield engine
    finally:
        engine.close()


def _store(path: Path | None) -> AbstractContextManager[Store | None]:
    if path is None:
        return nullcontext()
    from reportmine.store import Store

    return Store(path)


def _progress(quiet: bool) -> Callable[[str, int], AbstractContextManager[Callable[[], None]]]:
    from reportmine.engine.progress import silent

    return silent if quiet or not sys.stderr.isatty() else _bar


@contextmanager
def _bar(label: str, total: int) -> Iterator[Callable[[], None]]:
    """A progress bar on stderr that appears only when the work takes longer than `PATIENCE`."""
    from rich.console import Console
    from rich.progress import Progress

    began, bar, done = time.monotonic(), Progress(console=Console(stderr=True), transient=True), 0
    task = bar.add_task(label, total=total)

    def step() -> None:
        nonlocal done
        done += 1
        if not bar.live.is_started and time.monotonic() - began > PATIENCE:
            bar.start()
        bar.update(task, completed=done)

    try:
        yield step
    finally:
        bar.stop()
