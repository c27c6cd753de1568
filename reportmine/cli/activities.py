"""`reportmine activities`: activity lists and stated figures."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from reportmine.cli.options import corpus_options, output_options
from reportmine.cli.session import emit, open_session


@click.command("activities")
@corpus_options
@click.option(
    "--show", type=click.Choice(["activities", "figures"]), default="activities", show_default=True, help="列出什么。"
)
@click.option(
    "--min-confidence", type=click.FloatRange(0, 1), default=0.5, show_default=True, help="把握低于此的不列出。"
)
@output_options
def command(paths: tuple[Path, ...], show: str, min_confidence: float, **options: Any) -> None:
    """List activities (what, when, who, how many, planned or done) or the figures stated.

    列出活动：什么、何时、谁、多少人、拟开展还是已开展；或列出文中写明的数字。

    Example: reportmine activities 报告文件夹 -o 活动清单.xlsx
    """
    from reportmine.results.tables import activity_table, figure_table
    from reportmine.study import analyse, load, reuse_of

    with open_session(options) as session:
        corpus = load(paths, session.settings, session.engine, session.store)
        code = session.tell(corpus.received)
        analyses = analyse(corpus.documents, session.settings, session.engine, session.store)
        if show == "figures":
            table = figure_table(corpus, analyses)
        else:
            reuse = reuse_of(corpus, session.settings, session.engine, session.store)
            table = activity_table(corpus, analyses, reuse, min_confidence)
    emit(table, options)
    sys.exit(code)
