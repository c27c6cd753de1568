import re

from reportmine.segment.alternation import expression
from reportmine.themes.definitions import Theme, ThemeLexicon
from reportmine.themes.matching import matcher

LEXICON = ThemeLexicon(
    (
        Theme("女职工", ("女职工", "三八"), ("三八路",)),
        Theme("安全", ("劳动保护", "女职工劳动保护")),
        Theme("财务", ("会费",)),
    )
)


def found(text: str) -> list[tuple[int, int, tuple[str, ...]]]:
    return [(hit.start, hit.end, hit.themes) for hit in matcher(LEXICON).hits(text)]


def test_the_longest_wording_wins_and_keeps_the_themes_inside() -> None:
    assert found("做好女职工劳动保护") == [(2, 9, ("女职工", "安全"))]


def test_an_exclusion_takes_the_place_of_its_term() -> None:
    assert found("三八路上") == [(0, 3, ())]
    assert found("三八节") == [(0, 2, ("女职工",))]


def test_expression_falls_back_to_the_shorter_word() -> None:
    assert re.findall(expression(["职工", "职工之家"]), "职工之友职工之家") == ["职工", "职工之家"]


def test_expression_with_single_characters_and_signs() -> None:
    assert re.findall(expression(["+", "互联网+", "]", "三"]), "互联网+]三四") == ["互联网+", "]", "三"]


def test_expression_agrees_with_plain_search_over_many_first_characters() -> None:
    words = [chr(0x4E00 + number) + "工" for number in range(200)]
    text = "，".join(words)
    assert re.findall(expression(words), text) == words


def test_no_words_match_nothing() -> None:
    assert re.findall(expression([]), "工会") == []
