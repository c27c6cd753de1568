"""What can be said of a difference between two groups, and what cannot."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportmine.reports.cells import points
from reportmine.reports.columns import schema
from reportmine.reports.page.limits import Account, Limits
from reportmine.reports.table import Table
from reportmine.reports.wording import label, missing, say


def changes(theme_changes: Table | None, limits: Limits, account: Account, lang: str) -> list[dict[str, str]]:
    """The comparisons in words, those with a visible difference first, the largest before the smaller."""
    records: list[dict[str, Any]] = list(theme_changes.records()) if theme_changes else []
    records.sort(key=lambda record: (_rank(record), -abs(record["difference"] or 0), record["theme"]))
    return [_told(record, lang) for record in account.take("changes", records, limits.changes)]


def verdict(record: Mapping[str, Any], lang: str = "zh") -> str:
    """相差 … (95% 误差范围), 看不出变化, or 样本太少: never more than the interval allows.

    >>> verdict({"comparable": False, "reason": ""})
    '样本太少，不作判断'
    """
    if _rank(record) == 2:
        reason = record["reason"] or ""
        return say("change_few", lang) + (say("separator", lang) + reason if reason else "")
    if _rank(record) == 0:
        low, high = points(record["ci_low"]), points(record["ci_high"])
        return say("change_points", lang, value=points(record["difference"]), low=low, high=high)
    smallest = record["smallest_visible_change"]
    if smallest is None:
        return say("change_hidden_plain", lang)
    return say("change_hidden", lang, value=f"{smallest * 100:.1f}")


def _rank(record: Mapping[str, Any]) -> int:
    """0 a visible difference, 1 none visible, 2 too few texts to compare."""
    low, high = record.get("ci_low"), record.get("ci_high")
    if not record["comparable"] or low is None or high is None:
        return 2
    return 0 if low > 0 or high < 0 else 1


def _told(record: Mapping[str, Any], lang: str) -> dict[str, str]:
    names = [str(record[f"group_{side}"] or missing("year", lang)) for side in ("a", "b")]
    return {
        "theme": str(record["theme"]),
        "groups": " → ".join(names),
        "status": label("theme_status", record["status"], lang),
        "kind": str(record["kind"] or ""),
        "n": f"{record['n_a']} / {record['n_b']}",
        "design": label("design", record["design"], lang) if record["design"] else "",
        "verdict": verdict(record, lang),
        "seen": "" if _rank(record) else "seen",
        "title": f"{schema('theme_changes').column('n_units_both').heading(lang)} {record['n_units_both']}",
    }
