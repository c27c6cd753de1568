"""A list of words as one regular expression: the longest word wins, as it does among alternatives in that order.

The words are written as a prefix tree, so that a text without any of them is passed at the speed of the expression
engine and the number of words hardly matters.
"""

from __future__ import annotations

import re

Tree = dict[str, "Tree"]
_END = ""
_GROUP, _PARTS = 16, 4


def expression(words: list[str]) -> str:
    """A regular expression that matches the longest of the words at every place.

    >>> re.findall(expression(["工会", "工会法", "教工"]), "教工学工会法，工会")
    ['教工', '工会法', '工会']
    """
    singles = sorted({word for word in words if len(word) == 1})
    longer = [word for word in words if len(word) > 1]
    parts = [*([_longer(longer)] if longer else []), *([_set(singles)] if singles else [])]
    if not parts:
        return r"(?!)"
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"


def _longer(words: list[str]) -> str:
    """Words of two characters and more.

    The engine runs over a text fast where an expression begins with a set of characters, so that comes first, and
    the tree goes by the second character: which first ones stand before it is looked up behind.
    """
    tree = _tree(words)
    seconds = sorted({char for rest in tree.values() for char in rest})
    return f"{_set(sorted(tree))}(?={_set(seconds)})(?:{_one_of(seconds, tree)})"


def _one_of(seconds: list[str], tree: Tree) -> str:
    """The words with one of these second characters.

    The engine tries alternatives one by one, so they stand in groups, and groups of groups, that one look turns down.
    """
    if len(seconds) <= _GROUP:
        return "|".join(_second(tree, char) for char in seconds)
    size = max(-(-len(seconds) // _PARTS), _GROUP)
    groups = [seconds[at : at + size] for at in range(0, len(seconds), size)]
    return "|".join(f"(?={_set(group)})(?:{_one_of(group, tree)})" for group in groups)


def _set(chars: list[str]) -> str:
    return f"[{''.join(re.escape(char) for char in chars)}]"


def _tree(words: list[str]) -> Tree:
    tree: Tree = {}
    for word in words:
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[_END] = {}
    return tree


def _second(tree: Tree, second: str) -> str:
    """A second character and what follows it; first characters with one rest stand together."""
    firsts: dict[str, list[str]] = {}
    for first, rest in sorted(tree.items()):
        if second in rest:
            firsts.setdefault(_branch(rest[second]), []).append(first)
    char = re.escape(second)
    ways = [f"(?<={_set(chars)}{char}){rest}" for rest, chars in firsts.items()]
    return char + (ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})")


def _branch(tree: Tree) -> str:
    optional = _END in tree
    leaves = [re.escape(char) for char, rest in sorted(tree.items()) if char and set(rest) == {_END}]
    longer = [re.escape(char) + _branch(rest) for char, rest in sorted(tree.items()) if char and set(rest) != {_END}]
    if leaves:
        longer.append(leaves[0] if len(leaves) == 1 else f"[{''.join(leaves)}]")
    if not longer:
        return ""
    body = longer[0] if len(longer) == 1 and not optional else f"(?:{'|'.join(longer)})"
    return f"{body}?" if optional else body
