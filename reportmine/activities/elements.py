"""Cuts a sentence into the elements that the grammar of names works on (`lines`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from operator import methodcaller

from reportmine.activities.lexicons import compiled, frames, heads
from reportmine.activities.lines import Element, Line, element
from reportmine.activities.wording import words
from reportmine.dates import TimeExpression, find_dates
from reportmine.segment import Segmenter

_OPEN = {
    "“": ("”", "Q"),
    "「": ("」", "Q"),
    "‘": ("’", "Q"),
    "《": ("》", "B"),
    "（": ("）", "P"),
    "(": (")", "P"),
    "【": ("】", "P"),
}
_OPENING = re.compile(f"[{re.escape(''.join(_OPEN))}]")
LONGEST_QUOTE = 80
_NUMBER = (
    r"(?=[近约几数多百\d一二两三四五六七八九十千])(?:(?<!第)(?<![第十百\d.届])(?:\d[\d,，]*(?:\.\d+)?|[一二两三四五六七八九十百千]+|几|数|多)"
    r"(?:余|多|几)?(?:万|千|百)?(?:余|多)?<measures>|(?:近|约)?[一二两三四五六七八九十]?百(?:余|多)?(?:名|人|户|位))"
)
_NOT_NUMBER = "<not_measured>"
_MARK = re.compile("[，；：。！？,;:!?\\n…—]")
_COLLOQUIAL = frozenset(("上", "讲", "打", "办", "开", "做", "搞", "来", "添", "请"))
_ORDER = {"T": 0, "Q": 1, "B": 1, "P": 1, "N": 2, "H": 3}
_SPAN = methodcaller("span")
_SINGLE = _COLLOQUIAL | {"各"}
_ITEM = re.compile(
    r"\s*(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[、．)）]|[.](?!\d)|[.](?=\d{1,2}月))|[①-⑳]"
    r"|第[一二三四五六七八九十]{1,2}[，、：:]|[一二三四五六七八九十][是要])\s*"
)
# Times that belong to a name when they touch it: 春节走访慰问, 暑期夏令营, 重大节日例行慰问.
_NAMING_TIME = re.compile(r"(?:重大|传统|重要)?节(?:假)?日|暑期|暑假|寒假|[春夏秋冬]季|年终|期末")


def read(text: str, year: int | None, segmenter: Segmenter, *, school: bool = False) -> Line:
    """The elements of a sentence; `year` and `school` as `find_dates` takes them.

    >>> from reportmine.segment import segmenter
    >>> from reportmine.settings import SegmentSettings
    >>> line = read("5月举行教职工拔河比赛。", 2014, segmenter(SegmentSettings()))
    >>> [(e.kind, line.word(e)) for e in line.elements if e.kind != "W"]
    [('T', '5月'), ('S', '举行'), ('X', '。')]
    """
    atoms = _atoms(text)
    masked = _mask(text, atoms)
    times = tuple(find_dates(text, year, school=school))
    if atoms:
        times = tuple(t for t in times if not _hidden(t, atoms))
    spans = _fixed(masked, atoms, times)
    number = _ITEM.match(masked)
    if number:
        spans = [Element("X", 0, number.end()), *(span for span in spans if span.start >= number.end())]
    elements = tuple(_elements(text, masked, spans, segmenter))
    return _inner_verbs(Line(text, masked, elements, times, tuple([e for e in elements if e[0] == "X"])))


def _atoms(text: str) -> list[Element]:
    """Quotes and brackets that close within reach."""
    atoms = []
    at = 0
    while opening := _OPENING.search(text, at):
        at = opening.start()
        mark, kind = _OPEN[opening.group()]
        close = text.find(mark, at + 1, at + LONGEST_QUOTE)
        if close > at:
            atoms.append(Element(kind, at, close + 1))
            at = close
        at += 1
    return atoms


def _hidden(time: TimeExpression, atoms: Sequence[Element]) -> bool:
    """Whether a time stands inside a quotation that says more than it; “教师节” is the time itself."""
    return any(
        atom.start <= time.start and time.end <= atom.end and (atom.start, atom.end) != (time.start, time.end)
        for atom in atoms
        if atom.kind != "P"
    )


def _mask(text: str, atoms: Sequence[Element]) -> str:
    for atom in atoms:
        text = text[: atom.start] + "■" * (atom.end - atom.start) + text[atom.end :]
    return text


def _fixed(masked: str, atoms: list[Element], times: Sequence[TimeExpression]) -> list[Element]:
    """Atoms, times, figures and heads in order; what begins first wins, heads keep stop words inside names."""
    found = [*atoms, *(Element("T", t.start, t.end) for t in times)]
    figures = compiled(_NUMBER).finditer(masked)
    found += [element(("N", *m.span(), "")) for m in figures if not compiled(_NOT_NUMBER).match(m.group())]
    found += [element(("H", *span, "")) for span in map(_SPAN, heads().one.finditer(masked)) if span[1] - span[0] > 1]
    found.sort(key=lambda e: (e[1], _ORDER[e[0]], -e[2]))
    kept: list[Element] = []
    end = 0
    for one in found:
        if one[1] >= end:
            kept.append(one)
            end = one[2]
    return kept


def _told_until(masked: str, spans: list[Element]) -> int:
    """The end of the last clause with a head, a figure or a founding verb; nothing after it needs words."""
    last = next((span.end for span in reversed(spans) if span.kind in "HN"), 0)
    for match in compiled("<founding>|<holding>").finditer(masked):
        last = max(last, match.end())
    ending = _MARK.search(masked, last) if last else None
    return ending.start() if ending else len(masked)


def _elements(text: str, masked: str, spans: list[Element], segmenter: Segmenter) -> list[Element]:
    out: list[Element] = []
    at = 0
    told = _told_until(masked, spans)
    for span in [*spans, Element("", len(text), len(text))]:
        if at < min(span.start, told):
            words(text, at, min(span.start, told), segmenter, out)
        if told < span.start:
            marks = _MARK.finditer(text, max(at, told), span.start)
            out.extend([element(("X", *mark.span(), "stop")) for mark in marks])
        if span.kind == "T" and (_names(text, masked, span) or masked.startswith("暨", span.start - 1)):
            out.append(Element("W", span.start, span.end))
        elif span.kind == "H":
            out.append(_head(text, span))
        elif span.kind:
            out.append(span)
        at = max(at, span.end)
    return out


def _inner_verbs(line: Line) -> Line:
    """职工技能提升培训班: after a verb of holding, a verb of aim between two words of a name is part of the name."""
    elements = list(line.elements)
    text, held = line.text, False
    for i, (kind, start, end, frame) in enumerate(elements):
        if kind == "X" or frame == "host":
            held = kind != "X"
        if end - start == 1 and text[start] in _SINGLE:
            elements[i] = _single(line, elements, i)
        if frame != "aim" or not held or i == 0 or i + 1 == len(elements):
            continue
        before, after = elements[i - 1], elements[i + 1]
        if before.kind == after.kind == "W" and heads().chain.fullmatch(line.word(after)):
            elements[i] = Element("W", start, end)
    return replace(line, elements=tuple(elements)) if elements != list(line.elements) else line


def _single(line: Line, elements: list[Element], i: int) -> Element:
    """elements[i], a word of one character, as what stands beside it makes it."""
    element = elements[i]
    if line.text[element.start] in _COLLOQUIAL:
        held = _with_measure(line, elements, i) or _casually(line, elements, i)
        return element._replace(kind="S", frame="host") if held else element  # 讲了一堂保健课, 打了一场友谊赛
    counted = elements[i + 1 : i + 2] and elements[i + 1].kind == "N"
    return element._replace(kind="S", frame="stop") if counted else element  # 缝纫工、电焊工培训班各1期


def _with_measure(line: Line, elements: Sequence[Element], i: int) -> bool:
    """Whether a figure of happenings follows elements[i], 了 aside."""
    rest = [e for e in elements[i + 1 : i + 3] if line.word(e) != "了"]
    return bool(rest) and rest[0].kind == "N" and line.word(rest[0])[-1] in "场堂次期个届轮"


def _casually(line: Line, elements: list[Element], i: int) -> bool:
    """开了四届一次职工大会, 办了个小型茶话会: 了 follows, and 个 is no word of the name."""
    after = [line.word(e) for e in elements[i + 1 : i + 3]]
    if after[:1] != ["了"] or line.word(elements[i]) not in ("开", "办", "搞", "做"):
        return False
    if after[1:] == ["个"]:
        elements[i + 2] = elements[i + 2]._replace(kind="S", frame="stop")
    return True


def _head(text: str, span: Element) -> Element:
    """A head, unless it is there as a verb of holding or founding (启动“师德建设月”活动, 创建“学习型班组”)."""
    word = text[span.start : span.end]
    frame = frames().kind.get(word, "")
    following = text[span.end : span.end + 1]
    if (
        frame in ("host", "attend", "found")
        and following
        and (following in "了“《" or "\u4e00" <= following <= "\u9fff")
    ):
        return Element("S", span.start, span.end, frame)
    return Element("W", span.start, span.end)


def _names(text: str, masked: str, time: Element) -> bool:
    """Whether a time begins a name: it names the occasion and the name goes on without a break."""
    written = text[time.start : time.end]
    following = masked[time.end : time.end + 2]
    if not following or not ("\u4e00" <= following[0] <= "\u9fff" or following[0] == "■"):
        return False
    if written.endswith(("前", "夕", "期间", "前后", "之际", "来临")):
        return False
    occasion = "节" in written or "元旦" in written or "国庆" in written or "“" in written
    dated = re.search(r"\d月|月\d|年(?!终)", written) is not None
    return (occasion or _NAMING_TIME.fullmatch(written) is not None) and not dated
