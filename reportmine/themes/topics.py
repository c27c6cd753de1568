"""Groups of words that occur together in sections, by non-negative matrix factorisation, with how stable each is.

Only a proposal: no topic model is stable enough to be counted over years, so none enters a table of years. The start
is fixed (nndsvda), and `stability` says how much of a topic's words come back when whole families are drawn anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reportmine.themes.ngrams import Floats, Ints

TOPICS = 12
WORDS = 10  # of a topic, by weight
VOCABULARY = 1500
FEWEST_SECTIONS = 4 * TOPICS  # under which there is nothing to factorise
RESAMPLES = 8
SEED = 20120310


@dataclass(frozen=True, slots=True)
class Topic:
    """A group of words; `stability` is the mean share of them found together again, 0-1; `sections` by weight."""

    words: tuple[str, ...]
    stability: float
    sections: tuple[int, ...]


def topics(sections: Sequence[Sequence[str]], families: Sequence[int]) -> list[Topic]:
    """The topics of sections given as words, the most stable first; `families` numbers the family of each section.

    Sections of a family weigh one family together. [] where there are too few.
    """
    if len(sections) < FEWEST_SECTIONS:
        return []
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(
        analyzer=list, min_df=2, max_df=0.5, max_features=VOCABULARY, sublinear_tf=True, dtype=np.float64
    )
    try:
        matrix = vectorizer.fit_transform(sections)
    except ValueError:  # no word is left
        return []
    names = vectorizer.get_feature_names_out().tolist()
    numbers = np.asarray(families, dtype=np.int64)
    weight = 1 / np.sqrt(np.bincount(numbers)[numbers])
    weighted = matrix.multiply(weight[:, None]).tocsr()
    if min(weighted.shape) <= TOPICS:
        return []
    loads, tops = _factorised(weighted)
    again = _resampled(weighted, numbers)
    found = []
    for number, top in enumerate(tops):
        stability = float(np.mean([max(_common(top, other) for other in others) for others in again]))
        order = np.argsort(-np.round(loads[:, number], 9), kind="stable")[:3]
        words = tuple(str(names[at]) for at in top)
        found.append(Topic(words, round(stability, 3), tuple(int(at) for at in order if loads[at, number] > 0)))
    return sorted(found, key=lambda topic: (-topic.stability, topic.words))


def _factorised(matrix: object) -> tuple[Floats, list[tuple[int, ...]]]:
    """The weights of sections by topic, and the words of each topic."""
    import warnings

    from sklearn.decomposition import NMF

    with warnings.catch_warnings():  # that it has not converged changes a proposal little
        warnings.simplefilter("ignore")
        model = NMF(TOPICS, init="nndsvda", random_state=0, max_iter=200, tol=1e-3)
        loads = model.fit_transform(matrix)
    tops = [tuple(int(at) for at in np.argsort(-np.round(row, 9), kind="stable")[:WORDS]) for row in model.components_]
    return np.asarray(loads, dtype=np.float64), tops


def _resampled(matrix: object, families: Ints) -> list[list[tuple[int, ...]]]:
    """The topics of `RESAMPLES` draws of whole families with replacement."""
    draws = np.random.default_rng(SEED)
    members = [np.flatnonzero(families == family) for family in range(int(families.max()) + 1)]
    found = []
    for _ in range(RESAMPLES):
        chosen = draws.integers(0, len(members), len(members))
        rows = np.concatenate([members[family] for family in chosen])
        if len(rows) > TOPICS:
            found.append(_factorised(matrix[rows])[1])  # type: ignore[index]
    return found


def _common(one: Sequence[int], other: Sequence[int]) -> float:
    """Jaccard of two topics' words."""
    return len({*one} & {*other}) / len({*one} | {*other})
