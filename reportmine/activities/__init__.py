"""Activities and stated figures of a report; the door is `extract`, which gives an `Extracted`.

Over several reports: `event_ids`, `edition_lines`, `reported` and `totals`.
"""

from __future__ import annotations

from reportmine.activities.events import Told, edition_lines, event_ids, reported
from reportmine.activities.extraction import Extracted, extract
from reportmine.activities.totals import Counted, totals

__all__ = ["Counted", "Extracted", "Told", "edition_lines", "event_ids", "extract", "reported", "totals"]
