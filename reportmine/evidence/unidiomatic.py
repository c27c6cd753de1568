"""Reports full of words nobody puts together, without a source in the collection: perhaps reworded from elsewhere.

A pair of neighbouring words counts as odd where no other independent text has it, and where at least `USUAL` have it
with one of its words replaced by another that this collection exchanges for it (展开活动 where others say 开展活动).
Which words are exchanged is learned from the reworded pairs of the collection itself; where it has none, nothing can
be said. A hint for whoever checks, never a finding: off every ranking.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from reportmine.findings import OddPhrase
from reportmine.model import Segmented
from reportmine.reuse.equivalents import Equivalents

USUAL = 5  # independent texts that have the usual wording
FEWEST = 5  # odd phrases of a report, under which it is not listed: everybody has some
_WORD = re.compile(r"[\u4e00-\u9fff]{2,}")
_Bigram = tuple[str, str]


def unidiomatic(
    found: Sequence[tuple[Segmented, Sequence[Sequence[str]]]],
    family: Mapping[str, str],
    equivalents: Equivalents,
) -> list[OddPhrase]:
    """The odd phrases of reports in no family, in order of document and place.

    `found` gives every report with its words line by line, `family` the family of those that have one.
    """
    if not equivalents:
        return []
    held = _held(found, family)
    stars = _stars(equivalents)
    rows: list[OddPhrase] = []
    for segmented, lines in found:
        if segmented.document.doc in family:
            continue
        odd = list(_odd(segmented, lines, held, stars))
        if len({row.text for row in odd}) >= FEWEST:
            rows += odd
    return sorted(rows, key=lambda row: (row.doc, row.start))


def _held(found: Iterable[tuple[Segmented, Sequence[Sequence[str]]]], family: Mapping[str, str]) -> Counter[_Bigram]:
    """How many independent texts have two words side by side; a family is one text."""
    seen: dict[str, set[_Bigram]] = defaultdict(set)
    for segmented, lines in found:
        doc = segmented.document.doc
        seen[family.get(doc, doc)].update(bigram for line in lines for bigram in pairwise(line))
    return Counter(bigram for bigrams in seen.values() for bigram in bigrams)


def _stars(equivalents: Equivalents) -> dict[str, list[str]]:
    """The words that count as equal to each word, itself left out."""
    stars: dict[str, set[str]] = defaultdict(set)
    for word, centre in equivalents.standing_for:
        stars[centre] |= {word, centre}
    equal: dict[str, set[str]] = defaultdict(set)
    for words in stars.values():
        for word in words:
            equal[word] |= words - {word}
    return {word: sorted(others) for word, others in sorted(equal.items())}


def _is_word(word: str) -> bool:
    """Two Chinese characters or more: no parts of words, no figures."""
    return _WORD.fullmatch(word) is not None


def _odd(
    segmented: Segmented,
    lines: Sequence[Sequence[str]],
    held: Mapping[_Bigram, int],
    stars: Mapping[str, Sequence[str]],
) -> Iterator[OddPhrase]:
    document = segmented.document
    for left, right in sorted({bigram for line in lines for bigram in pairwise(line)}):
        if held[left, right] > 1 or not (_is_word(left) and _is_word(right)):
            continue
        others = [(other, right) for other in stars.get(left, ())] + [(left, other) for other in stars.get(right, ())]
        usual = max(others, key=lambda bigram: (held.get(bigram, 0), bigram), default=None)
        if usual is None or held.get(usual, 0) < USUAL:
            continue
        at = document.clean.find(left + right)
        while at >= 0:
            span = document.raw_span(at, at + len(left + right))
            where = next((s.where for s in segmented.sentences if s.start <= at < s.end), "")
            text = document.raw[span.start : span.end]
            yield OddPhrase(document.doc, span.start, span.end, where, text, "".join(usual), held[usual])
            at = document.clean.find(left + right, at + 1)
