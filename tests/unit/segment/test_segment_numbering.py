"""Numbers before headings, and amounts and dates that look like them."""

import pytest

from reportmine.segment.numbering import chinese_value, read_number
from reportmine.segment.sections import outline


@pytest.mark.parametrize(
    ("line", "kind", "level", "value", "written"),
    [
        ("一、加强学习", "chinese", 1, 1, "一、"),
        ("十二．后勤", "chinese", 1, 12, "十二．"),
        ("（一）抓学习", "chinese_bracket", 2, 1, "（一）"),
        ("(三)抓学习", "chinese_bracket", 2, 3, "(三)"),
        ("二）抓学习", "chinese_bracket", 2, 2, "二）"),
        ("1．推进", "arabic", 3, 1, "1．"),
        ("15、加强", "arabic", 3, 15, "15、"),
        ("2. 推进", "arabic", 3, 2, "2. "),
        ("1.2013年，召开大会", "arabic", 3, 1, "1."),
        ("3.3月5日，学雷锋", "arabic", 3, 3, "3."),
        ("1.1推进依法治校", "dotted", 4, 1, "1.1"),
        ("2.1.3 制度", "dotted", 4, 3, "2.1.3 "),
        ("(1)制度", "arabic_bracket", 4, 1, "(1)"),
        ("2）制度", "arabic_bracket", 4, 2, "2）"),
        ("③维护", "circled", 4, 3, "③"),
        ("⒉维护", "arabic", 3, 2, "⒉"),
        ("⑵维护", "arabic_bracket", 4, 2, "⑵"),
        ("第一部分 工作回顾", "part", 1, 1, "第一部分 "),
        ("第三章 附则", "part", 1, 3, "第三章 "),
        (".不断提高吸引力。", "arabic", 3, 0, "."),
    ],
)
def test_a_number_is_read(line: str, kind: str, level: int, value: int, written: str) -> None:
    assert read_number(line) == (kind, level, value, written)


@pytest.mark.parametrize(
    "line",
    [
        "2013年，学校工会", "3.2万元用于慰问", "1.5%的会员", "七、八月份", "一、二年级教师", "一是抓学习",
        "38人参加", "3月7日召开大会",
        "二、三等奖各两名", "1、2月份组织慰问", "3.8妇女节活动", "6.1儿童节", "一年来，工会", "十八大精神",
        "100名职工", "第一次会议", "第一章的内容", "", "。完", "12.5亿元", "三八妇女节",
    ],
)  # fmt: skip
def test_amounts_dates_and_lists_are_no_numbers(line: str) -> None:
    assert read_number(line) is None


def test_chinese_numerals() -> None:
    assert [chinese_value(numeral) for numeral in ("十", "十九", "二十", "三十五", "一百")] == [10, 19, 20, 35, 100]


@pytest.mark.parametrize(
    ("lines", "numbers"),
    [
        (["1.召开大会。", "2.评选先进。", "3.9月份组织登山。"], ["1.", "2.", "3."]),
        (["4、召开大会。", "5.12月底前完成换届。", "6.公开账目。"], ["4、", "5.", "6."]),
        (["1.3月份组织体检。", "2.5月份组织登山。"], ["1.", "2."]),
        (["1.召开大会。", "2.20名职工疗养。", "3.15余户受助。"], ["1.", "2.", "3."]),
        (["一、帮扶", "1、2月份组织慰问。", "3、4月份组织体检。"], ["一、"]),
        (["1.召开大会。", "3.9月份组织登山。"], ["1."]),
        (["1.召开大会。", "2.5%的会员参加。", "2.13月无此月。"], ["1."]),
    ],
)
def test_a_figure_after_a_number_is_an_item_where_it_goes_on_counting(lines: list[str], numbers: list[str]) -> None:
    found = outline("\n".join(["工会工作总结", "一年来，工会做了工作。", *lines]))
    assert [section.number for section in found.sections if section.number] == numbers
