"""The band of a pair in words: each side's ratio under every rule of counting."""

from __future__ import annotations

from collections.abc import Sequence

from reportmine.evidence.band import band
from reportmine.findings import Match, Pair
from reportmine.reports.cells import percent
from reportmine.reports.wording import say
from reportmine.study import ReuseStudy

BANDS = ("all", "words", "verbatim")  # all rules, those that count all overlap, those that count equal runs only


def band_ends(reuse: ReuseStudy, pair: Pair) -> dict[str, list[float]]:
    """The lowest and the highest ratio of each side of a pair, as the columns of table pairs."""
    ends = reuse.bands[min(pair.doc_a, pair.doc_b), max(pair.doc_a, pair.doc_b)]
    columns = ("a_band", "a_band_verbatim", "b_band", "b_band_verbatim")
    return {name: [round(low, 4), round(high, 4)] for name, (low, high) in zip(columns, ends, strict=True)}


def _between(reuse: ReuseStudy, doc_a: str, doc_b: str) -> Sequence[Match]:
    """The matches of two documents, whichever of them stands first by name."""
    return reuse.reuse.by_pair.get((doc_a, doc_b)) or reuse.reuse.by_pair.get((doc_b, doc_a)) or ()


def band_lines(reuse: ReuseStudy, doc_a: str, doc_b: str, lang: str = "zh") -> list[str]:
    """One line a side for two documents of a corpus."""
    matches = _between(reuse, doc_a, doc_b)
    lines = []
    for side, doc in (("side_a", doc_a), ("side_b", doc_b)):
        readings = band(reuse.reuse.rulers[doc], matches)
        parts = (readings, [one for one in readings if not one.verbatim], [one for one in readings if one.verbatim])
        ends = {name: f"{percent(of[0].ratio)}—{percent(of[-1].ratio)}" for name, of in zip(BANDS, parts, strict=True)}
        lines.append(say("record_band", lang, side=say(side, lang), n=len(readings), **ends))
    return lines
