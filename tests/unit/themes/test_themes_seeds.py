from pathlib import Path

import pytest

from reportmine.findings import SentenceWeight
from reportmine.model import Extract, Reading
from reportmine.segment import segment, statuses
from reportmine.text.preparing import prepare
from reportmine.themes import ThemeReport, code, coverage, documents, load_lexicon

SEEDS = Path(__file__).resolve().parents[3] / ".." / "shared" / "data" / "seeds"


@pytest.fixture(scope="module")
def reports() -> list[ThemeReport]:
    if not SEEDS.is_dir():
        pytest.skip("the five example documents are not beside the repository")
    lexicon, found = load_lexicon(None), []
    for path in sorted(SEEDS.glob("*.txt")):
        text = path.read_bytes().decode("utf-8-sig")
        (document,) = prepare(Reading(path.name[:3], "read", path.name, "", 0, 0, Extract(text, "txt")))
        parts = segment(document)
        coded = code(parts, statuses(parts), lexicon)
        weights = (SentenceWeight(0.0, False, False),) * len(coded)
        found.append(ThemeReport(document.doc, None, None, "总结", None, {}, coded, weights))
    return found


def test_a_reworded_copy_has_the_shares_of_its_source(reports: list[ThemeReport]) -> None:
    shares = {(row.doc, row.theme): row.share for row in documents(reports)}
    themes = {theme for doc, theme in shares if doc in ("000", "001")}
    assert len(themes) >= 10
    for theme in sorted(themes):
        assert abs(shares.get(("000", theme), 0) - shares.get(("001", theme), 0)) <= 0.002, theme


def test_most_of_every_report_has_a_theme(reports: list[ThemeReport]) -> None:
    assert [row.doc for row in coverage(reports)] == ["000", "001", "002", "003", "004"]
    assert max(row.uncovered_share for row in coverage(reports)) < 0.1
