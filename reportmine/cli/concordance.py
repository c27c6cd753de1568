"""`reportmine kwic`: keyword in context."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from reportmine.cli.options import corpus_options, output_options
from reportmine.cli.session import emit, open_session


@click.command("kwic")
@click.argument("pattern")
@corpus_options
@click.option("--regex", is_flag=True, help="PATTERN 是正则表达式。")
@click.option("--context", type=click.IntRange(0, 500), default=30, show_default=True, help="左右各显示多少字。")
@click.option("--every", is_flag=True, help="同源组中的每一份都列出，不合并。")
@output_options
def command(pattern: str, paths: tuple[Path, ...], regex: bool, context: int, every: bool, **options: Any) -> None:
    """Show a word or pattern in its context, once per family of reports.

    检索词语并显示上下文；同源的几份报告中相同的一行只列一次。

    Example: reportmine kwic 校务公开 报告文件夹
    """
    from reportmine.results.tables import kwic_table
    from reportmine.study import family_of, load, reuse_of
    from reportmine.themes import concordance

    with open_session(options) as session:
        corpus = load(paths, session.settings, session.engine, session.store)
        code = session.tell(corpus.received)
        family = (
            {}
            if every
            else family_of(reuse_of(corpus, session.settings, session.engine, session.store, detail="edits"))
        )
        table = kwic_table(concordance(pattern, corpus.documents, regex=regex, context=context, family_of=family))
    emit(table, options)
    sys.exit(code)
