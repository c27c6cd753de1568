"""`reportmine report`: the one-file page from a store."""

from __future__ import annotations

from pathlib import Path

import click

from reportmine.cli.options import FILE


@click.command("report")
@click.argument("store", type=FILE)
@click.option(
    "-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="写成的网页，如 报告.html。"
)
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="语言。")
def command(store: Path, output: Path, lang: str) -> None:
    """Write the report page of the last run kept in a store, as one file that opens offline.

    把结果库中上一次运行的结果写成一个网页，双击即可打开。

    Example: reportmine report 结果/reportmine.db -o 报告.html
    """
    from reportmine.results import page_of_store
    from reportmine.store import Store

    with Store(store) as opened:
        page_of_store(opened, output, lang)
