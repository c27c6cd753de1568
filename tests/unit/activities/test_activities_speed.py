"""What makes the grammar of names fast must not change what it finds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from reportmine.activities import candidates, extract, lexicons
from reportmine.engine import LocalEngine
from reportmine.model import Segmented
from reportmine.segment import segmenter, statuses
from reportmine.segment.alternation import expression
from reportmine.settings import SegmentSettings, Settings
from reportmine.study import load


@pytest.fixture(scope="module")
def documents(sample_reports: Path) -> Sequence[Segmented]:
    return load([sample_reports], Settings(), LocalEngine(1)).documents


def test_heads_as_a_prefix_tree_are_found_where_the_list_finds_them(documents: Sequence[Segmented]) -> None:
    words = sorted(set(lexicons.heads().type_of), key=lambda word: (-len(word), word))
    listed, tree = re.compile("|".join(map(re.escape, words))), re.compile(expression(sorted(words)))
    for one in documents:
        clean = one.document.clean
        assert [m.span() for m in tree.finditer(clean)] == [m.span() for m in listed.finditer(clean)]


def test_a_repeated_or_optional_list_stays_one_group() -> None:
    some = lexicons.compiled("<group_attributes>*<name_groups>")
    assert some.search("困难教职工")
    assert lexicons.compiled("(?:又)?<leading>?(?:今年)?").fullmatch("今年")


def test_no_name_is_in_the_stretches_passed_over(
    documents: tuple[Segmented, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    cut = segmenter(SegmentSettings())
    found = [extract(one, statuses(one), cut) for one in documents]
    monkeypatch.setattr(candidates, "_nameless", lambda *_: False)
    assert [extract(one, statuses(one), cut) for one in documents] == found
