from __future__ import annotations

import pytest

from reportmine.reuse.idiom import is_idiomatic

HELD = {"开展活动": 40, "展开活动": 1, "举办活动": 30, "开展工作": 3, "展开工作": 0}
DICTIONARY = {"积极性": 900, "开展": 500, "展开": 300, "举办": 400, "主人翁": 80}


@pytest.mark.parametrize(
    ("source", "target", "contexts", "verdict"),
    [
        ("积极性", "踊跃性", [("", "")], False),  # in no dictionary
        ("主人翁", "主子翁", [("", "意识")], False),
        ("开展", "展开", [("", "活动")], False),  # both are words, but not beside 活动
        ("开展", "举办", [("", "活动")], True),
        ("开展", "展开", [("", "工作")], None),  # too few reports say either
        ("开展", "举办", [], None),
    ],
)
def test_what_nobody_says_is_marked_where_the_corpus_can_tell(
    source: str, target: str, contexts: list[tuple[str, str]], verdict: bool | None
) -> None:
    held = lambda text: HELD.get(text, 0)  # noqa: E731 - two tables as functions
    assert is_idiomatic(source, target, contexts, held, lambda word: DICTIONARY.get(word, 0)) is verdict
