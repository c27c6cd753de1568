"""Made-up reports and the tables a run over them would give; every sentence is written for these tests.

Long because the tables fit together row by row: they are data, and one set of them.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Any

from reportmine.reports.table import Table, make_table

TEXTS: dict[str, str] = {
    "县医院/2012总结.txt": (
        "县医院工会2012年工作总结\n一、服务职工\n三月，工会组织女职工开展健康体检，共有86人参加。\n"
        "五月，工会在门诊楼前举办护理技能比武，12个科室报名。\n全年走访慰问困难职工23户，发放慰问金11500元。\n"
        "二、民主管理\n工会认真落实职代会提案，答复率达到百分之百。\n工会牵头公开了食堂采购和绩效分配两项办法。\n"
        "三、下一步打算\n明年拟在六月举办第三届职工趣味运动会。\n"
    ),
    "县医院/2013总结.txt": (
        "县医院工会2013年工作总结\n一、服务职工\n三月，工会组织女职工开展健康体检，共有91人参加。\n"
        "全年走访慰问困难职工27户，发放慰问金13600元。\n六月十五日举办第三届职工趣味运动会，260人到场。\n"
        "二、民主管理\n工会认真落实职代会提案，答复率达到百分之百。\n"
    ),
    "第二小学/2013总结.txt": (
        "第二小学工会2013年工作总结\n一、民主管理\n工会带头公示了食堂采购和绩效分配两项办法。\n"
        "二、关爱职工\n三月，工会安排女教工进行健康体检，共有34人参加。\n全年看望慰问困难教工9户，发放慰问金4500元。\n"
        "<script>alert(1)</script> 见附件𠮷家文档。\n八月，学校举办青年教师读书会。\n"
    ),
    "教育局/工作计划.txt": (
        "2013年教育系统工会工作计划\n四月举办板报评比。\n九月召开教师节座谈会。\n工会认真落实职代会提案，答复率达到百分之百。\n"
    ),
    "无题.txt": "工会工作汇报\n全年走访慰问困难职工23户，发放慰问金11500元。\n组织一次登山活动。\n",
}

_META: dict[str, tuple[str, int | None, str | None, str]] = {
    "县医院/2012总结.txt": ("县医院工会2012年工作总结", 2012, "县医院工会", "总结"),
    "县医院/2013总结.txt": ("县医院工会2013年工作总结", 2013, "县医院工会", "总结"),
    "第二小学/2013总结.txt": ("第二小学工会2013年工作总结", 2013, "第二小学工会", "总结"),
    "教育局/工作计划.txt": ("2013年教育系统工会工作计划", 2013, "县教育局工会", "计划"),
    "无题.txt": ("工会工作汇报", None, None, "其他"),
}
_A, _B, _C, _D, _E = TEXTS


def document(doc: str, **more: Any) -> dict[str, Any]:
    title, year, unit, kind = _META[doc]
    chars = len("".join(TEXTS[doc].split()))
    return {
        "doc": doc,
        "title": title,
        "state": "read",
        "year": year,
        "year_basis": "标题" if year else "",
        "unit": unit,
        "submitter": unit,
        "unit_basis": "文件夹" if unit else "",
        "kind": kind,
        "sha256": "ab" * 32,
        "chars": chars,
        "formula_chars": 20,
        "overlap_with_earlier": 0.0,
        "overlap_order_unknown": 0.0,
        "warnings": [],
        "n_activities_done": 3,
        "n_activities_planned": 1,
    } | more


def edits(before: str, after: str) -> list[list[Any]]:
    steps: list[list[Any]] = []
    for op, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if op == "equal":
            steps.append(["=", j - i])
            continue
        if j > i:
            steps.append(["-", j - i])
        if m > k:
            steps.append(["+", after[k:m]])
    return steps


def match(doc_a: str, doc_b: str, before: str, after: str, kind: str, **more: Any) -> dict[str, Any]:
    a, b = TEXTS[doc_a].index(before), TEXTS[doc_b].index(after)
    return {
        "doc_a": doc_a,
        "a_start": a,
        "a_end": a + len(before),
        "a_where": "第一部分·第1句",
        "doc_b": doc_b,
        "b_start": b,
        "b_end": b + len(after),
        "b_where": "第二部分·第1句",
        "kind": kind,
        "basis": "words",
        "similarity": 0.9,
        "formula_ratio": 0.0,
        "verbatim_chars": 10,
        "n_holder_units": 2,
        "swaps": [],
        "edits": edits(before, after),
        "a_text": before,
        "b_text": after,
    } | more


MATCHES = [
    match(
        _A,
        _B,
        "三月，工会组织女职工开展健康体检，共有86人参加。",
        "三月，工会组织女职工开展健康体检，共有91人参加。",
        "numbers_changed",
    ),
    match(
        _A,
        _B,
        "全年走访慰问困难职工23户，发放慰问金11500元。",
        "全年走访慰问困难职工27户，发放慰问金13600元。",
        "numbers_changed",
    ),
    match(
        _A,
        _B,
        "工会认真落实职代会提案，答复率达到百分之百。",
        "工会认真落实职代会提案，答复率达到百分之百。",
        "formula",
        n_holder_units=3,
        formula_ratio=1.0,
    ),
    match(
        _A,
        _C,
        "三月，工会组织女职工开展健康体检，共有86人参加。",
        "三月，工会安排女教工进行健康体检，共有34人参加。",
        "reworded",
        swaps=[{"from": "组织", "to": "安排", "count": 1}, {"from": "开展", "to": "进行", "count": 1}],
    ),
    match(
        _A,
        _C,
        "全年走访慰问困难职工23户，发放慰问金11500元。",
        "全年看望慰问困难教工9户，发放慰问金4500元。",
        "reworded",
        swaps=[{"from": "走访", "to": "看望", "count": 1}],
    ),
    match(
        _A,
        _C,
        "工会牵头公开了食堂采购和绩效分配两项办法。",
        "工会带头公示了食堂采购和绩效分配两项办法。",
        "light",
        swaps=[{"from": "牵头", "to": "带头", "count": 1}, {"from": "公开", "to": "公示", "count": 1}],
    ),
    match(
        _A,
        _E,
        "全年走访慰问困难职工23户，发放慰问金11500元。",
        "全年走访慰问困难职工23户，发放慰问金11500元。",
        "verbatim",
    ),
]


def pair(doc_a: str, doc_b: str, **more: Any) -> dict[str, Any]:
    (title_a, year_a, unit_a, _), (title_b, year_b, unit_b, _) = _META[doc_a], _META[doc_b]
    return {
        "doc_a": doc_a,
        "doc_b": doc_b,
        "title_a": title_a,
        "title_b": title_b,
        "unit_a": unit_a,
        "unit_b": unit_b,
        "year_a": year_a,
        "year_b": year_b,
        "relation": "partial",
        "context": "none",
        "a_copied_ratio": 0.42,
        "b_copied_ratio": 0.5,
        "a_copied_chars": 84,
        "a_chars": 200,
        "b_copied_chars": 70,
        "b_chars": 140,
        "shared_chars": 84,
        "verbatim_chars": 40,
        "longest_run_chars": 14,
        "n_matches": 3,
        "n_facts_same": 1,
        "n_facts_changed": 4,
        "direction": "a_to_b",
        "direction_grade": "document",
        "direction_basis": ["报送时间"],
        "leftovers": [],
    } | more


PAIRS = [
    pair(_A, _B, context="own_earlier_year", relation="reworded", a_copied_ratio=0.71, a_copied_chars=142),
    pair(_A, _C, leftovers=["第二部分·第3句：县医院"], family_id="F1"),
    pair(
        _A,
        _E,
        a_copied_ratio=0.13,
        a_copied_chars=26,
        b_copied_ratio=0.6,
        b_copied_chars=26,
        b_chars=43,
        shared_chars=26,
        direction="unknown",
        direction_grade="unknown",
        direction_basis=[],
    ),
]


def sentences() -> list[dict[str, Any]]:
    rows = []
    for doc, text in TEXTS.items():
        at = 0
        for number, line in enumerate(text.splitlines(keepends=True)):
            words = line.rstrip("\n")
            theme = (
                "民主管理" if "职代会" in words or "办法" in words else "困难帮扶" if "慰问" in words else "文体活动"
            )
            rows.append(
                {
                    "sentence_id": f"{doc}:{number}",
                    "doc": doc,
                    "start": at,
                    "end": at + len(words),
                    "where": f"第{number}句",
                    "text": words,
                    "status": "planned" if "拟" in words else "done",
                    "formula_ratio": 0.9 if "职代会提案" in words else 0.0,
                    "reused": False,
                    "themes": [theme],
                }
            )
            at += len(line)
    return rows


def activity(doc: str, mention: str, **more: Any) -> dict[str, Any]:
    start = TEXTS[doc].index(mention)
    _, year, unit, _ = _META[doc]
    row = next(s for s in sentences() if s["doc"] == doc and s["start"] <= start < s["end"])
    return {
        "doc": doc,
        "start": start,
        "end": start + len(mention),
        "where": row["where"],
        "mention": mention,
        "name": mention,
        "type": "文体",
        "time": "",
        "date": "",
        "status": "done",
        "confidence": 0.9,
        "rule": "head",
        "year": year,
        "unit": unit,
        "activity_id": f"{doc}:{start}",
        "sentence_id": row["sentence_id"],
        "count": None,
        "count_unit": "",
        "role": "host",
    } | more


ACTIVITIES = [
    activity(
        _A,
        "健康体检",
        date="2012-03",
        date_start="2012-03-01",
        date_end="2012-03-31",
        time="三月",
        count=86,
        count_unit="人",
        type="健康",
    ),
    activity(
        _A, "护理技能比武", date="2012-05", date_start="2012-05-01", date_end="2012-05-31", time="五月", type="技能竞赛"
    ),
    activity(_A, "第三届职工趣味运动会", date="2013-06", status="planned", confidence=0.6, edition=3),
    activity(
        _B,
        "第三届职工趣味运动会",
        date="2013-06-15",
        date_start="2013-06-15",
        date_end="2013-06-15",
        count=260,
        count_unit="人次",
    ),
    activity(_D, "板报评比", date="2013-04", status="planned", type="宣传"),
    activity(_E, "登山活动", status="unclear", confidence=0.3),
]


def theme_years() -> list[dict[str, Any]]:
    shares = {"民主管理": (0.21, 0.12), "困难帮扶": (0.12, 0.14), "文体活动": (0.30, 0.41)}
    rows = []
    for theme, values in shares.items():
        for status in ("all", "done"):
            for year, share, n in ((2012, values[0], 1), (2013, values[1], 3), (None, 0.2, 1)):
                rows.append(
                    {
                        "theme": theme,
                        "group_by": "year",
                        "group": str(year) if year else None,
                        "year": year,
                        "status": status,
                        "n_reports": n,
                        "n_families": n,
                        "share": share,
                        "ci_low": share - 0.05 if n > 2 else None,
                        "ci_high": share + 0.05 if n > 2 else None,
                        "formula_share": 0.02,
                        "carried_share": 0.01,
                        "share_every_report": share + 0.1,
                        "formula_share_every_report": 0.5,
                    }
                )
    return rows


def theme_change(**more: Any) -> dict[str, Any]:
    return {
        "theme": "民主管理",
        "group_by": "year",
        "group_a": "2012",
        "group_b": "2013",
        "status": "all",
        "kind": "总结",
        "design": "unpaired",
        "n_a": 8,
        "n_b": 9,
        "n_units_both": 4,
        "share_a": 0.21,
        "share_b": 0.12,
        "difference": -0.09,
        "ci_low": -0.14,
        "ci_high": -0.04,
        "p_adjusted": 0.01,
        "smallest_visible_change": 0.06,
        "comparable": True,
        "reason": "",
    } | more


def phrases() -> list[dict[str, Any]]:
    words = {2012: ["护理技能", "绩效分配", "提案"], 2013: ["趣味运动会", "读书会", "板报"]}
    return [
        {
            "group_by": "year",
            "group": str(year),
            "year": year,
            "rank": rank,
            "phrase": phrase,
            "count": 9 - rank,
            "n_families": 3,
            "log_ratio": 2.5,
            "p_adjusted": 0.01,
            "first_year": 2012,
            "last_year": year,
        }
        for year, row in words.items()
        for rank, phrase in enumerate(row, 1)
    ]


def documents() -> list[dict[str, Any]]:
    read = [document(doc) for doc in TEXTS]
    read[2] |= {
        "chars": 900,
        "overlap_with_earlier": 0.5,
        "overlap_order_unknown": 0.1,
        "overlap_ratio": 0.65,
        "overlap_ratio_without_formula": 0.55,
        "overlap_ratio_without_own": 0.55,
        "max_single_ratio": 0.5,
        "max_single_doc": _A,
        "counted_chars": 900,
        "plain_chars": 880,
        "overlap_chars": 585,
        "overlap_plain_chars": 484,
        "overlap_foreign_chars": 495,
        "with_earlier_chars": 450,
        "order_unknown_chars": 90,
        "warnings": ["标题年份与正文年份不一致，请核对"],
    }
    read[0] |= {"chars": 1000, "overlap_with_later": 0.7}
    return [*read, {"doc": "扫描.pdf", "state": "scan", "error": "没有文字层，请先做文字识别"}]


def tables() -> dict[str, Table]:
    records: dict[str, list[dict[str, Any]]] = {
        "documents": documents(),
        "pairs": PAIRS,
        "matches": MATCHES,
        "families": [
            {
                "family_id": "F1",
                "kind": "copied",
                "n_documents": 3,
                "documents": [_A, _C, _E],
                "years": [2012, 2013],
                "units": ["县医院工会", "第二小学工会"],
                "earliest": _A,
                "shared_chars": 84,
            },
            {
                "family_id": "F2",
                "kind": "recycled",
                "n_documents": 2,
                "documents": [_A, _B],
                "years": [2012, 2013],
                "units": ["县医院工会"],
                "earliest": _A,
                "shared_chars": 142,
            },
            {
                "family_id": "T1",
                "kind": "circulating",
                "n_documents": 4,
                "documents": [_A, _B, _C, _E],
                "years": [],
                "units": ["县医院工会", "第一小学工会", "第二小学工会", "第三小学工会"],
                "earliest": None,
                "shared_chars": 131,
                "extent": "passage",
            },
        ],
        "substitutions": [
            {"from": "组织", "to": "安排", "count": 4, "n_pairs": 2, "idiomatic": True, "used": True, "examples": []},
            {"from": "开展", "to": "进行", "count": 2, "n_pairs": 1, "idiomatic": False, "used": False, "examples": []},
        ],
        "sentences": sentences(),
        "activities": ACTIVITIES,
        "theme_years": theme_years(),
        "theme_changes": [
            theme_change(),
            theme_change(theme="困难帮扶", difference=0.02, ci_low=-0.03, ci_high=0.07),
            theme_change(
                theme="文体活动", comparable=False, ci_low=None, ci_high=None, reason="2012 年只有 1 个独立文本"
            ),
        ],
        "theme_documents": [
            {"doc": doc, "theme": theme, "chars": 50, "share": share, "sentences": 2}
            for doc, share in zip(TEXTS, (0.21, 0.1, 0.14, 0.12, 0.2), strict=True)
            for theme in ("民主管理", "文体活动")
        ],
        "phrases": phrases(),
        "checks": [
            {
                "doc": _B,
                "start": 3,
                "end": 9,
                "where": "第4句",
                "check": "星期",
                "text": "六月十五日（周日）",
                "says": "周日",
                "expected": "2013-06-15 为星期六",
            }
        ],
    }
    return {name: make_table(name, rows) for name, rows in records.items()}


MANIFEST: dict[str, Any] = {
    "version": "0.1.0",
    "segmenter": "jieba 0.42.1",
    "settings": {"reuse": {"min_chars": 20, "exclude_quotes": False}, "themes": {"lexicon": None}},
    "inputs": [{"doc": doc, "sha256": "ab" * 32} for doc in TEXTS],
}
