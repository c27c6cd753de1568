from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from reportmine.errors import UsageError
from reportmine.findings import ConcordanceLine
from reportmine.model import Document, Metadata, Segmented
from reportmine.segment import segment
from reportmine.themes import concordance


def segmented(doc: str, text: str, skip: int = 0) -> Segmented:
    offsets = np.arange(skip, skip + len(text) + 1, dtype=np.int32)
    meta = Metadata("", year=2012, unit="甲校")
    return segment(Document(doc, "x" * skip + text, skip, skip + len(text), text, offsets, "", meta))


def search(
    pattern: str,
    documents: Sequence[Segmented],
    *,
    regex: bool = False,
    context: int = 4,
    family_of: Mapping[str, str] | None = None,
) -> tuple[ConcordanceLine, ...]:
    return concordance(pattern, documents, regex=regex, context=context, family_of=family_of or {})


def test_positions_are_raw_and_context_is_clean() -> None:
    (line,) = search("校务公开", [segmented("a", "深化校务公开工作，成效明显。", skip=7)])
    assert (line.start, line.end, line.left, line.hit, line.right) == (9, 13, "深化", "校务公开", "工作，成")
    assert (line.year, line.unit, line.family_id, line.n_in_family) == (2012, "甲校", None, 1)


def test_one_line_of_a_family_is_listed_once() -> None:
    documents = [segmented(name, "开展送温暖活动。") for name in "cab"]
    lines = search("送温暖", documents, family_of={"a": "f", "b": "f"})
    assert [(line.doc, line.n_in_family) for line in lines] == [("a", 2), ("c", 1)]


def test_the_same_line_twice_in_one_document_counts_one_holder() -> None:
    documents = [segmented("a", "送温暖。\n送温暖。\n")]
    assert len(search("送温暖", documents, context=0, family_of={"a": "f"})) == 1
    assert len(search("送温暖", documents, context=0)) == 2


def test_a_literal_pattern_is_no_expression() -> None:
    assert search("1.", [segmented("a", "共12次。")]) == ()
    assert len(search("1.", [segmented("a", "共12次。")], regex=True)) == 1


def test_empty_matches_are_left_out() -> None:
    assert search("x*", [segmented("a", "工会")], regex=True) == ()


def test_a_malformed_pattern_says_where() -> None:
    with pytest.raises(UsageError) as caught:
        search("工会(", [], regex=True)
    assert str(caught.value) == "正则表达式的写法不对 [工会( 第3个字符] 请检查括号和转义，或去掉 --regex 按原文查找"
    with pytest.raises(UsageError, match="检索词是空的"):
        search(" ", [])


def test_contexts_have_no_line_breaks_and_positions_stay_raw() -> None:
    (line,) = search("送温暖", [segmented("a", "总结\n\n送温暖\n\t活动", skip=3)], context=9)
    assert (line.left, line.right, line.start, line.end) == ("总结 ", " 活动", 7, 10)


@pytest.mark.parametrize(("written", "clean"), [("２０１２年", "2012年"), ("工會", "工会"), ("「七一」", "“七一”")])
def test_a_literal_pattern_is_folded_as_the_clean_view_is(written: str, clean: str) -> None:
    (line,) = search(written, [segmented("a", f"在{clean}里")])
    assert line.hit == clean
    assert search(written, [segmented("a", f"在{clean}里")], regex=True) == ()
