"""Word's automatic numbers (一、 （一） 1. ①), which a docx keeps apart from the text of its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from reportmine.text.formats.numerals import written_number
from reportmine.text.formats.ooxml import attribute, child, children, integer

_PLACE: Final = re.compile(r"%([1-9])")
_CLOSED: Final = tuple("、．.）)，,：:〕】］]·。—-")
_MAX_STYLES: Final = 20  # longest chain of basedOn followed; a file may make it a circle


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it starts, how a number is written and what stands around it."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    legal: bool = False  # numbers of the levels above are written as 1, 2, 3


@dataclass(slots=True)
class Numbering:
    """The lists of one document; `label` must be asked paragraph by paragraph, in order."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)  # by numId
    lists: dict[str, str] = field(default_factory=dict)  # numId -> what shares its counters
    styles: dict[str, tuple[str | None, int | None]] = field(default_factory=dict)  # styleId -> numId, level
    counters: dict[str, dict[int, int]] = field(default_factory=dict)

    def label(self, num: str | None, depth: int | None, style: str | None) -> str:
        """The number before a paragraph, "" for none, with a space where its sign does not close it."""
        inherited = self.styles.get(style or "", (None, None))
        num = inherited[0] if num is None else num
        depth = (inherited[1] or 0) if depth is None else depth
        levels = self.levels.get(num or "")
        if not levels or depth not in levels:
            return ""
        counts = self.counters.setdefault(self.lists[num or ""], {})
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [key for key in counts if key > depth]:
            del counts[deeper]
        return _written(levels, counts, depth)


def load(numbering: Any | None, styles: Any | None) -> Numbering:
    """The lists told by the roots of numbering.xml and styles.xml, either of which may be missing."""
    found = Numbering()
    if numbering is not None:
        abstract = {attribute(node, "abstractNumId"): _levels(node) for node in children(numbering, "abstractNum")}
        for node in children(numbering, "num"):
            _add_list(found, node, abstract)
    if styles is not None:
        found.styles.update(_style_lists(styles))
    return found


def number_in(properties: Any) -> tuple[str | None, int | None]:
    """The numId and level a pPr names, None for what it leaves to the style."""
    node = child(properties, "numPr")
    if node is None:
        return None, None
    num, level = child(node, "numId"), child(node, "ilvl")
    return (None if num is None else attribute(num, "val")), (
        None if level is None else integer(attribute(level, "val"), 0)
    )


def _written(levels: Mapping[int, Level], counts: Mapping[int, int], depth: int) -> str:
    level = levels[depth]
    if level.format == "bullet":
        return ""  # a bullet is a sign of the font, no part of the wording

    def fill(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        other = levels.get(at, Level())
        return written_number(counts.get(at, other.start), "decimal" if level.legal else other.format)

    label = _PLACE.sub(fill, level.text)
    return label if not label.strip() or label.endswith(_CLOSED) else label.rstrip() + " "


def _add_list(found: Numbering, node: Any, abstract: Mapping[str, dict[int, Level]]) -> None:
    """A `num` shares its counters with the others of its abstract list unless it starts anew."""
    num, base = attribute(node, "numId"), child(node, "abstractNumId")
    base_id = "" if base is None else attribute(base, "val")
    levels, restarted = dict(abstract.get(base_id, {})), False
    for override in children(node, "lvlOverride"):
        depth = integer(attribute(override, "ilvl"), 0)
        own, start = child(override, "lvl"), child(override, "startOverride")
        if own is not None:
            levels[depth] = _level(own)
        if start is not None and depth in levels:
            old = levels[depth]
            levels[depth] = Level(integer(attribute(start, "val"), 1), old.format, old.text, old.legal)
            restarted = True
    found.levels[num] = levels
    found.lists[num] = f"num {num}" if restarted else f"abstract {base_id}"


def _levels(node: Any) -> dict[int, Level]:
    return {integer(attribute(level, "ilvl"), 0): _level(level) for level in children(node, "lvl")}


def _level(node: Any) -> Level:
    values = {name: child(node, name) for name in ("start", "numFmt", "lvlText", "isLgl")}
    start, numfmt, text, legal = values["start"], values["numFmt"], values["lvlText"], values["isLgl"]
    return Level(
        start=1 if start is None else integer(attribute(start, "val"), 1),
        format="decimal" if numfmt is None else attribute(numfmt, "val"),
        text="" if text is None else attribute(text, "val"),
        legal=legal is not None and attribute(legal, "val") not in {"0", "false"},
    )


def _style_lists(styles: Any) -> dict[str, tuple[str | None, int | None]]:
    """The list of every paragraph style, its own or that of the style it is based on."""
    own: dict[str, tuple[str | None, int | None]] = {}
    above: dict[str, str] = {}
    for node in children(styles, "style"):
        name, base = attribute(node, "styleId"), child(node, "basedOn")
        properties = child(node, "pPr")
        own[name] = (None, None) if properties is None else number_in(properties)
        above[name] = "" if base is None else attribute(base, "val")
    found = {}
    for name in own:
        at, num, depth = name, *own[name]
        for _ in range(_MAX_STYLES):
            at = above.get(at, "")
            if at not in own or num is not None:
                break
            num, depth = own[at][0], own[at][1] if depth is None else depth
        found[name] = (num, depth)
    return found
