"""`reportmine check`: new reports against a reference collection and against each other."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportmine.cli.options import check_options, output_options, reuse_options
from reportmine.cli.reusing import SHOWN
from reportmine.cli.session import Session, emit, open_session

if TYPE_CHECKING:
    from reportmine.reports.table import Table
    from reportmine.study.checking import Checked

WITHOUT_COLLECTION = tuple(name for name in SHOWN if name != "unidiomatic")  # that is told from all of a collection
FURTHER = ("checks", "blank")  # what takes more than a check by itself
_PATH = click.Path(exists=True, path_type=Path)


@click.command("check")
@click.argument("files", nargs=-1, required=True, type=_PATH, metavar="FILE...")
@click.option(
    "--against", required=True, multiple=True, type=_PATH, help="参照库：往年报告的文件夹或结果库，可给多个。"
)
@check_options
@reuse_options
@click.option("--show", type=click.Choice(WITHOUT_COLLECTION), default="pairs", show_default=True, help="列出什么。")
@click.option("--all", "everything", is_flag=True, help="连通用表述和同一事项也列出。")
@output_options
def command(files: tuple[Path, ...], against: tuple[Path, ...], show: str, everything: bool, **options: Any) -> None:
    """Compare new reports with a reference collection and with each other.

    新报告与参照库比对，新报告之间也互相比对；参照库内部不再比对。参照库用 mine 建成的结果库最快。

    Example: reportmine check 新报告.docx --against 往年_结果/reportmine.db
    """
    from reportmine.results.sharing import check_table
    from reportmine.store import Store, is_store
    from reportmine.study import check_against, check_beside, receive

    with open_session(options) as session:
        fresh = receive(files, session.settings.reading, session.engine)
        code = session.tell(fresh)
        if len(against) == 1 and is_store(against[0]):
            with Store(against[0]) as store:
                found = check_against(fresh, store, session.settings, session.engine)
        else:
            references = receive(against, session.settings.reading, session.engine)
            session.tell(references)
            found = check_beside(fresh, references, session.settings, session.engine, None)
        session.say(f"新报告 {len(fresh.readings)} 份，参照 {found.n_references} 份。")
        if found.n_compared < found.n_references:
            session.say(f"其中 {found.n_compared} 份与新报告有少见的相同字句，作了逐句比对。")
        if background := found.reuse.n_background:
            session.say(f"参照不足 10 份，通用表述参照了随程序提供的 {background} 份示例报告。")
        if show in FURTHER:
            table = _further(show, found, session)
        else:
            table = check_table(found.corpus, found.reuse, found.focus, show, everything=everything)
    emit(table, options)
    sys.exit(code)


def _further(show: str, found: Checked, session: Session) -> Table:
    """The checks of the new reports, or the blanks of the families they are in."""
    from reportmine.results.tables import blank_table, check_list
    from reportmine.study import analyse

    if show == "blank":
        return blank_table(found.corpus, found.reuse, None)
    new = replace(found.corpus, documents=[s for s in found.corpus.documents if s.document.doc in found.focus])
    return check_list(new, analyse(new.documents, session.settings, session.engine, parts={"activities"}))
