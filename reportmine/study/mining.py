"""The whole job: corpus, analyses of each document, reuse, themes; one value that every face can show."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from reportmine.errors import UsageError
from reportmine.findings import Phrase, SentenceWeight, ThemeChange, ThemeDocument, ThemeYear
from reportmine.model import Metadata, Segmented
from reportmine.settings import Settings
from reportmine.store import Store
from reportmine.study.analysing import Analysis, analyse
from reportmine.study.corpus import Corpus, load
from reportmine.study.reusestudy import ReuseStudy
from reportmine.study.reusing import family_of, reuse_of
from reportmine.themes import ThemeReport, TokenReport, changes, documents, phrases, years
from reportmine.verbs import Engine

GROUPINGS = ("year", "unit", "kind")  # and any column of the metadata handed in
THEME_TABLES = frozenset(("years", "changes", "documents", "phrases"))
_FRESH = SentenceWeight(formula_ratio=0.0, reused=False, carried=False)


@dataclass(frozen=True, slots=True, eq=False)
class ThemeStudy:
    """Themes of a corpus; tables that were not asked for are empty."""

    reports: tuple[ThemeReport, ...]
    years: tuple[ThemeYear, ...]
    changes: tuple[ThemeChange, ...]
    documents: tuple[ThemeDocument, ...]
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Study:
    """All results of a run; `analyses` are in the order of `corpus.documents`."""

    corpus: Corpus
    analyses: tuple[Analysis, ...]
    reuse: ReuseStudy
    themes: ThemeStudy
    settings: Settings

    def analysed(self) -> list[tuple[Segmented, Analysis]]:
        """Documents with their analyses."""
        return list(zip(self.corpus.documents, self.analyses, strict=True))


def mine(
    paths: Sequence[Path], settings: Settings, engine: Engine, store: Store | None = None, *, rebuild: bool = False
) -> Study:
    """Reads, compares and counts everything in PATHs.

    Raises UsageError, NothingReadable, StoreError, DataFileError.
    """
    return study_of(load(paths, settings, engine, store), settings, engine, store, rebuild=rebuild)


def study_of(
    corpus: Corpus, settings: Settings, engine: Engine, store: Store | None = None, *, rebuild: bool = False
) -> Study:
    """The study of a corpus that is already read."""
    analyses = tuple(analyse(corpus.documents, settings, engine, store))
    reuse = reuse_of(corpus, settings, engine, store, rebuild=rebuild)
    themes = themes_of(corpus, analyses, settings, reuse)
    return Study(corpus, analyses, reuse, themes, settings)


def themes_of(
    corpus: Corpus,
    analyses: Sequence[Analysis],
    settings: Settings,
    reuse: ReuseStudy,
    *,
    tables: Set[str] = THEME_TABLES,
) -> ThemeStudy:
    """Themes over families of the reuse found; UsageError for a grouping that no report has.

    Of the analyses phrases need the words only, the other tables the themes.
    """
    check_grouping(corpus, settings.themes.by)
    reports = theme_reports(corpus, analyses, reuse) if tables - {"phrases"} else ()
    worded = token_reports(corpus, analyses, reuse) if "phrases" in tables else ()
    return ThemeStudy(
        reports=reports,
        years=years(reports, settings.themes) if "years" in tables else (),
        changes=changes(reports, settings.themes) if "changes" in tables else (),
        documents=documents(reports) if "documents" in tables else (),
        phrases=phrases(worded, settings.themes) if worded else (),
    )


def check_grouping(corpus: Corpus, by: str) -> None:
    """Raises UsageError for a grouping that no report has."""
    columns = sorted({name for s in corpus.documents for name in s.document.meta.extra})
    if by not in (*GROUPINGS, *columns):
        advice = f"可用：{'、'.join((*GROUPINGS, *columns))}"
        raise UsageError(f"没有可以分组的列“{by}”", where="--by", advice=advice)


def theme_reports(corpus: Corpus, analyses: Sequence[Analysis], reuse: ReuseStudy) -> tuple[ThemeReport, ...]:
    """Every document as the year table sees it."""
    family = family_of(reuse)
    reports = []
    for segmented, analysis in zip(corpus.documents, analyses, strict=True):
        document = segmented.document
        weights = reuse.standings[document.doc].sentences
        reports.append(
            ThemeReport(
                doc=document.doc,
                year=document.meta.year,
                unit=document.meta.unit,
                kind=document.meta.kind,
                family_id=family.get(document.doc),
                extra=document.meta.extra,
                sentences=analysis.coded,
                weights=weights or (_FRESH,) * len(analysis.coded),
                days=_days(document.meta),
            )
        )
    return tuple(reports)


def token_reports(corpus: Corpus, analyses: Sequence[Analysis], reuse: ReuseStudy | None) -> list[TokenReport]:
    """Every document as words."""
    family = family_of(reuse) if reuse is not None else {}
    return [
        TokenReport(
            doc=s.document.doc,
            year=s.document.meta.year,
            unit=s.document.meta.unit,
            kind=s.document.meta.kind,
            family_id=family.get(s.document.doc),
            lines=analysis.lines,
            extra=s.document.meta.extra,
            days=_days(s.document.meta),
        )
        for s, analysis in zip(corpus.documents, analyses, strict=True)
    ]


def _days(meta: Metadata) -> tuple[str, str] | None:
    """The days a report says it is about; None where it says a year only, or nothing."""
    return (meta.period_start, meta.period_end) if meta.period_start and meta.period_end else None
