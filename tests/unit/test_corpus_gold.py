"""The sample corpus and its gold: what the gold says is looked up in the files.

Long because each gold file has its own few checks, and they share how the files are read.
"""

from __future__ import annotations

import csv
import difflib
import itertools
import json
import re
import zipfile
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import docx
import opencc
import pytest

from reportmine.checks import checks_of
from reportmine.engine import LocalEngine
from reportmine.settings import Settings
from reportmine.study import analyse, load

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
REPORTS = CORPUS / "reports"
SUFFIXES = {".txt", ".md", ".html", ".docx"}
FILES = sorted(p.relative_to(REPORTS).as_posix() for p in REPORTS.rglob("*") if p.suffix in SUFFIXES)
TEMPLATE = "上级文件/清溪县总工会关于实施职工素质提升三年行动的通知.txt"
COMPILATION = "清溪县总工会/基层工会工作总结选编.txt"
WRAPPED = "清溪县春芽幼儿园工会/幼儿园工会工作总结（网络下载）.txt"
RELATIONS = {"identical", "near_identical", "reworded", "partial", "same_event", "same_report", "none"}
CONTEXTS = {
    "own_earlier_year",
    "half_year_full_year",
    "plan_and_report",
    "superior_compilation",
    "joint_event",
    "none",
}
KINDS = {"verbatim", "light", "reworded", "numbers_changed", "condensed", "formula", "same_event"}
TYPES = {
    "竞赛/文体",
    "培训/学习",
    "会议",
    "慰问/帮扶",
    "评选/表彰",
    "宣传/征文/演讲",
    "民主管理",
    "组织建设",
    "保障/福利",
    "节庆",
    "调研/检查",
    "其他",
}
DAY = r"(?:\d{4}|XXXX)(?:-\d\d(?:-\d\d)?)?"
EDTF = re.compile(rf"(?:{DAY}(?:/{DAY})?(?:;{DAY})*)?")


class _Visible(HTMLParser):
    """Collects what a browser would show."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in ("script", "style", "title")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("script", "style", "title")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)


def decoded(data: bytes) -> str:
    if data.startswith(b"\xff\xfe"):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030")


@cache
def text(doc: str) -> str:
    """The text without white space."""
    path = REPORTS / doc.split("#")[0]
    if path.suffix == ".docx":
        word = docx.Document(str(path))
        cells = [c.text for t in word.tables for r in t.rows for c in r.cells]
        return re.sub(r"\s", "", "".join([p.text for p in word.paragraphs] + cells))
    raw = decoded(path.read_bytes())
    if path.suffix == ".html":
        page = _Visible()
        page.feed(raw)
        raw = "".join(page.parts)
    whole = re.sub(r"\s", "", raw)
    if "#" in doc:
        return re.split("篇[一二三]：", whole)[int(doc.split("#")[1])]
    return whole


def gold(name: str) -> list[dict[str, Any]]:
    lines = (CORPUS / "gold" / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def longest_common(a: str, b: str) -> str:
    m = difflib.SequenceMatcher(None, a, b, autojunk=False).find_longest_match()
    return a[m.a : m.a + m.size]


def test_there_are_at_least_26_reports_of_the_stated_length() -> None:
    reports = [f for f in FILES if f not in (TEMPLATE, COMPILATION)]
    assert len(reports) + 3 >= 26
    assert {f: len(text(f)) for f in reports if not 900 <= len(text(f)) <= 2200} == {}
    years = [int(m.group()) for f in reports if (m := re.search(r"(?<=/)20\d\d", f))]
    assert (min(years), max(years)) == (2012, 2018)


def test_the_readme_names_every_file() -> None:
    readme = (CORPUS / "README.md").read_text(encoding="utf-8")
    assert [f for f in FILES if f not in readme] == []


def test_metadata_covers_about_half_and_only_files_that_exist() -> None:
    with (REPORTS / "metadata.csv").open(encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f))
    assert list(rows[0]) == ["doc", "year", "submitter", "kind", "submitted_at"]
    assert [r["doc"] for r in rows if r["doc"] not in FILES] == []
    assert [r["doc"] for r in rows if r["submitter"] != r["doc"].split("/")[0]] == []
    assert 0.4 <= len(rows) / len(FILES) <= 0.6


def test_relations_use_the_contract_s_words_and_name_each_pair_once() -> None:
    rows = gold("relations.jsonl")
    assert {r["relation"] for r in rows} | {x for r in rows for x in r["also_accepted"]} <= RELATIONS
    assert {r["context"] for r in rows} | {x for r in rows for x in r["context_also_accepted"]} <= CONTEXTS
    assert [r for r in rows for d in (r["doc_a"], r["doc_b"]) if d.split("#")[0] not in FILES] == []
    pairs = [frozenset((r["doc_a"], r["doc_b"])) for r in rows]
    assert len(pairs) == len(set(pairs))
    assert set("abcdfghijk") <= {r["label"] for r in rows}


def test_unrelated_pairs_share_no_long_run() -> None:
    runs = {
        (r["doc_a"], r["doc_b"]): longest_common(text(r["doc_a"]), text(r["doc_b"]))
        for r in gold("relations.jsonl")
        if r["label"] == "k"
    }
    assert {pair: run for pair, run in runs.items() if len(run) >= 20} == {}


@pytest.mark.parametrize("side", ["a", "b"])
def test_every_passage_is_found_once_and_in_order(side: str) -> None:
    wrong = []
    for p in gold("passages.jsonl"):
        whole, begin, end = text(p[f"doc_{side}"]), p[f"{side}_begin"], p[f"{side}_end"]
        once = whole.count(begin) == whole.count(end) == 1
        if not once or whole.index(begin) + len(begin) > whole.index(end) + len(end):
            wrong.append((p[f"doc_{side}"], begin, end))
    assert wrong == []


def test_passage_kinds_and_verbatim_passages_are_verbatim() -> None:
    wrong = []
    for p in gold("passages.jsonl"):
        assert p["kind"] in KINDS
        if p["kind"] == "verbatim" and p["label"] != "trad" and WRAPPED not in (p["doc_a"], p["doc_b"]):
            a, b = (
                text(p[f"doc_{s}"])[
                    text(p[f"doc_{s}"]).index(p[f"{s}_begin"]) : text(p[f"doc_{s}"]).index(p[f"{s}_end"])
                ]
                for s in "ab"
            )
            if a != b:
                wrong.append((p["doc_a"], p["doc_b"], p["a_begin"]))
    assert wrong == []


def test_the_opening_and_the_circulating_paragraph_have_their_length() -> None:
    rows = gold("passages.jsonl")
    opening = next(p for p in rows if p["label"] == "d")
    assert len(longest_common(text(opening["doc_a"]), text(opening["doc_b"]))) >= 120
    circulating = [p for p in rows if p["label"] == "j" and p["doc_b"] != WRAPPED]
    assert all(len(longest_common(text(p["doc_a"]), text(p["doc_b"]))) >= 150 for p in circulating)
    assert len({p["doc_b"].split("/")[0] for p in rows if p["label"] == "j"}) == 4


def test_the_unchanged_year_differs_in_three_places_only() -> None:
    pair = next(r for r in gold("relations.jsonl") if r["label"] == "b")
    a, b = text(pair["doc_a"]), text(pair["doc_b"])
    changed = [
        (a[i:j], b[k:m])
        for op, i, j, k, m in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
        if op != "equal"
    ]
    assert changed[:2] == [("6", "7"), ("7", "8")]  # title, insurance year; the rest is the date at the end
    assert a.endswith("2016年12月30日")
    assert b.endswith("2017年12月29日")
    assert b.count("2016年") == 1


def test_the_reworded_report_swaps_at_least_25_distinct_expressions() -> None:
    rows = gold("swaps.jsonl")
    assert [r for r in rows if r["a"] not in text(r["doc_a"]) or r["b"] not in text(r["doc_b"])] == []
    assert [r for r in rows if r["a"] in text(r["doc_b"])] == []
    assert len({(r["a"], r["b"]) for r in rows}) >= 25


def test_oddities_stand_in_their_files_once() -> None:
    rows = gold("oddities.jsonl")
    assert [r for r in rows if text(r["doc"]).count(r["quote"]) != 1] == []
    assert {"lunar_festival", "percentage", "mask", "future_event", "leftover_unit", "leftover_year"} <= {
        r["check"] for r in rows
    }


def test_activities_are_exact_slices_in_order_without_overlap() -> None:
    rows = gold("activities.jsonl")
    assert len({r["doc"] for r in rows}) == 4
    for r in rows:
        raw = (REPORTS / r["doc"]).read_bytes().decode("utf-8")
        assert raw[r["start"] : r["end"]] == r["mention"]
        assert "|".join(raw[i:j] for i, j in r["time_spans"]) == r["time"]
    follow = [(a, b) for a, b in itertools.pairwise(rows) if a["doc"] == b["doc"]]
    assert [(a["mention"], b["mention"]) for a, b in follow if a["end"] > b["start"]] == []


def test_activity_fields_use_the_agreed_values() -> None:
    for r in gold("activities.jsonl"):
        assert r["type"] in TYPES
        assert r["type_alt"] in TYPES | {""}
        assert r["status"] in {"planned", "done"}
        assert r["tier"] in {"core", "optional"}
        assert EDTF.fullmatch(r["time_norm"]), r["mention"]
        assert r["edition"] == "" or r["edition"] > 0
        assert (r["count"] is None) == (r["count_unit"] == "")


def test_encodings_are_as_the_readme_says() -> None:
    data = {f: (REPORTS / f).read_bytes() for f in FILES if not f.endswith(".docx")}
    legacy = []
    for f, raw in data.items():
        try:
            raw.decode("utf-8")
        except UnicodeDecodeError:
            legacy.append(f)
    assert legacy == [
        "清溪县中医医院工会/2017年工作要点.txt",
        "清溪县总工会/2014年工作要点.txt",
        "清溪县总工会/2017年工作总结.html",
    ]
    assert data["清溪县总工会/2014年工作要点.txt"].startswith(b"\xff\xfe")
    assert data["清溪县中医医院工会/2017年工作要点.txt"].decode("gb18030").count("\r\n") > 20


def test_word_files_carry_table_header_footer_and_deletion() -> None:
    assert sum(f.endswith(".docx") for f in FILES) >= 4
    table = docx.Document(str(REPORTS / "砺锋机械有限公司工会/2015年工作总结.docx")).tables[0]
    assert [c.text for c in table.rows[0].cells] == ["名称", "时间", "地点", "人数", "经费（元）"]
    reviewed = REPORTS / "清溪县总工会/2013年工作总结.docx"
    with zipfile.ZipFile(reviewed) as z:
        body = z.read("word/document.xml").decode("utf-8")
    assert re.findall(r"<w:delText[^>]*>(.*?)</w:delText>", body) == ["其中1件因企业主拒不到场至今未结，"]
    section = docx.Document(str(reviewed)).sections[0]
    assert section.header.paragraphs[0].text == "清溪县总工会  内部资料"
    assert "PAGE" in section.footer._element.xml


def test_the_traditional_copy_is_the_simplified_report() -> None:
    simplified = text("清溪县春芽幼儿园工会/2015年工作总结.txt")
    traditional = text("清溪县春芽幼儿园工会/2015年工作總結（繁體）.txt")
    assert simplified != traditional
    assert opencc.OpenCC("t2s").convert(traditional) == simplified


def test_the_wrapped_file_breaks_inside_sentences_with_half_width_marks() -> None:
    raw = (REPORTS / WRAPPED).read_text(encoding="utf-8")
    body = raw[raw.index("20XX年") : raw.rindex("20XX年12月")]
    lines = [line for line in body.split("\n") if line]
    assert max(map(len, lines)) <= 34
    assert sum(line[-1] not in ",;:。” " for line in lines) >= 25
    assert "，" not in body and "\n\n" in body


def test_web_pages_carry_the_site_around_the_report() -> None:
    pages = [f for f in FILES if f.endswith(".html")]
    assert len(pages) == 3
    for f in pages:
        assert all(word in text(f) for word in ("位置", "发布时间", "浏览次数", "上一篇", "下一篇", "版权所有"))


def test_planted_faults_of_calendar_and_figures_are_found_and_no_others() -> None:
    settings, engine = Settings(), LocalEngine(1)
    corpus = load((CORPUS / "reports",), settings, engine)
    analyses = analyse(corpus.documents, settings, engine)
    found = list(checks_of([(s, a.activities) for s, a in zip(corpus.documents, analyses, strict=True)]))
    wanted = ("lunar_festival", "future_event", "percentage", "edition_stood_still")
    planted = [row for row in gold("oddities.jsonl") if row["check"] in wanted]
    for row in planted:
        assert any(f.doc == row["doc"] and f.check == row["check"] and f.text[:4] in row["quote"] for f in found), row
    docs = {row["doc"] for row in planted}
    assert {f.doc for f in found} <= docs
