import numpy as np

from reportmine.model import Document, Metadata
from reportmine.segment import segment
from reportmine.themes.coding import code
from reportmine.themes.definitions import Theme, ThemeLexicon

LEXICON = ThemeLexicon((Theme("帮扶", ("帮扶",)), Theme("文体", ("球赛", "文体"))))


def coded(text: str) -> list[tuple[str, tuple[str, ...], bool]]:
    document = Document("a", text, 0, len(text), text, np.arange(len(text) + 1, dtype=np.int32), "", Metadata(""))
    segmented = segment(document)
    return [
        (segmented.text(sentence), one.themes, one.by_heading)
        for sentence, one in zip(
            segmented.sentences, code(segmented, ["done"] * len(segmented.sentences), LEXICON), strict=True
        )
    ]


def test_own_words_come_before_the_heading() -> None:
    rows = coded("一、做好帮扶工作\n全年走访十户。举办球赛。\n二、其他工作\n召开会议。\n")
    assert rows == [
        ("一、做好帮扶工作", ("帮扶",), False),
        ("全年走访十户。", ("帮扶",), True),
        ("举办球赛。", ("文体",), False),
        ("二、其他工作", (), False),
        ("召开会议。", (), False),
    ]


def test_a_heading_without_theme_passes_on_the_one_above() -> None:
    rows = coded("一、开展文体活动\n（一）认真组织\n人人参加。\n（二）加强帮扶\n大家满意。\n")
    assert rows[1] == ("（一）认真组织", ("文体",), True)
    assert rows[2] == ("人人参加。", ("文体",), True)
    assert rows[4] == ("大家满意。", ("帮扶",), True)


def test_themes_stand_in_the_order_of_the_lexicon_once_each() -> None:
    assert coded("文体活动和帮扶活动和球赛。")[0][1] == ("帮扶", "文体")


def test_characters_leave_white_space_out_and_positions_are_raw() -> None:
    text = "送 温 暖。"
    offsets = np.array([5, 6, 7, 8, 9, 10, 11], dtype=np.int32)
    document = Document("a", "xxxxx" + text, 5, 11, text, offsets, "", Metadata(""))
    segmented = segment(document)
    (one,) = code(segmented, ["planned"], LEXICON)
    assert (one.chars, one.start, one.end, one.status) == (4, 5, 11, "planned")
