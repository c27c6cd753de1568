"""`reportmine segment`: tokens with part of speech and positions."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from reportmine.cli.options import corpus_options, output_options
from reportmine.cli.session import emit, open_session


@click.command("segment")
@corpus_options
@output_options
def command(paths: tuple[Path, ...], **options: Any) -> None:
    """List the words of the reports with part of speech and position in the raw text.

    分词：每个词、词性和在原文中的位置。

    Example: reportmine segment 报告.txt -o 分词.csv
    """
    from reportmine.results.tables import token_table
    from reportmine.study import cutter, load

    with open_session(options) as session:
        corpus = load(paths, session.settings, session.engine, session.store)
        code = session.tell(corpus.received)
        table = token_table(corpus, cutter(session.settings.segment))
    emit(table, options)
    sys.exit(code)
