"""All word swaps of a corpus: what its rewriters do (推进→推动), how often, in how many pairs of reports."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from reportmine.findings import Match, Substitution
from reportmine.reuse.equivalents import NONE, Equivalents
from reportmine.reuse.ratios import is_reuse

EXAMPLES = 3


def find_substitutions(matches: Iterable[Match], equivalents: Equivalents = NONE) -> tuple[Substitution, ...]:
    """The swaps of all reuse matches, most frequent first.

    `used` tells those that the second alignment counted as equal.
    """
    counts: Counter[tuple[str, str]] = Counter()
    pairs: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    examples: dict[tuple[str, str], list[str]] = defaultdict(list)
    for match in matches:
        if not is_reuse(match):
            continue
        for swap in match.swaps:
            key = (swap.source, swap.target)
            counts[key] += swap.count
            pairs[key].add((match.doc_a, match.doc_b))
            if len(examples[key]) < EXAMPLES:
                examples[key].append(f"{match.doc_a} {match.a_where} / {match.doc_b} {match.b_where}")
    ranked = sorted(counts, key=lambda key: (-counts[key], -len(pairs[key]), key))
    return tuple(
        Substitution(source, target, counts[source, target], len(pairs[source, target]), None,
                     equivalents.equal(source, target), tuple(examples[source, target]))
        for source, target in ranked
    )  # fmt: skip
