from __future__ import annotations

import json
import random
from dataclasses import asdict

import numpy as np
import pytest
from large_collection import report
from reuse_texts import SOURCE, UNRELATED

from reportmine.engine import LocalEngine
from reportmine.reuse import places
from reportmine.reuse.counting import FULL, counted, held
from reportmine.reuse.longstrings import HUGE, LARGE, MANY, Selection, selection
from reportmine.reuse.places import Hits, near, shared_strings, spread
from reportmine.reuse.screening import screen
from reportmine.reuse.stringkeys import Strings, found_in
from reportmine.text.comparable import comparable
from reportmine.verbs import Engine

PASSAGE = SOURCE.split("\n")[2]
ENGINE = LocalEngine(1)
FILLER = "第{}次会议听取了第{}小组的汇报，讨论了编号{}的方案，决定由{}号楼先行试点。"


def chosen() -> Selection:
    found = selection(LARGE)
    assert found is not None
    return found


def strings(text: str, chosen: Selection) -> tuple[Strings, ...]:
    return tuple(found.kept(np.ones(len(found.keys), dtype=bool)).of(0) for found in found_in([text], chosen))


def screened(texts: list[str], engine: Engine = ENGINE) -> list[tuple[int, int]]:
    return screen(texts, engine, chosen()).pairs


def test_the_selection_follows_the_size_of_the_collection() -> None:
    assert selection(LARGE - 1) is None
    large, many, huge = chosen(), selection(MANY), selection(HUGE)
    assert many is not None
    assert huge is not None
    assert (large.long.length, large.long.window, large.long.sample) == (8, (2, 20), 1)
    assert many.long.window == (2, 40)
    assert huge.long.sample == 2
    assert huge.short == large.short
    whole = selection(LARGE, whole=True)
    assert whole is not None
    assert whole.sorts == (whole.long,)
    for one in (large, many, huge, whole):
        json.dumps(asdict(one), allow_nan=False)  # told in the manifest, which has to be plain JSON


def test_long_strings_reach_over_punctuation_and_layout_does_not_matter() -> None:
    one, other = (strings(text, chosen())[0].keys for text in ("开展活动，效果很好", "开展 活动\n效果，很好！"))
    assert len(one) == 1
    assert one.tolist() == other.tolist()


def test_short_strings_stay_between_punctuation_marks() -> None:
    short = strings("开展，活动丰富", chosen())[1]
    assert len(short.keys) == 2  # 活动丰, 动丰富
    assert sorted(short.at.tolist()) == [2, 3]


def test_buckets_count_documents_not_occurrences() -> None:
    texts = ["开展活动效果很好。" * 3, "开展活动效果很好", "别的文字没有这八个字"]
    for engine in (ENGINE, LocalEngine(2)):
        long, _ = counted(texts, chosen(), engine)
        assert held(strings(texts[1], chosen())[0].keys, long).tolist() == [2] * 1
    many, _ = counted([texts[1]] * 300, chosen(), ENGINE)
    assert int(many.max()) == FULL


def test_a_copied_passage_is_a_candidate_and_a_shared_clause_is_none() -> None:
    shared = "为三百六十五名职工办理了医疗互助保障手续"
    texts = [SOURCE, f"{UNRELATED}\n{PASSAGE}\n", f"另一份总结。\n{shared}。\n", f"又一份报告。\n{shared}。\n"]
    assert screened(texts) == [(0, 1)]


def test_names_and_figures_make_a_candidate_where_no_eight_characters_are_left() -> None:
    one = "四月里，青塘的1409人跑完全程。后来白桥那边的贺兰珍拿出八千六百元。"
    other = "贺兰珍捐了八千六百元，白桥人都知道；青塘呢，春天有1409人参赛。"
    assert not set(strings(one, chosen())[0].keys.tolist()) & set(strings(other, chosen())[0].keys.tolist())
    assert (0, 1) in screened([one, other, UNRELATED])


def test_a_text_that_many_hand_in_meets_the_first_of_them() -> None:
    body = "".join(FILLER.format(n, n + 1, n + 2, n + 3) for n in range(40))
    texts = [f"{name}工会总结。{body}" for name in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄"]
    found = screened([*texts, UNRELATED])
    assert {(0, other) for other in range(1, len(texts))} <= set(found)
    assert not any(len(texts) in pair for pair in found)


def test_workers_and_blocks_change_nothing() -> None:
    rng = np.random.default_rng(7)
    texts = ["".join(FILLER.format(*rng.integers(0, 999, 4)) for _ in range(12)) for _ in range(150)]
    texts[140] = texts[3]
    one, two = screened(texts), screened(texts, LocalEngine(2))
    assert one == two
    assert (3, 140) in one


def hits_of(*pairs: tuple[str, str]) -> Hits:
    long = found_in([text for pair in pairs for text in pair], chosen())[0]
    first = np.arange(0, 2 * len(pairs), 2)
    return shared_strings(long.kept(np.ones(len(long.keys), dtype=bool)), first, first + 1)


def placed(one: str, other: str) -> tuple[int, int]:
    (found,) = near(hits_of((one, other)), 1).tolist()
    return found[0], found[1]


def test_places_are_counted_near_each_other_and_their_extent_in_one_distance() -> None:
    a, b = SOURCE, "前言一段。" * 30 + SOURCE
    count, extent = placed(a, b)
    assert count == 1  # one run
    cut = SOURCE.replace("工会", "组织")
    count, extent = placed(a, cut)
    assert count > 1
    assert extent > 70
    assert placed("", a) == (0, 0)
    together = near(hits_of((a, b), ("", a), (a, cut)), 3)
    assert [tuple(row) for row in together.tolist()] == [placed(a, b), (0, 0), (count, extent)]


def test_strings_shared_with_many_texts_are_those_shared_with_each(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(9)
    texts = [report(rng) for _ in range(12)]
    texts = [*texts, texts[0] + texts[1], texts[2].replace("工会", "组织") + texts[3], "", texts[4] * 2]
    every = found_in(texts, chosen())[0]
    kept = every.kept(np.ones(len(every.keys), dtype=bool))
    a, b = np.array([(x, y) for x in range(len(texts)) for y in range(x + 1, len(texts))]).T
    found = shared_strings(kept, a, b)
    monkeypatch.setattr(places, "STRINGS", 400)
    monkeypatch.setattr(places, "_TABLE_BITS", 4)  # hardly a place in the table would be free
    again = shared_strings(kept, a, b)
    assert [part.tolist() for part in again] == [part.tolist() for part in found]
    for n, (x, y) in enumerate(zip(a.tolist(), b.tolist(), strict=True)):
        one, other = kept.of(x), kept.of(y)
        there = dict(zip(other.keys.tolist(), other.at.tolist(), strict=True))
        both = sorted((at, there[k]) for k, at in zip(one.keys.tolist(), one.at.tolist(), strict=True) if k in there)
        part = found.pair == n
        assert list(zip(found.here[part].tolist(), found.there[part].tolist(), strict=True)) == both
    assert near(found, len(a)).tolist() == [list(placed(texts[x], texts[y])) for x, y in zip(a, b, strict=True)]


def test_a_copy_shares_strings_in_more_parts_of_a_text_than_a_passage_does() -> None:
    rng = random.Random(5)
    body, other = (report(rng).split("\n")[1:] for _ in range(2))
    whole, passage = "\n".join(body), "\n".join([*other[:5], *body[5:6], *other[6:]])
    half = "\n".join([*other[:6], *body[6:]])
    texts = [whole, passage, half, whole]
    sizes = np.array([len(comparable(text)[0]) for text in texts])
    hits = hits_of(*((whole, text) for text in (whole, passage, half)))
    found = spread(hits, sizes[[3, 3, 3]], sizes[[0, 1, 2]]).tolist()
    assert found[0] == [8, 8]
    assert max(found[1]) <= 2
    assert 4 <= min(found[2]) <= max(found[2]) <= 5


def test_strings_of_texts_gone_through_together_are_those_of_each() -> None:
    texts = [SOURCE, "短", "", UNRELATED, SOURCE + UNRELATED, "开展活动", "效果很好，活动", "a" * 7, "b" * 8]
    for one in (chosen(), selection(HUGE), selection(LARGE, whole=True)):
        assert one is not None
        for n, found in enumerate(found_in(texts, one)):
            kept = found.kept(np.ones(len(found.keys), dtype=bool))
            for d, text in enumerate(texts):
                alone = strings(text, one)[n]
                assert kept.of(d).keys.tolist() == alone.keys.tolist()
                assert kept.of(d).at.tolist() == alone.at.tolist()


def test_a_very_long_text_has_the_strings_of_its_parts() -> None:
    body = "".join(FILLER.format(n, n + 1, n + 2, n + 3) for n in range(200))
    part = strings(body, chosen())[0]
    long = strings("文" * (1 << 20) + body, chosen())[0]
    assert set(part.keys.tolist()) <= set(long.keys.tolist())
    at = dict(zip(long.keys.tolist(), long.at.tolist(), strict=True))
    assert all(at[key] == (1 << 20) + place for key, place in zip(part.keys.tolist(), part.at.tolist(), strict=True))
