"""How much one page carries, and an account of what it leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from reportmine.reports.wording import say

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Limits:
    """The most a page embeds; chosen so that a page of 1,000 reports stays near 10 MB and opens at once."""

    documents: int = 1500
    ranked: int = 300
    pairs: int = 300  # with context none, and again as many with a known context
    matches: int = 4000
    text_chars: int = 1_200_000  # of full texts for the side-by-side view, together
    families: int = 12  # more lines on one time line cannot be told apart
    circulating: int = 50  # circulating passages
    swaps: int = 300
    activities: int = 4000
    sentences: int = 8000
    themes: int = 24  # small charts
    changes: int = 200
    phrases: int = 30  # a group
    checks: int = 200
    totals: int = 300  # lines of the table of stated figures
    plans: int = 200  # units whose plans are held against their reports


ROOMY = Limits(
    documents=5000, ranked=1000, pairs=2000, matches=40_000, text_chars=40_000_000, activities=60_000, sentences=120_000
)  # for a page whose data lie in files of their own and are fetched when asked for


@dataclass(frozen=True, slots=True)
class Account:
    """What was left out so far: of what, how many there are, how many are in the page."""

    entries: list[tuple[str, int, int]] = field(default_factory=list)

    def take(self, what: str, items: Sequence[Item], limit: int) -> Sequence[Item]:
        """The first `limit` items; the rest is entered in the account.

        >>> account = Account()
        >>> account.take("pairs", [1, 2, 3], 2), account.entries
        ([1, 2], [('pairs', 3, 2)])
        """
        self.enter(what, len(items), min(len(items), limit))
        return items[:limit]

    def enter(self, what: str, total: int, kept: int) -> None:
        """Enters a number of items of which only `kept` are in the page."""
        if kept < total:
            self.entries.append((what, total, kept))

    def lines(self, lang: str) -> list[str]:
        """The account in words, one line an entry."""
        return [
            say(
                "left_out_item",
                lang,
                what=say(f"what_{what}", lang),
                total=f"{total:,}",
                kept=f"{kept:,}",
                left=f"{total - kept:,}",
            )
            for what, total, kept in self.entries
        ]
