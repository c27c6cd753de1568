"""Reuse of a large collection that changed a little: what is new is screened, compared and measured, the rest is kept.

Under one epoch what two reports share depends on these two alone, so that pairs of reports that are as they were stay
as they are. Which pairs are candidates depends on the others as well, a little: a string is rarer or less rare when a
report comes or goes. What was a candidate stays one until the next epoch.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from reportmine.evidence import issued_ids
from reportmine.reuse import Scope
from reportmine.reuse.comparing import ByPair, Compared, PairName, compare, named
from reportmine.reuse.finding import Reuse, measure, sum_up
from reportmine.reuse.measuring import Measuring, Rows, Rulers, rows_of
from reportmine.reuse.mostly import Mostly
from reportmine.reuse.ondemand import Deferred, Drawn
from reportmine.reuse.ratios import Ruler
from reportmine.reuse.rescreening import screen_new
from reportmine.reuse.taking import take
from reportmine.settings import Settings
from reportmine.store import Store
from reportmine.study.corpus import Corpus
from reportmine.study.cutting import LateCutter
from reportmine.study.grounds import Grounds
from reportmine.study.keeping import keep_alignments
from reportmine.study.measured import Depends, Measured, measured_pairs
from reportmine.study.remembering import Memory, Told, keep_measured, keep_screened
from reportmine.study.reusestudy import ReuseStudy, reuse_study
from reportmine.study.screening import Screened
from reportmine.verbs import Engine


@dataclass(frozen=True, slots=True, eq=False)
class _Again:
    """A run over a collection that is remembered; `names` are the ids of the reports, `at` their positions by id."""

    corpus: Corpus
    keys: Mapping[str, str]
    memory: Memory
    settings: Settings
    engine: Engine
    names: Sequence[str]
    at: Mapping[str, int]

    def screened(self) -> tuple[list[PairName], dict[str, Mostly]]:
        """The candidates that are not remembered, and the min-hashes of the new reports."""
        names, memory = self.names, self.memory
        known = [memory.told[name].mostly if name in memory.told else None for name in names]
        found = screen_new(self.corpus.texts, self.engine, memory.chosen, memory.rare, known)
        fresh = [name for name in names if name not in memory.told]
        pairs = [(names[a], names[b]) for a, b in found.pairs if named(names[a], names[b]) not in memory.by_pair]
        return pairs, dict(zip(fresh, found.mostly, strict=True))

    def compared(self, pairs: Sequence[PairName]) -> Compared:
        """Candidate pairs compared, with the reports at hand that may have to be measured anew."""
        close = sorted(self._close({name for pair in pairs for name in pair} | self.memory.lost) | self._bare())
        place = {self.names[d]: n for n, d in enumerate(close)}
        scope = Scope(known=self.memory.by_pair, pairs=[(place[a], place[b]) for a, b in pairs])
        cut = LateCutter(self.settings.segment)
        documents = Drawn(self.corpus.documents, close)
        return compare(documents, self.memory.statistics, self.engine, cut, self.settings.reuse, scope)

    def _bare(self) -> set[int]:
        """The positions of reports that share a passage and of which nothing is told, after a run that was killed."""
        told, shared = self.memory.told, (pair for pair, matches in self.memory.by_pair.items() if matches)
        return {self.at[doc] for pair in shared for doc in pair if doc not in told or told[doc].meta is None}

    def _close(self, docs: Set[str]) -> set[int]:
        """The positions of some reports and of all they share a passage with."""
        found = {self.at[doc] for doc in docs}
        for (a, b), matches in self.memory.by_pair.items():
            if matches and (a in docs or b in docs):
                found |= {self.at[a], self.at[b]}
        return found

    def rulers(self, found: Compared, rows: Rows, names: Iterable[PairName]) -> Rulers:
        """The rulers of the reports of some pairs; most were at hand for comparing."""
        docs = {doc for name in names for doc in name}
        measuring = found.measuring
        known = {one.doc: d for d, one in enumerate(measuring.taken.prints)}
        held = found.held
        if not docs <= known.keys():
            positions = sorted({self.at[doc] for doc in docs})
            measuring, held = self._measuring(positions), {}
            known = {self.names[d]: n for n, d in enumerate(positions)}
        sides = measuring.sides(sorted(known[doc] for doc in docs), held)
        return Rulers(sides, rows, self.settings.reuse)

    def _measuring(self, positions: list[int]) -> Measuring:
        documents, statistics = Drawn(self.corpus.documents, positions), self.memory.statistics
        taken = take(documents, self.engine, statistics.equivalents, near=False)
        return Measuring(documents, taken, statistics, self.settings.reuse, self.engine)

    def all_rulers(self, by_pair: ByPair) -> Mapping[str, Ruler]:
        """The rulers of all reports, made when asked for."""
        settings, statistics = self.settings.reuse, self.memory.statistics
        documents, rows = self.corpus.documents, rows_of(by_pair)
        return Deferred(self.names, {}, lambda: measure(documents, statistics, self.engine, settings, rows))


def reuse_again(
    corpus: Corpus,
    keys: Mapping[str, str],
    memory: Memory,
    store: Store,
    means: tuple[Settings, Engine],
    *,
    edits: bool = True,
) -> ReuseStudy:
    """The reuse in a corpus of which a store remembers most; what is new is kept there.

    Without `edits` matches that were kept come without edit scripts and exchanged words.
    """
    settings, engine = means
    names = corpus.names
    again = _Again(corpus, keys, memory, settings, engine, names, {name: d for d, name in enumerate(names)})
    pairs, mostly = again.screened()
    found = again.compared(pairs)
    keep_alignments(store, memory.epoch, found.by_pair, memory.by_pair, keys)
    by_pair = {**found.by_pair, **(memory.entire(store, keys) if edits else memory.by_pair)}
    measured = _measured(again, found, by_pair, store)

    meta = {one.doc: of for one, of in zip(found.measuring.taken.prints, found.measuring.taken.meta, strict=True)}
    told = {name: Told(meta.get(name), of) for name, of in mostly.items()}
    told |= {name: Told(of, memory.told[name].mostly) for name, of in meta.items() if name in memory.told}
    store.forget_reports(memory.epoch, *memory.gone)  # first: who is told of must have been held against all others
    keep_screened(store, (memory.epoch, memory.chosen), told, keys)

    meta = {name: one.meta for name, one in {**memory.told, **told}.items() if one.meta is not None}
    summed = sum_up(by_pair, [one.pair for one in measured.values()], meta, settings.reuse, engine)
    reuse = Reuse(
        matches=summed.matches,
        pairs=summed.pairs,
        families=summed.families,
        rulers=again.all_rulers(by_pair),
        meta=meta,
        statistics=memory.statistics,
        by_pair=by_pair,
        n_candidates=len(by_pair),
        exact=False,
    )
    weighed = {name: one.weighed for name, one in measured.items()}
    chosen = Screened(memory.chosen, sorted(again.at[doc] for doc in meta), (), ())
    return reuse_study(corpus, reuse, weighed, memory.epoch, chosen, n_kept=len(memory.by_pair))


def _measured(again: _Again, found: Compared, by_pair: ByPair, store: Store) -> dict[PairName, Measured]:
    """All measured pairs: those remembered that still hold, the others measured and kept."""
    memory, keys = again.memory, again.keys
    issued = issued_ids(again.corpus.with_properties(), (s.document for s in again.corpus.templates))
    rows = rows_of(by_pair)
    depends = Depends(rows, issued)
    wanted = [name for name, matches in by_pair.items() if matches and not _holds(memory, name, depends)]
    entire = {**{name: by_pair[name] for name in wanted}, **memory.entire(store, keys, wanted)}
    rulers = again.rulers(found, rows, wanted)
    fresh = measured_pairs(wanted, entire, Grounds(rulers, issued), again.settings.reuse, again.engine)
    keep_measured(store, memory.epoch, fresh, depends, keys)
    every = {name: one for name, (_, one) in memory.measured.items()} | fresh
    return {name: one for name, one in every.items() if one is not None}


def _holds(memory: Memory, name: PairName, depends: Depends) -> bool:
    """Whether what is remembered of a pair was measured under the same circumstances."""
    known = memory.measured.get(name)
    return known is not None and known[0] == depends.on(name)
