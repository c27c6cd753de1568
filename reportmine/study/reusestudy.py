"""The reuse of a corpus with its evidence: one value for every face."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from reportmine.evidence import Standing, percentiles, standings
from reportmine.findings import Family, Pair
from reportmine.reuse import Reuse
from reportmine.reuse.comparing import PairName, named
from reportmine.reuse.ondemand import Deferred
from reportmine.study.corpus import Corpus
from reportmine.study.grounds import Bands, Weighed
from reportmine.study.screening import Screened


@dataclass(frozen=True, slots=True, eq=False)
class ReuseStudy:
    """Reuse with its evidence; `epoch` names the statistics used, `n_background` the documents that lent counts."""

    reuse: Reuse
    pairs: tuple[Pair, ...]
    bands: Mapping[PairName, Bands]  # by pair in the order of names
    families: tuple[Family, ...]
    standings: Mapping[str, Standing]
    epoch: str
    n_background: int
    screened: Screened | None = None  # how a large collection was screened
    n_kept: int = 0  # pairs that an earlier run compared


def reuse_study(
    corpus: Corpus,
    found: Reuse,
    weighed: Mapping[PairName, Weighed],
    epoch: str,
    chosen: Screened | None = None,
    *,
    n_kept: int = 0,
) -> ReuseStudy:
    """The study of what was found, with the grounds of every pair by name; standings are made when asked for."""
    of = [weighed[named(pair.doc_a, pair.doc_b)] for pair in found.pairs]
    plain = [replace(one.pair, family_id=pair.family_id) for one, pair in zip(of, found.pairs, strict=True)]
    levels = percentiles(plain, found.meta, len(corpus.documents))
    pairs = tuple(replace(pair, usual_level_percentile=level) for pair, level in zip(plain, levels, strict=True))
    return ReuseStudy(
        reuse=found,
        pairs=pairs,
        bands={named(pair.doc_a, pair.doc_b): one.bands for pair, one in zip(pairs, of, strict=True)},
        families=found.families,
        standings=Deferred(corpus.names, {}, lambda: standings(found.rulers, found.matches, pairs, found.meta)),
        epoch=epoch,
        n_background=found.statistics.background,
        screened=chosen,
        n_kept=n_kept,
    )
