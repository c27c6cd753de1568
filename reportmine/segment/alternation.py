"""A list of words as one regular expression: the longest word wins, as it does among alternatives in that order.

The words are written as a prefix tree, so that a text without any of them is passed at the speed of the expression
engine and the number of words hardly matters.
"""

from __future__ import annotations

import re

Tree = dict[str, "Tree"]
_END = ""
_GROUP = 32


def expression(words: list[str]) -> str:
    """A regular expression that matches the longest of the words at every place.

    >>> re.findall(expression(["工会", "工会法", "教工"]), "教工学工会法，工会")
    ['教工', '工会法', '工会']
    """
    if not words:
        return r"(?!)"
    firsts = sorted({word[0] for word in words})
    # the engine tries the alternatives one by one, so most places are turned down before by their two characters,
    # and the rest has to try groups of first characters, not all of them
    groups = [firsts[at : at + _GROUP] for at in range(0, len(firsts), _GROUP)]
    second = "" if any(len(word) == 1 for word in words) else _set(sorted({word[1] for word in words}))
    parts = [f"(?={_set(group)}){_branch(_tree(words, group))}" for group in groups]
    return f"(?={_set(firsts)}{second})(?:{'|'.join(parts)})"


def _set(chars: list[str]) -> str:
    return f"[{''.join(re.escape(char) for char in chars)}]"


def _tree(words: list[str], firsts: list[str]) -> Tree:
    tree: Tree = {}
    for word in words:
        node = tree
        if word[0] in firsts:
            for char in word:
                node = node.setdefault(char, {})
            node[_END] = {}
    return tree


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
