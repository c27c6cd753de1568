"""Which encoding a text file has, and what is no text."""

import codecs

import pytest

from reportmine.errors import UnreadableFile, UsageError
from reportmine.text.encodings import Decoded, check_encoding, decode

SIMPLE = "一、维护职工权益\r\n　　全年走访慰问困难职工28户，举办活动3次。\r\n"
TRADITIONAL = "一、維護職工權益\n全年走訪慰問困難職工28戶，舉辦活動3次。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
def test_simplified_text_comes_back_as_written(encoding: str) -> None:
    assert decode(SIMPLE.encode(encoding)) == Decoded(SIMPLE, encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "gb18030", "utf-16-le"])
def test_traditional_text_comes_back_as_written(encoding: str) -> None:
    assert decode(TRADITIONAL.encode(encoding)) == Decoded(TRADITIONAL, encoding)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (b"\x84\x31\x95\x33", "gb18030"),
    ],
)
def test_byte_order_mark_decides_and_is_dropped(mark: bytes, encoding: str) -> None:
    assert decode(mark + SIMPLE.encode(encoding)) == Decoded(SIMPLE, encoding)


@pytest.mark.parametrize("text", ["工会总结", "慰问困难职工", "活动小结。", "王翀"])
def test_a_few_characters_of_gbk_are_enough(text: str) -> None:
    assert decode(text.encode("gbk")).text == text


def test_latin_utf16_without_mark() -> None:
    assert decode("Report 2012\r\n".encode("utf-16-le")) == Decoded("Report 2012\r\n", "utf-16-le")


def test_override_wins_over_detection() -> None:
    data = "工會".encode("big5")
    assert decode(data, "big5hkscs") == Decoded("工會", "big5hkscs")


def test_override_that_does_not_fit_is_an_error_with_the_place() -> None:
    with pytest.raises(UnreadableFile) as caught:
        decode("ab工会".encode("gbk"), "utf-8")
    assert caught.value.state == "damaged"
    assert str(caught.value) == (
        "按 utf-8 解码失败：第 3 个字节不合编码 请用 --encoding 指明编码（例如 gb18030、big5）"
    )


def test_unknown_encoding_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="没有名为 gbk9 的编码"):
        check_encoding("gbk9")
    with pytest.raises(UsageError, match="没有名为 zlib 的编码"):
        check_encoding("zlib")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_file_cut_inside_its_last_character_says_so(encoding: str) -> None:
    data = SIMPLE.strip().encode(encoding)[: -(3 if encoding == "utf-8" else 2) - 1]
    found = decode(data)
    assert found.text == SIMPLE.strip()[:-2]
    assert found.encoding == encoding
    assert len(found.warnings) == 1
    assert found.warnings[0].startswith("文件末尾 ")


def test_bytes_broken_in_the_middle_are_never_replaced() -> None:
    data = SIMPLE.encode() + b"\xff\xff" + SIMPLE.encode()
    with pytest.raises(UnreadableFile) as caught:
        decode(data)
    assert caught.value.state == "damaged"
    assert f"第 {len(SIMPLE.encode()) + 1} 个字节起不合 utf-8 编码" in str(caught.value)


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"\x00\x01\x02\x03" * 500, b"ab\x00\x07\x00\x01" * 100])
def test_binary_is_no_text(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="不是文本"):
        decode(data)
