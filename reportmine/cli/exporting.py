"""`reportmine export`: the cleaned corpus for AntConc, KH Coder or quanteda."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from reportmine.cli.options import FILE, corpus_options
from reportmine.cli.session import open_session


@click.command("export")
@corpus_options
@click.option(
    "--for", "tool", type=click.Choice(["antconc", "khcoder", "quanteda"]), required=True, help="给哪个软件用。"
)
@click.option("--one-per-family", is_flag=True, help="同源的报告只留最早的一份。")
@click.option("--without-formula", is_flag=True, help="去掉各报告通用的表述。")
@click.option("--themes", "theme_file", type=FILE, help="自备主题词表（toml），代替随程序提供的。")
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), help="写入的文件夹。")
def command(
    paths: tuple[Path, ...], tool: str, one_per_family: bool, without_formula: bool, output: Path | None, **options: Any
) -> None:
    """Write the cleaned corpus, its metadata and the theme lexicon for another tool.

    把整理后的文本、元数据和主题词表导出，供 AntConc、KH Coder 或 quanteda 使用。

    Example: reportmine export 报告文件夹 --for antconc --one-per-family -o 导出
    """
    from reportmine.errors import UsageError
    from reportmine.reports.destination import destination
    from reportmine.results.exporting import exported, files
    from reportmine.study import cutter, load, reuse_of
    from reportmine.themes import load_lexicon

    target = output or Path(f"{paths[0].name if paths and paths[0].name else '报告'}_{tool}")
    if target.is_dir() and any(target.iterdir()):
        raise UsageError("文件夹不是空的", where=str(target), advice="请换一个文件夹，或先清空它")
    with open_session(options) as session:
        corpus = load(paths, session.settings, session.engine, session.store)
        code = session.tell(corpus.received)
        reuse = reuse_of(corpus, session.settings, session.engine, session.store, detail="edits")
        segmenter = cutter(session.settings.segment)
        reports = exported(corpus, reuse, segmenter, one_per_family=one_per_family, without_formula=without_formula)
        left = len(corpus.documents) - len(reports)
        for name, content in files(tool, reports, load_lexicon(session.settings.themes.lexicon)):  # type: ignore[arg-type]
            place = target.joinpath(*name.parts)
            place.parent.mkdir(parents=True, exist_ok=True)
            with destination(place) as handle:
                handle.write(content)
        session.say(f"导出 {len(reports)} 份报告到 {target}" + (f"；同源的 {left} 份未导出" if left else ""))
    sys.exit(code)
