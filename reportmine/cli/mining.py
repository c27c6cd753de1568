"""`reportmine mine`: everything at once, into a folder."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from reportmine.cli.options import as_arguments, corpus_options, make_settings, reuse_options, theme_options
from reportmine.cli.session import open_session
from reportmine.errors import UsageError


@click.command("mine")
@corpus_options
@reuse_options
@theme_options
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="结果文件夹，默认为 <文件夹>_结果。",
)
@click.option("--rebuild", is_flag=True, help="重新统计整批报告（开始新的统计批次）。")
def command(paths: tuple[Path, ...], folder: Path | None, rebuild: bool, **options: Any) -> None:
    """Do everything: overlap, activities and themes, into a folder with a report page and a workbook.

    读取、比对、整理活动、统计主题，写出报告页 report.html、工作簿 report.xlsx、各表的 csv 和 jsonl、运行记录和结果库。

    Example: reportmine mine 2014年各校总结 -o 结果
    """
    from reportmine.reports.summary import summary
    from reportmine.results import ResultFolder
    from reportmine.results.keeping import keep_command
    from reportmine.study import check_inputs

    check_inputs(paths, make_settings(options).reading)  # before anything is left behind
    out = folder or default_folder(paths)
    outputs = ResultFolder(out)
    outputs.prepare()
    with open_session(options, store=out / "reportmine.db") as session:
        if session.store is not None:
            context = click.get_current_context()
            arguments = as_arguments(context, but=("folder", "store", "rebuild"))
            elsewhere = ["-o", str(out.resolve())] if options.get("store") else []  # else results move with their store
            keep_command(session.store, [*arguments, *elsewhere])
        result = outputs.mine(paths, session.settings, session.engine, session.store, rebuild=rebuild)
        code = session.tell(result.received)
        if result.unchanged:
            session.say("报告和设置都没有变化，结果沿用上一次的。")
        click.echo(summary(result.tables, {**result.manifest, "page": str(outputs.page)}, lang=session.settings.lang))
    sys.exit(code)


def default_folder(paths: tuple[Path, ...]) -> Path:
    """Where results go unless told: beside the first PATH, with 结果 in its name."""
    if not paths:
        advice = "请用 -o 给出本机的结果文件夹"
        raise UsageError("报告不在本机的文件夹里，不知道结果写到哪里", where="-o", advice=advice)
    first = paths[0].resolve()
    return first.with_name(f"{first.name if first.is_dir() else first.stem}_结果")
