from __future__ import annotations

import pytest
from reports_samples import TEXTS, tables

from reportmine.errors import UsageError
from reportmine.results.cutting import cut_of, cut_tables
from reportmine.results.redacting import redacted_tables, redactor
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


def test_masked_tables_keep_their_hashes() -> None:
    mask = redactor(segmenter(SegmentSettings()), ["张建国同志参加"])
    kept = redacted_tables(tables(), mask)
    assert [r["sha256"] for r in kept["documents"].records()] == [r["sha256"] for r in tables()["documents"].records()]
