"""`reportmine reuse`: copied and reworded passages."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportmine.cli.options import corpus_options, output_options, reuse_options
from reportmine.cli.session import emit, open_session

if TYPE_CHECKING:
    from reportmine.study.reusing import Detail

SHOWN = ("pairs", "matches", "families", "documents", "substitutions", "sections", "checks", "blank", "unidiomatic")
ON_DEMAND = ("pairs", "matches", "families")  # tables that need no report that shares nothing
WITHOUT_EDITS = ("pairs", "families")  # tables that show nothing of what was written in place of what
WITHOUT_SWAPS = ("pairs", "families", "documents", "sections")  # tables that show no exchanged words
HIDDEN_KINDS = ("formula", "same_event")  # in no default listing; --all shows them


@click.command("reuse")
@corpus_options
@reuse_options
@click.option("--show", type=click.Choice(SHOWN), default="pairs", show_default=True, help="列出什么。")
@click.option("--all", "everything", is_flag=True, help="连通用表述和同一事项也列出。")
@click.option("--whole", is_flag=True, help="只找整篇重合的报告，不找局部重合的段落：报告很多时更快。")
@click.option("--family", help="--show blank 时只列这个同源组。")
@output_options
def command(paths: tuple[Path, ...], show: str, everything: bool, family: str | None, **options: Any) -> None:
    """List copied and reworded passages, their families and swaps; checks of dates and figures; common texts.

    找出重合的文字：哪些报告之间、在哪里、换了哪些词。--show checks 列出日历与数字核对（请核对）；
    --show blank 列出同源组的共同文本和各报告所填的空格。

    Example: reportmine reuse 报告文件夹 --show matches -o 重合段落.xlsx
    """
    from reportmine.results.judging import judged_table
    from reportmine.results.sharing import reuse_table
    from reportmine.results.tables import blank_table, check_list, odd_table
    from reportmine.study import analyse, load, reuse_of

    with open_session(options) as session:
        judgements = session.store.judgements() if session.store is not None else []
        needed = bool(judgements) or show not in ON_DEMAND  # every report, or those that are compared
        corpus = load(paths, session.settings, session.engine, session.store, on_demand=not needed)
        code = session.tell(corpus.received)
        if show == "checks":
            known = (corpus.documents, session.settings, session.engine, session.store)
            table = check_list(corpus, analyse(*known, parts={"activities"}))
        else:
            detail = _detail(show, judged=bool(judgements))
            reuse = reuse_of(corpus, session.settings, session.engine, session.store, detail=detail)
            if reuse.n_background:
                session.say(f"报告不足 10 份，通用表述参照了随程序提供的 {reuse.n_background} 份示例报告。")
            if not reuse.reuse.exact:
                kept = f"，其中 {reuse.n_kept:,} 对上次已比对" if reuse.n_kept else ""
                session.say(f"报告较多，只逐句比对有少见相同字句的 {reuse.reuse.n_candidates:,} 对{kept}。")
            if show == "unidiomatic":
                known = (corpus.documents, session.settings, session.engine, session.store)
                analyses = analyse(*known, parts={"words"})
                table = odd_table(corpus, analyses, reuse)
            elif show == "blank":
                table = blank_table(corpus, reuse, family)
            else:
                table = reuse_table(corpus, reuse, show, everything=everything)
            if judgements:
                table = judged_table(table, reuse_table(corpus, reuse, "documents", everything=False), judgements)
    emit(table, options)
    sys.exit(code)


def _detail(show: str, *, judged: bool) -> Detail:
    """What the matches have to tell for a table; judgements lie beside that of the documents."""
    if show in WITHOUT_EDITS and not judged:
        return "pairs"
    return "edits" if show in WITHOUT_SWAPS else "words"
