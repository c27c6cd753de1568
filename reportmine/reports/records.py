"""The manifest as lines a person can read: names in Chinese, nested settings joined by dots."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reportmine.reports.wording import label, say

MAX_ITEMS = 200  # of one list or mapping, such as the inputs; the rest is counted


def record_lines(manifest: Mapping[str, Any], lang: str = "zh") -> list[tuple[str, str]]:
    """Name and value of every entry of the manifest, depth first.

    >>> record_lines({"version": "0.1.0", "settings": {"reuse": {"min_chars": 20}}})
    [('程序版本', '0.1.0'), ('设置 · 文字重合 · min_chars', '20')]
    """
    return list(_lines("", manifest, lang))


def _lines(prefix: str, value: object, lang: str) -> Iterator[tuple[str, str]]:
    entries = _entries(value, lang)
    if entries is None:
        yield prefix, _plain(value, lang)
        return
    for name, item in entries[:MAX_ITEMS]:
        yield from _lines(f"{prefix} · {name}" if prefix else name, item, lang)
    if len(entries) > MAX_ITEMS:
        yield prefix, say("record_more", lang, n=len(entries) - MAX_ITEMS)


def _entries(value: object, lang: str) -> list[tuple[str, object]] | None:
    """Names and values inside a mapping or a list of structures; None for a plain value."""
    if isinstance(value, Mapping):
        return [(label("manifest", name, lang), item) for name, item in value.items()]
    if isinstance(value, (list, tuple)) and any(isinstance(item, (Mapping, list, tuple)) for item in value):
        return [(_name(number, item), _without_name(item)) for number, item in enumerate(value, 1)]
    return None


def _name(number: int, item: object) -> str:
    return str(item["doc"]) if isinstance(item, Mapping) and "doc" in item else str(number)


def _without_name(item: object) -> object:
    if not isinstance(item, Mapping) or "doc" not in item:
        return item
    rest = {name: part for name, part in item.items() if name != "doc"}
    return next(iter(rest.values())) if len(rest) == 1 else rest


def _plain(value: object, lang: str) -> str:
    if value is None or value in ("", [], ()):
        return say("unset", lang)
    if isinstance(value, bool):
        return say("on" if value else "off", lang)
    if isinstance(value, (list, tuple)):
        return say("list_separator", lang).join(str(item) for item in value)
    return str(value)
