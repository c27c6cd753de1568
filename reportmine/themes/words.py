"""Tables words and collocates: plain counts with their spread over families."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reportmine.findings import WordRow
from reportmine.model import Token
from reportmine.themes.contrast import TokenReport
from reportmine.themes.significance import rounded

Tagger = Callable[[str], Sequence[Token]]  # Segmenter.tagged


@dataclass(frozen=True, slots=True)
class Collocate:
    """A word that stands near another one, on the same side of all punctuation marks."""

    word: str
    left: int  # occurrences before it
    right: int
    count: int
    n_families: int
    log_dice: float  # 14 at most; one point is twice as strong


def words(reports: Sequence[TokenReport], stop: frozenset[str], tagged: Tagger | None = None) -> tuple[WordRow, ...]:
    """All words but the stop words, the most frequent first.

    `count` and `per_10k` (per 10,000 words, stop words included) are of all reports as they are; `dispersion` is
    Gries' DP over families, the copies in a family averaged: 0 where every family uses the word as much as its size
    says, near 1 where one small family has it all. `tag` is the part of speech that `tagged` gives the word by itself,
    whatever it is in its sentences; "" without `tagged` and where it cuts the word apart.
    """
    counts = [Counter(word for line in report.lines for word in line) for report in reports]
    len_of = [report.size for report in reports]
    total = sum(len_of)
    families = _families(reports)
    sizes = [sum(len_of[number] for number in members) / len(members) for members in families]
    whole = math.fsum(sizes)
    documents = Counter(word for counter in counts for word in counter)
    by_family = [_mean_counts([counts[number] for number in members]) for members in families]
    holders: dict[str, list[tuple[int, float]]] = {}
    for family, mean in enumerate(by_family):
        for word, count in mean.items():
            holders.setdefault(word, []).append((family, count))
    sums = _summed(counts)
    rows = []
    for word, count in sorted(sums.items(), key=lambda item: (-item[1], item[0])):
        if word not in stop:
            parts = holders[word]
            dispersion = rounded(_deviation(parts, sizes, whole))
            tag = _tag(word, tagged)
            rate = rounded(count / total * 1e4)
            rows.append(WordRow(word, tag, count, documents[word], len(parts), dispersion, rate))
    return tuple(rows)


def _tag(word: str, tagged: Tagger | None) -> str:
    tokens = () if tagged is None else tagged(word)
    return tokens[0].tag if len(tokens) == 1 else ""


def _summed(counters: Sequence[Counter[str]]) -> Counter[str]:
    sums: Counter[str] = Counter()
    for counter in counters:
        sums.update(counter)
    return sums


def _families(reports: Sequence[TokenReport]) -> list[list[int]]:
    members: dict[tuple[str, str], list[int]] = {}
    for number in sorted(range(len(reports)), key=lambda number: reports[number].doc):
        members.setdefault(reports[number].family, []).append(number)
    return list(members.values())


def _mean_counts(counters: Sequence[Counter[str]]) -> dict[str, float]:
    if len(counters) == 1:
        return {word: float(count) for word, count in counters[0].items()}
    return {word: count / len(counters) for word, count in _summed(counters).items()}


def _deviation(parts: Sequence[tuple[int, float]], sizes: Sequence[float], whole: float) -> float:
    """Half the sum of |share of the word - share of the text| over families, those without the word included."""
    total = math.fsum(count for _, count in parts)
    held = math.fsum(sizes[family] for family, _ in parts) / whole
    spread = math.fsum(abs(count / total - sizes[family] / whole) for family, count in parts)
    return max(0.0, min(1.0, (spread + 1 - held) / 2))


def collocates(reports: Sequence[TokenReport], word: str, window: int, stop: frozenset[str]) -> tuple[Collocate, ...]:
    """The words within `window` words of `word`, stop words left out, the most strongly tied first.

    No pair is counted over a punctuation mark. Empty where the word does not occur.
    """
    left: Counter[str] = Counter()
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    families: dict[str, set[tuple[str, str]]] = {}
    for report in reports:
        for line in report.lines:
            total.update(line)
            for at in (at for at, found in enumerate(line) if found == word):
                for side, other in _near(line, at, window):
                    (left if side < 0 else right)[other] += 1
                    families.setdefault(other, set()).add(report.family)
    rows = []
    for other in sorted(families):
        if other not in stop:
            count = left[other] + right[other]
            dice = rounded(14 + math.log2(2 * count / (total[word] + total[other])))
            rows.append(Collocate(other, left[other], right[other], count, len(families[other]), dice))
    return tuple(sorted(rows, key=lambda row: (-row.log_dice, -row.count, row.word)))


def _near(line: Sequence[str], at: int, window: int) -> Iterator[tuple[int, str]]:
    for other in range(max(0, at - window), min(len(line), at + window + 1)):
        if other != at:
            yield other - at, line[other]
