"""Alignments kept in a store from run to run: what one depends on, how it is written and read back."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from reportmine.findings import Match, Script, Swap
from reportmine.findings.records import as_record
from reportmine.model import Segmented
from reportmine.reuse.comparing import ByPair, PairName, named
from reportmine.store import Store
from reportmine.study.corpus import Corpus

KEY = 24  # letters of the key of one report
BLOCK = 500  # alignments kept in one transaction
NO_SCRIPT = Script("", b"", "")  # of a match whose script is not at hand


def report_keys(corpus: Corpus) -> dict[str, str]:
    """By id a key of all that a report depends on but the program: text, place in it, what was handed in with it."""
    readings = {reading.doc: reading for reading in corpus.readings}
    register = corpus.received.register
    placed = repr(sorted(register.by_name.items())) if register is not None else ""
    found = {}
    for doc, start, end in corpus.spans:
        reading = readings.get(doc) or readings[doc.rpartition("#")[0]]
        extract = reading.extract
        # the text follows from the file's bytes (its own hash in a table), how they were read, and the program
        form = (extract.format, extract.encoding, extract.pages, extract.aside) if extract is not None else ()
        parts = (doc, start, end, form, reading.sha256, sorted(reading.given.items()), reading.folders, placed)
        found[doc] = hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:KEY]
    return found


def report_key(segmented: Segmented) -> str:
    """What an alignment depends on: id, text, and the year that orders a pair."""
    document = segmented.document
    parts = (document.doc, document.clean, document.raw, document.start, document.meta.year)
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:KEY]


def known_alignments(store: Store, epoch: str, keys: Mapping[str, str]) -> dict[PairName, tuple[Match, ...]]:
    """The alignments of an epoch between reports that are still there, by pair in the order of names."""
    names = {key: doc for doc, key in keys.items()}
    scripts = store.scripts(epoch)
    found = {}
    for both, rows in store.aligned(epoch).items():
        one, other = names.get(both[:KEY]), names.get(both[KEY:])
        if one is not None and other is not None and (not rows or both in scripts):
            found[named(one, other)] = with_scripts(as_matches(rows), scripts.get(both, ()))
    return found


def keep_alignments(store: Store, epoch: str, found: ByPair, known: ByPair, keys: Mapping[str, str]) -> None:
    """Keeps what was aligned anew, some pairs at a time, so that a run that is ended early loses little."""
    fresh = [
        (pair_key(keys[a], keys[b]), [_record(m) for m in matches], [_script(m) for m in matches] or None)
        for (a, b), matches in found.items()
        if (a, b) not in known
    ]
    for low in range(0, len(fresh), BLOCK):
        store.put_aligned(epoch, fresh[low : low + BLOCK])


def pair_key(a: str, b: str) -> str:
    """The key of a pair of reports from the keys of both."""
    return f"{a}{b}" if a <= b else f"{b}{a}"


def as_matches(rows: Sequence[Mapping[str, Any]]) -> tuple[Match, ...]:
    """The matches of a pair as they were kept, without their scripts."""
    return tuple(
        Match(
            **{
                **row,
                "a_rows": tuple(tuple(span) for span in row["a_rows"]),
                "b_rows": tuple(tuple(span) for span in row["b_rows"]),
            },
            swaps=(),
            edits=NO_SCRIPT,
        )
        for row in rows
    )


def with_scripts(matches: Sequence[Match], kept: Sequence[Any]) -> tuple[Match, ...]:
    """The matches of a pair with their edit scripts and exchanged words."""
    return tuple(
        replace(match, edits=Script(ops, base64.b64decode(sizes), put), swaps=tuple(_swap(swap) for swap in swaps))
        for match, (ops, sizes, put, swaps) in zip(matches, kept, strict=True)
    )


def _record(match: Match) -> dict[str, Any]:
    record = as_record(match)
    del record["swaps"], record["edits"]
    return record


def _script(match: Match) -> tuple[str, str, str, list[dict[str, Any]]]:
    sizes = base64.b64encode(match.edits.sizes).decode("ascii")
    return match.edits.ops, sizes, match.edits.put, [as_record(swap) for swap in match.swaps]


def _swap(record: Mapping[str, Any]) -> Swap:
    return Swap(**{**record, "contexts": tuple(tuple(context) for context in record["contexts"])})
