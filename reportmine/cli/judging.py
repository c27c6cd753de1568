"""`reportmine judge`: what people found, read back into the store and shown in every later output."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from reportmine.cli.options import FILE, STORE

NAMED = 10  # rows named on stderr
_STORE = click.option("--store", type=FILE, help=f"结果库；默认用同一文件夹里的 {STORE}。")


@click.group("judge")
def command() -> None:
    """Read human judgements back, and list them.

    读回人工核查的结论；以后的报告页、工作簿和各表都会显示。

    Example: reportmine judge import 结果/report.xlsx
    """


@command.command("import")
@click.argument("file", type=FILE)
@_STORE
def import_(file: Path, store: Path | None) -> None:
    """Read the judgements of a filled review list or table.

    读回填好的“核查清单”（report.xlsx），或填了“核查结论”的表（csv、xlsx）。按文件内容对应，换了文件夹也不丢。

    Example: reportmine judge import 结果/report.xlsx
    """
    from reportmine.errors import StoreError
    from reportmine.results.judging import returned
    from reportmine.results.keeping import unpacked
    from reportmine.store import Store

    with Store(_found(store, file)) as opened:
        kept = opened.tables()
        if not kept:
            raise StoreError("结果库中还没有结果", where=str(opened.path), advice="请先运行 reportmine mine")
        result = returned(file, unpacked(kept)[0]["documents"])
        taken = opened.put_judgements(result.judgements)
    told = f"读到 {len(result.judgements)} 条结论，其中新的 {taken} 条；未填 {result.n_empty} 行"
    if result.unknown:
        rows = "、".join(result.unknown[:NAMED]) + ("等" if len(result.unknown) > NAMED else "")
        told += f"；{len(result.unknown)} 行的报告不在结果库中（{rows}）"
    click.echo(f"{told}。再次运行 mine，各处即显示新的结论。", err=True)


@command.command("list")
@click.argument("store", type=FILE)
def list_(store: Path) -> None:
    """Print every judgement with its history, oldest first, as JSON Lines.

    列出全部结论及其经过。

    Example: reportmine judge list 结果/reportmine.db
    """
    import json
    from dataclasses import asdict

    from reportmine.store import Store

    with Store(store) as opened:
        for one in opened.judgements():
            record: dict[str, Any] = asdict(one)
            click.echo(json.dumps(record, ensure_ascii=False))


def _found(store: Path | None, file: Path) -> Path:
    from reportmine.errors import UsageError

    path = store or file.with_name(STORE)
    if not path.is_file():
        raise UsageError("没有找到结果库", where=str(path), advice="请用 --store 指明")
    return path
