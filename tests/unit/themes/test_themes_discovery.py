"""Proposals for the theme lexicon, and a lexicon with those that were accepted."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportmine.errors import UsageError
from reportmine.findings import CodedSentence
from reportmine.themes import (
    Accepted,
    Source,
    ThemeLexicon,
    TokenReport,
    discover,
    extended,
    load_lexicon,
    written,
)
from reportmine.themes.definitions import Theme
from reportmine.themes.topics import topics

LEXICON = ThemeLexicon((Theme("帮扶", ("困难职工",)), Theme("文体", ("篮球",))))


def source(doc: str, sentences: list[tuple[str, tuple[str, ...]]], headings: tuple[str, ...] = ()) -> Source:
    """A report whose words are its sentences cut at spaces."""
    lines = tuple(tuple(text.split()) for text, _ in sentences)
    texts = tuple("".join(text.split()) for text, _ in sentences)
    coded = tuple(
        CodedSentence(doc, n, 0, len(text), len(text), "done", themes, False)
        for n, (text, (_, themes)) in enumerate(zip(texts, sentences, strict=True))
    )
    report = TokenReport(doc, 2012 + len(doc), "某工会", "总结", None, lines)
    return Source(report, coded, texts, tuple((heading, ()) for heading in headings))


def test_a_term_of_two_reports_that_no_theme_reaches_is_proposed_with_its_sentences() -> None:
    one = source("a", [("建设 心灵 驿站 一处", ()), ("走访 困难职工", ("帮扶",)), ("心灵 驿站 很忙", ())])
    two = source("b", [("新增 心灵 驿站 两处", ()), ("心灵 驿站 开放", ())])
    found = {row.text: row for row in discover([one, two], LEXICON) if row.source == "phrase"}
    row = found["心灵驿站"]
    assert (row.n_families, row.count, row.uncovered_share, row.theme) == (2, 4, 1.0, "")
    assert row.examples[0] == "建设心灵驿站一处"
    assert "困难职工" not in found


def test_a_phrase_takes_the_theme_of_most_of_its_sentences() -> None:
    one = source("a", [("爱心 超市 帮助 困难职工", ("帮扶",)), ("爱心 超市 开门", ("帮扶",))])
    two = source("b", [("爱心 超市 进货", ("帮扶",)), ("爱心 超市 歇业", ())])
    (row,) = [row for row in discover([one, two], LEXICON) if row.text == "爱心超市"]
    assert (row.theme, row.uncovered_share) == ("帮扶", 0.25)


def test_a_sentence_that_goes_from_report_to_report_is_no_term() -> None:
    reports = [source(doc, [("年终 当面 打分 一次", ()), (f"别的 {doc} 事情", ())]) for doc in "abcde"]
    assert [row.text for row in discover(reports, LEXICON) if row.source == "phrase" and "打分" in row.text] == []


def test_headings_that_say_the_same_are_one_and_covered_ones_none() -> None:
    reports = [
        source("a", [("无", ())], ("数字工会建设", "篮球活动")),
        source("b", [("无", ())], ("数字化工会建设",)),
        source("c", [("无", ())], ("只在这里",)),
    ]
    (row,) = [row for row in discover(reports, LEXICON) if row.source == "heading"]
    assert (row.n_families, row.count) == (2, 2)
    assert {row.text, *row.examples} == {"数字工会建设", "数字化工会建设"}


def test_the_order_of_reports_does_not_matter() -> None:
    reports = [source(doc, [(f"心灵 驿站 {doc} 处", ()), ("智慧 工会 上线", ())]) for doc in "abcd"]
    assert discover(reports, LEXICON) == discover(reports[::-1], LEXICON)


def test_topics_are_found_again_where_words_keep_together() -> None:
    first, second = ["帮扶", "走访", "慰问", "救助"], ["篮球", "排球", "拔河", "登山"]
    sections = [(first if n % 2 else second) + [f"词{n % 7}", f"语{n % 5}", f"文{n % 11}"] for n in range(120)]
    found = topics(sections, [n // 2 for n in range(120)])
    assert found == topics(sections, [n // 2 for n in range(120)])
    assert found[0].stability >= found[-1].stability
    assert topics(sections[:5], range(5)) == []


def test_accepted_words_stand_in_a_lexicon_that_can_be_read(tmp_path: Path) -> None:
    more = extended(LEXICON, [Accepted("爱心超市", "帮扶", ""), Accepted("智慧“工会”", "数字化", "")])
    (tmp_path / "主题.toml").write_text(written(more), encoding="utf-8")
    assert load_lexicon(tmp_path / "主题.toml") == more
    assert more.labels == ("帮扶", "文体", "数字化")
    with pytest.raises(UsageError, match="第 3 行"):
        extended(LEXICON, [Accepted("词", "", "第 3 行")])
