"""Activities and stated figures of a report; the door is `extract`, which gives an `Extracted`."""

from __future__ import annotations

from reportmine.activities.extraction import Extracted, extract

__all__ = ["Extracted", "extract"]
