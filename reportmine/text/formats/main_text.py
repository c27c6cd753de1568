"""Which part of a web page is the report: descend to where the prose is, then climb while no frame is met."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import Any, Final, NamedTuple

from reportmine.resources import data_file

_CJK: Final = re.compile(r"[\u3400-\u9fff]")
_PROSE: Final = re.compile(r"[，。；！？、]")
_ANNEX: Final = re.compile(r"附(?:件|表|录)")
_HOLDS: Final = 0.8  # of the prose: the child that holds so much of it is the way down
_LINKED: Final = 0.4  # of the characters a step up would add: more in links, and the step meets navigation
_ADDED: Final = 0.5  # of the text so far: a step up that adds more, with links in it, meets another column
_MENU: Final = 0.8  # of the entries of a table or list: so many links and nothing else, and it is a menu
_FEWEST_ENTRIES: Final = 3
_ENTRIES: Final = {
    "table": ("td", "th"),
    "tr": ("td", "th"),
    "td": ("a",),
    "ul": ("li",),
    "ol": ("li",),
    "dl": ("dt", "dd"),
}
_GUARDED: Final = 0.5  # of the page's prose: what holds so much is never chrome, whatever its name


class _Weight(NamedTuple):
    """Chinese characters below an element."""

    all: int
    linked: int  # inside <a>
    prose: int  # outside <a>, in pieces with the marks of sentences


class _Chrome(NamedTuple):
    tags: frozenset[str]
    words: frozenset[str]
    lines: re.Pattern[str]


@cache
def _chrome() -> _Chrome:
    data = tomllib.loads(data_file("text", "formats/chrome.toml").read_text(encoding="utf-8"))
    lines = re.compile("|".join(f"(?:{pattern})" for pattern in data["lines"]))
    return _Chrome(frozenset(data["tags"]), frozenset(data["words"]), lines)


def strip_chrome(root: Any) -> None:
    """Takes navigation, menus, scripts, sharing and footers out of the tree, never a part with half of the prose."""
    weights = _weigh(root)
    whole = weights[root].prose
    for node in list(root.iter()):
        if node.getparent() is None or not isinstance(node.tag, str):
            continue
        named = _named_chrome(node) and weights[node].prose < max(1, whole * _GUARDED)
        menu = bool(whole) and _is_menu(node, weights)
        if node.tag in _chrome().tags or named or menu or _invisible(node, weights[node], whole):
            node.drop_tree()


def main_node(root: Any) -> Any:
    """The element that holds the report and as little else as can be."""
    body = root.find(".//body")
    top = root if body is None else body
    weights = _weigh(top)
    node = _deepest(top, weights)
    while node is not top:
        above = node.getparent()
        added = weights[above].all - weights[node].all
        linked = weights[above].linked - weights[node].linked
        if linked > added * _LINKED or (linked and added > weights[node].all * _ADDED):
            break
        node = above
    return node


def without_frame_lines(lines: list[str]) -> list[str]:
    """The lines without those of the site's frame, such as 版权所有 and 上一篇.

    >>> without_frame_lines(["一、维权", "上一篇：通知", "版权所有 某网"])
    ['一、维权']
    """
    return [line for line in lines if not _chrome().lines.match(line)]


def _deepest(top: Any, weights: dict[Any, _Weight]) -> Any:
    node = top
    while weights[node].prose:
        enough = weights[node].prose * _HOLDS
        heavy = [child for child in node if child in weights and weights[child].prose >= enough]
        if not heavy or heavy[0].tag == "p":
            break
        node = heavy[0]
    return node


def _named_chrome(node: Any) -> bool:
    if node.tag in {"footer", "aside", "form"} or node.get("role") in {"navigation", "search", "banner", "contentinfo"}:
        return True
    if node.tag in {"html", "body", "article", "main"}:
        return False
    names = f"{node.get('class') or ''} {node.get('id') or ''}"
    words = {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", names.replace("_", " "))}
    words |= {word.lower() for word in names.split()}
    return not words.isdisjoint(_chrome().words)


def _is_menu(node: Any, weights: dict[Any, _Weight]) -> bool:
    """Whether a table, a row, a cell or a list holds links and no text of its own; a list of annexes is no menu."""
    if node.tag not in _ENTRIES or weights[node].prose or not weights[node].linked:
        return False
    entries = [weights[entry] for entry in node.iter(*_ENTRIES[node.tag]) if entry is not node and weights[entry].all]
    links = sum(entry.linked == entry.all for entry in entries)
    if len(entries) < _FEWEST_ENTRIES or links < len(entries) * _MENU:
        return False
    return weights[node].linked >= weights[node].all * _MENU and not _ANNEX.search("".join(node.itertext()))


def _invisible(node: Any, weight: _Weight, whole: int) -> bool:
    style = re.sub(r"\s", "", node.get("style") or "").lower()
    hidden = "display:none" in style or "visibility:hidden" in style or node.get("hidden") is not None
    return hidden and weight.prose < max(1, whole * _GUARDED)


def _weigh(top: Any) -> dict[Any, _Weight]:
    """The weight of every element at or below `top`, in one pass from the leaves up."""
    weights: dict[Any, _Weight] = {}
    for node in reversed(list(top.iter())):
        if not isinstance(node.tag, str):
            continue
        texts = [node.text or "", *(child.tail or "" for child in node)]
        own = [(len(_CJK.findall(text)), bool(_PROSE.search(text))) for text in texts]
        inner = [weights[child] for child in node if child in weights]
        count = sum(size for size, _ in own) + sum(weight.all for weight in inner)
        prose = sum(size for size, marked in own if marked) + sum(weight.prose for weight in inner)
        if node.tag == "a":
            weights[node] = _Weight(count, count, 0)
        elif node.tag in {"script", "style", "noscript", "head"}:
            weights[node] = _Weight(0, 0, 0)
        else:
            weights[node] = _Weight(count, sum(weight.linked for weight in inner), prose)
    return weights
