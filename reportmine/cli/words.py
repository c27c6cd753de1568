"""`reportmine words`: frequency with documents, families and dispersion; collocates."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from reportmine.cli.options import corpus_options, output_options
from reportmine.cli.session import emit, open_session


@click.command("words")
@corpus_options
@click.option("--collocates", "node", metavar="WORD", help="改列这个词左右的搭配词。")
@click.option("--window", type=click.IntRange(1, 20), default=5, show_default=True, help="搭配的范围，左右各几个词。")
@click.option("--stopwords/--no-stopwords", default=True, show_default=True, help="是否去掉停用词。")
@output_options
def command(paths: tuple[Path, ...], node: str | None, window: int, stopwords: bool, **options: Any) -> None:
    """List words with count, reports, independent texts and dispersion, or the collocates of one word.

    词表：次数、用到的报告数、独立文本数、分布偏差；或某个词的搭配词。

    Example: reportmine words 报告文件夹 --collocates 教代会
    """
    from reportmine.results.tables import collocate_table, word_table
    from reportmine.segment import stop_words
    from reportmine.study import analyse, cutter, load, reuse_of, token_reports
    from reportmine.themes import collocates, words

    with open_session(options) as session:
        corpus = load(paths, session.settings, session.engine, session.store)
        code = session.tell(corpus.received)
        analyses = analyse(corpus.documents, session.settings, session.engine, session.store, parts={"words"})
        reuse = reuse_of(corpus, session.settings, session.engine, session.store, detail="edits")
        reports = token_reports(corpus, analyses, reuse)
        stop = stop_words() if stopwords else frozenset()
        if stopwords:  # single characters and numbers head every list and say nothing
            stop |= {word for report in reports for line in report.lines for word in line if _says_nothing(word)}
        if node:
            table = collocate_table(node, collocates(reports, node, window, stop))
        else:
            table = word_table(words(reports, stop, cutter(session.settings.segment).tagged))
    emit(table, options)
    sys.exit(code)


def _says_nothing(word: str) -> bool:
    return len(word) == 1 or word.replace(".", "").isdigit()
