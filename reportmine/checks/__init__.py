"""Reports against calendar and arithmetic, without a second source; the door is `check` and `checks_of`."""

from reportmine.checks.checking import check, checks_of

__all__ = ["check", "checks_of"]
