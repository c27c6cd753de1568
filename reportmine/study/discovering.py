"""What a corpus holds that its theme lexicon does not reach."""

from __future__ import annotations

from collections.abc import Sequence

from reportmine.findings import Proposal
from reportmine.segment import stop_words
from reportmine.settings import Settings
from reportmine.study.analysing import Analysis
from reportmine.study.corpus import Corpus
from reportmine.study.cutting import cutter
from reportmine.study.mining import token_reports
from reportmine.study.reusestudy import ReuseStudy
from reportmine.themes import Source, discover, load_lexicon


def proposals(corpus: Corpus, analyses: Sequence[Analysis], reuse: ReuseStudy, settings: Settings) -> list[Proposal]:
    """Proposals for the theme lexicon of the settings; see `reportmine.themes.discover`."""
    stop, cut = stop_words(), cutter(settings.segment).cut
    reports = {report.doc: report for report in token_reports(corpus, analyses, reuse)}
    sources = []
    for segmented, analysis in zip(corpus.documents, analyses, strict=True):
        document = segmented.document
        sections = []
        for section in segmented.sections:
            words = cut(document.clean[section.start : section.end])
            kept = tuple(word for word in words if len(word) > 1 and word not in stop and not word.isascii())
            sections.append((section.heading if section.level else "", kept))
        texts = tuple(document.clean[s.start : s.end] for s in segmented.sentences)
        sources.append(Source(reports[document.doc], analysis.coded, texts, tuple(sections)))
    return discover(sources, load_lexicon(settings.themes.lexicon))
