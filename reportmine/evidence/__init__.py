"""Evidence: what findings of reuse mean; the door is `order_of`, `context_of`, `is_same_report` and `standings`."""

from reportmine.evidence.contexts import context_of, is_same_report
from reportmine.evidence.order import order_of
from reportmine.evidence.standing import Standing, standings

__all__ = ["Standing", "context_of", "is_same_report", "order_of", "standings"]
