from __future__ import annotations

import pickle
import random

from reportmine.findings import Edit, Script
from reportmine.reuse.edits import PIECE, apply_edits, edit_script, run_lengths


def test_an_edit_script_replays_one_passage_into_the_other() -> None:
    rng = random.Random(5)
    for _ in range(200):
        a = "".join(rng.choice("工会组织职工活动") for _ in range(rng.randrange(30)))
        b = "".join(rng.choice("工会组织职工活动") for _ in range(rng.randrange(30)))
        assert apply_edits(a, edit_script(a, b)) == b


def test_the_script_is_the_shortest() -> None:
    assert tuple(edit_script("开展活动", "展开活动")) in (
        (Edit("-", 1), Edit("=", 1), Edit("+", 1, "开"), Edit("=", 2)),
        (Edit("+", 1, "展"), Edit("=", 1), Edit("-", 1), Edit("=", 2)),
    )


def test_a_long_passage_is_cut_at_anchors_and_still_replays() -> None:
    a = "".join(chr(0x4E00 + i % 3000) for i in range(2 * PIECE))
    b = a.replace(chr(0x4E00 + 7), "换") + "尾"
    assert apply_edits(a, edit_script(a, b, [(PIECE, PIECE)])) == b


def test_texts_too_long_to_align_become_one_replacement() -> None:
    a, b = "甲" * (4 * PIECE + 1), "乙" * 3
    assert tuple(edit_script(a, b)) == (Edit("-", 4 * PIECE + 1), Edit("+", 3, "乙乙乙"))


def test_a_script_says_first_what_is_dropped_and_goes_into_a_store_and_back() -> None:
    script = edit_script("开展了活动一次", "组织活动两次")
    assert [edit.op for edit in script] == ["-", "+", "=", "-", "+", "="]
    assert len(script) == 6
    assert Script.of(script.ops, script.lengths, script.put) == script
    assert pickle.loads(pickle.dumps(script)) == script


def test_the_lengths_of_equal_runs_are_those_of_the_script() -> None:
    for a, b in (("甲乙丙丁", "甲乙换丁"), ("", "甲"), ("开展活动", "展开了活动"), ("甲" * (4 * PIECE + 1), "乙甲")):
        assert run_lengths(a, b) == [edit.n for edit in edit_script(a, b) if edit.op == "="]
