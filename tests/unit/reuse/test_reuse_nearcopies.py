from __future__ import annotations

from reuse_texts import SOURCE, UNRELATED, document

from reportmine.engine import LocalEngine
from reportmine.reuse import find, survey
from reportmine.reuse.fingerprints import fingerprint
from reportmine.reuse.nearcopies import near_copies, sketch
from reportmine.settings import ReuseSettings

PLACES = ["东河", "西岭", "南湖", "北山", "红石", "柳林", "梅村", "桂花", "金沙", "银杏", "云台", "龙泉"]


def test_reports_with_other_names_are_near_copies_and_others_are_not() -> None:
    texts = [SOURCE, UNRELATED, SOURCE.replace("白桥", "青塘").replace("186", "188")]
    prints = [fingerprint(document(str(n), text)) for n, text in enumerate(texts)]
    assert near_copies(prints, [sketch(one) for one in prints], LocalEngine(1)) == [[0, 2]]
    assert near_copies([], [], LocalEngine(1)) == []


def test_a_text_that_twelve_units_handed_in_is_found_and_no_formula() -> None:
    documents = [
        document(
            f"{n:02}.txt", SOURCE.replace("白桥", place).replace("186", str(180 + n)), year=2014, unit=f"{place}工会"
        )
        for n, place in enumerate(PLACES)
    ]
    engine = LocalEngine(1)
    result = find(documents, survey(documents, engine, list).statistics, engine, list, ReuseSettings())
    assert len(result.pairs) == 66
    assert min(p.a_copied_ratio for p in result.pairs) > 0.9
    [family] = result.families
    assert (family.kind, len(family.documents)) == ("circulating", 12)
