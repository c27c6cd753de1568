"""Elements of Office XML by local name, so that transitional and strict files read alike; no entities."""

from __future__ import annotations

import re
from typing import Any

from reportmine.errors import UnreadableFile


def parse(xml: bytes) -> Any:
    """The root element of `xml`: no entities, no network, no DTD.

    Raises UnreadableFile ("damaged") where it is not well-formed.

    >>> parse(b"<a><b/></a>").tag
    'a'
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        return etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as problem:
        raise UnreadableFile("damaged", "文件内容不完整或已损坏", advice="请重新取得该文件") from problem


def local(node: Any) -> str:
    """The name of an element without its namespace, "" for what is no element."""
    tag = node.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(node: Any, name: str) -> list[Any]:
    """The direct children of that local name."""
    return [child for child in node if local(child) == name]


def child(node: Any, name: str) -> Any | None:
    """The first direct child of that local name."""
    return next((child for child in node if local(child) == name), None)


def attribute(node: Any, name: str) -> str:
    """An attribute whatever its namespace: transitional and strict files differ only there."""
    return next((str(value) for key, value in node.attrib.items() if key.rpartition("}")[2] == name), "")


def integer(text: str, default: int) -> int:
    """`text` as an integer, `default` where it is none."""
    return int(text) if re.fullmatch(r"-?\d{1,6}", text) else default
