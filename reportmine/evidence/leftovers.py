"""Traces that stayed behind in a passage two reports share: a foreign name, a wrong year, a mask, a still edition.

Only what stands in the place of the report's own counts: a name that the other report uses of itself in the very same
words, not that of a guest or of a school named in a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reportmine.evidence.pieces import pieces
from reportmine.evidence.scars import mask_in, may_hold_masks
from reportmine.findings import Match
from reportmine.model import Metadata, Segmented
from reportmine.reuse.ratios import is_reuse
from reportmine.text.unitnames import same_unit, short_names

FOREIGN_NAME = "是对方单位的名称"
_HONEST_BEFORE = re.compile(r"(?:由|在|与|和|同|跟|到|赴|去|向|给|邀请|邀|对阵|战胜|参观|走访|、|“|《|来自|联合|会同)$")
_HONEST_AFTER = re.compile(r"^(?:的?(?:老师|同志|领导|同行|代表队|来访)|、|等|承办|主办|协办)")
_YEAR = re.compile(r"(?<![〔\[（(《“\d])((?:19|20)\d\d)年(?!以来|起|至|-|后|开始)")
_EDITION = re.compile(
    r"第[一二三四五六七八九十\d]{1,3}[届个](?![^，。；]{0,10}(?:代表|委员|教代会|职代会|工代会|全会|中全))"
)


def leftovers(a: Segmented, b: Segmented, matches: Iterable[Match]) -> tuple[str, ...]:
    """The traces in both reports, each with its side, its raw place, where it stands and what it is."""
    sides = ("甲件", a, b), ("乙件", b, a)
    found: list[tuple[str, int, str]] = []
    for match in matches:
        if not is_reuse(match) or not _worth_a_look(match, a, b):
            continue
        for piece in pieces(match, a.document.raw):
            for side, own, other in sides:
                text, start = (piece.text_a, piece.a_start) if side == "甲件" else (piece.text_b, piece.b_start)
                opposite = piece.text_b if side == "甲件" else piece.text_a
                found += [
                    (side, start, _shown(own, side, start + at, words, what))
                    for at, words, what in _traces(text, opposite, own, other)
                ]
    return tuple(dict.fromkeys(line for _, _, line in sorted(found)))


def _worth_a_look(match: Match, a: Segmented, b: Segmented) -> bool:
    """Whether a match may hold any trace, told from its words as a whole."""
    if may_hold_masks(match, a.document.raw):
        return True
    shared = a.document.raw[match.a_start : match.a_end]  # what traces of other kinds stand in is the same in both
    for mine, theirs in ((a.document.meta, b.document.meta), (b.document.meta, a.document.meta)):
        if theirs.unit is not None and any(name in shared for name in _names(theirs)):
            return True
        if mine.year is None or theirs.year is None or mine.year <= theirs.year:
            continue
        if f"{theirs.year}年" in shared or "第" in shared:
            return True
    return False


def _traces(text: str, opposite: str, own: Segmented, other: Segmented) -> Iterator[tuple[int, str, str]]:
    mine, theirs = own.document.meta, other.document.meta
    if text != opposite:
        mask = mask_in(text)
        if mask and re.search(r"[㐀-鿿0-9]", opposite) and mask_in(opposite) is None:
            yield mask.start(), mask.group(), "未填的空，对方该处有文字"
        return
    yield from _foreign_names(text, mine, theirs)
    if mine.year is not None and theirs.year is not None and mine.year != theirs.year:
        yield from _old_years(text, mine, theirs)
        if mine.unit is not None and mine.unit == theirs.unit and mine.kind == theirs.kind and mine.year > theirs.year:
            for hit in _EDITION.finditer(text):
                yield hit.start(), hit.group(), f"与 {theirs.year} 年的报告相同，届次没有变"


def _foreign_names(text: str, mine: Metadata, theirs: Metadata) -> Iterator[tuple[int, str, str]]:
    own = [name for name in (mine.unit, mine.unit_in_text, mine.submitter) if name]
    if not own or theirs.unit is None or theirs.unit in own:
        return
    taken: set[int] = set()
    for name in _names(theirs):
        if any(same_unit(name, mine_too) for mine_too in own):
            continue
        for hit in re.finditer(re.escape(name), text):
            near = _HONEST_BEFORE.search(text[: hit.start()]) or _HONEST_AFTER.search(text[hit.end() :])
            if not near and taken.isdisjoint(range(*hit.span())):
                taken.update(range(*hit.span()))
                yield hit.start(), name, FOREIGN_NAME


def _names(meta: Metadata) -> Sequence[str]:
    names = [name for unit in (meta.unit, meta.unit_in_text) if unit for name in short_names(unit)]
    return sorted(set(names), key=lambda name: (-len(name), name))


def _old_years(text: str, mine: Metadata, theirs: Metadata) -> Iterator[tuple[int, str, str]]:
    if mine.year is None or theirs.year is None or mine.year <= theirs.year:
        return
    for hit in _YEAR.finditer(text):
        if int(hit[1]) == theirs.year:
            yield hit.start(), hit.group(), f"所述年度为 {mine.year} 年"


def _shown(own: Segmented, side: str, place: int, words: str, what: str) -> str:
    document = own.document
    at = int(document.offsets[:-1].searchsorted(place))
    where = next((s.where for s in own.sentences if s.start <= at < s.end), "")
    return f"{side} {place}–{place + len(words)} {where}：“{words}”{what}"
