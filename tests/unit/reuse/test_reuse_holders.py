from __future__ import annotations

import numpy as np
from reuse_texts import document

from reportmine.reuse.fingerprints import fingerprint
from reportmine.reuse.holders import holding_origins, index_clauses

CLAUSE = "认真组织广大教职工深入学习贯彻上级文件精神"
VARIANT = "认真组织全体教职工深入学习贯彻会议文件精神"
OTHER = "语文组的洪亚楠以一首春晓夺得头名作品在走廊展出"


def test_a_clause_is_held_by_origins_that_say_it_a_little_otherwise() -> None:
    prints = [fingerprint(document(str(n), f"标题\n{text}。\n")) for n, text in enumerate((CLAUSE, VARIANT, OTHER))]
    index = index_clauses(prints, [np.full(len(p.chars), n) for n, p in enumerate(prints)])
    clauses, origins = holding_origins(prints[0], index)
    assert origins[clauses == 1].tolist() == [0, 1]


def test_copies_of_one_origin_count_once_and_an_empty_index_holds_nothing() -> None:
    prints = [fingerprint(document(str(n), f"标题\n{CLAUSE}。\n")) for n in range(3)]
    index = index_clauses(prints, [np.zeros(len(p.chars), dtype=np.int64) for p in prints])
    clauses, origins = holding_origins(prints[0], index)
    assert origins[clauses == 1].tolist() == [0]
    assert holding_origins(prints[0], index_clauses([], []))[0].tolist() == []
