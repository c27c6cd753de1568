"""What the corpus as a whole says about wording: how rare a feature is and how many origins hold a clause.

One frozen value, computed once and broadcast: everything corpus-wide that an alignment needs. An *origin* is an
independent source of text: a family of whole-report copies counts once, and so does a long copied passage.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from reportmine.reuse.equivalents import NONE, Equivalents
from reportmine.reuse.fingerprints import KIND_SHIFT, Fingerprint
from reportmine.reuse.holders import ClauseIndex, index_clauses
from reportmine.reuse.lookup import Lookup
from reportmine.reuse.tallies import Tally, add, shapes_of, tally_corpus
from reportmine.verbs import Engine, Index, Keys

# characters carry less than pairs of them; found best on development rewrites, flat between 0.3 and 0.7
KIND_WEIGHT = np.array([0.0, 0.5, 1.0, 0.5, 1.0, 0.0, 0.0, 1.0, 1.0, 1.0])
TEMPLATE = -1  # the origin of templates
EVERYBODY = 1_000_000  # origins that hold the wording of a template
FIXED = 1024  # idf is kept as an integer in 1/1024 nat: float sums depend on the order of adding


@dataclass(frozen=True, slots=True, eq=False)
class Statistics:
    """Corpus-wide counts.

    `keys` (rising) and `mass` (same shape, 1/1024 nat, rarity times kind weight) of all features;
    `shapes` and `shape_origins` the trigrams, quoted names and steps between clauses, and how many origins hold them;
    `index` the clauses by trigram, those of templates under the origin `TEMPLATE`.
    """

    keys: Keys
    mass: Index
    shapes: Keys
    shape_origins: Index
    index: ClauseIndex
    n_clauses: int
    n_origins: int
    background: int = 0  # documents of our own sample corpus that were counted in, 0 for none
    equivalents: Equivalents = NONE  # words that the corpus taught to count as equal
    sample: int = 0  # documents counted where these are a sample of the corpus, 0 for all
    _of_keys: Lookup = field(init=False, repr=False)
    _of_shapes: Lookup = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_of_keys", Lookup(self.keys))
        object.__setattr__(self, "_of_shapes", Lookup(self.shapes))

    def to_bytes(self) -> bytes:
        """The statistics as an npz archive without pickled objects."""
        buffer = io.BytesIO()
        words = np.array([[*pair] for pair in self.equivalents.standing_for], dtype=np.str_).reshape(-1, 2)
        index = (self.index.keys, self.index.indptr, self.index.clauses, self.index.origin)
        arrays = (self.keys, self.mass, self.shapes, self.shape_origins, *index)
        scalars = np.array([self.n_clauses, self.n_origins, self.background, self.sample], dtype=np.int64)
        np.savez(buffer, *arrays, scalars, words)
        return buffer.getvalue()

    @classmethod
    def from_bytes(cls, data: bytes) -> Statistics:
        """The statistics that `to_bytes` wrote."""
        with np.load(io.BytesIO(data), allow_pickle=False) as archive:
            arrays = [archive[f"arr_{i}"] for i in range(10)]
        equivalents = Equivalents(tuple((str(word), str(centre)) for word, centre in arrays[9]))
        n_clauses, n_origins, background, sample = (int(n) for n in arrays[8])
        keys, mass, shapes, origins = arrays[:4]
        index = ClauseIndex(*arrays[4:8])
        return cls(keys, mass, shapes, origins, index, n_clauses, n_origins, background, equivalents, sample)

    def nats(self, keys: Keys) -> npt.NDArray[np.float64]:
        """The mass of each key in nats; of one never counted 0, or that of one counted once where a sample was."""
        at = self._of_keys.at(keys)
        known = at >= 0
        found = np.zeros(len(keys))
        found[known] = self.mass[at[known]] / FIXED
        if self.sample:
            once = KIND_WEIGHT[(keys >> KIND_SHIFT).astype(np.int64)] * np.log((self.n_clauses + 1) / 1.5)
            found = np.where(found > 0, found, once)
        return found

    def made_ready(self) -> None:
        """Makes ready what looks things up, before processes are started that ask for many documents."""
        for lookup in (self._of_keys, self._of_shapes):
            lookup.made()
        self.index.made_ready()

    def origins_of_shapes(self, shapes: Keys) -> Index:
        """How many origins hold each trigram or step between clauses; 0 for one never seen."""
        at = self._of_shapes.at(shapes)
        known = at >= 0
        origins = np.zeros(len(at), dtype=np.int64)
        origins[known] = self.shape_origins[at[known]]
        return origins


def summarise(
    prints: Sequence[Fingerprint],
    origins: Sequence[Index],
    engine: Engine,
    *,
    background: Sequence[Fingerprint] = (),
    templates: Sequence[Fingerprint] = (),
    equivalents: Equivalents = NONE,
) -> Statistics:
    """Statistics of the fingerprints; `origins[d]` gives the origin of every clause of document d.

    rarity(f) = ln((n + 1) / (clauses with f + 1/2)), the smoothed idf over clauses (Spärck Jones 1972).
    `background` fingerprints are counted as documents of origins of their own; trigrams of `templates` count as
    held by everybody; `equivalents` are those that the fingerprints were made with.
    """
    first = 1 + max((int(o.max()) for o in origins if len(o)), default=-1)
    everything = [*prints, *background]
    owners = [*origins, *(np.full(len(p.chars), first + i, dtype=np.int64) for i, p in enumerate(background))]
    n_clauses = sum(len(p.chars) for p in everything)
    alone = _alone(owners)
    tallies = tally_corpus([*everything, *templates], len(everything), alone, engine)

    vocabulary, held = tallies.features
    kinds = (vocabulary >> KIND_SHIFT).astype(np.int64)
    mass = np.rint(FIXED * KIND_WEIGHT[kinds] * np.log((n_clauses + 1) / (held + 0.5))).astype(np.int64)

    related = [(p, o) for d, (p, o) in enumerate(zip(everything, owners, strict=True)) if d not in alone]
    shape_keys, shape_origins = add((tallies.shapes, _by_origin(related, engine)))
    issued = np.unique(_join([keys for t in templates for keys in (t.shapes().keys, t.bridges.ravel())], np.uint64))
    shape_origins = np.where(np.isin(shape_keys, issued), EVERYBODY, shape_origins)
    n_origins = len(np.unique(_join(owners, np.int64)))
    issued_by = [np.full(len(t.chars), TEMPLATE, dtype=np.int64) for t in templates]
    index = index_clauses([*everything, *templates], [*owners, *issued_by], tallies.clauses, engine)
    scalars = (n_clauses, n_origins, len(background))
    return Statistics(vocabulary, mass, shape_keys, shape_origins, index, *scalars, equivalents)


def _alone(owners: Sequence[Index]) -> frozenset[int]:
    """The documents that are one origin, and the only one of it."""
    origins = [np.unique(o) for o in owners]
    every, n = np.unique(_join(origins, np.int64), return_counts=True)
    shared = set(every[n > 1].tolist())
    return frozenset(d for d, o in enumerate(origins) if len(o) == 1 and int(o[0]) not in shared)


def _by_origin(related: Sequence[tuple[Fingerprint, Index]], engine: Engine) -> Tally:
    """How many origins hold each trigram, step and quoted name, of documents that share origins."""
    held_by = [
        held
        for p, o in related
        for held in (
            np.repeat(o, np.diff(p.shapes().indptr)),
            np.repeat(o, p.bridges.shape[1]),
            o[p.names()[0]],
        )
    ]
    return Tally(*engine.count(_join([shapes_of(p) for p, _ in related], np.uint64), _join(held_by, np.int64)))


def _join(parts: Sequence[npt.NDArray[np.generic]], dtype: type[np.generic]) -> npt.NDArray[Any]:
    return np.concatenate([np.empty(0, dtype), *parts])
