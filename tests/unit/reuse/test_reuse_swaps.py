from __future__ import annotations

from reuse_texts import document

from reportmine.findings import Swap
from reportmine.reuse.swaps import find_swaps, opposite


def words(text: str) -> list[str]:
    return text.split()


def test_swaps_are_counted_and_ranked() -> None:
    a = "扎实 推进 工作 ， 推进 改革 ， 提高 水平"
    b = "扎实 推动 工作 ， 推动 改革 ， 提升 水平"
    first, second = find_swaps([(a, b)], words)
    assert first == Swap("推进", "推动", 2, (("", "改革"), ("扎实", "工作")))
    assert (second.source, second.target, second.count) == ("提高", "提升", 1)


def test_changed_numbers_and_inserted_words_are_no_swaps() -> None:
    assert find_swaps([("慰问 6 户", "慰问 7 户")], words) == ()
    assert find_swaps([("慰问 职工", "慰问 困难 职工")], words) == ()


def test_clauses_with_little_in_common_show_no_swaps() -> None:
    assert find_swaps([("推进 改革", "慰问 职工")], words) == ()


def test_each_clause_stands_opposite_one_other_the_most_alike_first() -> None:
    a = document("a", "标题\n栽下香樟四百三十株，大家来年再来浇水。\n请医生讲解嗓音保健，听讲者挤满会议室。\n")
    b = document("b", "标题\n请医生讲授嗓音保健，听讲者坐满会议室。\n种下香樟四百三十株，大家来年再来浇水。\n")
    pairs = opposite([(1, 1), (1, 2), (2, 1), (2, 2)], a, b)
    assert [x[:4] + "/" + y[:4] for x, y in pairs] == ["栽下香樟/种下香樟", "请医生讲/请医生讲"]
