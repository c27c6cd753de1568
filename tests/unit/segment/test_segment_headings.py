"""Which lines are headings by themselves."""

import pytest

from reportmine.segment.headings import is_closing, read_mark, title_lines


@pytest.mark.parametrize(
    ("line", "style", "words", "size"),
    [
        ("1.推进依法治校。助推现代学校制度的建立。", "run_in", "推进依法治校", 9),
        ("一、明确职责，维护权益", "whole", "明确职责，维护权益", 11),
        ("二、坚持校务公开。", "whole", "坚持校务公开", 9),
        ("1、3月7日，召开大会。会后总结。", "item", "", 0),
        ("6．开展了结对活动。共结对30名。", "item", "", 0),
        ("2.广泛开展“三育人”为主要", "whole", "广泛开展“三育人”为主要", 14),
        ("3.严格执行“五禁”规定（禁", "item", "", 0),
        ("2.第三季度举办职工运动会。", "item", "", 0),
        ("3、九月份组织职工登山", "item", "", 0),
        ("4.下半年开展“送清凉”活动。", "item", "", 0),
        ("（二）下半年工作安排", "whole", "下半年工作安排", 10),
        ("3.组织“三八”节活动", "whole", "组织“三八”节活动", 11),
        ("指导思想：以党的精神为指导。", "label", "指导思想", 5),
        ("三月份", "month", "三月份", 3),
        ("七、八月份", "month", "七、八月份", 5),
        ("二○一三年一月份", "month", "二○一三年一月份", 8),
        ("附件：", "annex", "附件", 3),
        ("附件2：活动安排表", "annex", "附件2：活动安排表", 9),
        ("工作体会", "bare", "工作体会", 4),
    ],
)
def test_headings(line: str, style: str, words: str, size: int) -> None:
    mark = read_mark(line)
    assert (mark.style, mark.words, mark.size) == (style, words, size)


@pytest.mark.parametrize(
    "line",
    [
        "各位领导：大家好。",
        "会议强调：要抓落实。",
        "人们提出这样的问题：",
        "礼河实验学校工会",
        "附近的居民",
        "三月份，召开会议。",
        "同志们：",
        "现总结如下：",
    ],
)
def test_speech_signature_and_narrative_are_text(line: str) -> None:
    assert read_mark(line).style == "text"


def test_the_title_ends_at_the_first_text() -> None:
    assert title_lines(["某厂工会", "2012年工作总结", "（2013年1月）", "工作回顾", "一年来，做了工作。"]) == 3
    assert title_lines(["一年来，学校工会做了大量工作。"]) == 0
    assert title_lines(["2012年工作总结", "一、加强学习"]) == 1
    assert title_lines([]) == 0


def test_a_closing_paragraph_is_told_from_a_dated_event() -> None:
    assert is_closing("新的一年里，我们将继续努力。")
    assert is_closing("2015年，我们将办好实事。")
    assert not is_closing("2015年3月，召开了大会。")
