from __future__ import annotations

import json

from reportmine.findings import Pair
from reportmine.study.grounds import Bands, Weighed
from reportmine.study.measured import Depends, Measured, from_record, measured_record

PAIR = Pair("甲", "乙", "reworded", "none", 0.5, 0.25, 10, 20, 5, 20, 5, 4, 3, 1)
BANDS = Bands((0.1, 0.7), (0.0, 0.3), (0.2, 0.9), (0.1, 1 / 3))


def test_a_measured_pair_comes_back_as_it_was_kept() -> None:
    weighed = Pair(
        **{name: getattr(PAIR, name) for name in Pair.__slots__} | {"leftovers": ("乙",), "file_lineage": ()}
    )
    one = Measured(PAIR, Weighed(weighed, BANDS))
    assert from_record(json.loads(json.dumps(measured_record(one)))) == one
    assert from_record(json.loads(json.dumps(measured_record(None)))) is None


def test_a_pair_depends_on_the_rows_of_both_and_on_issued_ids_but_not_on_their_order() -> None:
    rows = {"甲": [(0, 9), (20, 30)], "乙": [(5, 8)]}
    depends = Depends(rows, frozenset({"a", "b"})).on(("乙", "甲"))
    assert (
        Depends({"甲": [(20, 30), (0, 9), (0, 9)], "乙": [(5, 8)]}, frozenset({"b", "a"})).on(("乙", "甲")) == depends
    )
    assert Depends({**rows, "丙": [(1, 2)]}, frozenset({"a", "b"})).on(("乙", "甲")) == depends
    assert Depends({**rows, "乙": []}, frozenset({"a", "b"})).on(("乙", "甲")) != depends
    assert Depends(rows, frozenset({"a"})).on(("乙", "甲")) != depends
