"""One table of themes and nothing beside it: what `themes` does where no store keeps the rest for the next command."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportmine.findings.records import as_record
from reportmine.reports.table import Table, make_table
from reportmine.results.documents import sentence_records
from reportmine.settings import Settings
from reportmine.study import Analysis, Corpus, Part, ReuseStudy, analyse, check_grouping, reuse_of, themes_of
from reportmine.verbs import Engine

# what each table needs of the analyses
PART_OF: Mapping[str, Part] = {
    "theme_years": "themes",
    "theme_changes": "themes",
    "theme_documents": "themes",
    "sentences": "themes",
    "phrases": "words",
}


def theme_table(corpus: Corpus, settings: Settings, engine: Engine, name: str) -> Table:
    """The table as a whole run gives it; UsageError for a grouping that no report has."""
    check_grouping(corpus, settings.themes.by)  # told before the work
    analyses = analyse(corpus.documents, settings, engine, parts={PART_OF[name]})
    return table_of(name, corpus, analyses, reuse_of(corpus, settings, engine, detail="edits"), settings)


def table_of(name: str, corpus: Corpus, analyses: Sequence[Analysis], reuse: ReuseStudy, settings: Settings) -> Table:
    """One table of themes from analyses that hold what it needs."""
    if name == "sentences":
        return make_table(name, sentence_records(corpus, reuse, analyses))
    wanted = name.removeprefix("theme_")
    themes = themes_of(corpus, analyses, settings, reuse, tables={wanted})
    return make_table(name, map(as_record, getattr(themes, wanted)))
