from pathlib import Path

import pytest

from reportmine.errors import DataFileError
from reportmine.themes.definitions import load_lexicon


def write(folder: Path, text: str) -> Path:
    path = folder / "主题.toml"
    path.write_bytes(text.encode("utf-8"))
    return path


def test_shipped_lexicon_has_the_themes_of_union_work() -> None:
    labels = load_lexicon(None).labels
    assert len(labels) == len(set(labels)) >= 15
    assert {"民主管理与校务公开", "师德师风", "维权与帮扶", "送温暖", "文体活动", "疫情防控"} <= set(labels)


def test_aliases_are_matched_like_terms(tmp_path: Path) -> None:
    path = write(tmp_path, '[[theme]]\nlabel = "甲"\nterms = ["一"]\naliases = ["二", "一"]\n')
    assert load_lexicon(path).themes[0].terms == ("一", "二")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[theme]]\nlabel = "甲\n', "主题词表的写法不对 [{path} 第2行]"),
        ('title = "x"\n', "主题词表里没有 [[theme]] 条目，或另有不认识的内容 [{path}]"),
        ('[[theme]]\nterms = ["一"]\n', "主题缺少名称 label [{path} 第1个主题]"),
        ('[[theme]]\nlabel = "甲"\n', "主题没有词 terms [{path} 第1个主题（甲）]"),
        ('[[theme]]\nlabel = "甲"\nterms = [1]\n', "terms 应是非空文字的列表 [{path} 第1个主题（甲）]"),
        ('[[theme]]\nlabel = "甲"\nterms = ["一"]\nwords = []\n', "不认识的项 words [{path} 第1个主题（甲）]"),
        ('[[theme]]\nlabel = "甲"\nterms = ["一", "一"]\n', "terms 里“一”写了两次 [{path} 第1个主题（甲）]"),
        (
            '[[theme]]\nlabel = "甲"\nterms = ["一"]\n[[theme]]\nlabel = "甲"\nterms = ["二"]\n',
            "主题名“甲”重复 [{path} 第2个主题]",
        ),
    ],
)
def test_a_malformed_file_is_named_with_line_or_entry(tmp_path: Path, text: str, message: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(DataFileError) as caught:
        load_lexicon(path)
    assert str(caught.value).startswith(message.format(path=path))


def test_a_missing_file_and_another_encoding_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="打不开主题词表"):
        load_lexicon(tmp_path / "没有.toml")
    path = tmp_path / "gbk.toml"
    path.write_bytes('[[theme]]\nlabel = "甲"\n'.encode("gbk"))
    with pytest.raises(DataFileError, match="不是 UTF-8 编码"):
        load_lexicon(path)
