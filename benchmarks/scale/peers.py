"""Other ways to find copies in a large collection: python benchmarks/scale/peers.py NAME REPORTS.jsonl OUT.jsonl.

Each writes the pairs of ids it lists. All compare five-character strings of whole reports without white space, at the
settings their makers name for copies: signatures of 128 permutations and bands for a Jaccard similarity of 0.7, and for
hashed vectors the cosine 0.12 over strings that 2 to 50 reports hold.
Ends with 3 where a package is not installed.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import combinations
from pathlib import Path
from typing import Any

GRAM, PERMUTATIONS, THRESHOLD = 5, 128, 0.7
BANDS, ROWS = 16, 8  # of rensa, for 0.7
WINDOW, COSINE, NEAREST = (2, 50), 0.12, 50
MISSING = 3

Pairs = Iterator[tuple[str, str]]


def main() -> None:
    """Runs one of the peers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", choices=sorted(PEERS))
    parser.add_argument("reports", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    with args.reports.open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    names, texts = [row["id"] for row in rows], ["".join(row["text"].split()) for row in rows]
    try:
        pairs = list(PEERS[args.name](names, texts))
    except ImportError as error:
        print(f"{args.name}: {error}", file=sys.stderr)
        sys.exit(MISSING)
    with args.out.open("w", encoding="utf-8") as file:
        for one, other in pairs:
            file.write(json.dumps({"doc_a": min(one, other), "doc_b": max(one, other)}) + "\n")


def _grams(text: str) -> list[str]:
    return sorted({text[at : at + GRAM] for at in range(len(text) - GRAM + 1)})


def datasketch(names: list[str], texts: list[str]) -> Pairs:
    """MinHash and LSH of datasketch."""
    from datasketch import MinHash, MinHashLSH

    index: Any = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    for name, text in zip(names, texts, strict=True):
        signature = MinHash(num_perm=PERMUTATIONS)
        signature.update_batch([gram.encode() for gram in _grams(text)])
        yield from ((name, other) for other in index.query(signature))
        index.insert(name, signature)


def rensa(names: list[str], texts: list[str]) -> Pairs:
    """The signatures of rensa in bands."""
    signatures: Any = import_module("rensa")
    buckets: dict[tuple[int, ...], list[str]] = {}
    for name, text in zip(names, texts, strict=True):
        signature = signatures.RMinHash(num_perm=PERMUTATIONS, seed=42)
        signature.update(_grams(text))
        digest = signature.digest()
        for band in range(BANDS):
            buckets.setdefault((band, *digest[band * ROWS : (band + 1) * ROWS]), []).append(name)
    yield from sorted({pair for group in buckets.values() for pair in combinations(sorted(group), 2)})


def hashing(names: list[str], texts: list[str]) -> Pairs:
    """Hashed vectors of scikit-learn, a window of document frequency, and sparse_dot_topn."""
    import numpy as np
    from scipy.sparse import diags
    from sklearn.feature_extraction.text import HashingVectorizer
    from sklearn.preprocessing import normalize

    product: Any = import_module("sparse_dot_topn").sp_matmul_topn
    vectors = HashingVectorizer(analyzer="char", ngram_range=(GRAM, GRAM), norm=None, alternate_sign=False, binary=True)
    counts = vectors.transform(texts).tocsc()
    held = np.diff(counts.indptr)
    kept = np.flatnonzero((held >= WINDOW[0]) & (held <= WINDOW[1]))
    weighed = normalize((counts[:, kept] @ diags(np.log(len(texts) / held[kept]))).tocsr())
    found = product(weighed, weighed.T.tocsr(), top_n=NEAREST, threshold=COSINE).tocoo()
    for a, b in zip(found.row.tolist(), found.col.tolist(), strict=True):
        if a < b:
            yield names[a], names[b]


PEERS: dict[str, Callable[[list[str], list[str]], Pairs]] = {
    "datasketch": datasketch,
    "rensa": rensa,
    "hashing": hashing,
}

if __name__ == "__main__":
    main()
