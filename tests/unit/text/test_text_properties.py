"""What must hold for any text, shown on generated ones; the generator is seeded, so a failure repeats."""

import random

import numpy as np
import pytest

from reportmine.text.characters import fold
from reportmine.text.cleaning import clean

PIECES = [
    "工会", "学校", "開展", "活動", "，", ",", "。", ".", ";", ":", "（", "(", ")", "）", '"', "'", "“", "”",
    "「", "」", "２０１２", "2013", "年", "20XX", "xx", "×", "○", "一、", "（二）", "3.", " ", "  ", "　", "\t",
    "\n", "\n\n", "\r\n", "\u200b", "\u00ad", "\ufeff", "Excel", "9:00", "1,000", "相关文档", "第 3 页",
    "下载文档前请自行甄别", "来源：校工会", "篇一", "\f", "|", "**", "#", "😀", "𠮷", "著", "職工民主管理制度建設",
]  # fmt: skip
SEEDS = range(150)


def text_of(seed: int) -> str:
    rng = random.Random(seed)
    return "".join(rng.choice(PIECES) for _ in range(rng.randrange(1, 120)))


@pytest.mark.parametrize("seed", SEEDS)
def test_every_clean_character_is_the_image_of_one_raw_character_in_rising_order(seed: int) -> None:
    raw = text_of(seed)
    cleaned = clean(raw)
    assert len(cleaned.offsets) == len(cleaned.text) + 1
    assert cleaned.offsets.dtype == np.int32
    assert (np.diff(cleaned.offsets) > 0).all()
    assert sum(cleaned.noise.values()) + len(cleaned.text) == len(raw)


@pytest.mark.parametrize("seed", SEEDS)
def test_cleaning_a_clean_text_changes_nothing(seed: int) -> None:
    once = clean(text_of(seed))
    again = clean(once.text)
    assert again.text == once.text
    assert again.noise == {}
    assert again.offsets.tolist() == list(range(len(once.text) + 1))


@pytest.mark.parametrize("seed", SEEDS)
def test_letters_and_characters_are_kept_or_counted_as_noise(seed: int) -> None:
    raw = text_of(seed)
    cleaned = clean(raw)
    folded = fold(raw)
    letters = {int(at): char for char, at in zip(folded.text, folded.at, strict=True) if char.isalnum()}
    kept = {int(at): char for char, at in zip(cleaned.text, cleaned.offsets, strict=False)}
    named = {name for name in cleaned.noise if name not in ("空白", "不可见字符", "硬换行")}
    for at, char in letters.items():
        assert at in kept or named
        if at in kept:
            assert kept[at] in (char, char.upper())


@pytest.mark.parametrize("seed", SEEDS)
def test_a_part_of_a_file_is_cleaned_like_the_part_alone(seed: int) -> None:
    raw = text_of(seed)
    raw = raw.replace("\f", "\n")  # pages are known from the whole file
    half = len(raw) // 2
    part, alone = clean(raw, half), clean(raw[half:])
    assert part.text == alone.text
    assert (part.offsets - half).tolist() == alone.offsets.tolist()


def test_plain_text_keeps_every_character() -> None:
    text = "工会工作总结\n一、加强学习\n今年，开展活动3次，共35人参加。\n二、加强宣传"
    cleaned = clean(text)
    assert (cleaned.text, cleaned.noise) == (text, {})


@pytest.mark.parametrize("raw", ["", " ", "\n\n", "\u200b"])
def test_nothing_stays_nothing(raw: str) -> None:
    cleaned = clean(raw)
    assert (cleaned.text, cleaned.offsets.tolist()) == ("", [0])
