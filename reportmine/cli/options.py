"""Options that commands share, and the settings they make."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from reportmine.cli.places import Place, split
from reportmine.errors import UsageError
from reportmine.settings import Period, ReadingSettings, ReuseSettings, SegmentSettings, Settings, ThemeSettings

Command = TypeVar("Command", bound=Callable[..., Any])
FORMATS = ("table", "csv", "jsonl", "json", "xlsx", "parquet")
STORE = "reportmine.db"  # what `mine` keeps in its result folder
SCHOOL_YEARS = "学年"
_YEARS = re.compile(r"((?:19|20)\d\d)\s*-\s*((?:19|20)\d\d)")
_MONTHS = re.compile(r"((?:19|20)\d\d)-(0[1-9]|1[0-2])\s*/\s*((?:19|20)\d\d)-(0[1-9]|1[0-2])")
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)

_PLACES: dict[str, Any] = {"nargs": -1, "type": Place(path_type=Path), "callback": split}
_PATHS = click.argument("paths", required=True, metavar="PATH...", **_PLACES)
_LOOSE_PATHS = click.argument("paths", metavar="[PATH...]", **_PLACES)
_READING = [
    click.option("--encoding", help="文本文件的编码（默认自动识别），如 gb18030。"),
    click.option("--metadata", type=FILE, help="元数据表（csv 或 xlsx，含 doc 列）。"),
    click.option("--units", type=FILE, help="单位名册（csv 或 xlsx）：单位、别名、上级、地区、行业、层级。"),
    click.option("--lexicon", "lexicons", type=FILE, multiple=True, help="自备词典，每行一词，可给多个。"),
    click.option(
        "--segmenter", type=click.Choice(["jieba", "rjieba"]), default="jieba", show_default=True, help="分词器。"
    ),
]
_RUNNING = [
    click.option(
        "--store", type=click.Path(dir_okay=False, path_type=Path), help="结果库文件；再次运行只处理有变化的文件。"
    ),
    click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="进程数；结果与它无关。"),
    click.option(
        "--engine",
        type=click.Choice(["local", "spark"]),
        default="local",
        show_default=True,
        help="运算方式；结果相同。",
    ),
    click.option("--master", metavar="URL", envvar="SPARK_MASTER", help="Spark 集群的地址，默认 local[*]（本机）。"),
    click.option("--quiet", "-q", is_flag=True, help="不显示进度和提示。"),
    click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="表头和页面的语言。"),
]
_OUTPUT = [
    click.option("--format", "format_", type=click.Choice(FORMATS), help="输出格式；默认终端为 table，管道为 jsonl。"),
    click.option("-o", "--output", type=Place(dir_okay=False, path_type=Path), help="写入文件，格式由后缀决定。"),
]
_REUSE = [
    click.option("--template", "templates", type=FILE, multiple=True, help="上级文件：其中的文字作通用表述。"),
    click.option("--exclude-quotes", is_flag=True, help="计算重合率时不计引号和书名号里的文字。"),
    click.option("--min-chars", type=click.IntRange(1), default=20, show_default=True, help="不列出短于此的重合段落。"),
]
THEMES = [
    click.option("--themes", "theme_file", type=FILE, help="自备主题词表（toml），代替随程序提供的。"),
    click.option("--by", default="year", show_default=True, help="分组：year、unit、kind 或元数据中的任一列。"),
    click.option("--period", help="把年度并成时期，如 2008-2012,2013-2017；统计年度如 2013-10/2014-09；或 学年。"),
]


def decorate(*groups: list[Callable[[Command], Command]]) -> Callable[[Command], Command]:
    """One decorator of several lists of options, shown in that order."""

    def decorator(command: Command) -> Command:
        for group in reversed(groups):
            for option in reversed(group):
                command = option(command)
        return command

    return decorator


def corpus_options(command: Command) -> Command:
    """PATHs, reading and running: what every analysis of a corpus takes."""
    return decorate([_PATHS], _READING, _RUNNING)(command)


def loose_corpus_options(command: Command) -> Command:
    """As corpus_options, for a command that can also do without PATHs."""
    return decorate([_LOOSE_PATHS], _READING, _RUNNING)(command)


def check_options(command: Command) -> Command:
    """Reading and running without a store of its own: what `check` takes besides its files."""
    return decorate(_READING, _RUNNING[1:])(command)


output_options = decorate(_OUTPUT)
reuse_options = decorate(_REUSE)
theme_options = decorate(THEMES)


def found_store(path: Path) -> Path:
    """The store a person named, by itself or by the result folder it lies in; UsageError where there is none."""
    from reportmine.store import is_store

    store = path / STORE if path.is_dir() else path
    if not store.is_file():
        raise UsageError("没有找到结果库", where=str(store), advice="请先运行 reportmine mine")
    if not is_store(store):  # before SQLite makes a database of what is none
        raise UsageError("这不是 reportmine 的结果库", where=str(store), advice=f"请给结果文件夹，或其中的 {STORE}")
    return store


def as_arguments(context: click.Context, but: Collection[str]) -> list[str]:
    """How a command was called, as arguments that call it again from anywhere: paths in full, defaults left out."""
    arguments: list[str] = []
    for parameter in context.command.params:
        value = context.params.get(str(parameter.name))
        if parameter.name in but or value in (None, (), False) or value == parameter.get_default(context):
            continue
        values = value if isinstance(value, tuple) else (value,)
        written = [str(one.resolve()) if isinstance(one, Path) else str(one) for one in values]
        if isinstance(parameter, click.Argument):
            arguments += written
        elif value is True:
            arguments.append(parameter.opts[0])
        else:
            arguments += [part for one in written for part in (parameter.opts[0], one)]
    return arguments


def make_settings(options: dict[str, Any]) -> Settings:
    """The settings that a command's options ask for; options a command does not have keep their defaults."""
    reading = ReadingSettings(
        encoding=options.get("encoding"),
        metadata=options.get("metadata"),
        units=options.get("units"),
        templates=tuple(options.get("templates", ())),
        uris=options.get("uris", ()),
    )
    base = Settings(
        reading=reading,
        segment=SegmentSettings(options.get("segmenter", "jieba"), tuple(options.get("lexicons", ()))),
        reuse=ReuseSettings(
            min_chars=options.get("min_chars", ReuseSettings().min_chars),
            exclude_quotes=options.get("exclude_quotes", False),
            whole=options.get("whole", False),
        ),
        themes=ThemeSettings(
            lexicon=options.get("theme_file"),
            by=options.get("by", "year"),
            periods=_periods(options.get("period")),
            school_years=(options.get("period") or "").strip() == SCHOOL_YEARS,
        ),
        workers=options.get("workers", 2),
    )
    return replace(base, engine=options.get("engine", "local"), lang=options.get("lang", "zh"))


def _periods(text: str | None) -> tuple[Period, ...]:
    """Periods as written: 2008-2012,2013-2017, or months: 2013-10/2014-09."""
    if (text or "").strip() == SCHOOL_YEARS:
        return ()
    return tuple(_period(part.strip()) for part in (text or "").split(",") if part.strip())


def _period(part: str) -> Period:
    years, months = _YEARS.fullmatch(part), _MONTHS.fullmatch(part)
    if months and (int(months[1]), int(months[2])) <= (int(months[3]), int(months[4])):
        first, last = (int(months[1]), int(months[2])), (int(months[3]), int(months[4]))
        end = monthrange(*last)[1]
        return Period(part, f"{first[0]}-{first[1]:02d}-01", f"{last[0]}-{last[1]:02d}-{end}")
    if years and int(years[1]) <= int(years[2]):
        name = years[1] if years[1] == years[2] else f"{years[1]}-{years[2]}"
        return Period(name, f"{years[1]}-01-01", f"{years[2]}-12-31")
    advice = "请写成 2008-2012,2013-2017，统计年度写成 2013-10/2014-09，或写 学年"
    raise UsageError(f"看不懂的时期“{part}”", where="--period", advice=advice)
