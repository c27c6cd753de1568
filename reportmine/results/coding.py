"""Workbooks for coding by hand: sentences, activities or matches drawn from a study, and reading them back.

The program's own answer stands in a hidden column, so that it does not lead the coder. For activities it cannot be
hidden: the coder says how many of the names are right and how many are missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

from reportmine.errors import UsageError
from reportmine.model import Document
from reportmine.results.documents import SHOWN_CONFIDENCE, sentence_id
from reportmine.reuse.ratios import is_reuse
from reportmine.study import Analysis, Corpus, ReuseStudy
from reportmine.themes import ThemeLexicon
from reportmine.validation import Coded, Item

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)  # no clock: the same sample gives the same bytes
What = Literal["sentences", "activities", "matches"]
_SHOWN: dict[What, tuple[str, ...]] = {
    "sentences": ("报告", "位置", "句子"),
    "activities": ("报告", "位置", "句子", "程序找到的活动"),
    "matches": ("甲件", "甲件文字", "乙件", "乙件文字"),
}
_FILLED: dict[What, tuple[str, ...]] = {
    "sentences": ("主题（多个用、隔开，没有填 无）",),
    "activities": ("其中正确的个数", "漏掉的个数"),
    "matches": ("是否成立（是/否）",),
}
NONE = "无"
_SEPARATORS = re.compile(r"[、,，;；/\\s]+")
_WIDTHS = {"句子": 70, "甲件文字": 60, "乙件文字": 60, "程序找到的活动": 40}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A coded workbook read back, and how many of its rows are not filled in."""

    what: What
    coded: tuple[Coded, ...]
    left_out: int


def items(what: What, corpus: Corpus, analyses: Sequence[Analysis], reuse: ReuseStudy) -> list[Item]:
    """All that could be coded, in strata of year and of what was found."""
    if what == "matches":
        return list(_matches(corpus, reuse))
    found = _sentences if what == "sentences" else _activities
    return [
        item
        for segmented, analysis in zip(corpus.documents, analyses, strict=True)
        for item in found(segmented.document, segmented.sentences, analysis)
    ]


def _sentences(document: Document, sentences: Sequence[Any], analysis: Analysis) -> Iterator[Item]:
    for sentence, coded in zip(sentences, analysis.coded, strict=True):
        text = document.clean[sentence.start : sentence.end]
        if not sentence.heading and len(text) > 5:
            stratum = (str(document.meta.year or ""), "有" if coded.themes else "无")
            name = sentence_id(document.doc, sentence.index)
            yield Item(name, stratum, (document.doc, sentence.where, text), tuple(coded.themes))


def _activities(document: Document, sentences: Sequence[Any], analysis: Analysis) -> Iterator[Item]:
    named: dict[int, list[str]] = {}
    for activity in analysis.activities:
        if activity.confidence >= SHOWN_CONFIDENCE:
            named.setdefault(activity.sentence, []).append(activity.name)
    for sentence in sentences:
        text = document.clean[sentence.start : sentence.end]
        if len(text) > 5:
            found = named.get(sentence.index, [])
            stratum = (str(document.meta.year or ""), "有" if found else "无")
            name = sentence_id(document.doc, sentence.index)
            yield Item(name, stratum, (document.doc, sentence.where, text, "\n".join(found)), tuple(found))


def _matches(corpus: Corpus, reuse: ReuseStudy) -> Iterator[Item]:
    raw = {s.document.doc: s.document.raw for s in corpus.documents}
    for match in reuse.reuse.matches:
        if is_reuse(match):
            texts = raw[match.doc_a][match.a_start : match.a_end], raw[match.doc_b][match.b_start : match.b_end]
            name = f"{match.doc_a}:{match.a_start}|{match.doc_b}:{match.b_start}"
            yield Item(name, (match.kind,), (match.doc_a, texts[0], match.doc_b, texts[1]), ("是",))


def workbook(what: What, drawn: Sequence[Item], themes: ThemeLexicon) -> bytes:
    """The workbook to fill in: one row an item, tinted cells for the coder, the program's answer hidden."""
    from xlsxwriter import Workbook

    target = BytesIO()
    book = Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    head, fill = book.add_format({"bold": True}), book.add_format({"bg_color": "#FFF8DC", "valign": "top"})
    sheet = book.add_worksheet(what)
    headings = ("编号", *_SHOWN[what], *_FILLED[what], "程序结果")
    for column, heading in enumerate(headings):
        sheet.set_column(column, column, _WIDTHS.get(heading, 22), None, {"hidden": heading == "程序结果"})
        sheet.write_string(0, column, heading, head)
    for row, item in enumerate(drawn, 1):
        for column, text in enumerate((item.id, *item.shown)):
            sheet.write_string(row, column, text[:32_000], wrap)
        for column in range(1 + len(item.shown), len(headings) - 1):
            sheet.write_blank(row, column, None, fill)
        sheet.write_string(row, len(headings) - 1, "、".join(item.found), wrap)
    sheet.freeze_panes(1, 1)
    labels = book.add_worksheet("可用的主题")
    for row, label in enumerate(themes.labels):
        labels.write_string(row, 0, label)
    book.set_properties({"created": _EPOCH})
    book.close()
    return target.getvalue()


def read(path: Path) -> Sheet:
    """A filled workbook; UsageError where it is none of ours or says what cannot be."""
    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except Exception as problem:  # openpyxl raises whatever its parser meets
        raise UsageError("打不开这个工作簿", where=str(path), advice="请用 validate sample 得到的 xlsx") from problem
    what = book.sheetnames[0]
    if what not in _SHOWN:
        raise UsageError("不是 validate sample 的工作簿", where=str(path), advice="请不要改动工作表的名称")
    rows = list(book[what].iter_rows(min_row=2, values_only=True))
    coded, left_out = [], 0
    for line, row in enumerate(rows, 2):
        values = ["" if cell is None else str(cell).strip() for cell in row]
        answers = values[1 + len(_SHOWN[what]) : 1 + len(_SHOWN[what]) + len(_FILLED[what])]
        if not values[0] or not any(answers):
            left_out += bool(values[0])
            continue
        found = [label for label in values[-1].split("、") if label]
        coded.append(_coded(what, values[0], found, answers, f"{path} 第 {line} 行"))
    return Sheet(what, tuple(coded), left_out)


def _coded(what: What, name: str, found: Sequence[str], answers: Sequence[str], where: str) -> Coded:
    if what == "sentences":
        said = frozenset(label for label in _SEPARATORS.split(answers[0]) if label and label != NONE)
        return Coded(name, frozenset(found), said)
    if what == "matches":
        if answers[0] not in ("是", "否"):
            raise UsageError(f"看不懂“{answers[0]}”", where=where, advice="请填 是 或 否")
        return Coded(name, frozenset({"重合"}), frozenset({"重合"} if answers[0] == "是" else ()))
    numbers = [answer or "0" for answer in answers]
    if not all(_whole(number) for number in numbers) or int(float(numbers[0])) > len(found):
        raise UsageError(
            f"个数“{'、'.join(answers)}”不对", where=where, advice=f"程序找到 {len(found)} 个，正确的不会更多"
        )
    right, missed = int(float(numbers[0])), int(float(numbers[1]))
    given = [f"{n}" for n in range(len(found))]
    return Coded(name, frozenset(given), frozenset([*given[:right], *(f"漏{n}" for n in range(missed))]))


def _whole(text: str) -> bool:
    return re.fullmatch(r"\d+(?:\.0)?", text) is not None
