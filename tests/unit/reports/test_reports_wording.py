from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from reports_samples import MANIFEST, MATCHES, TEXTS, document, tables

import reportmine.reports
from reportmine.reports.alignment import Side
from reportmine.reports.page import PageOptions, comparison_page, page
from reportmine.reports.summary import summary
from reportmine.reports.wording import label, missing, say

ROOM = Path(reportmine.reports.__file__).parent
WORDING = Path(__file__).resolve().parents[3] / ".." / "shared" / "wording.md"
NEVER = (
    "抄袭", "剽窃", "查重率", "抄件", "洗稿", "废话", "套话", "照搬", "照抄", "甲抄乙", "家族", "簇", "罪证", "马脚",
    "伪原创", "置信度", "重视程度", "热度", "显著", "无变化", "属实", "造假", "NaN",
)  # fmt: skip
ALLOWED = {"俗称“套话”"}  # under 方法 only, to say what 通用表述 means


def found(text: str) -> list[str]:
    for words in ALLOWED:
        text = text.replace(words, "")
    accused = [word for word in NEVER if word in text]
    return accused + re.findall(r"原文(?!未写).{0,6}", text.replace("看原句", ""))


def sources() -> list[Path]:
    return sorted(path for path in ROOM.rglob("*") if path.suffix in (".py", ".toml", ".html", ".css", ".js"))


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOM)))
def test_no_file_of_the_room_uses_a_word_of_the_last_column(path: Path) -> None:
    assert found(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_a_reader_sees_does(lang: str) -> None:
    docs = list(TEXTS)
    sides = [Side(document(doc), TEXTS[doc]) for doc in (docs[0], docs[2])]
    matches = [match for match in MATCHES if match["doc_b"] == docs[2]]
    assert found(page(tables(), TEXTS, MANIFEST, PageOptions(lang=lang))) == []
    assert found(comparison_page(sides[0], sides[1], matches, lang=lang)) == []
    assert found(summary(tables(), MANIFEST, lang=lang)) == []


def test_the_check_itself_can_fail() -> None:
    assert found("这是抄袭") == ["抄袭"]
    assert found("与原文相同") == ["原文相同"]
    assert found("原文未写") == []
    assert found("（俗称“套话”）") == []


@pytest.mark.skipif(not WORDING.is_file(), reason="the list of words is not part of this checkout")
def test_the_standing_sentence_is_the_agreed_one() -> None:
    assert f"“{say('standing')}”" in WORDING.read_text(encoding="utf-8")


@pytest.mark.skipif(not WORDING.is_file(), reason="the list of words is not part of this checkout")
@pytest.mark.parametrize("labels", ["match_kind", "relation", "family_kind", "direction_grade", "status"])
def test_labels_are_the_agreed_ones(labels: str) -> None:
    agreed = WORDING.read_text(encoding="utf-8")
    words = tomllib.loads((ROOM / "wording.toml").read_text(encoding="utf-8"))["labels"][labels]
    for entry in words.values():
        assert entry["zh"].split("（")[0] in agreed


def test_every_entry_has_both_languages_and_the_same_blanks() -> None:
    words = tomllib.loads((ROOM / "wording.toml").read_text(encoding="utf-8"))
    for key, entry in words["say"].items():
        assert set(entry) == {"zh", "en"}, key
        if key not in ("notes_review", "notes_rows_cut"):
            blanks = [set(re.findall(r"(?<!\{)\{(\w+)\}", entry[lang])) for lang in ("zh", "en")]
            assert blanks[0] == blanks[1], key


def test_every_sentence_is_used_somewhere() -> None:
    words = tomllib.loads((ROOM / "wording.toml").read_text(encoding="utf-8"))["say"]
    code = "\n".join(path.read_text(encoding="utf-8") for path in sources() if path.suffix != ".toml")
    built = (
        "what_",
        "tab_",
        "claim_",
        "error_",
        "filter_",
        "legend_",
        "side_",
        "overlap_of_",
        "record_",
        "picture_",
        "search_sort_",
        "served_",
        "cut_",
        "redacted_",
    )
    unused = [key for key in words if f'"{key}"' not in code and not key.startswith(built)]
    assert unused == []


def test_everything_that_can_be_left_out_has_a_name() -> None:
    words = tomllib.loads((ROOM / "wording.toml").read_text(encoding="utf-8"))["say"]
    code = "\n".join(path.read_text(encoding="utf-8") for path in sources() if path.suffix == ".py")
    named = set(re.findall(r'account\.(?:take|enter)\(\s*"(\w+)"', code))
    assert len(named) > 10
    assert {f"what_{name}" for name in named} - set(words) == set()


def test_unknown_values_are_shown_as_they_are() -> None:
    assert label("relation", "something_new") == "something_new"
    assert label("no_such_set", 3) == "3"


def test_a_missing_value_is_never_a_nought() -> None:
    assert [missing(kind) for kind in ("fact", "year", "unit")] == ["原文未写", "年份不详", "单位不明"]
