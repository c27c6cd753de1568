"""What a store remembers of a large collection under an epoch: who was screened, what was aligned and measured.

The next run screens, compares and measures only what is new. Of reports that are gone everything is forgotten.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from reportmine.findings.records import as_record
from reportmine.model import Metadata
from reportmine.reuse import Statistics
from reportmine.reuse.comparing import ByPair, PairName, named
from reportmine.reuse.longstrings import Selection
from reportmine.reuse.mostly import Mostly
from reportmine.store import Store
from reportmine.study.keeping import BLOCK, KEY, as_matches, pair_key, with_scripts
from reportmine.study.measured import Depends, Measured, from_record, measured_record


class Told(NamedTuple):
    """What is remembered of a report that was screened: its metadata where it was read closely, its min-hashes."""

    meta: Metadata | None
    mostly: Mostly


@dataclass(frozen=True, slots=True, eq=False)
class Memory:
    """What is remembered of the reports that are still there as they were; the rest is `gone`.

    Matches come without edit scripts and exchanged words, which `entire` fetches. `lost` are reports that shared a
    passage with one that is gone: what is measured of them may change.
    """

    epoch: str
    statistics: Statistics
    chosen: Selection
    rare: Sequence[bytes]  # by which buckets strings were rare
    told: Mapping[str, Told]  # of every report that was screened
    by_pair: ByPair
    measured: Mapping[PairName, tuple[str, Measured | None]]  # with the digest of what it depends on
    torn: bool  # something is missing that belongs to it
    lost: frozenset[str]
    gone: tuple[frozenset[str], frozenset[str]]  # keys of reports, and of pairs

    def entire(self, store: Store, keys: Mapping[str, str], names: Iterable[PairName] | None = None) -> ByPair:
        """The matches of some pairs, or of all, with their edit scripts and exchanged words."""
        wanted = self.by_pair.keys() if names is None else [name for name in names if name in self.by_pair]
        by_key = {pair_key(keys[a], keys[b]): (a, b) for a, b in wanted}
        scripts = store.scripts(self.epoch, None if names is None else by_key)
        return {name: with_scripts(self.by_pair[name], scripts.get(key, ())) for key, name in by_key.items()}


def recall(store: Store, kept: tuple[str, Statistics], chosen: Selection, keys: Mapping[str, str]) -> Memory:
    """What is remembered under a kept epoch, by name and statistics, of reports with the given keys by id."""
    epoch, statistics = kept
    names = {key: doc for doc, key in keys.items()}
    screened, rare = store.screened(epoch, chosen_name(chosen)), store.rare(epoch, chosen_name(chosen))
    by_pair, lost, pairs_gone = {}, set(), set()
    for both, rows in store.aligned(epoch).items():
        one, other = names.get(both[:KEY]), names.get(both[KEY:])
        if one is not None and other is not None:
            by_pair[named(one, other)] = as_matches(rows)
        else:
            pairs_gone.add(both)
            lost |= {doc for doc in (one, other) if doc is not None and rows}
    aligned, scripts = store.kept_pairs(epoch)
    kept_measured = store.measured(epoch)
    measured = {
        named(names[both[:KEY]], names[both[KEY:]]): (grounds, from_record(record))
        for both, (grounds, record) in kept_measured.items()
        if both in aligned and both not in pairs_gone
    }
    shared = {pair_key(keys[a], keys[b]) for (a, b), matches in by_pair.items() if matches}
    torn = len(rare) != len(chosen.sorts) or not kept_measured.keys() <= aligned or not shared <= scripts
    told = {
        names[key]: Told(_metadata(record), Mostly(least)) for key, (least, record) in screened.items() if key in names
    }
    gone = frozenset(screened.keys() - names.keys()), frozenset(pairs_gone)
    return Memory(epoch, statistics, chosen, rare, told, by_pair, measured, torn, frozenset(lost), gone)


def chosen_name(chosen: Selection) -> str:
    """A selection in sixteen letters: one of another size of collection has other candidates."""
    return hashlib.blake2b(repr(chosen).encode("utf-8"), digest_size=8).hexdigest()


def keep_measured(
    store: Store,
    epoch: str,
    measured: Mapping[PairName, Measured | None],
    depends: Depends,
    keys: Mapping[str, str],
) -> None:
    """Keeps measured pairs, some at a time; None for one that shares formula only."""
    rows = [
        (pair_key(keys[name[0]], keys[name[1]]), depends.on(name), measured_record(one))
        for name, one in measured.items()
    ]
    for low in range(0, len(rows), BLOCK):
        store.put_measured(epoch, rows[low : low + BLOCK])


def forget_pairs(store: Store, epoch: str, found: ByPair, keys: Mapping[str, str]) -> None:
    """Drops what is kept of pairs that a run over everything did not look at: what it found is what there is."""
    aligned, _ = store.kept_pairs(epoch)
    store.forget_reports(epoch, (), sorted(aligned - {pair_key(keys[a], keys[b]) for a, b in found}))


def keep_screened(
    store: Store,
    under: tuple[str, Selection],
    told: Mapping[str, Told],
    keys: Mapping[str, str],
    *,
    anew: bool = False,
) -> None:
    """Keeps that reports were screened under an epoch: the last thing of a run, since all else is kept by then.

    `anew`: these and no others.
    """
    epoch, chosen = under
    rows = [
        (keys[doc], mostly.least, None if meta is None else as_record(meta)) for doc, (meta, mostly) in told.items()
    ]
    store.put_screened(epoch, chosen_name(chosen), rows, anew=anew)


def _metadata(record: dict[str, Any] | None) -> Metadata | None:
    if record is None:
        return None
    years = record["year_range"]
    given = {"year_range": None if years is None else tuple(years), "warnings": tuple(record["warnings"])}
    return Metadata(**record | given)
