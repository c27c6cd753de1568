"""`reportmine activities`: activity lists, totals and stated figures."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportmine.cli.options import corpus_options, output_options
from reportmine.cli.session import Session, emit, open_session, output_format

if TYPE_CHECKING:
    from reportmine.model import Status
    from reportmine.reports.table import Table

STATUSES: dict[str, tuple[Status, ...]] = {
    "done": ("done",),
    "planned": ("planned",),
    "all": ("done", "planned", "unclear"),
}


@click.command("activities")
@corpus_options
@click.option(
    "--show",
    type=click.Choice(["activities", "figures", "summary"]),
    default="activities",
    show_default=True,
    help="列出活动、文中写明的数字，或按类型、单位、年度的汇总。",
)
@click.option(
    "--min-confidence", type=click.FloatRange(0, 1), default=0.5, show_default=True, help="把握低于此的不列出。"
)
@click.option("--by", default="unit", show_default=True, help="汇总的分组：unit，或元数据中的一列，如 地区。")
@click.option("--status", type=click.Choice(sorted(STATUSES)), default="done", show_default=True, help="汇总哪些活动。")
@output_options
def command(paths: tuple[Path, ...], show: str, min_confidence: float, by: str, status: str, **options: Any) -> None:
    """List activities (what, when, who, how many, planned or done), add them up, or list the figures stated.

    列出活动：什么、何时、谁、多少人、拟开展还是已开展；或汇总；或列出文中写明的数字。-o 计划.ics 得到拟开展活动的日历。

    Example: reportmine activities 报告文件夹 -o 活动清单.xlsx
    """
    from reportmine.reports.formats import CALENDAR
    from reportmine.results.judging import judged_table
    from reportmine.results.sharing import reuse_table
    from reportmine.results.tables import activity_table, figure_table, total_table
    from reportmine.study import analyse, load, reuse_of

    options["more_formats"] = (CALENDAR,) if show == "activities" else ()
    with open_session(options) as session:
        corpus = load(paths, session.settings, session.engine, session.store)
        code = session.tell(corpus.received)
        analyses = analyse(corpus.documents, session.settings, session.engine, session.store, parts={"activities"})
        if show == "figures":
            table = figure_table(corpus, analyses)
        else:
            reuse = reuse_of(corpus, session.settings, session.engine, session.store, detail="edits")
            if show == "summary":
                table = total_table(corpus, analyses, reuse, by, STATUSES[status])
            else:
                table = activity_table(corpus, analyses, reuse, min_confidence)
                if session.store is not None:
                    documents = reuse_table(corpus, reuse, "documents", everything=False)
                    table = judged_table(table, documents, session.store.judgements())
        if output_format(options) == CALENDAR:
            _tell_undated(table, session)
    emit(table, options)
    sys.exit(code)


def _tell_undated(table: Table, session: Session) -> None:
    from reportmine.reports.calendarfile import planned

    dated, undated = planned(table)
    session.say(f"日历：拟开展的活动 {len(dated)} 项；另有 {undated} 项文中没有日期或只写到半年以上，未列入")
