"""Words, positions, lexicons and stop lists."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from reportmine.errors import DataFileError, UsageError
from reportmine.segment import segmenter, stop_words
from reportmine.segment.lexicons import Term, read_lexicon, shipped
from reportmine.settings import SegmentSettings

TEXT = "学校工会深化校务公开，抓好师德师风建设，\n建设“教工之家” 和女工委，投入1.52万元。"


@pytest.mark.parametrize("name", ["jieba", "rjieba"])
def test_words_tile_the_text_and_hold_terms_together(name: str) -> None:
    if name == "rjieba":
        pytest.importorskip("rjieba")
    words = segmenter(SegmentSettings(segmenter=name))
    for tokens in (words.tokens(TEXT), words.tagged(TEXT)):
        assert "".join(token.word for token in tokens) == TEXT
        assert all(TEXT[token.start : token.end] == token.word for token in tokens)
    assert {"校务公开", "师德师风", "教工之家", "女工委"} <= set(words.cut(TEXT))
    tags = {token.word: token.tag for token in words.tagged(TEXT)}
    assert (tags["校务公开"], tags["女工委"], tags["投入"]) == ("term", "org", "v")
    assert words.name.startswith(f"{name} 0.")


def test_every_shipped_term_is_one_word() -> None:
    words = segmenter(SegmentSettings())
    assert [term.word for term in shipped() if words.cut(term.word) != [term.word]] == []
    assert len(shipped()) == len({term.word for term in shipped()}) >= 300


def test_users_words_are_added_and_change_the_name(tmp_path: Path) -> None:
    path = tmp_path / "own.txt"
    path.write_bytes("﻿# ours\n礼河论坛 500 act\n萤火沙龙\n".encode())
    plain, own = segmenter(SegmentSettings()), segmenter(SegmentSettings(lexicons=(path,)))
    assert own.cut("举办礼河论坛和萤火沙龙") == ["举办", "礼河论坛", "和", "萤火沙龙"]
    assert "礼河论坛" not in plain.cut("举办礼河论坛")
    assert plain.name != own.name
    assert read_lexicon(path) == (Term("礼河论坛", 500, "act"), Term("萤火沙龙", None, "n"))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("礼河 论坛", "词表这一行不合格式：礼河 论坛 [{}:2] 每行写“词 [词频] [词性]”，词性用字母"),
        ("礼河 5 act x", "词表这一行不合格式：礼河 5 act x [{}:2] 每行写“词 [词频] [词性]”，词性用字母"),
        ("礼河 0", "词频不能为 0：礼河 [{}:2] 请写正整数，或不写词频"),
    ],
)
def test_a_malformed_line_is_named(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "own.txt"
    path.write_text(f"工会 n\n{line}\n", encoding="utf-8")
    with pytest.raises(DataFileError) as raised:
        read_lexicon(path)
    assert str(raised.value) == message.format(path)


def test_a_missing_lexicon_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataFileError) as raised:
        read_lexicon(tmp_path / "none.txt")
    assert str(raised.value) == f"词表打不开 [{tmp_path / 'none.txt'}] 请检查文件是否存在、能否读取"


def test_an_unknown_segmenter_is_named() -> None:
    with pytest.raises(UsageError) as raised:
        segmenter(SegmentSettings(segmenter="thulac"))
    assert str(raised.value) == "不认识的分词器：thulac [segmenter] 可用的有 jieba、rjieba"


def test_the_missing_fast_segmenter_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "own.txt"
    path.write_text("只此一词", encoding="utf-8")
    monkeypatch.setitem(sys.modules, "rjieba", None)
    with pytest.raises(UsageError) as raised:
        segmenter(SegmentSettings(segmenter="rjieba", lexicons=(path,)))
    assert str(raised.value) == "没有安装 rjieba [segmenter=rjieba] 请执行 pip install reportmine[fast]，或改用 jieba"


def test_the_door_opens_without_jieba_and_words_leave_no_cache_and_no_noise(tmp_path: Path) -> None:
    code = (
        "import sys; from reportmine.segment import segmenter; assert 'jieba' not in sys.modules\n"
        "from reportmine.settings import SegmentSettings; words = segmenter(SegmentSettings())\n"
        "words.tagged('工会'); import jieba; assert not jieba.dt.initialized"
    )
    environment = {"TMPDIR": str(tmp_path), "TEMP": str(tmp_path), "TMP": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(tempfile.gettempdir()),
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert list(tmp_path.iterdir()) == []


def test_stop_lists() -> None:
    assert "进一步" in stop_words("official") and "进一步" not in stop_words("general")
    assert stop_words() == stop_words("general", "official", "union")
    refused = {"不", "没有", "已", "将", "女职工", "慰问", "继续", "创新", "十八大", "换届", "问题"}
    assert stop_words() & refused == set()
    with pytest.raises(UsageError) as raised:
        stop_words("baidu")
    assert str(raised.value) == "没有这个停用词表：baidu [stopwords] 可用的有 general、official、union"
