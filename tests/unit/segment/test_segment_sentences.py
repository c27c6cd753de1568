"""Where sentences and clauses end."""

import pytest

from reportmine.segment.clauses import LONGEST, clause_ends
from reportmine.segment.sentences import sentence_ends


def cut(line: str, ends: list[int]) -> list[str]:
    return [line[start:end] for start, end in zip([0, *ends], ends, strict=False)]


@pytest.mark.parametrize(
    ("line", "sentences"),
    [
        ("开会。发书！好吗？完；", ["开会。", "发书！", "好吗？", "完；"]),
        ("筹得3.2万元。完", ["筹得3.2万元。", "完"]),
        ("他说：“好。”大家笑了。", ["他说：“好。”", "大家笑了。"]),
        ("提出“爱岗！奉献！”的口号。", ["提出“爱岗！奉献！”的口号。"]),
        ("实行（一公开；二监督）制度。", ["实行（一公开；二监督）制度。"]),
        ("困难很多……我们努力。", ["困难很多……", "我们努力。"]),
        ("完成工作.发书.", ["完成工作.", "发书."]),
        ("真的？！好。", ["真的？！", "好。"]),
        ("下发《关于“安康”；竞赛》。", ["下发《关于“安康”；竞赛》。"]),
        ("见 www.a.com 和 v1.2。", ["见 www.a.com 和 v1.2。"]),
        ("没有句号", ["没有句号"]),
        ("", []),
    ],
)
def test_sentences(line: str, sentences: list[str]) -> None:
    assert cut(line, list(sentence_ends(line))) == sentences


def test_a_long_bracket_holds_sentences_of_its_own() -> None:
    line = "五禁（" + "禁止索要财物的行为；" * 8 + "）。"
    assert len(list(sentence_ends(line))) == 9


def test_an_unclosed_quote_swallows_nothing() -> None:
    assert cut("开展“安康活动。发书。", list(sentence_ends("开展“安康活动。发书。"))) == ["开展“安康活动。", "发书。"]


def test_a_sentence_of_sixty_characters_is_one_clause() -> None:
    text = "开展活动，" * 12
    assert clause_ends(text) == [60]
    assert clause_ends(text + "好。") == [15, 62]


def test_nothing_is_cut_inside_quotes_titles_and_figures() -> None:
    name = "《关于进一步做好教职工重大疾病，互助保障工作的若干补充意见》"
    text = f"学校工会认真落实上级工会下发的{name}和相关精神，全年共计发放补助1,000元，惠及困难教职工十余名。"
    pieces = cut(text, clause_ends(text))
    assert [piece for piece in pieces if name in piece] != []
    assert "".join(pieces) == text
    assert not any(piece.endswith("1,") for piece in pieces)


def test_a_list_without_commas_is_cut_at_its_items() -> None:
    text = "、".join(["乒乓球比赛"] * 20) + "。"
    pieces = cut(text, clause_ends(text))
    assert max(map(len, pieces)) <= LONGEST
    assert all(piece.endswith(("、", "。")) for piece in pieces)
