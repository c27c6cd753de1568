"""`reportmine validate`: a sample to code by hand, and what it says of the results."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from reportmine.cli.options import FILE, corpus_options, output_options
from reportmine.cli.session import emit, open_session


@click.group("validate")
def command() -> None:
    """Draw a sample to code by hand, and read it back.

    抽一份样本由人工编码，再读回来，得到查准率、查全率和两位编码者的一致性。

    Example: reportmine validate sample 报告文件夹 --what activities -o 样本.xlsx
    """


@command.command("sample")
@corpus_options
@click.option(
    "--what",
    type=click.Choice(["sentences", "activities", "matches"]),
    default="sentences",
    show_default=True,
    help="抽句子的主题、活动，还是重合段落。",
)
@click.option("-n", "size", type=click.IntRange(1), default=200, show_default=True, help="抽多少条。")
@click.option("--seed", type=int, default=1, show_default=True, help="另一个数字抽另一份样本。")
@click.option("--themes", "theme_file", type=FILE, help="自备主题词表（toml），代替随程序提供的。")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True, help="写入的 xlsx。")
def sample(paths: tuple[Path, ...], what: Any, size: int, seed: int, output: Path, **options: Any) -> None:
    """Draw a stratified sample and write the workbook to fill in.

    按年度和有无结果分层抽样，写出待填写的工作簿；程序的结果在隐藏列里，以免影响编码。
    """
    from reportmine.errors import UsageError
    from reportmine.reports.destination import destination
    from reportmine.results.coding import items, workbook
    from reportmine.study import analyse, load, reuse_of
    from reportmine.themes import load_lexicon
    from reportmine.validation import draw

    if output.suffix.lower() != ".xlsx":
        raise UsageError("样本只能写成 xlsx", where=str(output), advice="请用后缀 .xlsx")
    with open_session(options) as session:
        corpus = load(paths, session.settings, session.engine, session.store)
        code = session.tell(corpus.received)
        analyses = analyse(corpus.documents, session.settings, session.engine, session.store)
        reuse = reuse_of(corpus, session.settings, session.engine, session.store, detail="edits")
        population = items(what, corpus, analyses, reuse)
        drawn = draw(population, size, seed)
        with destination(output) as handle:
            handle.write(workbook(what, drawn, load_lexicon(session.settings.themes.lexicon)))
        session.say(f"从 {len(population)} 条中抽出 {len(drawn)} 条，写入 {output}")
    sys.exit(code)


@command.command("score")
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="FILE [FILE]")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="表头的语言。")
@output_options
def score(files: tuple[Path, ...], **options: Any) -> None:
    """Precision and recall of a filled workbook, and the agreement of two.

    读回填好的样本：查准率、查全率及其区间；给出两份（两人各编一份）时另有一致性。
    """
    from reportmine.errors import UsageError
    from reportmine.findings.records import as_record
    from reportmine.reports.table import make_table
    from reportmine.results.coding import read
    from reportmine.validation import scores

    if len(files) > 2:
        raise UsageError("一次最多两份样本", where="validate score", advice="请给一位或两位编码者的工作簿")
    sheets = [read(path) for path in files]
    if len({sheet.what for sheet in sheets}) > 1:
        raise UsageError("两份样本编码的不是同一种内容", where=str(files[1]), advice="请给同一份样本的两次编码")
    for path, sheet in zip(files, sheets, strict=True):
        if sheet.left_out:
            click.echo(f"提示：{path} 有 {sheet.left_out} 条没有填写，未计入", err=True)
    second = sheets[1].coded if len(sheets) > 1 else ()
    rows = scores(sheets[0].what, sheets[0].coded, second, by_label=sheets[0].what == "sentences")
    emit(make_table("validation", map(as_record, rows)), options)
