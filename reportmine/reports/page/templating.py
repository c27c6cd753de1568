"""The Jinja environment of all pages, and the words their scripts need."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from reportmine.findings import STATES
from reportmine.reports.columns import schema
from reportmine.reports.page.embedding import Delivery, Part
from reportmine.reports.wording import label, labels_of, missing, phrasebook, say

_FOR_SCRIPTS = (
    "compare_", "filter_", "show_more", "open_sentence", "sentence", "heat_", "legend_", "moved", "holders",
    "no_marks", "swap_", "leftovers", "standing", "sides", "side_", "close", "not_embedded", "passages",
    "no_passages", "overlap_of_", "activity_", "list_separator", "separator", "search_", "month", "picture_",
    "judge_", "type_none",
)  # fmt: skip
_LABELS = ("match_kind", "status", "role", "reported")
_DETAILS = ("time", "place", "organiser", "participants", "occurrences", "amount_yuan", "result", "role", "reported")


def rendered(name: str, lang: str, context: Mapping[str, Any], delivery: Delivery) -> str:
    """A page from its template; `say`, `heading` and `label` give the words of the language."""
    words = {"say": partial(_say, lang), "heading": partial(_heading, lang), "label": partial(_label, lang)}
    html_lang = "zh-CN" if lang == "zh" else "en"  # without the region some browsers take Japanese letter forms
    frame = {
        "lang": html_lang,
        "policy": delivery.policy,
        "prefix": delivery.prefix,
        "served": delivery.served,
        "linked": delivery.served or delivery.linked,
    }
    return _environment().get_template(name).render({**context, **words, **frame})


def word_parts(lang: str) -> list[Part]:
    """Sentences with blanks and words for codes, for the scripts of a page."""
    labels: dict[str, Any] = {name: labels_of(name, lang) for name in _LABELS}
    labels["null"] = {name: missing(name, lang) for name in ("year", "unit", "fact")}
    labels["odd"] = label("idiomatic", False, lang)
    labels["activity"] = {name: schema("activities").column(name).heading(lang) for name in _DETAILS}
    labels["sides"] = {side: say(f"side_{side}") for side in ("a", "b")}  # as the tables write them
    labels |= {"states": list(STATES), "kinds": [label("kind", kind, lang) for kind in labels_of("kind", lang)]}
    return [Part("say", phrasebook(_FOR_SCRIPTS, lang)), Part("labels", labels)]


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
