"""The band of a pair in words: each side's ratio under every rule of counting."""

from __future__ import annotations

from reportmine.evidence.band import band
from reportmine.reports.cells import percent
from reportmine.reports.wording import say
from reportmine.study import ReuseStudy

BANDS = ("all", "words", "verbatim")  # all rules, those that count all overlap, those that count equal runs only


def band_lines(reuse: ReuseStudy, doc_a: str, doc_b: str, lang: str = "zh") -> list[str]:
    """One line a side for two documents of a corpus."""
    matches = [m for m in reuse.reuse.matches if (m.doc_a, m.doc_b) == (doc_a, doc_b)]
    lines = []
    for side, doc in (("side_a", doc_a), ("side_b", doc_b)):
        readings = band(reuse.reuse.rulers[doc], matches)
        parts = (readings, [one for one in readings if not one.verbatim], [one for one in readings if one.verbatim])
        ends = {name: f"{percent(of[0].ratio)}—{percent(of[-1].ratio)}" for name, of in zip(BANDS, parts, strict=True)}
        lines.append(say("record_band", lang, side=say(side, lang), n=len(readings), **ends))
    return lines
