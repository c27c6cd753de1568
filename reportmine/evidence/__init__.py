"""Evidence: what findings of reuse mean.

The door is `order_of`, `with_scars`, `scars`, `context_of`, `is_same_report` and `standings`.
"""

from reportmine.evidence.contexts import context_of, is_same_report
from reportmine.evidence.order import order_of, with_scars
from reportmine.evidence.scars import scars
from reportmine.evidence.standing import Standing, standings

__all__ = ["Standing", "context_of", "is_same_report", "order_of", "scars", "standings", "with_scars"]
