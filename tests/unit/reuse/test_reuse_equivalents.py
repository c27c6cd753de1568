from __future__ import annotations

import random
import re

import pytest
from reuse_texts import document

from reportmine.reuse.equivalents import Equivalents, Lesson, learn, lesson
from reportmine.reuse.fingerprints import fingerprint


def lessons(*swaps: tuple[str, str], sources: int = 3) -> list[Lesson]:
    return [Lesson((0, n), swaps) for n in range(1, sources + 1)]


def test_a_swap_is_learned_from_three_independent_pairs_of_sources() -> None:
    assert learn(lessons(("举办", "开展"))).equal("开展", "举办")
    assert not learn(lessons(("举办", "开展"), sources=2))
    assert not learn([Lesson((0, 1), (("举办", "开展"),))] * 9)  # one pair of sources told nine times


def test_chains_of_swaps_do_not_make_everything_equal() -> None:
    learned = learn(
        lessons(("举办", "开展"), sources=5) + lessons(("举办", "安排"), sources=4) + lessons(("安排", "布置"))
    )
    assert learned.equal("举办", "开展")
    assert not learned.equal("开展", "布置")


def test_single_characters_are_not_learned() -> None:
    assert not learn(lessons(("办", "搞")))


def test_a_lesson_is_the_same_in_either_direction() -> None:
    one = lesson([("扎实 推进 工作 改革", "扎实 推动 工作 改革")], (4, 2), str.split)
    other = lesson([("扎实 推动 工作 改革", "扎实 推进 工作 改革")], (2, 4), str.split)
    assert one == other == Lesson((2, 4), (("推动", "推进"),))


def test_a_word_of_one_character_is_refused() -> None:
    with pytest.raises(ValueError, match="one character"):
        Equivalents((("办", "举办"),))


def test_words_are_replaced_from_left_to_right_and_the_longest_first() -> None:
    table = {"举办": "开展", "举办了": "开展过", "办了": "做了", "活动": "工作", "动员": "号召"}
    words = Equivalents(tuple(sorted(table.items())))
    assert words.replaced("举办了活动员，举办活动活动") == "开展过工作员，开展工作工作"
    assert [words.replaced(text) for text in ("", "举", "办了", "再举办")] == ["", "举", "做了", "再开展"]
    assert Equivalents().replaced("举办") == "举办"
    longest_first = re.compile("|".join(sorted(table, key=lambda word: -len(word))))
    rng = random.Random(3)
    for _ in range(200):
        text = "".join(rng.choices("举办了活动员开展𠮷，", k=rng.randint(0, 40)))
        assert words.replaced(text) == longest_first.sub(lambda hit: table[hit[0]], text)


def test_equal_words_give_equal_fingerprints_and_facts_stay() -> None:
    a = document("a", "标题\n3月12日举办第六届比赛，五十八名教师参加。\n")
    b = document("b", "标题\n3月12日开展第六届比赛，五十八名教师参加。\n")
    plain = fingerprint(a), fingerprint(b)
    told = [fingerprint(d, Equivalents((("举办", "开展"),))) for d in (a, b)]
    assert plain[0].said.tolist() != plain[1].said.tolist()
    assert told[0].said.tolist() == told[1].said.tolist() == plain[1].said.tolist()
    assert told[0].chars.tolist() == plain[0].chars.tolist()
