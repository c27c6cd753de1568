"""`reportmine report`: the one-file page from a store."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from reportmine.cli.options import found_store


@click.command("report")
@click.argument("store", type=click.Path(exists=True, path_type=Path))
@click.option(
    "-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="写成的网页，如 报告.html。"
)
@click.option("--with-texts", is_flag=True, help="载入全部报告的全文（供检索），不只是有重合的。")
@click.option("--only", help="只写一部分：unit=单位、pair=甲件,乙件 或 family=同源组编号。")
@click.option("--redact", is_flag=True, help="遮去人名、电话和身份证号；难免有遗漏，发出前请通读。")
@click.option("--split", is_flag=True, help="数据放在同名的 _data 文件夹中，用到时再载入；报告很多时用。")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="语言。")
def command(store: Path, output: Path, **options: Any) -> None:
    """Write the report page of the last run kept in a store, as one file that opens offline.

    把结果库中上一次运行的结果写成一个网页，双击即可打开。--only 只写一个单位、一对报告或一个同源组，可以发给有关单位；
    对方的报告只有重合的段落。

    Example: reportmine report 结果/reportmine.db -o 报告.html
    """
    from reportmine.results import PageRequest, page_of_store
    from reportmine.store import Store

    with Store(found_store(store)) as opened:
        page_of_store(opened, output, PageRequest(**options))
