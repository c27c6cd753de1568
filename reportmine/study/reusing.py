"""Reuse of a corpus with a memory: statistics are kept as an epoch, alignments of unchanged pairs are taken from it.

A new epoch begins when more than a tenth of the documents changed, or on demand; within one epoch an incremental
run gives what a full run under the same statistics gives.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Set
from dataclasses import replace
from typing import Literal

from reportmine.evidence import issued_ids
from reportmine.findings import Substitution
from reportmine.resources import program_digest
from reportmine.reuse import (
    Scope,
    Statistics,
    Surveyed,
    Taken,
    find_substitutions,
    measure,
    survey,
    take,
)
from reportmine.reuse.comparing import Compared, PairName, compare
from reportmine.reuse.finding import gathered
from reportmine.reuse.longstrings import selection
from reportmine.reuse.measuring import rows_of
from reportmine.reuse.ondemand import Deferred, Drawn
from reportmine.reuse.taking import merged
from reportmine.segment.dictionary import frequency
from reportmine.settings import SegmentSettings, Settings
from reportmine.store import Store
from reportmine.study.again import reuse_again
from reportmine.study.alone import alone_if_few
from reportmine.study.corpus import Corpus, background
from reportmine.study.cutting import LateCutter, cutter
from reportmine.study.epochs import kept_statistics
from reportmine.study.grounds import Grounds
from reportmine.study.holdings import counter_of
from reportmine.study.keeping import keep_alignments, known_alignments, report_key, report_keys
from reportmine.study.measured import Depends, Measured, measured_pairs
from reportmine.study.remembering import Memory, Told, chosen_name, forget_pairs, keep_measured, keep_screened, recall
from reportmine.study.reusestudy import ReuseStudy, reuse_study
from reportmine.study.screening import Screened, read_closely, screened
from reportmine.verbs import Engine

CHANGED_SHARE = 0.1  # of documents, above which the statistics are made anew
Detail = Literal[
    "words", "edits", "pairs"
]  # what matches tell besides where they are: all, no exchanged words, neither

BACKGROUND_UNDER = 10  # documents: smaller collections borrow the counts of our sample corpus


def reuse_of(
    corpus: Corpus,
    settings: Settings,
    engine: Engine,
    store: Store | None = None,
    *,
    rebuild: bool = False,
    detail: Detail = "words",
) -> ReuseStudy:
    """The reuse in a corpus; less `detail` than exchanged words takes less time.

    With "edits" matches tell their edit scripts and, without a store, no exchanged words; with "pairs" those of a large
    collection that a store kept tell neither.
    """
    keys = report_keys(corpus)
    if store is not None and not rebuild:
        memory = _remembered(corpus, keys, settings, store)
        if memory is not None:
            return reuse_again(corpus, keys, memory, store, (settings, engine), edits=detail != "pairs")
    chosen = screened(corpus, engine, whole=settings.reuse.whole)
    epoch, statistics, taken = _statistics(corpus, keys, chosen, (settings, engine), store, rebuild=rebuild)
    known = known_alignments(store, epoch, keys) if store is not None else {}
    cut = cutter(settings.segment).cut
    swaps = detail == "words" or store is not None
    scope = Scope(known=known, taken=taken, pairs=chosen.pairs if chosen is not None else None, swaps=swaps)
    found = compare(read_closely(corpus, chosen), statistics, engine, cut, settings.reuse, scope)
    if store is not None:
        keep_alignments(store, epoch, found.by_pair, known, keys)
    study, pairs, depends = _study(corpus, found, epoch, chosen)
    if store is not None and chosen is not None:
        forget_pairs(store, epoch, found.by_pair, keys)
        keep_measured(store, epoch, pairs, depends, keys)
        store.put_rare(epoch, chosen_name(chosen.chosen), chosen.rare)
        of_all, meta = zip(corpus.names, chosen.mostly, strict=True), study.reuse.meta
        told = {name: Told(meta.get(name), of) for name, of in of_all}
        keep_screened(store, (epoch, chosen.chosen), told, keys, anew=True)
    return study


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
    cut = LateCutter(settings.segment)
    found = compare(corpus.documents, statistics, engine, cut, settings.reuse, Scope(focus=focus))
    return _study(corpus, found, epoch)[0]


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
    corpus: Corpus, found: Compared, epoch: str, chosen: Screened | None = None
) -> tuple[ReuseStudy, dict[PairName, Measured | None], Depends]:
    """The findings with their evidence; of a screened collection the rulers of the rest are made when asked for."""
    engine, settings, statistics = found.measuring.engine, found.measuring.settings, found.measuring.statistics
    issued, rows = issued_ids(corpus.with_properties(), (s.document for s in corpus.templates)), rows_of(found.by_pair)
    compared, rulers = found.measuring.rulers(found.sides, rows)
    pairs = measured_pairs(found.by_pair, found.by_pair, Grounds(compared, issued), settings, engine)
    listed = {name: one for name, one in pairs.items() if one is not None}
    if chosen is not None:
        close = set(chosen.members)
        others = Drawn(corpus.documents, [d for d in range(len(corpus.documents)) if d not in close])
        rulers = Deferred(corpus.names, rulers, lambda: measure(others, statistics, engine, settings, {}))
    reuse = gathered(found, rulers, [one.pair for one in listed.values()])
    weighed = {name: one.weighed for name, one in listed.items()}
    return reuse_study(corpus, reuse, weighed, epoch, chosen), pairs, Depends(rows, issued)


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
    suffix = f"{_cut_by(settings.segment)}-{_seal(corpus, settings)}"
    if store is not None and not rebuild and (kept := _kept_epoch(store, keys, suffix)) is not None:
        return *kept, None
    wanted = sorted(keys.values())
    surveyed = _surveyed(corpus, chosen, settings, engine)
    name = f"{hashlib.sha256(repr(wanted).encode('utf-8')).hexdigest()[:12]}-{suffix}"
    if store is not None:
        store.put_epoch(name, wanted, surveyed.statistics.to_bytes())
    return name, surveyed.statistics, surveyed.taken


def _kept_epoch(store: Store, keys: Mapping[str, str], suffix: str) -> tuple[str, Statistics] | None:
    """Name and statistics of the kept epoch while it still fits."""
    kept = store.epoch()
    if kept is None or not kept[0].endswith(suffix):
        return None
    before, now = set(kept[1]), set(keys.values())
    changed = max(len(before - now), len(now - before))  # a report that was edited is one change, not two
    fits = changed <= CHANGED_SHARE * max(len(kept[1]), len(now))
    return (kept[0], Statistics.from_bytes(kept[2])) if fits else None


def _remembered(corpus: Corpus, keys: Mapping[str, str], settings: Settings, store: Store) -> Memory | None:
    """What the store remembers of a large collection under an epoch that still fits; None where most is new to it."""
    chosen = selection(len(keys), whole=settings.reuse.whole)
    if chosen is None:
        return None
    kept = _kept_epoch(store, keys, f"{_cut_by(settings.segment)}-{_seal(corpus, settings)}")
    if kept is None:
        return None
    memory = recall(store, kept, chosen, keys)
    enough = len(keys) - len(memory.told) <= CHANGED_SHARE * len(keys)
    return memory if enough and not memory.torn else None


def _surveyed(corpus: Corpus, chosen: Screened | None, settings: Settings, engine: Engine) -> Surveyed:
    """The survey of all reports, or of the sample of a large collection with the fingerprints read closely."""
    cut = cutter(settings.segment).cut
    if chosen is not None:
        first = Drawn(corpus.documents, [chosen.members[d] for d in chosen.sample])
        found = survey(first, engine, cut, templates=corpus.templates, sample=chosen.pairs_sampled())
        sample = set(chosen.sample)
        rest = [d for d in range(len(chosen.members)) if d not in sample]
        others = Drawn(corpus.documents, [chosen.members[d] for d in rest])
        taken = take(others, engine, found.statistics.equivalents, near=False)
        return replace(found, taken=merged([(chosen.sample, found.taken), (rest, taken)], engine))
    behind = background() if len(corpus.documents) < BACKGROUND_UNDER else ()
    own = {s.document.clean for s in corpus.documents}
    behind = tuple(s for s in behind if s.document.clean not in own)
    return survey(corpus.documents, engine, cut, background=behind, templates=corpus.templates)


def _seal(corpus: Corpus, settings: Settings) -> str:
    """What an epoch depends on besides its documents: the program, the settings, the templates."""
    seal = (program_digest(), settings.reuse, [report_key(s) for s in corpus.templates])
    return hashlib.sha256(repr(seal).encode("utf-8")).hexdigest()[:8]


def _cut_by(settings: SegmentSettings) -> str:
    """What cuts words under an epoch, which tells the exchanged ones: the segmenter, and the user's own lexicons."""
    if settings.lexicons:
        cutter(settings)  # tells what is wrong with them
    own = [hashlib.sha256(path.read_bytes()).hexdigest() for path in settings.lexicons]
    return hashlib.sha256(repr((settings.segmenter, own)).encode("utf-8")).hexdigest()[:4]
