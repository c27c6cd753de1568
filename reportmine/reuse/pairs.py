"""One pair of documents from its matches: relation, both copied ratios with their terms, verbatim floor."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from reportmine.findings import Match, Pair, Relation
from reportmine.reuse.origins import WHOLE_LARGER, WHOLE_SMALLER
from reportmine.reuse.ratios import Ruler, count, is_reuse, share, spans_of
from reportmine.reuse.runs import equal_runs
from reportmine.settings import ReuseSettings

NEAR_IDENTICAL = 0.9  # share of the matched characters that are verbatim (contract)


def make_pair(a: Ruler, b: Ruler, matches: Sequence[Match], settings: ReuseSettings) -> Pair | None:
    """The pair of documents a and b (a first in every match); None where all matches are formula only.

    A copied ratio is matched non-formula characters over all non-formula characters of that document.
    """
    shown = [m for m in matches if m.kind != "formula"]
    if not shown:
        return None
    doc_a, doc_b = a.segmented.document, b.segmented.document
    counted = [m for m in matches if is_reuse(m)]
    in_a, in_b = a.covered(spans_of(counted, doc_a.doc)), b.covered(spans_of(counted, doc_b.doc))
    a_copied, b_copied = count(in_a & a.plain), count(in_b & b.plain)
    a_all, b_all = count(a.plain), count(b.plain)
    runs = equal_runs(doc_a.clean, doc_b.clean, settings.verbatim_run)
    same = bool(doc_a.clean) and doc_a.clean == doc_b.clean
    whole = min(share(count(in_a & a.counted), count(a.counted)), share(count(in_b & b.counted), count(b.counted)))
    relation = _relation(share(a_copied, a_all), share(b_copied, b_all), whole, counted, same=same)
    if relation == "identical":
        a_copied, b_copied = a_all, b_all
    return Pair(
        doc_a=doc_a.doc,
        doc_b=doc_b.doc,
        relation=relation,
        context="none",
        a_copied_ratio=1.0 if relation == "identical" else round(share(a_copied, a_all), 4),
        b_copied_ratio=1.0 if relation == "identical" else round(share(b_copied, b_all), 4),
        a_copied_chars=a_copied,
        a_chars=a_all,
        b_copied_chars=b_copied,
        b_chars=b_all,
        shared_chars=count(a.counted) if same else min(count(in_a & a.counted), count(in_b & b.counted)),
        verbatim_chars=runs.shared,
        longest_run_chars=runs.longest,
        n_matches=len(shown),
    )


def _relation(a: float, b: float, whole: float, counted: Sequence[Match], *, same: bool) -> Relation:
    """The relation from both copied ratios; `whole` is the smaller share of all characters that matches cover.

    A report of hardly anything but formula has a small denominator, and one sentence is then a large ratio of it;
    a relation of whole reports needs a quarter of all the text too.
    """
    if same:
        return "identical"
    if not counted:
        return "same_event"
    if max(a, b) < WHOLE_LARGER or min(a, b, whole) < WHOLE_SMALLER:
        return "partial"
    verbatim = float(np.sum([m.verbatim_chars for m in counted]))
    total = float(np.sum([min(m.a_end - m.a_start, m.b_end - m.b_start) for m in counted]))
    return "near_identical" if verbatim >= NEAR_IDENTICAL * total else "reworded"
