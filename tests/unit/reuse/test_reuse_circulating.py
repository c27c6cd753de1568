"""A paragraph that many units paste into reports of their own."""

from __future__ import annotations

from random import Random

from reuse_texts import SOURCE, document

from reportmine.engine import LocalEngine
from reportmine.model import Segmented
from reportmine.reuse import Reuse, find, survey
from reportmine.reuse.circulating import circulating, with_circulating
from reportmine.reuse.fingerprints import fingerprint
from reportmine.reuse.origins import own_origins
from reportmine.reuse.unions import Unions
from reportmine.settings import ReuseSettings

PIECE = (
    "全市职工之家建设现场会确定，三年内每个乡镇街道至少建成一处面积不少于一百平方米的户外劳动者驿站，配齐饮水机、微波炉和急救箱。"
    "驿站由街道工会统一挂牌，沿街商户自愿加入的，每处补助三千元，补助款从市总工会专项经费中列支。"
    "驿站每天开放不少于八小时，节假日不闭门，由志愿者轮流值守，并把值守记录贴在门口。"
)
PLACES = ["东河", "西岭", "南湖", "北山", "红石", "柳林", "梅村", "桂花"]


def own(n: int) -> str:
    """Lines that no other report has, more of them than the shared paragraph: characters drawn for it alone."""
    drawn = Random(n)
    lines = ("".join(chr(drawn.randrange(0x4E00, 0x9000)) for _ in range(drawn.randrange(18, 30))) for _ in range(24))
    return f"{PLACES[n]}镇工会2014年工作总结\n" + "".join(f"{line}。\n" for line in lines)


def crowd(n: int) -> list[Segmented]:
    """Reports of n units that differ but for one paragraph, lightly edited in each."""
    return [
        document(
            f"{i}.txt",
            own(i) + PIECE.replace("三千元", f"{i + 2}千元").replace("街道工会", f"{PLACES[i]}工会") + "\n",
            year=2010 + i,
            unit=f"{PLACES[i]}镇工会",
        )
        for i in range(n)
    ]


def found(documents: list[Segmented]) -> Reuse:
    engine = LocalEngine(1)
    return find(documents, survey(documents, engine, list).statistics, engine, list, ReuseSettings())


def test_a_piece_of_four_reports_is_one_origin_and_of_three_is_none() -> None:
    prints = [fingerprint(d) for d in crowd(4)]
    [group] = circulating(prints, PLACES[:4], LocalEngine(1))
    assert {doc for doc, _, _ in group} == {0, 1, 2, 3}
    own_ones = own_origins([len(p.chars) for p in prints])
    linked = with_circulating(own_ones, [group])
    doc, first, last = group[-1]
    assert set(linked[doc][first:last]) == {0}
    assert set(linked[doc]) == {0, doc}
    assert set(own_ones[doc]) == {doc}  # the given origins stay as they were
    assert circulating(prints[:3], PLACES[:3], LocalEngine(1)) == []
    assert circulating([], [], LocalEngine(1)) == []


def test_what_one_unit_or_nobody_known_repeats_is_no_piece() -> None:
    prints = [fingerprint(d) for d in crowd(6)]
    assert circulating(prints, ["东河"] * 6, LocalEngine(1)) == []
    assert circulating(prints, [None] * 6, LocalEngine(1)) == []


def test_one_sentence_that_all_write_is_no_piece() -> None:
    long = "在上级工会和党支部的正确领导下我们工会紧紧围绕中心工作积极履行各项职能团结带领广大职工群众" * 3 + "。"
    documents = [document(f"{i}.txt", own(i) + long) for i in range(6)]
    assert circulating([fingerprint(d) for d in documents], PLACES[:6], LocalEngine(1)) == []


def test_the_paragraph_is_a_family_of_its_own_and_no_report_is_a_copy() -> None:
    result = found(crowd(8))
    assert len(result.pairs) == 28
    [family] = result.families
    assert (family.family_id, family.kind, family.extent) == ("T0001", "circulating", "passage")
    assert len(family.documents) == len(family.units) == 8
    assert family.earliest == "0.txt"
    assert family.shared_chars >= 120
    assert {p.family_id for p in result.pairs} == {None}
    assert sum(m.family_id == "T0001" for m in result.matches) == 28


def test_two_units_with_one_paragraph_are_no_circulating_text() -> None:
    assert found(crowd(2)).families == ()


def test_whole_reports_keep_their_family() -> None:
    documents = [
        document(f"{i}.txt", SOURCE.replace("白桥", place), year=2014, unit=f"{place}工会")
        for i, place in enumerate(PLACES[:5])
    ]
    assert [f.extent for f in found(documents).families] == ["report"]


def test_the_least_member_names_a_group_whatever_the_order() -> None:
    assert Unions(4, [(3, 2), (2, 1)]).groups() == Unions(4, [(1, 2), (3, 1)]).groups() == [[0], [1, 2, 3]]
