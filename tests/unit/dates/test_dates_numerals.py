import pytest

from reportmine.dates.numerals import fold, number, year


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("一百二十", 120),
        ("两百", 200),
        ("一万二千", 12000),
        ("二〇一三", 2013),
        ("十二", 12),
        ("三十", 30),
        ("7", 7),
        ("个", None),
        ("", None),
    ],
)
def test_number(written: str, value: int | None) -> None:
    assert number(written) == value


def test_folding_keeps_the_length() -> None:
    text = "二○一三年６－７月“三八”节"
    assert len(fold(text)) == len(text)


def test_masked_year_is_unknown() -> None:
    assert year("20××") is None
