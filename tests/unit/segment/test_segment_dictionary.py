"""Words put in place by what a text needs cut it as the whole dictionary does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reportmine.segment.dictionary import Words, frequency, jieba, total
from reportmine.segment.lexicons import shipped
from reportmine.segment.tokens import FLOOR, segmenter
from reportmine.settings import SegmentSettings

ROOT = Path(__file__).resolve().parents[3]
ODD = ["", "会", "工\n会", "AT&T和B超，c++", "𠮷野家的龟龙麟凤", "  空 格 ", "ＡＢＣ工会１２３", "的的的了了了"]


@pytest.fixture(scope="module")
def whole() -> Any:
    """jieba with its whole dictionary and our terms."""
    library = jieba()
    tokenizer = library.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    return tokenizer


def test_frequencies_are_those_of_the_dictionary(whole: Any) -> None:
    assert total() == whole.total
    assert [word for word, n in whole.FREQ.items() if frequency(word) != n] == []
    assert frequency("职工喵") == frequency("") == 0


def test_texts_are_cut_as_with_the_whole_dictionary(whole: Any) -> None:
    for term in dict.fromkeys(shipped()):
        whole.add_word(term.word, term.frequency or max(whole.suggest_freq(term.word), FLOOR), term.tag)
    reports = sorted((ROOT / "corpus" / "reports").rglob("*.txt"))
    texts = [*ODD, *(path.read_text(encoding="utf-8", errors="replace") for path in reports)]
    ours = segmenter(SegmentSettings())
    assert [ours.cut(text) for text in texts] == [whole.lcut(text) for text in texts]
    assert len(texts) > 2 * len(ODD)


def test_only_the_words_of_a_text_are_put_in_place() -> None:
    words = Words()
    words.know("劳动竞赛")
    assert 0 < len(words.frequencies) < 1000
    before = dict(words.frequencies)
    words.know("竞赛劳动竞赛")  # no new pair but 赛劳, which begins no word
    assert {word for word in words.frequencies if word not in before} == set()


def test_runs_are_kept_up_to_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportmine.segment.jieba_cut.RUNS", 1)
    ours = segmenter(SegmentSettings())
    texts = ["劳动竞赛，慰问职工", "慰问职工\r\n劳动竞赛", "劳动竞赛，慰问职工"]
    assert [ours.cut(text) for text in texts] == [
        ["劳动竞赛", "，", "慰问", "职工"],
        ["慰问", "职工", "\r\n", "劳动竞赛"],
        ["劳动竞赛", "，", "慰问", "职工"],
    ]
