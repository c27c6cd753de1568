"""Word swaps between two passages: 推进 stands where the other writes 推动.

Clauses that stand opposite one another are cut into words and the words aligned; a replacement of one or two words by
one or two words of similar length, between equal words, is a swap. Clause by clause, so that a passage in another
order shows its swaps too. Numbers and names of days are changes of fact, not of wording.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from rapidfuzz.distance import Levenshtein, Opcode

from reportmine.findings import Swap
from reportmine.model import Segmented
from reportmine.reuse.likeness import similarity

MOST_WORDS = 2  # of either side of a swap; longer replacements are another sentence
LONGEST = 6  # characters of either side of a swap
CONTEXTS = 8  # different neighbours kept of one swap in one match
LONGEST_TEXT = 10_000  # characters aligned at once: of longer passages the clauses are, one by one
ALIKE = 0.5  # similarity of clauses under which words meet by accident

Cutter = Callable[[str], Sequence[str]]


def find_swaps(pairs: Iterable[tuple[str, str]], cut: Cutter) -> tuple[Swap, ...]:
    """The swaps of texts that stand opposite one another, the most frequent first, then in order of the words.

    The texts may be a passage as a whole and its clauses one by one: of the two counts of a swap the greater holds.

    >>> find_swaps([("开展民主评议活动", "展开民主评议活动")], lambda text: [text[:2], *text[2:]])
    (Swap(source='开展', target='展开', count=1, contexts=(('', '民'),)),)
    """
    whole: Counter[tuple[str, str]] = Counter()
    parts: Counter[tuple[str, str]] = Counter()
    contexts: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for number, (a, b) in enumerate(pairs):
        for swap, context in clause_swaps(a, b, cut):
            (whole if number == 0 else parts)[swap] += 1
            contexts[swap].add(context)
    counts = whole | parts
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Swap(*swap, count, tuple(sorted(contexts[swap])[:CONTEXTS])) for swap, count in ranked)


def clause_swaps(a: str, b: str, cut: Cutter) -> list[tuple[tuple[str, str], tuple[str, str]]]:
    """The swaps of two clauses in order, each with the equal words before and after it.

    None where hardly anything is equal, for there words meet by accident.
    """
    if a == b or max(len(a), len(b)) > LONGEST_TEXT or similarity(a, b) < ALIKE:
        return []
    words_a, words_b = list(cut(a)), list(cut(b))
    found = []
    steps = list(Levenshtein.opcodes(words_a, words_b))
    for before, op, after in zip([None, *steps], steps, [*steps[1:], None], strict=False):
        if op.tag == "replace" and _flanked(before, after) and _short(op):
            context = _word(words_a, op.src_start - 1), _word(words_a, op.src_end)
            pairs = _pairs(words_a[op.src_start : op.src_end], words_b[op.dest_start : op.dest_end])
            found += [(pair, context) for pair in pairs]
    return found


def _word(words: Sequence[str], at: int) -> str:
    """The word at a place; "" outside and for punctuation and figures."""
    return words[at] if 0 <= at < len(words) and _is_word(words[at]) else ""


def opposite(links: Iterable[tuple[int, int]], a: Segmented, b: Segmented) -> list[tuple[str, str]]:
    """The texts of linked clauses that stand opposite one another: each clause once, the most alike first chosen."""
    texts = {(i, j): (a.text(a.clauses[i]), b.text(b.clauses[j])) for i, j in links}
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    chosen = []
    for i, j in sorted(texts, key=lambda link: (-similarity(*texts[link]), link)):
        if i not in taken_a and j not in taken_b:
            taken_a.add(i)
            taken_b.add(j)
            chosen.append((i, j))
    return [texts[link] for link in sorted(chosen)]


def _flanked(before: Opcode | None, after: Opcode | None) -> bool:
    """Whether equal words (or the ends) stand on both sides: else the words only happen to stand opposite."""
    return all(step is None or step.tag == "equal" for step in (before, after))


def _short(op: Opcode) -> bool:
    return op.src_end - op.src_start <= MOST_WORDS and op.dest_end - op.dest_start <= MOST_WORDS


def _pairs(left: list[str], right: list[str]) -> list[tuple[str, str]]:
    pairs = [("".join(left), "".join(right))] if len(left) != len(right) else zip(left, right, strict=True)
    return [(x, y) for x, y in pairs if _is_word(x) and _is_word(y) and x != y]


def _is_word(text: str) -> bool:
    return 0 < len(text) <= LONGEST and all("㐀" <= c <= "鿿" for c in text)
