from __future__ import annotations

from typing import Any

from reports_samples import PAIRS, documents, pair, tables

from reportmine.reports.ranking import legitimate_pairs, ranked_documents, ranked_pairs
from reportmine.reports.table import make_table


def pairs(*rows: dict[str, Any]) -> list[tuple[str, str]]:
    return [(row["relation"], row["doc_b"]) for row in ranked_pairs(make_table("pairs", rows))]


def test_pairs_with_a_known_context_leave_the_ranking() -> None:
    own = [row["doc_b"] for row in legitimate_pairs(tables()["pairs"])]
    others = [row["doc_b"] for row in ranked_pairs(tables()["pairs"])]
    assert own == ["县医院/2013总结.txt"]
    assert others == ["第二小学/2013总结.txt", "无题.txt"]


def test_whole_reports_come_before_parts_and_copies_of_one_report_last() -> None:
    base = PAIRS[1]
    rows = [
        base | {"doc_b": doc, "relation": relation, "shared_chars": chars}
        for doc, relation, chars in [
            ("a", "same_report", 999),
            ("b", "partial", 500),
            ("c", "partial", 600),
            ("d", "reworded", 90),
            ("e", "identical", 50),
            ("f", "same_event", 0),
        ]
    ]
    assert [doc for _, doc in pairs(*rows)] == [
        "e",
        "d",
        "c",
        "b",
    ]  # one report twice and one event told twice are no wording taken over


def test_equal_pairs_are_ordered_by_name() -> None:
    first, second = pair("无题.txt", "教育局/工作计划.txt"), pair("无题.txt", "县医院/2012总结.txt")
    assert pairs(first, second) == pairs(second, first)


def test_the_one_others_took_from_is_not_listed() -> None:
    ranked = ranked_documents(tables()["documents"])
    assert [(item.record["doc"], round(item.ratio, 2), item.chars) for item in ranked] == [
        ("第二小学/2013总结.txt", 0.6, 540)
    ]


def test_the_floor_needs_both_characters_and_share() -> None:
    rows = documents()[:1]
    for chars, ratio, listed in [(1990, 0.1, 0), (2000, 0.1, 1), (400, 0.5, 1), (398, 0.5, 0), (9000, 0.09, 0)]:
        row = rows[0] | {
            "chars": chars,
            "overlap_with_earlier": ratio,
            "overlap_order_unknown": None,
            "formula_chars": 0,
        }
        assert len(ranked_documents(make_table("documents", [row]))) == listed, (chars, ratio)


def test_without_tables_nothing_is_ranked() -> None:
    assert ranked_pairs(None) == []
    assert ranked_documents(None) == []


def test_earlier_and_order_unknown_together_are_at_most_the_whole() -> None:
    row = documents()[2] | {"overlap_with_earlier": 0.9, "overlap_order_unknown": 0.8, "order_unknown_chars": 700}
    [item] = ranked_documents(make_table("documents", [row]))
    assert (item.ratio, item.chars, item.exact) == (1, 900, True)


def test_a_report_whose_overlap_is_explained_is_not_listed_for_the_rest() -> None:
    row = documents()[2] | {"overlap_ratio_without_own": 0.127}
    listed = [row | {"overlap_foreign_chars": chars} for chars in (168, 200)]
    assert [len(ranked_documents(make_table("documents", [one]))) for one in listed] == [0, 1]
