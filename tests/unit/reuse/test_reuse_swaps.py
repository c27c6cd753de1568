from __future__ import annotations

from reportmine.findings import Swap
from reportmine.reuse.swaps import find_swaps


def words(text: str) -> list[str]:
    return text.split()


def test_swaps_are_counted_and_ranked() -> None:
    a = "扎实 推进 工作 ， 推进 改革 ， 提高 水平"
    b = "扎实 推动 工作 ， 推动 改革 ， 提升 水平"
    assert find_swaps(a, b, words) == (Swap("推进", "推动", 2), Swap("提高", "提升", 1))


def test_changed_numbers_and_inserted_words_are_no_swaps() -> None:
    assert find_swaps("慰问 6 户", "慰问 7 户", words) == ()
    assert find_swaps("慰问 职工", "慰问 困难 职工", words) == ()
