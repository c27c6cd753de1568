from __future__ import annotations

import pytest
from reports_samples import TEXTS, tables

from reportmine.errors import UsageError
from reportmine.results.cutting import cut_of, cut_tables
from reportmine.results.redacting import named_apart, redacted_tables, redactor
from reportmine.segment import segmenter
from reportmine.settings import SegmentSettings

A, B, C, D, E = TEXTS


def docs(name: str, column: str, wanted: str) -> list[object]:
    return [row[column] for row in cut_tables(cut_of(wanted, tables()), tables())[name].records()]


def test_a_unit_gets_its_own_reports_and_what_stands_opposite_them() -> None:
    cut = cut_of("unit=第二小学工会", tables())
    assert (sorted(cut.whole), sorted(cut.others)) == ([C], [A])
    kept = cut_tables(cut, tables())
    assert {(row["doc_a"], row["doc_b"]) for row in kept["pairs"].records()} == {(A, C)}
    assert {row["doc"] for row in kept["sentences"].records()} <= {C}
    assert {row["doc"] for row in kept["activities"].records()} <= {C}
    assert "theme_years" not in kept
    other = next(row for row in kept["documents"].records() if row["doc"] == A)
    assert (other["title"], other["chars"], other["sha256"]) == ("县医院工会2012年工作总结", None, None)


def test_a_pair_and_a_family() -> None:
    assert docs("documents", "doc", f"pair={C},{A}") == [A, C]
    assert docs("families", "family_id", "family=F2") == ["F2"]
    assert sorted(map(str, docs("documents", "doc", "family=F2"))) == sorted([A, B])


@pytest.mark.parametrize("wanted", ["", "unit", "unit=", "place=x", "unit=没有", "pair=a,b", f"pair={A}", "family=F9"])
def test_what_is_not_there_is_named(wanted: str) -> None:
    with pytest.raises(UsageError, match="--only"):
        cut_of(wanted, tables())


def test_masks_keep_lengths_and_fit_together() -> None:
    text = "工会主席刘丽华到会，电话13800138000。刘丽华老师身份证330203197802141234。"
    mask = redactor(segmenter(SegmentSettings()), [text])
    masked = mask(text)
    assert len(masked) == len(text)
    assert masked == "工会主席刘某某到会，电话" + "＊" * 11 + "。刘某某老师身份证" + "＊" * 18 + "。"
    assert mask("刘丽华") == "刘某某"
    assert mask(mask(text)) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("，欧阳建军同志", "，欧阳某某同志"),
        ("；周晓东老师获奖", "；周某某老师获奖"),
        ("手机139 1234 5678。", f"手机{'＊' * 13}。"),
        ("电话：（0574）86781234", f"电话：{'＊' * 14}"),
        ("座机：86781234", f"座机：{'＊' * 8}"),
        ("１３９１２３４５６７８", "＊" * 11),
        ("信箱abc@example.com", f"信箱{'＊' * 15}"),
        ("设施陈旧，林业局", "设施陈旧，林业局"),
        ("全年86781234元", "全年86781234元"),
    ],
)
def test_what_is_masked_and_what_is_not(text: str, masked: str) -> None:
    assert redactor(segmenter(SegmentSettings()), [text])(text) == masked


def test_two_reports_stay_two_when_their_names_are_masked() -> None:
    ids = named_apart(
        ["王小明总结.txt", "王小红总结.txt"], redactor(segmenter(SegmentSettings()), ["王小明", "王小红老师"])
    )
    assert len(set(ids.values())) == 2


def test_masked_tables_keep_their_hashes() -> None:
    mask = redactor(segmenter(SegmentSettings()), ["张建国同志参加"])
    kept = redacted_tables(tables(), mask, {})
    assert [r["sha256"] for r in kept["documents"].records()] == [r["sha256"] for r in tables()["documents"].records()]


def test_families_of_others_are_not_told() -> None:
    assert docs("families", "family_id", "unit=县教育局工会") == []
    (row,) = [
        r
        for r in cut_tables(cut_of("unit=第二小学工会", tables()), tables())["families"].records()
        if r["family_id"] == "F1"
    ]
    assert row["documents"] == [A, C]
    assert row["n_documents"] == 3
