from __future__ import annotations

import pytest
from reuse_texts import REWORDED, SOURCE, UNRELATED, document

from reportmine.engine import LocalEngine
from reportmine.model import Segmented
from reportmine.reuse import Reuse, Scope, find, survey
from reportmine.reuse.edits import apply_edits
from reportmine.settings import ReuseSettings


def cut(text: str) -> list[str]:
    """Two characters a word are enough to see swaps."""
    return [text[i : i + 2] for i in range(0, len(text), 2)]


def found(documents: list[Segmented], settings: ReuseSettings | None = None) -> Reuse:
    engine = LocalEngine(1)
    return find(documents, survey(documents, engine, cut).statistics, engine, cut, settings or ReuseSettings())


def crowd(n: int) -> list[Segmented]:
    """Documents that share nothing with anything: rarity needs a corpus to be rare in."""
    lines = ["".join(chr(0x5000 + 160 * d + 16 * s + c) for c in range(16)) + "。" for d in range(n) for s in range(6)]
    return [document(f"z{d}.txt", "\n".join(["题目", *lines[6 * d : 6 * d + 6]]) + "\n") for d in range(n)]


@pytest.fixture(scope="module")
def reuse() -> Reuse:
    return found(
        [
            document("a.txt", SOURCE, year=2014, unit="白桥中学工会"),
            document("b.txt", REWORDED, year=2015, unit="青塘小学工会"),
            document("c.txt", UNRELATED, year=2014, unit="红石厂工会"),
        ]
    )


def test_a_reworded_report_is_found_and_an_unrelated_one_is_not(reuse: Reuse) -> None:
    assert [(p.doc_a, p.doc_b, p.relation) for p in reuse.pairs] == [("a.txt", "b.txt", "reworded")]
    [pair] = reuse.pairs
    assert min(pair.a_copied_ratio, pair.b_copied_ratio) > 0.9
    assert pair.a_copied_ratio == round(pair.a_copied_chars / pair.a_chars, 4)


def test_every_match_replays_and_slices_back(reuse: Reuse) -> None:
    for match in reuse.matches:
        a, b = SOURCE[match.a_start : match.a_end], REWORDED[match.b_start : match.b_end]
        assert apply_edits(a, match.edits) == b
        assert a.strip() and b.strip()


def test_the_two_reports_are_one_family_with_the_earlier_named(reuse: Reuse) -> None:
    [family] = reuse.families
    assert (family.kind, family.documents, family.earliest) == ("copied", ("a.txt", "b.txt"), "a.txt")


def test_the_earlier_report_is_a_whatever_the_names() -> None:
    result = found([document("a.txt", REWORDED, year=2015), document("b.txt", SOURCE, year=2014)])
    assert [(p.doc_a, p.doc_b) for p in result.pairs] == [("b.txt", "a.txt")]


def test_the_same_text_twice_is_identical_with_ratios_of_one() -> None:
    [pair] = found([document("a.txt", SOURCE), document("b.txt", SOURCE), document("c.txt", UNRELATED)]).pairs
    assert (pair.relation, pair.a_copied_ratio, pair.b_copied_ratio) == ("identical", 1.0, 1.0)


def test_shared_facts_without_shared_wording_are_one_event_and_no_copy() -> None:
    one = "第一篇\n3月12日大家去云雾山，216人，种了430株，花费186元。\n" + "".join(UNRELATED.splitlines(True)[1:2])
    two = "第二篇\n那天是3月12日，队伍里216位同仁，挖坑430个，支出186元。\n" + "".join(UNRELATED.splitlines(True)[2:3])
    result = found([document("a.txt", one), document("b.txt", two), document("c.txt", SOURCE), *crowd(15)])
    pairs = {(p.doc_a, p.doc_b): p for p in result.pairs}
    assert pairs["a.txt", "b.txt"].relation == "same_event"
    assert pairs["a.txt", "b.txt"].a_copied_ratio == 0


def test_known_matches_are_taken_as_they_are() -> None:
    documents = [document("a.txt", SOURCE, year=2014), document("b.txt", REWORDED, year=2015)]
    engine = LocalEngine(1)
    statistics = survey(documents, engine, cut).statistics
    first = find(documents, statistics, engine, cut, ReuseSettings())
    again = find(documents, statistics, engine, cut, ReuseSettings(), Scope(known=first.by_pair))
    assert (again.matches, again.pairs, again.families) == (first.matches, first.pairs, first.families)
    without = find(documents, statistics, engine, cut, ReuseSettings(), Scope(known={("a.txt", "b.txt"): ()}))
    assert without.pairs == ()


def test_short_matches_can_be_left_out() -> None:
    documents = [document("a.txt", SOURCE, year=2014), document("b.txt", REWORDED, year=2015)]
    assert found(documents, ReuseSettings(min_chars=5000)).pairs == ()


def test_results_do_not_depend_on_order_or_workers() -> None:
    documents = [document("a.txt", SOURCE), document("b.txt", REWORDED), document("c.txt", UNRELATED)]
    turned = found(documents[::-1])
    assert turned.matches == found(documents).matches


def test_ten_thousand_equal_lines_end_in_time() -> None:
    text = "总结\n" + "组织职工参加活动并取得良好效果。\n" * 2000
    result = found([document("a.txt", text), document("b.txt", text + "完。\n")])
    assert len(result.pairs) <= 1
