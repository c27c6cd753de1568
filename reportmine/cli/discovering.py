"""`reportmine discover`: proposals for the theme lexicon, and a lexicon with the ticked ones."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from reportmine.cli.options import FILE, loose_corpus_options, output_options
from reportmine.cli.session import emit, open_session


@click.command("discover")
@loose_corpus_options
@click.option("--themes", "theme_file", type=FILE, help="自备主题词表（toml），代替随程序提供的。")
@click.option("--accept", type=FILE, help="填好的提议表；把采纳的词写成新的主题词表（-o 主题.toml）。")
@output_options
def command(paths: tuple[Path, ...], accept: Path | None, output: Path | None, **options: Any) -> None:
    """Propose phrases, headings and groups of words for the theme lexicon; nothing is added unasked.

    提议可加入主题词表的短语、标题和同现词组。写成工作簿，填“是”后用 --accept 读回，得到新的主题词表。

    Example: reportmine discover 报告文件夹 -o 提议.xlsx
    """
    from reportmine.errors import UsageError
    from reportmine.reports.destination import destination
    from reportmine.results.proposing import proposal_table, ticked
    from reportmine.study import analyse, load, proposals, reuse_of
    from reportmine.themes import extended, load_lexicon, written

    options["output"] = output
    if accept is not None:
        if not isinstance(output, Path) or output.suffix.lower() != ".toml":
            raise UsageError("新的主题词表写到哪里", where="--accept", advice="请加上 -o 主题.toml")
        chosen = ticked(accept)
        lexicon = extended(load_lexicon(options.get("theme_file")), chosen)
        with destination(output) as handle:
            handle.write(written(lexicon).encode("utf-8"))
        click.echo(f"采纳 {len(chosen)} 个词，写入 {output}；用 --themes {output} 使用", err=True)
        return
    if not paths:
        raise UsageError("没有给出报告", where="discover", advice="请给报告的文件夹，或用 --accept 读回提议表")
    with open_session(options) as session:
        corpus = load(paths, session.settings, session.engine, session.store)
        code = session.tell(corpus.received)
        analyses = analyse(corpus.documents, session.settings, session.engine, session.store, parts={"themes", "words"})
        reuse = reuse_of(corpus, session.settings, session.engine, session.store, detail="edits")
        table = proposal_table(proposals(corpus, analyses, reuse, session.settings))
    emit(table, options)
    sys.exit(code)
