"""A baseline of near-duplicate search: MinHash and LSH over windows of three sentences, with `datasketch`.

Windows slide by one sentence; a window is the set of the 5-grams of its letters, characters and digits. Candidates
of the index (Jaccard threshold 0.5, 128 permutations) are kept when their true Jaccard similarity reaches the
threshold. Matched windows of two documents that overlap or touch on both sides become one match.
Sources: A. Broder, "On the resemblance and containment of documents", 1997 (shingles, MinHash); J. Leskovec,
A. Rajaraman, J. Ullman, "Mining of Massive Datasets", chapter 3 (banding).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from datasketch import MinHash, MinHashLSH
from documents import Document, Match, Span, baseline_arguments, read_documents, sentences, wanted_pairs, write_lines

WINDOW = 3
GRAM = 5
PERMUTATIONS = 128
Box = tuple[int, int, int, int]  # sentences [0, 1) of one document, [2, 3) of the other


@dataclass(frozen=True)
class Window:
    """The sentences [start, end) of a document, as a set of character n-grams and its signature."""

    start: int
    end: int
    grams: frozenset[str]
    signature: MinHash


def windows(text: str, spans: list[Span]) -> Iterator[Window]:
    """All windows of a text; a text of fewer sentences is one window."""
    for start in range(max(1, len(spans) - WINDOW + 1)):
        chosen = spans[start : start + WINDOW]
        letters = "".join(sign for first, last in chosen for sign in text[first:last] if sign.isalnum())
        grams = frozenset(letters[at : at + GRAM] for at in range(len(letters) - GRAM + 1))
        if grams:
            signature = MinHash(num_perm=PERMUTATIONS, seed=1)
            signature.update_batch([gram.encode() for gram in sorted(grams)])
            yield Window(start, start + len(chosen), grams, signature)


def jaccard(one: frozenset[str], two: frozenset[str]) -> float:
    return len(one & two) / len(one | two)


def merged(boxes: Iterable[Box]) -> list[Box]:
    """Boxes that overlap or touch on both sides as one box, until none do.

    >>> merged([(0, 3, 5, 8), (3, 6, 8, 11), (20, 23, 8, 11)])
    [(0, 6, 5, 11), (20, 23, 8, 11)]
    """
    done: list[Box] = []
    for box in sorted(boxes):
        while True:
            near = [
                other
                for other in done
                if other[0] <= box[1] and box[0] <= other[1] and other[2] <= box[3] and box[2] <= other[3]
            ]
            if not near:
                break
            done = [other for other in done if other not in near]
            starts, ends = [*near, box], [*near, box]
            box = (
                min(part[0] for part in starts),
                max(part[1] for part in ends),
                min(part[2] for part in starts),
                max(part[3] for part in ends),
            )
        done.append(box)
    return sorted(done)


def find(documents: list[Document], pairs: list[tuple[str, str]], threshold: float) -> Iterator[Match]:
    """The matches of the pairs, in their order."""
    spans = {document.name: sentences(document.text) for document in documents}
    held = {document.name: list(windows(document.text, spans[document.name])) for document in documents}
    index, wanted = MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS), set(pairs)
    for name in dict.fromkeys(right for _, right in pairs):
        for number, window in enumerate(held[name]):
            index.insert((name, number), window.signature)
    boxes: dict[tuple[str, str], list[Box]] = defaultdict(list)
    for left in dict.fromkeys(left for left, _ in pairs):
        for window in held[left]:
            for right, number in sorted(index.query(window.signature)):
                other = held[right][number]
                if (left, right) in wanted and jaccard(window.grams, other.grams) >= threshold:
                    boxes[left, right].append((window.start, window.end, other.start, other.end))
    for left, right in pairs:
        for box in merged(boxes.get((left, right), ())):
            yield Match(
                doc_a=left,
                a_start=spans[left][box[0]][0],
                a_end=spans[left][box[1] - 1][1],
                doc_b=right,
                b_start=spans[right][box[2]][0],
                b_end=spans[right][box[3] - 1][1],
            )


def main() -> None:
    parser = baseline_arguments("Finds matches by MinHash and LSH over windows of three sentences.")
    parser.add_argument("--threshold", type=float, default=0.5, help="Jaccard similarity of two windows")
    given = parser.parse_args()
    documents = read_documents(given.texts)
    write_lines(given.output, find(documents, wanted_pairs(documents, given.pairs), given.threshold))


if __name__ == "__main__":
    main()
