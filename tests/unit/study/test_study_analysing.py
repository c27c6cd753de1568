from __future__ import annotations

from pathlib import Path

import pytest

from reportmine.engine import LocalEngine
from reportmine.results.tables import study_tables
from reportmine.results.theming import PART_OF, theme_table
from reportmine.settings import Settings
from reportmine.store import Store
from reportmine.study import Corpus, analyse, cutter, load, study_of
from reportmine.themes import token_lines

SETTINGS, ENGINE = Settings(), LocalEngine(2)


@pytest.fixture(scope="module")
def corpus(sample_reports: Path) -> Corpus:
    return load([sample_reports], SETTINGS, ENGINE)


def test_a_part_is_what_the_whole_holds_and_the_rest_is_empty(corpus: Corpus) -> None:
    whole = analyse(corpus.documents, SETTINGS, ENGINE)
    for one, x in zip(analyse(corpus.documents, SETTINGS, ENGINE, parts={"activities"}), whole, strict=True):
        assert (one.statuses, one.activities, one.figures) == (x.statuses, x.activities, x.figures)
        assert (one.coded, one.lines) == ((), ())
    for one, x in zip(analyse(corpus.documents, SETTINGS, ENGINE, parts={"themes"}), whole, strict=True):
        assert (one.statuses, one.coded, one.activities, one.lines) == (x.statuses, x.coded, (), ())
    for one, x in zip(analyse(corpus.documents, SETTINGS, ENGINE, parts={"words"}), whole, strict=True):
        assert (one.lines, one.coded, one.activities) == (x.lines, (), ())


def test_words_come_back_as_they_were_cut(corpus: Corpus) -> None:
    cut = cutter(SETTINGS.segment).cut
    found = analyse(corpus.documents, SETTINGS, ENGINE, parts={"words"})
    assert [x.lines for x in found] == [token_lines(cut(s.document.clean)) for s in corpus.documents]


def test_a_store_keeps_the_whole_whatever_was_wanted(corpus: Corpus, tmp_path: Path) -> None:
    few = corpus.documents[:3]
    whole = analyse(few, SETTINGS, ENGINE)
    with Store(tmp_path / "s.db") as store:
        assert analyse(few, SETTINGS, ENGINE, store, parts={"words"}) == whole
        assert analyse(few, SETTINGS, ENGINE, store, parts={"activities"}) == whole


def test_a_table_of_themes_by_itself_is_that_of_the_whole_run(corpus: Corpus) -> None:
    tables = study_tables(study_of(corpus, SETTINGS, ENGINE))
    for name in PART_OF:
        assert theme_table(corpus, SETTINGS, ENGINE, name) == tables[name]
