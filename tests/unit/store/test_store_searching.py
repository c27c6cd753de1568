from __future__ import annotations

from pathlib import Path

from reportmine.store import SearchIndex

TEXTS = {
    "a": "工会召开教代会。\n工 会委员参加，共有２０１４人次。",
    "b": "职工代表大会审议了报告。",
    "c": "开展劳动竞赛，组织Ａ组比赛。",
}


def docs(index: SearchIndex, *words: str) -> list[str]:
    n, found = index.find(list(words))
    assert n == len(found)
    return sorted(one.doc for one in found)


def test_words_of_any_length_are_found_across_spaces_and_widths() -> None:
    with SearchIndex(None) as index:
        assert index.update(TEXTS) == 3
        assert docs(index, "工会") == ["a"]
        assert docs(index, "会委员") == ["a"]
        assert docs(index, "职工代表大会") == ["b"]
        assert docs(index, "工") == ["a", "b"]  # at the beginning of a pair anywhere
        assert docs(index, "2014") == ["a"]
        assert docs(index, "a组") == ["c"]
        assert docs(index, "教代会", "人次") == ["a"]
        assert docs(index, "教代会", "竞赛") == []
        assert docs(index, "会工") == []
        assert docs(index, '"', "*") == []


def test_an_index_is_brought_up_to_date_and_only_what_changed_is_indexed(tmp_path: Path) -> None:
    path = tmp_path / "search.db"
    with SearchIndex(path) as index:
        index.update(TEXTS)
    with SearchIndex(path) as index:
        assert index.update(TEXTS) == 0
        assert index.update({**TEXTS, "a": "女职工体检。", "d": "工会经费。"}) == 2
        assert docs(index, "教代会") == []
        assert docs(index, "工会") == ["d"]
        assert index.update({"d": "工会经费。"}) == 0
        assert docs(index, "职工") == []


def test_a_file_that_is_no_index_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "search.db"
    path.write_bytes(b"no database at all" * 100)
    with SearchIndex(path) as index:
        index.update(TEXTS)
        assert docs(index, "工会") == ["a"]


def test_without_a_place_to_write_it_stays_in_memory(tmp_path: Path) -> None:
    with SearchIndex(tmp_path / "none" / "search.db") as index:
        assert index.in_memory
        index.update(TEXTS)
        assert docs(index, "竞赛") == ["c"]
