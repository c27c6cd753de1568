import pytest

from reportmine.model import Token
from reportmine.themes import TokenReport, collocates, words


def report(doc: str, *lines: str, family: str | None = None) -> TokenReport:
    return TokenReport(doc, 2012, None, "总结", family, tuple(tuple(line.split()) for line in lines))


def test_counts_documents_families_and_rate() -> None:
    reports = [
        report("a", "工会 活动 工会", family="f"),
        report("b", "工会 活动", family="f"),
        report("c", "会议 活动"),
    ]
    rows = {row.word: row for row in words(reports, frozenset({"活动"}))}
    assert list(rows) == ["工会", "会议"]
    found = rows["工会"]
    assert (found.count, found.n_documents, found.n_families) == (3, 2, 1)
    assert found.per_10k == pytest.approx(3 / 7 * 10_000)


def test_dispersion_is_zero_when_even_and_large_when_clumped() -> None:
    reports = [report(name, "工会 活动 活动 活动" if name == "a" else "工会 会议 会议 会议") for name in "abcd"]
    rows = {row.word: row.dispersion for row in words(reports, frozenset())}
    assert rows["工会"] == pytest.approx(0.0)
    assert rows["活动"] == pytest.approx(0.75)


def test_collocates_stay_between_punctuation_marks_and_within_the_window() -> None:
    reports = [report("a", "评议 工会 干部", "活动 丰富"), report("b", "基层 的 工会 干部 培训")]
    rows = {row.word: row for row in collocates(reports, "工会", 1, frozenset({"的"}))}
    assert set(rows) == {"评议", "干部"}
    assert (rows["干部"].right, rows["干部"].left, rows["干部"].n_families) == (2, 0, 2)
    assert rows["干部"].log_dice == 14.0
    assert collocates(reports, "没有", 3, frozenset()) == ()


def test_a_word_has_the_tag_it_has_by_itself() -> None:
    def tagged(word: str) -> list[Token]:
        return [Token(word, 0, len(word), "n")] if word == "工会" else [Token(one, 0, 1, "x") for one in word]

    one = report("a", "工会 春风")
    assert {row.word: row.tag for row in words([one], frozenset(), tagged)} == {"工会": "n", "春风": ""}
    assert {row.tag for row in words([one], frozenset())} == {""}


def test_figures_are_stored_with_six_decimal_places() -> None:
    row = words([report("a", "甲 乙 乙")], frozenset())[1]
    assert (row.word, row.per_10k) == ("甲", 3333.333333)
