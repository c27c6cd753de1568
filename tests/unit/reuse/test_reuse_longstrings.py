from __future__ import annotations

from reuse_texts import SOURCE, UNRELATED, document

from reportmine.engine import LocalEngine
from reportmine.reuse.fingerprints import fingerprint
from reportmine.reuse.longstrings import HUGE, LARGE, NO_PAIRS, PLACES, Selection, long_pairs, selection

PASSAGE = SOURCE.split("\n")[2]
ENGINE = LocalEngine(1)


def test_the_selection_follows_the_size_of_the_collection() -> None:
    assert selection(LARGE - 1) is None
    assert selection(LARGE) == Selection(length=8, window=(2, 20), sample=1)
    assert selection(HUGE) == Selection(length=8, window=(2, 20), sample=2)


def test_a_small_collection_has_no_pairs_for_long_strings() -> None:
    assert long_pairs([fingerprint(document("a", SOURCE))], ENGINE, None) is NO_PAIRS


def test_a_copied_passage_is_a_candidate_and_a_shared_clause_is_none() -> None:
    shared = "为三百六十五名职工办理了医疗互助保障手续"
    texts = [SOURCE, f"{UNRELATED}\n{PASSAGE}\n", f"另一份总结。\n{shared}。\n", f"又一份报告。\n{shared}。\n"]
    found = long_pairs([fingerprint(document(str(n), text)) for n, text in enumerate(texts)], ENGINE, Selection())
    assert (0, 1) in found.pairs(PLACES)
    by_pair = dict(zip(zip(found.a.tolist(), found.b.tolist(), strict=True), found.places.tolist(), strict=True))
    assert by_pair[2, 3] == 1


def test_workers_and_samples_change_no_pair_of_copies() -> None:
    prints = [fingerprint(document(str(n), text)) for n, text in enumerate([SOURCE, UNRELATED, SOURCE])]
    for chosen in (Selection(), Selection(sample=2)):
        one, two = (long_pairs(prints, LocalEngine(n), chosen) for n in (1, 2))
        assert one.pairs(PLACES) == two.pairs(PLACES) == [(0, 2)]
