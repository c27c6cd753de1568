"""All word swaps of a corpus: what its rewriters do (推进→推动), how often, in how many pairs of reports."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from reportmine.findings import Match, Substitution
from reportmine.reuse.equivalents import NONE, Equivalents
from reportmine.reuse.idiom import is_idiomatic
from reportmine.reuse.ratios import is_reuse

EXAMPLES = 3


def find_substitutions(
    matches: Iterable[Match],
    equivalents: Equivalents = NONE,
    *,
    held: Callable[[str], int] = lambda _: 0,
    frequency: Callable[[str], int] = lambda _: 1,
) -> tuple[Substitution, ...]:
    """The swaps of all reuse matches, most frequent first.

    `used` tells those that the second alignment counted as equal; for `held` and `frequency` see `idiom.py`.
    """
    counts: Counter[tuple[str, str]] = Counter()
    pairs: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    contexts: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    examples: dict[tuple[str, str], list[str]] = defaultdict(list)
    for match in matches:
        if not is_reuse(match):
            continue
        for swap in match.swaps:
            key = (swap.source, swap.target)
            counts[key] += swap.count
            contexts[key].update(swap.contexts)
            pairs[key].add((match.doc_a, match.doc_b))
            if len(examples[key]) < EXAMPLES:
                examples[key].append(f"{match.doc_a} {match.a_where} / {match.doc_b} {match.b_where}")
    ranked = sorted(counts, key=lambda key: (-counts[key], -len(pairs[key]), key))
    return tuple(
        Substitution(
            source,
            target,
            counts[source, target],
            len(pairs[source, target]),
            is_idiomatic(source, target, sorted(contexts[source, target]), held, frequency),
            equivalents.equal(source, target),
            tuple(examples[source, target]),
        )
        for source, target in ranked
    )
