"""`reportmine dossier`: the record of one comparison as a Word document or a page."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from reportmine.cli.options import FILE, reuse_options
from reportmine.cli.session import open_session, two_reports

_REPORT = click.Path(exists=True, path_type=Path)


@click.command("dossier")
@click.argument("a", type=_REPORT)
@click.argument("b", type=_REPORT)
@reuse_options
@click.option("--units", type=FILE, help="单位名册（csv 或 xlsx）。")
@click.option("--redact", is_flag=True, help="遮去人名、电话和身份证号；难免有遗漏，发出前请通读。")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True, help="比对记录.docx 或 .html。"
)
@click.option("--encoding", help="文本文件的编码（默认自动识别）。")
@click.option("--quiet", "-q", is_flag=True, help="不显示进度和提示。")
def command(a: Path, b: Path, output: Path, redact: bool, **options: Any) -> None:
    """Write the record of one comparison, with room for the unit's statement and two reviewers.

    写出两份报告的比对记录：当事各方、文件校验值、方法、各处重合的文字、数字、先后依据、可能的解释、局限，留出单位说明和核查人签字处。

    Example: reportmine dossier 2013年总结.docx 2014年总结.docx -o 比对记录.docx
    """
    from reportmine.errors import UsageError
    from reportmine.reports.destination import destination
    from reportmine.reports.record import as_docx, as_html
    from reportmine.results.dossier import dossier
    from reportmine.results.redacting import redactor
    from reportmine.results.sharing import reuse_tables
    from reportmine.study import cutter, reuse_of

    if output.suffix.lower() not in (".docx", ".html"):
        raise UsageError("比对记录只能写成 docx 或 html", where=str(output), advice="请用后缀 .docx 或 .html")
    with open_session(options) as session:
        corpus, code = two_reports(session, a, b)
        reuse = reuse_of(corpus, session.settings, session.engine)
        texts = [s.document.raw for s in corpus.documents]
        mask = redactor(cutter(session.settings.segment), texts) if redact else None
        blocks = dossier(corpus, reuse, reuse_tables(corpus, reuse, everything=False), mask)
    with destination(output) as handle:
        written = as_docx(blocks) if output.suffix.lower() == ".docx" else as_html(blocks).encode("utf-8", "replace")
        handle.write(written)
    sys.exit(code)
