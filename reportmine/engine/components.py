"""Connected components of a graph: on one machine while its edges fit there, by iterated joins on a cluster.

The joins alternate large stars and small stars (Kiveris, Lattanzi, Mirrokni, Rastogi, Vassilvitskii 2014: Connected
components in MapReduce and beyond), so that a chain of a million nodes takes some twenty rounds and not a million.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reportmine.resources import data_file
from reportmine.verbs import Index

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

FEW_EDGES = 10_000_000  # 160 MB, and some seconds on one processor: up to here the driver does it alone


def components_here(a: Index, b: Index, n: int) -> Index:
    """The least node of the component of each of `n` nodes.

    >>> components_here(np.array([3, 4]), np.array([1, 3]), 5).tolist()
    [0, 1, 2, 1, 1]
    """
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import connected_components

    if not n:
        return np.empty(0, dtype=np.int64)
    graph = csr_matrix((np.ones(len(a), dtype=bool), (a, b)), shape=(n, n))
    count, label = connected_components(graph, directed=False)
    least = np.full(count, n, dtype=np.int64)
    np.minimum.at(least, label, np.arange(n))
    roots: Index = least[label]
    return roots


def components_by_joins(session: SparkSession, edges: DataFrame, n: int) -> Index:
    """The same for a table of edges `a`, `b`."""
    from pyspark import StorageLevel

    # each round begins anew: a plan that holds all rounds before it doubles with every one; two copies, so that a
    # worker that is lost takes nothing with it
    kept = StorageLevel.MEMORY_AND_DISK_2
    stars = edges.selectExpr("greatest(a, b) AS a", "least(a, b) AS b").where("a <> b").distinct()
    stars = stars.localCheckpoint(True, kept)
    texts = [
        data_file("engine", f"sql/{name}.sql").read_text(encoding="utf-8") for name in ("large_star", "small_star")
    ]
    seal = _seal(stars)
    while True:
        for text in texts:
            stars = session.sql(text, edges=stars).localCheckpoint(True, kept)
        before, seal = seal, _seal(stars)
        if seal == before:
            break
    found = stars.toArrow()
    least = np.arange(n, dtype=np.int64)
    least[found["a"].to_numpy()] = found["b"].to_numpy()
    return least


def _seal(edges: DataFrame) -> tuple[int, int | None]:
    """What tells two sets of edges apart: how many, and their hashes taken together."""
    row = edges.selectExpr("count(*)", "bit_xor(xxhash64(a, b))").collect()[0]
    return row[0], row[1]
