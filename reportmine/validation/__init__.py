"""Hand-coded samples: drawing them, and what they say of the results; `draw`, `scores`."""

from __future__ import annotations

from reportmine.validation.sampling import Item, draw
from reportmine.validation.scoring import Coded, scores

__all__ = ["Coded", "Item", "draw", "scores"]
