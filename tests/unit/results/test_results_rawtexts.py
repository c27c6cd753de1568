from __future__ import annotations

from reportmine.model import Extract, Reading
from reportmine.reports.table import make_table
from reportmine.results.rawtexts import raw_texts


def test_a_report_of_a_compilation_shows_its_own_part_only() -> None:
    text = "甲校工会总结。\n乙校工会总结。\n"
    readings = [Reading("汇编.txt", "read", "汇编.txt", "ab", 1, 1, extract=Extract(text, "txt"))]
    docs = ["汇编.txt#1", "汇编.txt#2", "扫描.pdf"]
    tables = {
        "documents": make_table("documents", ({"doc": doc} for doc in docs)),
        "sentences": make_table(
            "sentences",
            [{"doc": docs[0], "start": 0, "end": 7, "text": ""}, {"doc": docs[1], "start": 8, "end": 15, "text": ""}],
        ),
    }
    assert raw_texts(tables, readings) == {docs[0]: "甲校工会总结。" + " " * 9, docs[1]: " " * 8 + "乙校工会总结。 "}
