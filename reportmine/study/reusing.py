"""Reuse of a corpus with a memory: statistics are kept as an epoch, alignments of unchanged pairs are taken from it.

A new epoch begins when more than a tenth of the documents changed, or on demand; within one epoch an incremental
run gives what a full run under the same statistics gives.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from reportmine.evidence import (
    Standing,
    context_of,
    file_lineage,
    is_compilation,
    is_same_report,
    issued_ids,
    leftovers,
    order_of,
    percentiles,
    placed_facts,
    scars,
    shared_facts,
    standings,
    with_names,
    with_scars,
)
from reportmine.evidence.shared_facts import PlacedFacts
from reportmine.findings import Edit, Family, Match, Pair, Substitution, Swap
from reportmine.findings.records import as_record
from reportmine.model import Document, Segmented
from reportmine.resources import program_digest
from reportmine.reuse import Reuse, Scope, Statistics, Taken, find, find_substitutions, survey
from reportmine.reuse.deferred import Deferred
from reportmine.segment.dictionary import frequency
from reportmine.settings import Settings
from reportmine.store import Store
from reportmine.study.alone import alone_if_few
from reportmine.study.corpus import Corpus, background
from reportmine.study.cutting import LateCutter, cutter
from reportmine.study.epochs import kept_statistics
from reportmine.study.holdings import counter_of
from reportmine.verbs import Engine

CHANGED_SHARE = 0.1  # of documents, above which the statistics are made anew
BACKGROUND_UNDER = 10  # documents: smaller collections borrow the counts of our sample corpus
BLOCK = 500  # alignments kept in one transaction

_PairName = tuple[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class ReuseStudy:
    """Reuse with its evidence; `epoch` names the statistics used, `n_background` the documents that lent counts."""

    reuse: Reuse
    pairs: tuple[Pair, ...]
    families: tuple[Family, ...]
    standings: Mapping[str, Standing]
    epoch: str
    n_background: int


def reuse_of(
    corpus: Corpus, settings: Settings, engine: Engine, store: Store | None = None, *, rebuild: bool = False
) -> ReuseStudy:
    """The reuse in a corpus."""
    keys = {s.document.doc: _key(s) for s in corpus.documents}
    epoch, statistics, taken = _statistics(corpus, keys, settings, engine, store, rebuild=rebuild)
    known: dict[_PairName, tuple[Match, ...]] = {}
    if store is not None and (aligned := store.aligned(epoch)):
        names = {_pair_key(keys[a], keys[b]): (a, b) for a, b in _all_pairs(sorted(keys))}
        known = {names[key]: _matches(value) for key, value in aligned.items() if key in names}
    cut = cutter(settings.segment).cut
    found = find(corpus.documents, statistics, engine, cut, settings.reuse, Scope(known=known, taken=taken))
    if store is not None:
        _keep(store, epoch, found, known, keys)
    return _study(corpus, found, epoch)


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
        keys = {s.document.doc: _key(s) for s in references.documents}
        epoch, statistics, _ = _statistics(references, keys, settings, engine, None, rebuild=False)
    cut = LateCutter(settings.segment)
    return _study(corpus, find(corpus.documents, statistics, engine, cut, settings.reuse, Scope(focus=focus)), epoch)


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


def _study(corpus: Corpus, found: Reuse, epoch: str) -> ReuseStudy:
    by_id = {s.document.doc: s for s in corpus.documents}
    meta = {doc: s.document.meta for doc, s in by_id.items()}

    @cache
    def facts(doc: str) -> PlacedFacts:
        return placed_facts(by_id[doc].document)

    with_grounds = [
        _with_evidence(pair, by_id[pair.doc_a], by_id[pair.doc_b], found.by_pair[_named(pair)], facts)
        for pair in found.pairs
    ]
    levels = percentiles(with_grounds, meta)
    issued = issued_ids((s.document for s in corpus.documents), (s.document for s in corpus.templates))
    pairs = tuple(
        replace(
            pair,
            usual_level_percentile=level,
            file_lineage=_lineage(by_id[pair.doc_a].document, by_id[pair.doc_b].document, issued),
        )
        for pair, level in zip(with_grounds, levels, strict=True)
    )
    return ReuseStudy(
        reuse=found,
        pairs=pairs,
        families=found.families,
        standings=Deferred(sorted(by_id), {}, lambda: standings(found.rulers, found.matches, pairs, meta)),
        epoch=epoch,
        n_background=found.statistics.background,
    )


def _statistics(
    corpus: Corpus,
    keys: Mapping[str, str],
    settings: Settings,
    engine: Engine,
    store: Store | None,
    *,
    rebuild: bool,
) -> tuple[str, Statistics, Taken | None]:
    """The statistics of the kept epoch while it still fits, else new ones with the fingerprints they were made of."""
    wanted = sorted(keys.values())
    suffix = _seal(corpus, settings)
    kept = store.epoch() if store is not None and not rebuild else None
    if kept is not None and kept[0].endswith(suffix):
        before, now = set(kept[1]), set(wanted)
        changed = max(len(before - now), len(now - before))  # a report that was edited is one change, not two
        if changed <= CHANGED_SHARE * max(len(kept[1]), len(wanted)):
            return kept[0], Statistics.from_bytes(kept[2]), None
    behind = background() if len(corpus.documents) < BACKGROUND_UNDER else ()
    own = {s.document.clean for s in corpus.documents}
    behind = tuple(s for s in behind if s.document.clean not in own)
    cut = cutter(settings.segment).cut
    surveyed = survey(corpus.documents, engine, cut, background=behind, templates=corpus.templates)
    name = f"{hashlib.sha256(repr(wanted).encode('utf-8')).hexdigest()[:12]}-{suffix}"
    if store is not None:
        store.put_epoch(name, wanted, surveyed.statistics.to_bytes())
    return name, surveyed.statistics, surveyed.taken


def _seal(corpus: Corpus, settings: Settings) -> str:
    """What an epoch depends on besides its documents: the program, the settings, the templates."""
    seal = (program_digest(), settings.reuse, [_key(s) for s in corpus.templates])
    return hashlib.sha256(repr(seal).encode("utf-8")).hexdigest()[:8]


def _keep(
    store: Store, epoch: str, found: Reuse, known: Mapping[_PairName, tuple[Match, ...]], keys: Mapping[str, str]
) -> None:
    fresh = [
        (_pair_key(keys[a], keys[b]), [as_record(m) | {"swaps": [as_record(s) for s in m.swaps]} for m in matches])
        for (a, b), matches in found.by_pair.items()
        if (a, b) not in known
    ]
    for low in range(0, len(fresh), BLOCK):
        store.put_aligned(epoch, fresh[low : low + BLOCK])


def _key(segmented: Segmented) -> str:
    """What an alignment depends on: id, text, and the year that orders a pair."""
    document = segmented.document
    parts = (document.doc, document.clean, document.raw, document.start, document.meta.year)
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:24]


def _pair_key(a: str, b: str) -> str:
    return f"{a}{b}" if a <= b else f"{b}{a}"


def _all_pairs(names: Sequence[str]) -> list[_PairName]:
    return [(a, b) for i, a in enumerate(names) for b in names[i + 1 :]]


def _matches(rows: Sequence[Mapping[str, Any]]) -> tuple[Match, ...]:
    return tuple(
        Match(
            **{
                **row,
                "swaps": tuple(
                    Swap(**{**swap, "contexts": tuple(tuple(c) for c in swap["contexts"])}) for swap in row["swaps"]
                ),
                "edits": tuple(Edit(*edit) for edit in row["edits"]),
                "a_rows": tuple(tuple(span) for span in row["a_rows"]),
                "b_rows": tuple(tuple(span) for span in row["b_rows"]),
            }
        )
        for row in rows
    )


def _named(pair: Pair) -> _PairName:
    return (pair.doc_a, pair.doc_b) if pair.doc_a <= pair.doc_b else (pair.doc_b, pair.doc_a)


def _lineage(a: Document, b: Document, issued: frozenset[str]) -> tuple[str, ...]:
    """Of one unit's own files nothing is to be told."""
    return () if a.meta.unit is not None and a.meta.unit == b.meta.unit else file_lineage(a, b, issued)


def _context(pair: Pair, a: Document, b: Document, matches: Sequence[Match]) -> str:
    known = context_of(a.meta, b.meta)
    if known == "none" and pair.relation == "same_event":
        return "joint_event"
    if known == "none" and pair.relation != "identical" and is_compilation(a, b, matches):
        return "superior_compilation"
    return known


def _with_evidence(
    pair: Pair, left: Segmented, right: Segmented, matches: Sequence[Match], facts: Callable[[str], PlacedFacts]
) -> Pair:
    a, b = left.document, right.document
    same = is_same_report(pair, a, b)
    traces = () if same else leftovers(left, right, matches)
    order = with_names(with_scars(order_of(a.meta, b.meta), *scars(matches, a.raw)), traces)
    n_same, n_changed = shared_facts(matches, facts, a.doc, b.doc)
    return replace(
        pair,
        relation="same_report" if same else pair.relation,
        a_copied_ratio=1.0 if same else pair.a_copied_ratio,
        b_copied_ratio=1.0 if same else pair.b_copied_ratio,
        a_copied_chars=pair.a_chars if same else pair.a_copied_chars,
        b_copied_chars=pair.b_chars if same else pair.b_copied_chars,
        context=_context(pair, a, b, matches),
        direction=order.direction,
        direction_grade=order.grade,
        direction_basis=order.basis,
        n_facts_same=n_same,
        n_facts_changed=n_changed,
        leftovers=traces,
    )
