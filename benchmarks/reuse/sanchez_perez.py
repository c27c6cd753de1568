"""A baseline in the style of the best published detector of reworded passages that needs no model.

Source: M. Sanchez-Perez, A. Gelbukh, G. Sidorov, "Adaptive Algorithm for Plagiarism Detection: The Best-Performing
Approach at PAN 2014 Text Alignment Competition", CLEF 2015 (LNCS 9283). Written anew for Chinese, without their
branches for verbatim copies and summaries. Words are cut by jieba and stop words stay, as in the original.

1. Seeds: sentence pairs of tf-isf cosine > 0.30 and Dice coefficient of their words > 0.33, where
   tf-isf(word, sentence) = count * ln(N / sf), N sentences of both documents, sf of them with the word.
2. Clusters: seeds with at most `gap` sentences between neighbours on both sides. A cluster whose two fragments have a
   cosine below 0.34 is cut again with the next smaller gap, down to 0, and dropped after that.
3. Of clusters that overlap in the first document the more similar one stays.
4. Both fragments have at least 150 characters.
`--corpus` counts sf over all documents instead: what a pair of reports shares with every report weighs little then.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import jieba
import numpy as np
import numpy.typing as npt
from documents import Document, Match, Span, baseline_arguments, read_documents, sentences, wanted_pairs, write_lines
from scipy.sparse import csr_matrix
from sklearn.preprocessing import normalize

Floats = npt.NDArray[np.float64]
Seed = tuple[int, int]
LEAST_WORDS = 3


@dataclass(frozen=True)
class Settings:
    """The constants of the method; the defaults are the published ones."""

    cosine: float = 0.30
    dice: float = 0.33
    validation: float = 0.34
    gap: int = 4
    min_chars: int = 150
    corpus: bool = False


@dataclass(frozen=True)
class Counted:
    """A document: its sentences and how often each word of the vocabulary stands in each (sentences x words)."""

    name: str
    spans: list[Span]
    counts: csr_matrix


@dataclass(frozen=True)
class Cluster:
    """Sentences [a_first, a_last] and [b_first, b_last] and the cosine of the two fragments."""

    similarity: float
    a_first: int
    a_last: int
    b_first: int
    b_last: int


def cut_sentences(text: str, tokenizer: jieba.Tokenizer) -> list[tuple[Span, list[str]]]:
    """Sentences with their words; one of fewer than three words goes with the next."""
    parts: list[tuple[Span, list[str]]] = []
    for start, end in sentences(text):
        words = [word for word in tokenizer.lcut("".join(text[start:end].split())) if word[0].isalnum()]
        if parts and len(parts[-1][1]) < LEAST_WORDS:
            (start, _), before = parts.pop()
            words = before + words
        parts.append(((start, end), words))
    return parts


def count_all(documents: list[Document]) -> list[Counted]:
    """Word counts of all documents over one vocabulary."""
    tokenizer = jieba.Tokenizer()
    cut = [cut_sentences(document.text, tokenizer) for document in documents]
    vocabulary: dict[str, int] = {}
    for parts in cut:
        for _, words in parts:
            for word in words:
                vocabulary.setdefault(word, len(vocabulary))
    counted = []
    for document, parts in zip(documents, cut, strict=True):
        rows = [row for row, (_, words) in enumerate(parts) for _ in words]
        columns = [vocabulary[word] for _, words in parts for word in words]
        shape = (len(parts), max(1, len(vocabulary)))
        counts = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=shape)
        counted.append(Counted(document.name, [span for span, _ in parts], counts))
    return counted


def isf(parts: list[Counted]) -> Floats:
    """ln(N / sf) of every word over the sentences of the documents; 0 for a word that is in none."""
    total = sum(part.counts.shape[0] for part in parts)
    held = np.sum([np.asarray((part.counts > 0).sum(axis=0)).ravel() for part in parts], axis=0)
    found: Floats = np.log(total / np.maximum(held, 1)) * (held > 0)
    return found


def seeds_of(a: Counted, b: Counted, weighed: tuple[csr_matrix, csr_matrix], settings: Settings) -> list[Seed]:
    """Sentence pairs above both thresholds."""
    cosine = (normalize(weighed[0]) @ normalize(weighed[1]).T).tocoo()
    kept = cosine.data > settings.cosine
    rows, columns = cosine.row[kept], cosine.col[kept]
    words = (a.counts > 0).astype(float), (b.counts > 0).astype(float)
    sizes = [np.asarray(part.sum(axis=1)).ravel() for part in words]
    common = np.asarray(words[0][rows].multiply(words[1][columns]).sum(axis=1)).ravel()
    close = 2 * common / np.maximum(1, sizes[0][rows] + sizes[1][columns]) > settings.dice
    return sorted(zip(rows[close].tolist(), columns[close].tolist(), strict=True))


def split(seeds: list[Seed], gap: int) -> list[list[Seed]]:
    """Seeds cut on both sides in turn where more than `gap` sentences lie between neighbours.

    >>> split([(0, 0), (1, 9), (2, 1)], 1)
    [[(0, 0), (2, 1)], [(1, 9)]]
    """
    groups, before = [seeds] if seeds else [], 0
    while len(groups) != before:
        before = len(groups)
        for side in (0, 1):
            cut: list[list[Seed]] = []
            for group in groups:
                ordered = sorted(group, key=lambda seed: (seed[side], seed))
                cut.append([ordered[0]])
                for last, seed in pairwise(ordered):
                    if seed[side] - last[side] - 1 > gap:
                        cut.append([])
                    cut[-1].append(seed)
            groups = cut
    return groups


def clusters(
    seeds: list[Seed], weighed: tuple[csr_matrix, csr_matrix], gap: int, settings: Settings
) -> Iterator[Cluster]:
    """Clusters whose fragments are similar enough, cut with ever smaller gaps until they are."""
    for group in split(seeds, gap):
        sides = [sorted(seed[side] for seed in group) for side in (0, 1)]
        sums = [np.asarray(w[s[0] : s[-1] + 1].sum(axis=0)).ravel() for w, s in zip(weighed, sides, strict=True)]
        # not `@`: the threads of a BLAS cost more than such short products, on a busy machine ten times as much
        norm = float(np.sqrt((sums[0] ** 2).sum() * (sums[1] ** 2).sum()))
        similarity = float((sums[0] * sums[1]).sum()) / norm if norm else 0.0
        if similarity >= settings.validation:
            yield Cluster(similarity, sides[0][0], sides[0][-1], sides[1][0], sides[1][-1])
        elif gap > 0:
            yield from clusters(group, weighed, gap - 1, settings)


def compare(a: Counted, b: Counted, weights: Floats, settings: Settings) -> Iterator[Match]:
    """The matches of two documents, in the order of the first."""
    weighed = a.counts.multiply(weights).tocsr(), b.counts.multiply(weights).tocsr()
    found = clusters(seeds_of(a, b, weighed, settings), weighed, settings.gap, settings)
    kept: list[Cluster] = []
    for cluster in sorted(found, key=lambda c: (-c.similarity, c.a_first, c.b_first)):
        if all(cluster.a_last < other.a_first or other.a_last < cluster.a_first for other in kept):
            kept.append(cluster)
    for cluster in sorted(kept, key=lambda c: c.a_first):
        start, end = a.spans[cluster.a_first][0], a.spans[cluster.a_last][1]
        first, last = b.spans[cluster.b_first][0], b.spans[cluster.b_last][1]
        if min(end - start, last - first) >= settings.min_chars:
            yield Match(doc_a=a.name, a_start=start, a_end=end, doc_b=b.name, b_start=first, b_end=last)


def find(documents: list[Document], pairs: list[tuple[str, str]], settings: Settings) -> Iterator[Match]:
    """The matches of the pairs; the first of a pair is the document whose overlaps are resolved."""
    counted = {part.name: part for part in count_all(documents)}
    everywhere = isf(list(counted.values()))
    for left, right in pairs:
        a, b = counted[left], counted[right]
        yield from compare(a, b, everywhere if settings.corpus else isf([a, b]), settings)


def main() -> None:
    logging.getLogger("jieba").setLevel(logging.ERROR)
    parser = baseline_arguments("Finds matches by sentence similarity, clusters and their validation (PAN 2014).")
    parser.add_argument("--cosine", type=float, default=Settings.cosine, help="of two sentences")
    parser.add_argument("--min-chars", type=int, default=Settings.min_chars, help="of a match, both sides")
    parser.add_argument("--corpus", action="store_true", help="count sentences over all documents, not the two")
    given = parser.parse_args()
    documents = read_documents(given.texts)
    settings = Settings(cosine=given.cosine, min_chars=given.min_chars, corpus=given.corpus)
    write_lines(given.output, find(documents, wanted_pairs(documents, given.pairs), settings))


if __name__ == "__main__":
    main()
