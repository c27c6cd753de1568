"""What was handed in and what of it was compared: the first line of every face."""

from __future__ import annotations

from typing import Any

from reportmine.reports.table import Table
from reportmine.reports.wording import label, labels_of, say

TEMPLATE, TEMPLATE_WARNING = "template", "上级文件："


def coverage_line(documents: Table | None, lang: str = "zh") -> str:
    """收到 / 已比对 / 未比对, with the reasons and their numbers."""
    counts = state_counts(documents)
    received, compared = sum(counts.values()), counts.get("read", 0)
    line = say("coverage", lang, received=received, compared=compared, left=received - compared)
    reasons = [
        say("coverage_reason", lang, label=label("state", state, lang), n=n)
        for state, n in counts.items()
        if state != "read"
    ]
    if not reasons:
        return line
    return line + say("coverage_reasons", lang, reasons=say("list_separator", lang).join(reasons))


def state_counts(documents: Table | None) -> dict[str, int]:
    """How many documents are in each state, in the order of the contract; states that do not occur are left out."""
    states = [state_of(record) for record in documents.records()] if documents else []
    order = [*labels_of("state", "zh"), *sorted(set(states))]
    return {state: states.count(state) for state in order if state in states}


def state_of(record: dict[str, Any]) -> str:
    """The state of the contract; a template (上级文件) was read and is told apart by its warning."""
    lent = any(str(warning).startswith(TEMPLATE_WARNING) for warning in record["warnings"] or ())
    return TEMPLATE if lent and record["state"] == "read" else str(record["state"])


def not_compared(documents: Table | None) -> list[dict[str, Any]]:
    """The documents that were not compared, with state and error."""
    return [record for record in documents.records() if record["state"] != "read"] if documents else []


def not_compared_lines(documents: Table | None, lang: str = "zh", limit: int = 20) -> list[str]:
    """One line a document that was not compared; those beyond `limit` are counted in the last line."""
    left = not_compared(documents)
    lines = [
        say(
            "not_compared",
            lang,
            doc=record["doc"],
            state=label("state", record["state"], lang),
            error=record["error"] or "",
        )
        for record in left[:limit]
    ]
    if len(left) > limit:
        lines.append(say("more_items", lang, n=len(left) - limit))
    return lines
