"""Puts the parts into the templates: one file, no address outside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from reportmine.reports.alignment import Match, Side
from reportmine.reports.columns import schema
from reportmine.reports.coverage import coverage_line
from reportmine.reports.page.activities import activity_payload, kept_activities, months
from reportmine.reports.page.changes import changes
from reportmine.reports.page.comparisons import comparison_scripts, embeddable, single_scripts, sources
from reportmine.reports.page.embedding import script
from reportmine.reports.page.heat import heat_maps
from reportmine.reports.page.limits import Account, Limits
from reportmine.reports.page.multiples import multiples
from reportmine.reports.page.overlap import overlap, pair_view
from reportmine.reports.page.overview import overview
from reportmine.reports.page.phrases import phrase_groups
from reportmine.reports.page.sentences import cited_sentences, sentence_payload
from reportmine.reports.page.timeline import timeline
from reportmine.reports.records import record_lines
from reportmine.reports.table import Table
from reportmine.reports.wording import label, labels_of, missing, phrasebook, say

TABS = ("overview", "overlap", "compare", "activities", "themes", "words", "methods")
CLAIMS = ("ratio", "formula", "sides", "context", "families", "dates", "position", "not")

_FOR_SCRIPTS = (
    "compare_", "filter_", "show_more", "open_sentence", "sentence", "heat_", "legend_", "moved", "holders",
    "no_marks", "swap_", "leftovers", "standing", "sides", "side_", "close", "not_embedded", "passages",
    "no_passages", "overlap_of_", "activity_", "list_separator", "separator",
)  # fmt: skip


def page(
    tables: Mapping[str, Table],
    texts: Mapping[str, str],
    manifest: Mapping[str, Any],
    *,
    lang: str = "zh",
    limits: Limits | None = None,
) -> str:
    """The whole run as one HTML file; `texts` are raw texts by doc, of which only those a pair concerns are embedded.

    What `limits` leave out is counted and said on the first tab and under 方法.
    """
    limits, account = limits or Limits(), Account()
    shared = overlap(tables, limits, account, lang)
    context: dict[str, Any] = {
        "overview": overview(tables, limits, account, lang),
        "overlap": shared,
        "timeline": timeline(tables, limits, account, lang),
        "heat_maps": heat_maps(tables.get("theme_years"), lang),
        "multiples": multiples(tables, limits, account, lang),
        "changes": changes(tables.get("theme_changes"), limits, account, lang),
        "phrase_groups": phrase_groups(tables.get("phrases"), limits, account, lang),
        "months": months(tables.get("activities"), lang),
        "record": record_lines(manifest, lang),
        "claims": [say(f"claim_{claim}", lang) for claim in CLAIMS],
        "coverage": coverage_line(tables.get("documents"), lang),
        "tabs": TABS,
    }
    context["data"] = Markup("\n").join(_data(tables, texts, shared["chosen"], (limits, account), lang))
    context["left_out"] = account.lines(lang)
    return _rendered("page.html", lang, context)


def _data(
    tables: Mapping[str, Table],
    texts: Mapping[str, str],
    chosen: Sequence[Mapping[str, Any]],
    limited: tuple[Limits, Account],
    lang: str,
) -> list[Markup]:
    """The data the scripts of the page read: pairs and texts, activities, sentences, numbers of the heat maps."""
    limits, account = limited
    found = sources(tables, texts)
    embedded = embeddable(chosen, found, limits, account)
    activities = kept_activities(tables, limits, account)
    sentences = cited_sentences(tables, activities, limits, account)
    return [
        *_words(lang),
        comparison_scripts(chosen, found, embedded, limits, account, lang),
        script("activities-data", activity_payload(activities, sentences, texts, lang)),
        script("sentences", sentence_payload(tables, sentences, embedded)),
        script("heat", [heat["data"] for heat in heat_maps(tables.get("theme_years"), lang)]),
    ]


def comparison_page(
    a: Side, b: Side, matches: Sequence[Match], *, pair: Mapping[str, Any] | None = None, lang: str = "zh"
) -> str:
    """Two reports side by side as one HTML file.

    `a` and `b` hold the records of table documents and the raw texts, `matches` the records of table matches between
    them, `pair` their record of table pairs where there is one.
    """
    view = pair_view(_pair(a, b, matches, pair), 0, lang)
    data = [*_words(lang), single_scripts(a, b, matches, view)]
    return _rendered("comparison.html", lang, {"data": Markup("\n").join(data), "has_pair": pair is not None})


def _pair(a: Side, b: Side, matches: Sequence[Match], pair: Mapping[str, Any] | None) -> dict[str, Any]:
    """The record of the pair; without one, what the two documents tell by themselves."""
    record: dict[str, Any] = dict.fromkeys(schema("pairs").names)
    record |= {"relation": "partial", "direction": "unknown", "direction_grade": "unknown", "n_matches": len(matches)}
    for side, entry in (("a", a.record), ("b", b.record)):
        record |= {f"doc_{side}": entry["doc"]}
        record |= {f"{name}_{side}": entry.get(name) for name in ("title", "unit", "year")}
    return record | dict(pair or {})


def _words(lang: str) -> list[Markup]:
    sets = ("match_kind", "status", "role")
    labels: dict[str, Any] = {name: labels_of(name, lang) for name in sets}
    labels["null"] = {name: missing(name, lang) for name in ("year", "unit", "fact")}
    columns = ("time", "place", "organiser", "participants", "occurrences", "amount_yuan", "result", "role")
    labels["odd"] = label("idiomatic", False, lang)
    labels["activity"] = {name: schema("activities").column(name).heading(lang) for name in columns}
    return [script("say", phrasebook(_FOR_SCRIPTS, lang)), script("labels", labels)]


def _rendered(name: str, lang: str, context: dict[str, Any]) -> str:
    words = {"say": partial(_say, lang), "heading": partial(_heading, lang), "label": partial(_label, lang)}
    html_lang = "zh-CN" if lang == "zh" else "en"  # without the region some browsers take Japanese letter forms
    return _environment().get_template(name).render(context | words | {"lang": html_lang})


def _say(lang: str, key: str, **blanks: object) -> str:
    return say(key, lang, **blanks)


def _heading(lang: str, table: str, column: str) -> str:
    return schema(table).column(column).heading(lang)


def _label(lang: str, labels: str, value: object) -> str:
    return label(labels, value, lang)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("reportmine.reports.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
