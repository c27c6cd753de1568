"""`reportmine compare`: two reports side by side."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from reportmine.cli.options import reuse_options
from reportmine.cli.session import open_session, two_reports

_REPORT = click.Path(exists=True, path_type=Path)


@click.command("compare")
@click.argument("a", type=_REPORT)
@click.argument("b", type=_REPORT)
@reuse_options
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="写成网页，如 对照.html。")
@click.option("--encoding", help="文本文件的编码（默认自动识别）。")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="语言。")
@click.option("--quiet", "-q", is_flag=True, help="不显示进度和提示。")
def command(a: Path, b: Path, output: Path | None, **options: Any) -> None:
    """Show two reports opposite one another: what is equal, swapped, moved, added; formula greyed.

    两份报告左右对照：相同、换词、移位、增删之处，通用表述为灰色；给出上级文件时列出计入前后的重合率。

    Example: reportmine compare 2013年总结.docx 2014年总结.docx -o 对照.html
    """
    from rich.console import Console

    from reportmine.reports.alignment import Side
    from reportmine.reports.destination import destination
    from reportmine.reports.page import comparison_page
    from reportmine.reports.sidebyside import before_and_after, comparison
    from reportmine.results.bands import band_lines
    from reportmine.results.sharing import reuse_tables
    from reportmine.study import reuse_of

    with open_session(options) as session:
        corpus, code = two_reports(session, a, b)
        reuse = reuse_of(corpus, session.settings, session.engine)
        tables = reuse_tables(corpus, reuse, everything=True)
        records = list(tables["documents"].records())
        documents = {str(record["doc"]): record for record in records}
        pair = next(iter(tables["pairs"].records()), None)
        names = [str(pair["doc_a"]), str(pair["doc_b"])] if pair else [s.document.doc for s in corpus.documents]
        if pair:
            pair = {**pair, "band": band_lines(reuse, names[0], names[1], options["lang"])}
        raw = {s.document.doc: s.document.raw for s in corpus.documents}
        left, right = (Side(documents[name], raw[name]) for name in names)
        matches = list(tables["matches"].records())
        before = None
        if corpus.templates and output is None:
            plain = replace(corpus, templates=())
            found = reuse_tables(plain, reuse_of(plain, session.settings, session.engine), everything=True)
            before = next(iter(found["pairs"].records()), None)
    if output is None:
        comparison(left, right, matches, Console(), pair=pair, lang=options["lang"])
        if before:
            before_and_after(Console(), before, pair, options["lang"])
    else:
        with destination(output) as handle:
            page = comparison_page(left, right, matches, pair=pair, lang=options["lang"])
            handle.write(page.encode("utf-8", "backslashreplace"))
    sys.exit(code)
