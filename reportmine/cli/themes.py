"""`reportmine themes`: themes and what changed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from reportmine.cli.options import corpus_options, output_options, theme_options
from reportmine.cli.session import emit, open_session

SHOWN = {
    "years": "theme_years",
    "changes": "theme_changes",
    "phrases": "phrases",
    "documents": "theme_documents",
    "sentences": "sentences",
}


@click.command("themes")
@corpus_options
@theme_options
@click.option("--show", type=click.Choice(list(SHOWN)), default="years", show_default=True, help="列出什么。")
@click.option("--theme", help="只列这个主题。")
@click.option("--year", type=int, help="只列这一年。")
@output_options
def command(paths: tuple[Path, ...], show: str, theme: str | None, year: int | None, **options: Any) -> None:
    """List themes by year, changes, distinctive phrases, themes by report, or the sentences behind a number.

    主题逐年的篇幅占比、变化、特色词语；或某一数字背后的句子。同源的报告只算一份。

    Example: reportmine themes 报告文件夹 --show sentences --theme 送温暖 --year 2014
    """
    from reportmine.results.keeping import results_of
    from reportmine.results.tables import only
    from reportmine.results.theming import theme_table
    from reportmine.study import load

    years: dict[str, Any]
    with open_session(options) as session:
        if session.store is None:
            corpus = load(paths, session.settings, session.engine)
            table = theme_table(corpus, session.settings, session.engine, SHOWN[show])
            code = session.tell(corpus.received)
            years = {s.document.doc: s.document.meta.year for s in corpus.documents}
        else:  # it keeps all tables, so that the next command finds them there
            results = results_of(paths, session.settings, session.engine, session.store, yielding=True)
            code = session.tell(results.received)
            table = results.tables[SHOWN[show]]
            years = {str(record["doc"]): record["year"] for record in results.tables["documents"].records()}
        table = only(table, years, theme=theme, year=year)
    emit(table, options)
    sys.exit(code)
