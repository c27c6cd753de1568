from __future__ import annotations

import re
from typing import Any

import pytest
from pagetext import data, panel, words
from reports_samples import ACTIVITIES, MANIFEST, MATCHES, PAIRS, TEXTS, document, documents, pair, tables

from reportmine.model import Span
from reportmine.reports.alignment import Side
from reportmine.reports.page import PageOptions, comparison_page, page
from reportmine.reports.page.changes import verdict
from reportmine.reports.page.embedding import script
from reportmine.reports.page.limits import Limits
from reportmine.reports.table import Table, make_table

DOCS = list(TEXTS)


@pytest.fixture(scope="module")
def html() -> str:
    return page(tables(), TEXTS, MANIFEST)


def test_the_first_line_is_the_coverage(html: str) -> None:
    assert '<p class="lead">收到 6 份 · 已比对 5 份 · 未比对 1 份（扫描件 1）</p>' in panel(html, "overview")
    assert "扫描.pdf 扫描件 没有文字层，请先做文字识别" in words(panel(html, "overview"))


def test_nothing_points_outside_the_file(html: str) -> None:
    assert re.findall(r"https?:|//[a-z]+\.[a-z]", html) == []
    assert set(re.findall(r'(?:src|href)="([^#"][^"]*)"', html)) == set()
    assert "default-src 'none'" in html
    assert re.findall(r"url\((?!#)", html) == []


def test_the_language_is_said_so_that_letter_forms_are_right(html: str) -> None:
    assert '<html lang="zh-CN">' in html
    assert '"Microsoft YaHei"' in html
    assert '<html lang="en">' in page({}, {}, {}, PageOptions(lang="en"))


def test_text_that_looks_like_markup_stays_text(html: str) -> None:
    rows = documents()
    rows[0] |= {"title": "<script>alert(2)</script>", "warnings": ["<img src=x onerror=alert(3)>"]}
    wild = page(tables() | {"documents": make_table("documents", rows)}, TEXTS, {"<b>": "</script><b>"})
    for made in (html, wild):
        assert not re.search(r"<script>alert|<img|<b>:", made)
    assert "&lt;script&gt;alert(2)&lt;/script&gt;" in wild
    assert "<script>alert(1)</script>" in data(html, "text-1")["text"]


def test_no_text_can_end_its_script_element() -> None:
    assert "</script>x" not in str(script("a", "</script>x"))
    assert "<!--" not in str(script("a", "<!-- x"))


def test_unknown_values_are_words_and_never_a_nought(html: str) -> None:
    overview = words(panel(html, "overview"))
    assert "工会工作汇报 无题.txt 年份不详 其他 单位不明" in overview
    assert not re.search(
        r"\b(?:None|NaN|nan|null|undefined)\b", words(re.sub(r"<script.*?</script>", "", html, flags=re.S))
    )


def test_pairs_with_a_known_context_stand_apart(html: str) -> None:
    ranked, aside = panel(html, "overlap"), panel(html, "legitimate")
    assert "本单位往年报告" in aside
    assert "框架沿用、事实已更新" in aside
    assert "本单位往年报告" not in ranked
    assert "第二小学工会2013年工作总结" in ranked


def test_every_pair_shows_both_reports_and_both_ratios_with_their_parts(html: str) -> None:
    row = words(panel(html, "overlap"))
    assert "县医院工会2012年工作总结 县医院工会 · 2012" in row
    assert (
        "部分重合 相同事实 1 处，更新 4 处 42.0%（84/200 字） 50.0%（70/140 字） 甲件在先 先后依据：书证 · 报送时间"
        in row
    )


def test_documents_are_ranked_with_exact_parts(html: str) -> None:
    row = words(panel(html, "overlap"))
    assert "60.0%（540/900 字） 50.0%（450/900 字） 10.0%（90/900 字） 65.0%（585/900 字）" in row


def test_parts_that_are_not_known_are_not_made_up() -> None:
    rows = documents()
    rows[2] |= {"counted_chars": None}
    row = words(panel(page(tables() | {"documents": make_table("documents", rows)}, {}, {}), "overlap"))
    assert "60.0% 50.0% 10.0% 65.0%" in row


def test_under_the_pairs_stands_the_agreed_sentence(html: str) -> None:
    sentence = "本结果只说明文字重合的事实，不说明责任；不能排除双方均源自第三方文本。"
    assert [panel(html, tab).count(sentence) for tab in ("overlap", "legitimate")] == [1, 1]
    assert data(html, "say")["standing"] == sentence


def test_arrows_only_where_the_order_is_documentary(html: str) -> None:
    drawing = re.search(r'<svg class="timeline".*?</svg>', html, re.S)
    assert drawing
    assert drawing.group().count('marker-end="url(#arrow)"') == 2
    assert drawing.group().count("stroke-dasharray") == 1
    guessed = [row | {"direction_grade": "inference"} for row in PAIRS]
    assert 'marker-end="url' not in page(tables() | {"pairs": make_table("pairs", guessed)}, TEXTS, {})


def test_a_circulating_passage_is_listed_and_no_line_on_the_time_line(html: str) -> None:
    drawing = re.search(r'<svg class="timeline".*?</svg>', html, re.S)
    assert drawing
    assert "T1" not in drawing.group()
    assert re.search(r"多单位通行的段落.*<td>T1</td><td class=\"num\">4</td><td class=\"num\">4</td>", html, re.S)


def test_only_texts_a_pair_concerns_are_in_the_page(html: str) -> None:
    assert set(data(html, "texts")) == {DOCS[0], DOCS[1], DOCS[2], DOCS[4]}
    assert "板报评比。" not in re.sub(r'id="sentences">.*?</script>', "", html)


def test_a_pair_carries_rows_edits_and_swaps(html: str) -> None:
    first = data(html, "pair-0")
    assert first["a"]["doc"] == DOCS[0]
    assert first["swaps"] == [
        ["公开", "公示", 1, False],
        ["开展", "进行", 1, True],
        ["牵头", "带头", 1, False],
        ["组织", "安排", 1, False],
        ["走访", "看望", 1, False],
    ]
    assert [row[4] for row in first["rows"] if row[4] is not None] == [0, 1, 2]
    assert [row[5] for row in first["rows"] if row[4] is not None] == [0, 0, 1]
    assert all(match["edits"] for match in first["matches"])


def test_edit_scripts_that_do_not_fit_are_left_out() -> None:
    broken = make_table("matches", [match | {"edits": [["=", 3]]} for match in MATCHES])
    assert data(page(tables() | {"matches": broken}, TEXTS, {}), "pair-0")["matches"][0]["edits"] is None


def test_without_full_texts_the_passages_are_still_there() -> None:
    first = data(page(tables(), {}, {}), "pair-0")
    assert first["full"] is False
    assert first["matches"][0]["ta"] == "三月，工会组织女职工开展健康体检，共有86人参加。"


def test_sentences_are_not_carried_twice(html: str) -> None:
    rows = data(html, "sentences")["rows"]
    lengths = {row[0]: len(row) for row in rows}
    docs = [doc for doc, _, _ in data(html, "sentences")["docs"]]
    assert {docs[number]: length for number, length in lengths.items()} == {
        DOCS[0]: 6, DOCS[1]: 6, DOCS[2]: 6, DOCS[3]: 7, DOCS[4]: 6,
    }  # fmt: skip


def test_few_texts_are_hatched_and_their_number_stands_below(html: str) -> None:
    themes = panel(html, "themes")
    heat = themes.split("</table>")[0]
    assert heat.count('class="num few"') == 6
    assert words(heat).endswith("独立文本数 n=1 n=3 n=1")


def test_a_change_says_no_more_than_its_interval() -> None:
    seen = {"comparable": True, "difference": 0.05, "ci_low": 0.01, "ci_high": 0.09, "smallest_visible_change": 0.06}
    assert verdict(seen) == "相差 +5.0 个百分点（95% 误差范围 +1.0 至 +9.0）"
    assert verdict(seen | {"ci_low": -0.01}) == "看不出变化（小于可察觉的 ±6.0 个百分点）"
    assert verdict(seen | {"ci_low": None, "reason": "只有 1 个"}) == "样本太少，不作判断；只有 1 个"
    assert verdict(seen | {"comparable": False, "reason": None}) == "样本太少，不作判断"


def test_phrases_name_count_texts_and_years(html: str) -> None:
    assert "趣味运动会 8 次，3 个独立文本 · 2012—2013" in words(panel(html, "words"))


def test_methods_show_the_manifest_and_what_is_not_claimed(html: str) -> None:
    methods = words(panel(html, "methods"))
    assert "设置 · 文字重合 · exclude_quotes 否" in methods
    assert "本页不说明谁采用了谁的文字" in methods
    assert "ab" * 32 in methods


def test_what_is_left_out_is_counted_and_said() -> None:
    limits = Limits(documents=2, pairs=1, matches=2, text_chars=10, activities=3, sentences=4, families=1, phrases=1)
    made = page(tables(), TEXTS, MANIFEST, PageOptions(limits=limits))
    for tab in ("overview", "methods"):
        told = words(panel(made, tab))
        for line in (
            "报告：共 5，载入 2，未载入 3",
            "报告对：共 2，载入 1，未载入 1",
            "活动：共 6，载入 3，未载入 3",
            "重合段落：共 6，载入 0，未载入 6",
            "所涉报告的全文：共 3，载入 0，未载入 3",
            "词语：共 6，载入 2，未载入 4",
        ):
            assert line in told, line
    assert "未载入" not in words(panel(page(tables(), TEXTS, MANIFEST), "overview"))


def test_the_same_input_gives_the_same_page(html: str) -> None:
    assert page(tables(), TEXTS, MANIFEST) == html


def test_an_empty_run_is_still_a_page() -> None:
    made = page({}, {}, {})
    assert "收到 0 份 · 已比对 0 份 · 未比对 0 份" in made
    for words_ in ("没有需要列出的报告对。", "没有识别到活动。", "没有识别到主题。", "没有运行记录。", "没有同源组。"):
        assert words_ in made
    empty = {name: Table(name, table.columns, ()) for name, table in tables().items()}
    assert "没有识别到活动。" in page(empty, {}, {})


def test_other_groupings_than_years_are_shown_by_name() -> None:
    rows = [
        {"theme": "民主管理", "group_by": "unit", "group": unit, "year": None, "status": "all", "n_reports": 4,
         "n_families": 4, "share": 0.1, "ci_low": 0.0, "ci_high": 0.2, "formula_share": None, "carried_share": None}
        for unit in ("甲厂", "乙厂")
    ]  # fmt: skip
    heat = words(panel(page({"theme_years": make_table("theme_years", rows)}, {}, {}), "themes"))
    assert "单位 · 全部 主题 乙厂 甲厂 民主管理 10.0% 10.0%" in heat


def report(number: int, chars: int) -> str:
    line = "工会组织职工开展第{}项活动，困难职工得到走访慰问，职代会提案逐条答复。\n"
    return "".join(line.format(number * 1000 + at) for at in range(chars // 36))


def test_a_page_for_five_reports_stays_under_400_kb() -> None:
    texts = {f"单位{n}/总结.txt": report(n, 5000) for n in range(5)}
    docs = [document(DOCS[0]) | {"doc": doc, "year": 2010 + n, "unit": f"单位{n}"} for n, doc in enumerate(texts)]
    found: list[dict[str, Any]] = [
        {**MATCHES[0], "doc_a": a, "doc_b": b, "a_start": at, "a_end": at + 180, "b_start": at, "b_end": at + 180,
         "edits": [["=", 60], ["-", 10], ["+", "另外的文字，" * 3], ["=", 110]]}
        for i, a in enumerate(texts) for b in list(texts)[i + 1 :] for at in range(0, 4500, 180)
    ]  # fmt: skip
    between = [pair(DOCS[0], DOCS[2]) | {"doc_a": a, "doc_b": b} for a in texts for b in texts if a < b]
    sentences: list[dict[str, Any]] = [
        {"sentence_id": f"{doc}:{n}", "doc": doc, "start": n * 36, "end": n * 36 + 36, "where": f"第{n}句",
         "text": texts[doc][n * 36 : n * 36 + 36], "status": "done", "formula_ratio": 0.0, "themes": ["民主管理"]}
        for doc in texts for n in range(130)
    ]  # fmt: skip
    acts = [ACTIVITIES[0] | {"doc": s["doc"], "sentence_id": s["sentence_id"]} for s in sentences[::3]]
    made = tables() | {
        "documents": make_table("documents", docs),
        "pairs": make_table("pairs", between),
        "matches": make_table("matches", found),
        "sentences": make_table("sentences", sentences),
        "activities": make_table("activities", acts),
    }
    size = len(page(made, texts, MANIFEST).encode())
    assert 100_000 < size < 400_000


def test_two_reports_alone_make_a_page() -> None:
    a = Side(document(DOCS[0]), TEXTS[DOCS[0]], (Span(0, 5),))
    b = Side(document(DOCS[4]), TEXTS[DOCS[4]])
    made = comparison_page(a, b, MATCHES[-1:])
    payload = data(made, "pair-0")
    assert payload["b"] | {} == {
        "doc": "无题.txt",
        "title": "工会工作汇报",
        "unit": "单位不明",
        "year": "年份不详",
        "ratio": "未计算",
        "width": 0,
    }
    assert data(made, "text-0")["formula"] == [[0, 5]]
    assert 'data-alone="texts"' in made
    assert 'data-alone="pair"' in comparison_page(a, b, MATCHES[-1:], pair=PAIRS[2])
