from __future__ import annotations

import pytest

from reportmine.engine import LocalEngine
from reportmine.model import Extract, Reading, Segmented
from reportmine.reuse.ondemand import Drawn
from reportmine.study import collection
from reportmine.study.collection import Collection, collect

TEXT = "青山小学工会2014年工作总结\n3月，组织教职工健步走活动，{}人参加。\n"


def made(n: int) -> Collection:
    texts = [TEXT.format(60 + at) for at in range(n - 1)]
    texts.append("".join(f"篇{number}：第{number}份\n{TEXT.format(number) * 8}\n" for number in "一二三"))
    readings = [
        Reading(f"{at:03d}.txt", "read", f"{at:03d}.txt", "", 0, 0, Extract(text, "txt"))
        for at, text in enumerate(texts)
    ]
    return collect(readings, None, LocalEngine(1))


def named(_: None, segmented: Segmented) -> tuple[str, int]:
    return segmented.document.doc, len(segmented.sentences)


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("at_hand", [100, 0])
def test_what_is_asked_of_reports_comes_in_their_order_and_they_stay_as_they_are(
    workers: int, at_hand: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collection, "AT_HAND", at_hand)
    reports = made(80)
    assert len(reports) == 82
    plain = [named(None, reports[d]) for d in range(len(reports))]
    wanted = [*range(0, 78, 2), 79, 81]
    drawn = Drawn(made(80), wanted)
    assert list(drawn.each(named, LocalEngine(workers), "整理")) == [plain[d] for d in wanted]
    assert [named(None, one) for one in drawn] == [plain[d] for d in wanted]


def test_drawn_items_of_a_list_are_asked_as_well() -> None:
    reports = list(made(3))
    assert list(Drawn(reports, [0, 2]).each(named, LocalEngine(1), "整理")) == [named(None, reports[d]) for d in (0, 2)]
