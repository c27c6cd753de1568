"""Puts the parts into the templates: one file, or one with its data beside it; no address outside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from reportmine.reports.alignment import Match, Side
from reportmine.reports.columns import schema
from reportmine.reports.coverage import coverage_line
from reportmine.reports.page.activities import activity_payload, kept_activities, months, rejected_note
from reportmine.reports.page.changes import changes
from reportmine.reports.page.charts import chart_parts
from reportmine.reports.page.checks import check_rows
from reportmine.reports.page.comparisons import Sources, comparison_parts, embeddable, single_parts, sources
from reportmine.reports.page.embedding import INSIDE, Delivery, Part, delivered
from reportmine.reports.page.heat import heat_maps
from reportmine.reports.page.limits import ROOMY, Account, Limits
from reportmine.reports.page.multiples import multiples
from reportmine.reports.page.overlap import overlap, pair_view
from reportmine.reports.page.overview import overview
from reportmine.reports.page.phrases import phrase_groups
from reportmine.reports.page.sentences import cited_sentences, sentence_payload
from reportmine.reports.page.templating import rendered, word_parts
from reportmine.reports.page.texts import text_index, text_note
from reportmine.reports.page.timeline import timeline
from reportmine.reports.page.totals import plans, totals
from reportmine.reports.records import record_lines
from reportmine.reports.table import Table
from reportmine.reports.wording import say

TABS = (
    "overview", "overlap", "legitimate", "compare", "activities", "themes", "words", "search", "checks", "methods",
)  # fmt: skip
CLAIMS = ("ratio", "formula", "sides", "context", "families", "dates", "position", "not")


@dataclass(frozen=True, slots=True)
class PageOptions:
    """What one page is to hold and how: `texts` all full texts; `cut` says of what the page is only a part."""

    lang: str = "zh"
    limits: Limits = field(default_factory=Limits)
    texts: bool = False
    cut: str = ""
    coverage: str = ""  # in place of the line over all documents
    tabs: tuple[str, ...] = TABS
    delivery: Delivery = INSIDE


def page(
    tables: Mapping[str, Table],
    texts: Mapping[str, str],
    manifest: Mapping[str, Any],
    options: PageOptions = PageOptions(),  # a frozen value
) -> str:
    """The whole run as one HTML file; `texts` are raw texts by doc, of which only those a pair concerns are embedded.

    What the limits leave out is counted and said on the first tab and under 方法.
    """
    html, _ = split_page(tables, texts, manifest, replace(options, delivery=INSIDE))
    return html


def split_page(
    tables: Mapping[str, Table], texts: Mapping[str, str], manifest: Mapping[str, Any], options: PageOptions
) -> tuple[str, dict[str, str]]:
    """The page and the files of data it fetches by name, each a script; none where the delivery is inside."""
    lang = options.lang
    limits = ROOMY if options.delivery.prefix else options.limits
    if options.texts:
        limits = replace(limits, text_chars=sum(map(len, texts.values())))
    limited = (limits, Account())
    shared = overlap(tables, *limited, lang)
    found = sources(tables, texts)
    others = sorted(texts) if options.texts else ()
    embedded = embeddable(shared["chosen"], found, others, *limited)
    context = _context(tables, manifest, limited, lang)
    context |= {"overlap": shared, "cut": options.cut, "tabs": options.tabs}
    if options.coverage:
        context["coverage"] = options.coverage
    parts = _parts(tables, (found, embedded), (shared["chosen"], context["totals"]), limited, options)
    context["data"], files = delivered(parts, options.delivery)
    context |= {"left_out": limited[1].lines(lang), "search_note": text_note(tables, embedded, lang)}
    return rendered("page.html", lang, context, options.delivery), files


def _context(
    tables: Mapping[str, Table], manifest: Mapping[str, Any], limited: tuple[Limits, Account], lang: str
) -> dict[str, Any]:
    """What the templates show."""
    return {
        "overview": overview(tables, *limited, lang),
        "timeline": timeline(tables, *limited, lang),
        "heat_maps": heat_maps(tables.get("theme_years"), lang),
        "multiples": multiples(tables, *limited, lang),
        "changes": changes(tables.get("theme_changes"), *limited, lang),
        "phrase_groups": phrase_groups(tables.get("phrases"), *limited, lang),
        "months": months(tables.get("activities"), lang),
        "rejected": rejected_note(tables.get("activities"), lang),
        "totals": totals(tables, *limited, lang),
        "plans": plans(tables.get("activities"), *limited, lang),
        "checks": check_rows(tables, *limited, lang),
        "record": record_lines(manifest, lang),
        "claims": [say(f"claim_{claim}", lang) for claim in CLAIMS],
        "coverage": coverage_line(tables.get("documents"), lang),
    }


def _parts(
    tables: Mapping[str, Table],
    held: tuple[Sources, Sequence[str]],
    shown: tuple[Sequence[Mapping[str, Any]], Sequence[Mapping[str, Any]]],
    limited: tuple[Limits, Account],
    options: PageOptions,
) -> list[Part]:
    """The data the scripts of the page read: pairs and texts, activities, sentences, numbers of the pictures.

    `shown` are the pairs chosen for the side-by-side view, and the lines of the table of stated figures.
    """
    (found, embedded), (chosen, stated), (limits, account), lang = held, shown, limited, options.lang
    activities = kept_activities(tables, limits, account)
    sentences = cited_sentences(tables, activities, limits, account)
    # a sentence is cut out of its report's text where that is at hand; in a file of its own it is not
    at_hand = () if options.delivery.prefix else embedded
    return [
        *word_parts(lang),
        *comparison_parts(chosen, found, embedded, limited, lang),
        Part("text-index", text_index(tables, embedded, lang)),
        Part("activities-data", activity_payload(activities, sentences, found.texts, lang), late=True),
        Part("sentences", sentence_payload(tables, sentences, at_hand), late=True),
        Part("heat", [heat["data"] for heat in heat_maps(tables.get("theme_years"), lang)]),
        *chart_parts(tables, stated, limits.families, lang),
    ]


def comparison_page(
    a: Side,
    b: Side,
    matches: Sequence[Match],
    *,
    pair: Mapping[str, Any] | None = None,
    lang: str = "zh",
    delivery: Delivery = INSIDE,
) -> str:
    """Two reports side by side as one HTML file.

    `a` and `b` hold the records of table documents and the raw texts, `matches` the records of table matches between
    them, `pair` their record of table pairs where there is one.
    """
    view = pair_view(_pair(a, b, matches, pair), 0, lang)
    data, _ = delivered([*word_parts(lang), *single_parts(a, b, matches, view)], INSIDE)
    return rendered("comparison.html", lang, {"data": data, "has_pair": pair is not None}, delivery)


def _pair(a: Side, b: Side, matches: Sequence[Match], pair: Mapping[str, Any] | None) -> dict[str, Any]:
    """The record of the pair; without one, what the two documents tell by themselves."""
    record: dict[str, Any] = dict.fromkeys(schema("pairs").names)
    record |= {"relation": "partial", "direction": "unknown", "direction_grade": "unknown", "n_matches": len(matches)}
    for side, entry in (("a", a.record), ("b", b.record)):
        record |= {f"doc_{side}": entry["doc"]}
        record |= {f"{name}_{side}": entry.get(name) for name in ("title", "unit", "year")}
    return record | dict(pair or {})
