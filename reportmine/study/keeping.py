"""Alignments kept in a store from run to run: what one depends on, how it is written and read back."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from reportmine.findings import Match, Script, Swap
from reportmine.findings.records import as_record
from reportmine.model import Segmented
from reportmine.reuse import Reuse
from reportmine.store import Store
from reportmine.study.corpus import Corpus

KEY = 24  # letters of the key of one report
BLOCK = 500  # alignments kept in one transaction

PairName = tuple[str, str]


def report_keys(corpus: Corpus) -> dict[str, str]:
    """By id a key of all that a report depends on but the program: text, place in it, what was handed in with it."""
    readings = {reading.doc: reading for reading in corpus.readings}
    register = corpus.received.register
    placed = repr(sorted(register.by_name.items())) if register is not None else ""
    found = {}
    for doc, start, end in corpus.spans:
        reading = readings.get(doc) or readings[doc.rpartition("#")[0]]
        extract = reading.extract
        form = (extract.format, extract.pages, extract.aside) if extract is not None else ()
        parts = (doc, start, end, form, sorted(reading.given.items()), reading.folders, placed)
        digest = hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass"))
        digest.update(extract.text.encode("utf-8", "surrogatepass") if extract is not None else b"")
        found[doc] = digest.hexdigest()[:KEY]
    return found


def report_key(segmented: Segmented) -> str:
    """What an alignment depends on: id, text, and the year that orders a pair."""
    document = segmented.document
    parts = (document.doc, document.clean, document.raw, document.start, document.meta.year)
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:KEY]


def known_alignments(store: Store, epoch: str, keys: Mapping[str, str]) -> dict[PairName, tuple[Match, ...]]:
    """The alignments of an epoch between reports that are still there, by pair in the order of names."""
    names = {key: doc for doc, key in keys.items()}
    found = {}
    for both, rows in store.aligned(epoch).items():
        one, other = names.get(both[:KEY]), names.get(both[KEY:])
        if one is not None and other is not None:
            found[min(one, other), max(one, other)] = _matches(rows)
    return found


def keep_alignments(
    store: Store, epoch: str, found: Reuse, known: Mapping[PairName, tuple[Match, ...]], keys: Mapping[str, str]
) -> None:
    """Keeps what was aligned anew, some pairs at a time, so that a run that is ended early loses little."""
    fresh = [
        (_pair_key(keys[a], keys[b]), [_record(m) for m in matches])
        for (a, b), matches in found.by_pair.items()
        if (a, b) not in known
    ]
    for low in range(0, len(fresh), BLOCK):
        store.put_aligned(epoch, fresh[low : low + BLOCK])


def _record(match: Match) -> dict[str, Any]:
    edits = match.edits.ops, match.edits.lengths, match.edits.put
    return as_record(match) | {"swaps": [as_record(swap) for swap in match.swaps], "edits": edits}


def _pair_key(a: str, b: str) -> str:
    return f"{a}{b}" if a <= b else f"{b}{a}"


def _matches(rows: Sequence[Mapping[str, Any]]) -> tuple[Match, ...]:
    return tuple(
        Match(
            **{
                **row,
                "swaps": tuple(
                    Swap(**{**swap, "contexts": tuple(tuple(c) for c in swap["contexts"])}) for swap in row["swaps"]
                ),
                "edits": Script.of(*row["edits"]),
                "a_rows": tuple(tuple(span) for span in row["a_rows"]),
                "b_rows": tuple(tuple(span) for span in row["b_rows"]),
            }
        )
        for row in rows
    )
