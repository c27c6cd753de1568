from __future__ import annotations

from pathlib import Path

from reportmine.engine import LocalEngine
from reportmine.settings import Settings
from reportmine.study import load, reuse_of

BODY = (
    "{place}小学工会组织二百一十六名教职工到{hill}植树，栽下香樟四百三十株，校长与老教师合影留念，大家约定来年再来浇水。\n"
    "{year}年五月，粉笔字比赛在阶梯教室举行，五十八名教师参加，语文组的洪亚楠以一首《春晓》夺得头名，作品展出两周。\n"
    "暑假前，工会为二十三名班主任购置了护嗓药箱，每只价值186元，又请来市中医院的医生讲解嗓音保健，听讲者挤满会议室。\n"
)


def direction(tmp_path: Path, *texts: str) -> tuple[str, str, tuple[str, ...]]:
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(f"工会工作总结\n{text}", encoding="utf-8")
    engine = LocalEngine(1)
    [pair] = reuse_of(load([tmp_path], Settings(), engine), Settings(), engine).pairs
    return pair.direction, pair.direction_grade, pair.direction_basis


def test_masks_on_both_sides_suggest_a_common_source(tmp_path: Path) -> None:
    one = BODY.format(place="××", hill="云雾山", year="本")
    two = BODY.format(place="白桥", hill="××山", year="本")
    found, grade, [reason] = direction(tmp_path, one, two)
    assert (found, grade) == ("common_source", "inference")
    assert reason == "甲件有“××”等 1 处、乙件有“××”等 1 处未填的空，对方该处有文字"


def test_masks_on_one_side_leave_the_order_unknown(tmp_path: Path) -> None:
    one = BODY.format(place="××", hill="云雾山", year="本")
    two = BODY.format(place="白桥", hill="云雾山", year="本")
    assert direction(tmp_path, one, two) == ("unknown", "unknown", ())
