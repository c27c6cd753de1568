"""Reuse of a corpus with a memory: statistics are kept as an epoch, alignments of unchanged pairs are taken from it.

A new epoch begins when more than a tenth of the documents changed, or on demand; within one epoch an incremental
run gives what a full run under the same statistics gives.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, replace

from reportmine.evidence import Standing, issued_ids, percentiles, standings
from reportmine.findings import Family, Pair, Substitution
from reportmine.resources import program_digest
from reportmine.reuse import (
    Reuse,
    Scope,
    Statistics,
    Surveyed,
    Taken,
    find,
    find_substitutions,
    measure,
    survey,
    take,
)
from reportmine.reuse.ondemand import Deferred, Drawn
from reportmine.reuse.ratios import Ruler
from reportmine.segment.dictionary import frequency
from reportmine.settings import Settings
from reportmine.store import Store
from reportmine.study.alone import alone_if_few
from reportmine.study.corpus import Corpus, background
from reportmine.study.cutting import LateCutter, cutter
from reportmine.study.epochs import kept_statistics
from reportmine.study.grounds import Bands, Grounds, with_grounds
from reportmine.study.holdings import counter_of
from reportmine.study.keeping import PairName, keep_alignments, known_alignments, report_key, report_keys
from reportmine.study.screening import Screened, read_closely, screened
from reportmine.verbs import Engine

CHANGED_SHARE = 0.1  # of documents, above which the statistics are made anew
BACKGROUND_UNDER = 10  # documents: smaller collections borrow the counts of our sample corpus


@dataclass(frozen=True, slots=True, eq=False)
class ReuseStudy:
    """Reuse with its evidence; `epoch` names the statistics used, `n_background` the documents that lent counts."""

    reuse: Reuse
    pairs: tuple[Pair, ...]
    bands: Mapping[tuple[str, str], Bands]  # by pair in the order of names
    families: tuple[Family, ...]
    standings: Mapping[str, Standing]
    epoch: str
    n_background: int
    screened: Screened | None = None  # how a large collection was screened


def reuse_of(
    corpus: Corpus,
    settings: Settings,
    engine: Engine,
    store: Store | None = None,
    *,
    rebuild: bool = False,
    swaps: bool = True,
) -> ReuseStudy:
    """The reuse in a corpus; without `swaps` and a store the matches tell no exchanged words, which takes less time."""
    keys = report_keys(corpus)
    chosen = screened(corpus, engine, whole=settings.reuse.whole)
    epoch, statistics, taken = _statistics(corpus, keys, chosen, (settings, engine), store, rebuild=rebuild)
    known = known_alignments(store, epoch, keys) if store is not None else {}
    cut = cutter(settings.segment).cut
    swaps = swaps or store is not None
    scope = Scope(known=known, taken=taken, pairs=chosen.pairs if chosen is not None else None, swaps=swaps)
    found = find(read_closely(corpus, chosen), statistics, engine, cut, settings.reuse, scope)
    if store is not None:
        keep_alignments(store, epoch, found, known, keys)
    return _study(corpus, found, epoch, (settings, engine), chosen)


def check_of(
    corpus: Corpus,
    focus: Set[str],
    settings: Settings,
    engine: Engine,
    store: Store | None = None,
    lent: Callable[[Store], Statistics | None] = kept_statistics,
) -> ReuseStudy:
    """The reuse between the documents of `focus` and all documents; the others are not compared with each other.

    With a store that holds an epoch made by this program under these settings its statistics serve, and nothing is
    counted anew (`lent` fetches them); else the documents that are not in `focus` are surveyed first.
    """
    name = store.epoch_name() if store is not None else None
    kept = lent(store) if store is not None and name and name.endswith(_seal(corpus, settings)) else None
    if kept is not None and name is not None:
        epoch, statistics, engine = name, kept, alone_if_few(engine, len(corpus.documents))
    else:
        references = replace(corpus, documents=tuple(s for s in corpus.documents if s.document.doc not in focus))
        chosen, keys = screened(references, engine), report_keys(references)
        epoch, statistics, _ = _statistics(references, keys, chosen, (settings, engine), None, rebuild=False)
    found = find(corpus.documents, statistics, engine, LateCutter(settings.segment), settings.reuse, Scope(focus=focus))
    return _study(corpus, found, epoch, (settings, engine))


def substitutions_of(corpus: Corpus, reuse: ReuseStudy) -> tuple[Substitution, ...]:
    """The word swaps of a corpus, with those that leave words nobody says marked.

    What is said is counted over the reports, and over our sample reports where these lent their counts.
    """
    behind = background() if reuse.n_background else ()
    held = counter_of(sorted({s.document.clean for s in (*corpus.documents, *behind)}))
    return find_substitutions(reuse.reuse.matches, reuse.reuse.statistics.equivalents, held=held, frequency=frequency)


def family_of(reuse: ReuseStudy) -> Mapping[str, str]:
    """The whole-report family of every document that has one."""
    whole = (family for family in reuse.families if family.extent == "report")
    return {doc: family.family_id for family in whole for doc in family.documents}


def _study(
    corpus: Corpus, found: Reuse, epoch: str, means: tuple[Settings, Engine], chosen: Screened | None = None
) -> ReuseStudy:
    """The findings with their evidence; of a screened collection the rulers of the rest are made when asked for."""
    settings, engine = means
    issued = issued_ids(corpus.with_properties(), (s.document for s in corpus.templates))
    grounds = Grounds(found.compared, issued)
    items = [(pair, found.by_pair[_named(pair)]) for pair in found.pairs]
    weighed = list(engine.map(with_grounds, items, grounds, label="汇总"))
    levels = percentiles([one.pair for one in weighed], found.meta, len(corpus.documents))
    pairs = tuple(replace(one.pair, usual_level_percentile=level) for one, level in zip(weighed, levels, strict=True))
    rulers: Mapping[str, Ruler] = found.rulers
    if chosen is not None:
        close = set(chosen.members)
        others = Drawn(corpus.documents, [d for d in range(len(corpus.documents)) if d not in close])
        rulers = Deferred(corpus.names, found.rulers, lambda: measure(others, found.statistics, engine, settings.reuse))
    return ReuseStudy(
        reuse=replace(found, rulers=rulers),
        pairs=pairs,
        bands={_named(one.pair): one.bands for one in weighed},
        families=found.families,
        standings=Deferred(corpus.names, {}, lambda: standings(rulers, found.matches, pairs, found.meta)),
        epoch=epoch,
        n_background=found.statistics.background,
        screened=chosen,
    )


def _statistics(
    corpus: Corpus,
    keys: Mapping[str, str],
    chosen: Screened | None,
    means: tuple[Settings, Engine],
    store: Store | None,
    *,
    rebuild: bool,
) -> tuple[str, Statistics, Taken | None]:
    """The statistics of the kept epoch while it still fits, else new ones with the fingerprints they were made of."""
    settings, engine = means
    wanted = sorted(keys.values())
    suffix = _seal(corpus, settings)
    kept = store.epoch() if store is not None and not rebuild else None
    if kept is not None and kept[0].endswith(suffix):
        before, now = set(kept[1]), set(wanted)
        changed = max(len(before - now), len(now - before))  # a report that was edited is one change, not two
        if changed <= CHANGED_SHARE * max(len(kept[1]), len(wanted)):
            return kept[0], Statistics.from_bytes(kept[2]), None
    surveyed = _surveyed(corpus, chosen, settings, engine)
    name = f"{hashlib.sha256(repr(wanted).encode('utf-8')).hexdigest()[:12]}-{suffix}"
    if store is not None:
        store.put_epoch(name, wanted, surveyed.statistics.to_bytes())
    return name, surveyed.statistics, surveyed.taken


def _surveyed(corpus: Corpus, chosen: Screened | None, settings: Settings, engine: Engine) -> Surveyed:
    """The survey of all reports, or of the sample of a large collection, with the fingerprints read closely."""
    cut = cutter(settings.segment).cut
    if chosen is not None:
        close = read_closely(corpus, chosen)
        taken = take(close, engine)
        return survey(close, engine, cut, templates=corpus.templates, sample=chosen.sampled(taken))
    behind = background() if len(corpus.documents) < BACKGROUND_UNDER else ()
    own = {s.document.clean for s in corpus.documents}
    behind = tuple(s for s in behind if s.document.clean not in own)
    return survey(corpus.documents, engine, cut, background=behind, templates=corpus.templates)


def _seal(corpus: Corpus, settings: Settings) -> str:
    """What an epoch depends on besides its documents: the program, the settings, the templates."""
    seal = (program_digest(), settings.reuse, [report_key(s) for s in corpus.templates])
    return hashlib.sha256(repr(seal).encode("utf-8")).hexdigest()[:8]


def _named(pair: Pair) -> PairName:
    return (pair.doc_a, pair.doc_b) if pair.doc_a <= pair.doc_b else (pair.doc_b, pair.doc_a)
