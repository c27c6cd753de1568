"""The tree, the places and the tiling of whole documents."""

import random
from itertools import pairwise

import numpy as np

from reportmine.model import Document, Metadata, Segmented
from reportmine.segment import segment


def parts(text: str) -> Segmented:
    offsets = np.arange(len(text) + 1, dtype=np.int32)
    return segment(Document("a.txt", text, 0, len(text), text, offsets, "", Metadata("")))


def rows(text: str) -> list[tuple[str, bool, str]]:
    cut = parts(text)
    return [(sentence.where, sentence.heading, cut.text(sentence)) for sentence in cut.sentences]


REPORT = """某校工会2013年工作总结
一年来，工会做了工作。现总结如下：

一、加强民主管理
1.推进依法治校。修订章程。征求意见。
2.深化校务公开。公开38项。
（1）设立专栏。
二、关心职工生活
①送温暖
慰问困难职工6户。
2014年，我们将继续努力。二是办好运动会。
"""


def test_places() -> None:
    assert rows(REPORT) == [
        ("标题", True, "某校工会2013年工作总结"),
        ("开头·第1句", False, "一年来，工会做了工作。"),
        ("开头·第2句", False, "现总结如下："),
        ("第一部分·标题", True, "一、加强民主管理"),
        ("第一部分·第1条·标题", True, "1.推进依法治校。"),
        ("第一部分·第1条·第1句", False, "修订章程。"),
        ("第一部分·第1条·第2句", False, "征求意见。"),
        ("第一部分·第2条·标题", True, "2.深化校务公开。"),
        ("第一部分·第2条·第1句", False, "公开38项。"),
        ("第一部分·第2条·第1款·第1句", False, "（1）设立专栏。"),
        ("第二部分·标题", True, "二、关心职工生活"),
        ("第二部分·第1条·标题", True, "①送温暖"),
        ("第二部分·第1条·第1句", False, "慰问困难职工6户。"),
        ("结尾·第1句", False, "2014年，我们将继续努力。"),
        ("结尾·第2句", False, "二是办好运动会。"),
    ]


def test_the_tree_covers_the_text_without_gaps() -> None:
    sections = parts(REPORT).sections
    assert sections[0].start == 0 and sections[-1].end == len(REPORT)
    assert all(one.end == after.start for one, after in pairwise(sections))
    assert [(section.number, section.heading, section.level, section.parent) for section in sections[1:4]] == [
        ("一、", "加强民主管理", 1, 0),
        ("1.", "推进依法治校", 3, 1),
        ("2.", "深化校务公开", 3, 1),
    ]


def test_a_lost_number_is_counted_on() -> None:
    text = "一、建设\n3.加强宣传。下发办法。\n.提高吸引力。加强换届。\n5.强化保障。反映呼声。"
    assert [where for where, heading, _ in rows(text) if heading][1:] == [
        "第一部分·第3条·标题",
        "第一部分·第4条·标题",
        "第一部分·第5条·标题",
    ]


def test_calendar_entries_are_no_headings() -> None:
    text = "意见\n全文。\n附件：\n某工会行事历\n三月份\n1、召开会议\n2、组织体检\n七、八月份\n1、走访慰问\n注：另定。"
    found = rows(text)
    assert ("附件·三月份·第2条·第1句", False, "2、组织体检") in found
    assert ("附件·七、八月份·第1条·第1句", False, "1、走访慰问") in found
    assert ("附件·七、八月份·标题", True, "七、八月份") in found


def test_a_short_numbered_line_that_heads_nothing_is_an_item() -> None:
    found = rows("总结\n一、做法\n1、召开会议\n2、组织体检\n二、体会\n学习很重要。")
    assert [text for _, heading, text in found if heading] == ["总结", "一、做法", "二、体会"]


def test_a_label_above_the_parts_does_not_enclose_them() -> None:
    found = rows("工作意见\n指导思想：以精神为指导。\n一、搭建平台\n1、深化活动。继续学习。")
    assert [where for where, *_ in found][1:] == [
        "指导思想·标题", "指导思想·第1句", "第一部分·标题", "第一部分·第1条·标题", "第一部分·第1条·第1句",
    ]  # fmt: skip


def test_a_label_inside_a_part_stays_inside() -> None:
    found = rows("一、慰问\n1、走访\n基本情况：困难职工6户。\n2、座谈\n开了座谈会。")
    assert [where for where, *_ in found] == [
        "第一部分·标题",
        "第一部分·第1条·标题",
        "第一部分·第1条·基本情况·标题",
        "第一部分·第1条·基本情况·第1句",
        "第一部分·第2条·标题",
        "第一部分·第2条·第1句",
    ]


def test_two_ways_of_numbering_on_one_level_nest() -> None:
    found = rows("一、管理\n(1)制度\n①章程\n修订章程。\n②办法\n修订办法。\n(2)公开\n公开栏目。")
    assert [where for where, heading, _ in found if heading] == [
        "第一部分·标题", "第一部分·第1条·标题", "第一部分·第1条·第1款·标题", "第一部分·第1条·第2款·标题",
        "第一部分·第2条·标题",
    ]  # fmt: skip


def test_empty_and_blank_documents() -> None:
    assert rows("") == [] and rows(" \n\n　") == []
    assert len(parts("").sections) == 1


def test_sentences_tile_the_lines_and_clauses_tile_the_sentences() -> None:
    pieces = [
        "一、", "1.", "（二）", "工会", "开展“安康杯”活动", "。", "；", "，", "、", "\n", "\n\n", " ", "　", "3.2万元",
        "《通知", "》", "“", "”", "（", "）", "……", "三月份", "附件：", "指导思想：", "2014年，", "！", ".",
    ]  # fmt: skip
    source = random.Random(20120310)
    for _ in range(400):
        text = "".join(source.choices(pieces, k=source.randrange(80)))
        cut = parts(text)
        covered = np.zeros(len(text), dtype=int)
        for sentence in cut.sentences:
            assert sentence.start < sentence.end and "\n" not in cut.text(sentence)
            covered[sentence.start : sentence.end] += 1
        assert all(count == 1 or (count == 0 and text[at].isspace()) for at, count in enumerate(covered)), text
        joined = ["" for _ in cut.sentences]
        for clause in cut.clauses:
            assert clause.start < clause.end
            joined[clause.sentence] += cut.text(clause)
        assert joined == [cut.text(sentence) for sentence in cut.sentences]
        assert all(section.start <= section.end and section.parent < section.index for section in cut.sections)
