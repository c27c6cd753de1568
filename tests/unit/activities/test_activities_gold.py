"""The development lists: floors under which the extraction must not fall."""

import json
from pathlib import Path
from typing import Any

import pytest

from reportmine.activities import extract
from reportmine.findings import Activity
from reportmine.model import Extract, Reading
from reportmine.segment import segment, segmenter, statuses
from reportmine.settings import SegmentSettings
from reportmine.text.preparing import prepare

SHARED = Path(__file__).resolve().parents[3] / ".." / "shared"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the development lists lie beside the checkout")
CUT = segmenter(SegmentSettings())


def rows_of(name: str, text: str) -> list[Activity]:
    (document,) = prepare(Reading(name, "read", name, "", 0, 0, Extract(text, "txt")))
    parts = segment(document)
    return [row for row in extract(parts, statuses(parts), CUT).activities if row.confidence >= 0.5]


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def seed(prefix: str) -> tuple[str, str]:
    (path,) = (SHARED / "data" / "seeds").glob(f"{prefix}*.txt")
    return path.name, path.read_bytes().decode()


@pytest.mark.parametrize(("prefix", "floor"), [("002", 0.95), ("003", 0.8)])
def test_recall_of_the_core_activities(prefix: str, floor: float) -> None:
    name, text = seed(prefix)
    spans = {(row.start, row.end) for row in rows_of(name, text)}
    core = [g for g in lines(SHARED / "eval" / "gold_activities.jsonl") if g["doc"] == name and g["tier"] == "core"]
    assert sum((g["start"], g["end"]) in spans for g in core) / len(core) >= floor


def test_dates_and_counts_of_whole_reports() -> None:
    texts = {d["id"]: d["text"] for d in lines(SHARED / "data" / "fulldocs" / "fulldocs.jsonl")}
    rows = {name: rows_of(name, text) for name, text in texts.items()}
    gold = [g for g in lines(SHARED / "data" / "fulldocs" / "activities.jsonl") if not g.get("borderline")]
    found = dated = invented = counted = 0
    for item in gold:
        start = texts[item["doc"]].find(item["mention"])
        inside = [r for r in rows[item["doc"]] if r.start < start + len(item["mention"]) and r.end > start]
        found += bool(inside)
        dated += any(r.date == item["time_norm"] for r in inside)
        invented += bool(inside) and not item["time_norm"] and all(r.date for r in inside)
        counted += any(r.count == item["count"] for r in inside)
    assert found / len(gold) >= 0.95
    assert dated / len(gold) >= 0.92
    assert counted / len(gold) >= 0.9
    assert invented == 0


def test_reworded_and_wrapped_copy_names_as_many_activities() -> None:
    first, second = (rows_of(*seed(prefix)) for prefix in ("000", "001"))
    assert [row.type for row in first] == [row.type for row in second]
